package io.github.fcmaven.coldstart.archive;

/**
 * Runs in the JVM of an application with its archive: a class that comes from it and does not know its jar any more
 * (JDK-8376576) is a broken one.
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
