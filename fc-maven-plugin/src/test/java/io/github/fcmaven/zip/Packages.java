package io.github.fcmaven.zip;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small packages for tests. */
final class Packages {

    private final SortedMap<CodePath, Entry> entries = new TreeMap<>();

    static Packages with(String path, String text) {
        return new Packages().and(path, text);
    }

    static Packages with(String path, Path file) {
        return new Packages().and(path, Content.of(file), FileMode.READABLE);
    }

    /** A script, a jar, texts in folders, a name beyond ASCII, an empty file. */
    static Packages ofEveryKind() {
        return with("application.yml", "server:\n  port: 9000\n".repeat(20))
                .and("bootstrap", Content.of("#!/bin/bash\nexec java -jar demo.jar\n"), FileMode.EXECUTABLE)
                .and("demo.jar", Content.of(jar(40_000)), FileMode.READABLE)
                .and("lib/a/deep.txt", "deep ".repeat(100))
                .and("lib-extra.txt", "between lib and lib/a by its bytes ".repeat(9))
                .and("größe/中文.txt", "text ".repeat(50))
                .and("empty", "");
    }

    Packages and(String path, String text) {
        return and(path, Content.of(text), FileMode.READABLE);
    }

    Packages and(String path, Content content, FileMode mode) {
        CodePath at = CodePath.of(path);
        entries.put(at, new Entry(at, content, mode));
        return this;
    }

    SortedMap<CodePath, Entry> entries() {
        return entries;
    }

    /** A jar whose one entry holds so many bytes that nothing can make smaller. */
    static byte[] jar(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(7).nextBytes(noise);
        var out = new ByteArrayOutputStream();
        try (var jar = new ZipOutputStream(out)) {
            ZipEntry entry = new ZipEntry("Demo.class");
            entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0)); // the same bytes at every hour and in every zone
            jar.putNextEntry(entry);
            jar.write(noise);
            jar.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
