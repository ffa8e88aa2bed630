package io.github.fcmaven.payload;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is shipped whole. */
final class Folder {

    private Folder() {}

    /**
     * All files below a folder, by their paths from {@code base}, in the order of their paths.
     *
     * @throws FcProblem where one is not a plain file, cannot be read, or is a link that leaves {@code base}
     */
    static List<Entry> entries(Path base, Path folder) {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            Path real = base.toRealPath();
            return files.filter(file -> !Files.isDirectory(file))
                    .sorted()
                    .map(file -> entry(base, real, file))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw FcProblem.local(
                    folder + " cannot be read: " + e.getMessage(),
                    "make sure that all files below it can be read, and that no link leads in a circle",
                    e);
        }
    }

    private static Entry entry(Path base, Path real, Path file) {
        CodePath path = CodePath.of(base.relativize(file).toString().replace('\\', '/'));
        if (!Files.isRegularFile(file) || !isBelow(real, file)) {
            throw FcProblem.of(
                    Requirement.FC_ENTRY,
                    path + " is not a plain file below " + base,
                    "replace the link with the file that it leads to, and remove everything that is not a file");
        }
        return new Entry(path, Content.of(file), FileMode.READABLE);
    }

    private static boolean isBelow(Path real, Path file) {
        try {
            return file.toRealPath().startsWith(real);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
