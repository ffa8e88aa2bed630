package io.github.fcmaven.report;

import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that {@code verify}, and a CI that collects reports, see whole or not at all. */
final class WholeFile {

    private WholeFile() {}

    static void write(Path file, String text) {
        Path folder = file.toAbsolutePath().getParent();
        Path whole = folder.resolve("." + file.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp");
        try {
            Files.createDirectories(folder);
            try {
                Files.write(whole, text.getBytes(StandardCharsets.UTF_8));
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException e) {
            throw FcProblem.local(
                    "cannot write " + file + ": " + e, "make the folder writable, or name another reportsDirectory", e);
        }
    }
}
