package io.github.fcmaven.benchmarks;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.zip.DraftZip;
import io.github.fcmaven.zip.FunctionZip;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** A fresh JVM that writes one zip: the zip, then the files. It prints the milliseconds of the writing alone. */
final class WriteZip {

    private WriteZip() {}

    public static void main(String[] args) {
        SortedMap<CodePath, Entry> entries = new TreeMap<>();
        for (int i = 1; i < args.length; i++) {
            Path file = Path.of(args[i]);
            CodePath path = CodePath.of(file.getFileName().toString());
            entries.put(path, new Entry(path, Content.of(file), FileMode.READABLE));
        }
        long start = System.nanoTime();
        write(entries, Path.of(args[0]));
        System.out.println("millis " + (System.nanoTime() - start) / 1_000_000);
    }

    /** As a build does: a draft, which is written. */
    static void write(SortedMap<CodePath, Entry> entries, Path zip) {
        try (DraftZip draft = FunctionZip.draft(entries, zip, Instant.parse("1980-02-01T00:00:00Z"))) {
            draft.write();
        }
    }
}
