package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;

/** Writes zips as a build does: a draft, which is written. */
public final class Zips {

    private Zips() {}

    public static WrittenZip write(SortedMap<CodePath, Entry> entries, Path target, Instant time) {
        return write(entries, target, time, SizeLimit.PLATFORM);
    }

    static WrittenZip write(SortedMap<CodePath, Entry> entries, Path target, Instant time, SizeLimit limit) {
        try (DraftZip draft = FunctionZip.draft(entries, target, time, limit)) {
            return draft.write();
        }
    }
}
