package io.github.fcmaven.platform;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The errors by which systems say that no room is left for a file. */
final class FullDisk {

    /** What to do, whatever was to be written. */
    static final String FIX = "make room there, or let the build write to another disk, and start it again";

    /** Linux and macOS, quotas, the limit of a file's size (ulimit -f), Windows. */
    private static final Pattern FULL = Pattern.compile(
            "No space left on device|Disk quota exceeded|File too large|There is not enough space on the disk");

    private static final int MOST_CAUSES = 5;

    private FullDisk() {}

    /** The system's own words, where an error or what caused it is one of these. */
    static Optional<String> in(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .filter(IOException.class::isInstance)
                .map(cause -> FULL.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }
}
