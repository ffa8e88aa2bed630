package io.github.fcmaven.platform;

/**
 * The platform's numbers that more than one place needs. Source: its pages of limits and of instance specifications.
 */
public final class Limits {

    private static final long MEGABYTE = 1024L * 1024;

    /** Bytes of zip in the regions that take the most; {@link Region} says which. */
    public static final long LARGEST_ZIP = 500 * MEGABYTE;

    /** An upload in the request itself is base64, and 100 MB at most: so many bytes of zip. */
    public static final long ZIP_IN_A_REQUEST = 74 * MEGABYTE;

    /** The pages contradict each other; below this many bytes unpacked, none speaks against a package. */
    public static final long UNPACKED = 500 * MEGABYTE;

    /** Bytes of all names and values of environment variables together. */
    public static final int ENVIRONMENT = 4096;

    /** Layers of a function. */
    public static final int LAYERS = 5;

    /** Megabytes of memory, in steps of {@link #MEMORY_STEP}. */
    public static final int LEAST_MEMORY = 128;

    /** Megabytes of memory, in steps of {@link #MEMORY_STEP}. */
    public static final int MOST_MEMORY = 32768;

    /** Megabytes of memory. */
    public static final int MEMORY_STEP = 64;

    /** Virtual processors of an instance. */
    public static final int MOST_CPU = 16;

    /** Seconds that a request may run. */
    public static final int TIMEOUT = 86400;

    /** Requests that an instance takes at once. */
    public static final int CONCURRENCY = 200;

    /** Seconds until the server accepts connections. */
    public static final int STARTUP = 120;

    /** Seconds of {@code POST /initialize}. */
    public static final int INITIALIZER = 300;

    /** Seconds of {@code GET /pre-stop}. */
    public static final int PRE_STOP = 90;

    private Limits() {}
}
