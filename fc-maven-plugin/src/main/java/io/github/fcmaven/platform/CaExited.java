package io.github.fcmaven.platform;

/**
 * The platform's answer {@code CAExited}, where a function's process ended by itself: the exit code, and the words of
 * the error of that number. What the log has besides may follow. All are constants of the compiler: who uses one does
 * not load this class. Source: the troubleshooting page.
 */
public final class CaExited {

    /** With any code. */
    public static final String ANY = "CAExited: Function instance exited unexpectedly";

    /** The program itself ended with 1. */
    public static final String CODE_1 = ANY + "(code 1)";

    /** The same with the words of that number, as Java and most interpreters bring it. */
    public static final String NOT_PERMITTED = ANY + "(code 1, message:operation not permitted)";

    /** What is to be run is not there, or Python knows no such option. */
    public static final String NO_SUCH_FILE = ANY + "(code 2, message:no such file or directory)";

    /** The kernel executes no such file. */
    public static final String EXEC_FORMAT = ANY + "(code 8, message:exec format error)";

    /** Node.js knows no such option. */
    public static final String BAD_DESCRIPTOR = ANY + "(code 9, message:bad file descriptor)";

    /** {@code env} knows no such option. */
    public static final String CODE_125 = ANY + "(code 125)";

    /** A shell, or {@code env}, may not execute that program. */
    public static final String CODE_126 = ANY + "(code 126)";

    /** A shell, {@code env} or the loader finds no such program or library. */
    public static final String KEY_EXPIRED = ANY + "(code 127, message:key has expired)";

    /** The platform ended it, because it needed more than its memory. */
    public static final String KILLED = ANY + "(code 137)";

    /** PHP met a fatal error. */
    public static final String CODE_255 = ANY + "(code 255)";

    private CaExited() {}
}
