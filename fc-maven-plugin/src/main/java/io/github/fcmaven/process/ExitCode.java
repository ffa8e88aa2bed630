package io.github.fcmaven.process;

import java.util.Map;

/**
 * The exit code of a process. For a process that a signal ended, Java, a shell and a JVM that was asked to end all give
 * 128 and the number of the signal.
 *
 * @param code from 0 to 255
 */
record ExitCode(int code) {

    /**
     * Greater numbers are real-time signals, which nobody uses to end a process: a greater code is the program's own.
     */
    private static final int LAST_SIGNAL = 31;

    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP",
            2, "SIGINT",
            3, "SIGQUIT",
            4, "SIGILL",
            6, "SIGABRT",
            9, "SIGKILL",
            11, "SIGSEGV",
            13, "SIGPIPE",
            15, "SIGTERM");

    /** What it means, in words that follow the name of the process. */
    String inWords() {
        int signal = code - 128;
        if (signal > 0 && signal <= LAST_SIGNAL) {
            String why =
                    switch (signal) {
                        case 9 -> ", usually because it needs more memory";
                        case 6 -> ", as a program ends that finds a fatal error in itself";
                        default -> "";
                    };
            return "exited with code " + code + " (128 + " + signal + ": ended by "
                    + SIGNALS.getOrDefault(signal, "signal " + signal) + ")" + why;
        }
        return "exited with code " + code
                + switch (code) {
                    case 0 -> ": its main program returned, called exit, or went into the background";
                    case 126 -> ": a program it names cannot be executed";
                    case 127 -> ": a program or library it names was not found";
                    default -> "";
                };
    }
}
