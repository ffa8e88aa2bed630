package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;

/** A code package as a zip file: the same entries and the same time give the same bytes, wherever and by whomever it is written. */
public final class FunctionZip {

    private FunctionZip() {}

    /** Writes the entries to a file beside the target and moves it there when it is whole; a target with those bytes stays as it is. */
    public static WrittenZip write(SortedMap<CodePath, Entry> entries, Path target, Instant time) {
        throw new UnsupportedOperationException();
    }

    /** The entries of a zip, whose contents are read from it when they are opened. */
    public static SortedMap<CodePath, Entry> read(Path zip) {
        throw new UnsupportedOperationException();
    }

    /** What a zip that stands there is. */
    public static WrittenZip describe(Path zip) {
        throw new UnsupportedOperationException();
    }

    /** Unpacks a zip with its own modes into a folder, as the platform does; nothing is ever written outside the folder. */
    public static void extract(Path zip, Path directory) {
        throw new UnsupportedOperationException();
    }
}
