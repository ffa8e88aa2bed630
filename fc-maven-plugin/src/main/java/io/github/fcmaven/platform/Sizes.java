package io.github.fcmaven.platform;

import java.util.Locale;

/** Sizes as people read them. One MB is 1024 x 1024 bytes, as the platform counts its limits. */
public final class Sizes {

    private static final double KILOBYTE = 1024;
    private static final double MEGABYTE = 1024 * KILOBYTE;

    private Sizes() {}

    /** Bytes in the unit that suits them, such as {@code 18.9 MB}. */
    public static String readable(long bytes) {
        if (bytes < KILOBYTE) {
            return bytes + " bytes";
        }
        return bytes < MEGABYTE
                ? String.format(Locale.ROOT, "%.1f KB", bytes / KILOBYTE)
                : String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    /** A limit of the platform, which is whole megabytes: {@code 74 MB}. */
    public static String limit(long bytes) {
        return Math.round(bytes / MEGABYTE) + " MB";
    }
}
