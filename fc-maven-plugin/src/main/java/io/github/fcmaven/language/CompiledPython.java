package io.github.fcmaven.language;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A compiled file of Python, {@code .pyc}: its first two bytes say for which release it is. */
final class CompiledPython {

    /**
     * The first number of each release's development, by its minor version. Source: the list of magic numbers in
     * {@code importlib/_bootstrap_external.py} and {@code pycore_magic_number.h}.
     */
    private static final NavigableMap<Integer, Integer> FIRST =
            new TreeMap<>(Map.of(3390, 7, 3400, 8, 3420, 9, 3430, 10, 3450, 11, 3500, 12, 3550, 13, 3600, 14));

    private static final int KNOWN = 3650;

    private CompiledPython() {}

    /** Empty of what is no compiled file, or one of a release that is not listed. */
    static Optional<Release> release(byte[] content) {
        if (content.length < 4 || content[2] != '\r' || content[3] != '\n') {
            return Optional.empty();
        }
        int magic = content[0] & 0xff | (content[1] & 0xff) << 8;
        return Optional.ofNullable(FIRST.floorEntry(magic))
                .filter(entry -> magic < KNOWN)
                .map(entry -> new Release(3, entry.getValue()));
    }
}
