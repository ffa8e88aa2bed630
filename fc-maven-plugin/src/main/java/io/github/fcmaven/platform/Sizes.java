package io.github.fcmaven.platform;

import java.util.Locale;

/** Sizes as people read them. */
public final class Sizes {

    private Sizes() {}

    /** Bytes in the unit that suits them, decimal: the platform's limits are. */
    public static String readable(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
