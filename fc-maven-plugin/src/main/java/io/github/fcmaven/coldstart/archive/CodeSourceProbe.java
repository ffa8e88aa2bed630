package io.github.fcmaven.coldstart.archive;

/**
 * Looks for broken classes in the JVM of an application: those that come from the archive and no longer know their jar
 * (JDK-8376576).
 */
final class CodeSourceProbe {

    /** The exit code where a class does not know where it comes from. */
    static final int NOWHERE = 3;

    private CodeSourceProbe() {}

    /** Arguments: the names of classes of the application. */
    public static void main(String[] names) {
        for (String name : names) {
            if (isNowhere(name)) {
                Runtime.getRuntime().halt(NOWHERE);
            }
        }
    }

    private static boolean isNowhere(String name) {
        try {
            Class<?> type = Class.forName(name, false, CodeSourceProbe.class.getClassLoader());
            return type.getClassLoader() != null && type.getProtectionDomain().getCodeSource() == null;
        } catch (ClassNotFoundException | LinkageError e) {
            return false; // made while the application ran
        }
    }
}
