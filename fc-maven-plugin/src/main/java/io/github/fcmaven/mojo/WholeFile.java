package io.github.fcmaven.mojo;

import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** A file that {@code verify}, the deploy tool and a CI that collects reports see whole or not at all. */
final class WholeFile {

    private WholeFile() {}

    /**
     * Writes the text in UTF-8, and says whether it had to: a file that has this text already is left as it is. Missing folders are made.
     *
     * @throws FcProblem where the file cannot be written
     */
    static boolean write(Path file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return false;
            }
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path whole = Files.write(folder.resolve("." + file.getFileName() + "." + unique()), bytes);
            try {
                Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
            return true;
        } catch (IOException e) {
            throw FcProblem.local(
                    "cannot write " + file + ": " + e,
                    "make the folder writable, or name another outputDirectory or reportsDirectory",
                    e);
        }
    }

    /** Not {@code createTempFile}: its files may be read by their owner only, whatever the umask says. */
    private static String unique() {
        return ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + ".tmp";
    }
}
