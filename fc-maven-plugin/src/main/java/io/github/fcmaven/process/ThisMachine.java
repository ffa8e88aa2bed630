package io.github.fcmaven.process;

/** Which form of {@link Machine} the machine of this build has. */
public final class ThisMachine {

    /** The system property by which a build on Linux takes the portable form too. */
    public static final String PORTABLE = "fc.portable";

    private ThisMachine() {}

    /** Linux, or else the portable one. */
    public static Machine here() {
        return isLinux() ? LinuxMachine.LINUX : portable();
    }

    /** The form for any machine. */
    public static Machine portable() {
        return PortableMachine.JAVA;
    }

    /** Whether it is looked at as a Linux, whose {@code /proc} says more than Java does. */
    public static boolean isLinux() {
        return LinuxMachine.isHere() && !Boolean.getBoolean(PORTABLE);
    }

    /** Whether this is a Linux whose {@code /proc} is not mounted. */
    public static boolean lacksProc() {
        return !LinuxMachine.isHere() && "Linux".equals(System.getProperty("os.name"));
    }
}
