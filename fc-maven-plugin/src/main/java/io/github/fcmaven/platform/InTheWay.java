package io.github.fcmaven.platform;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The file, or the link to nothing, that stands where a folder is needed. */
public final class InTheWay {

    private static final int MOST_CAUSES = 5;

    private InTheWay() {}

    /** What to do about it, where an error or what caused it is of this kind. */
    public static Optional<String> fix(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .filter(InTheWay::isOne)
                .map(cause -> Path.of(((FileSystemException) cause).getFile()))
                .flatMap(file -> nearest(file).stream())
                .map(path -> "remove or rename " + path
                        + (Files.exists(path) ? ", which is no folder" : ", a link that leads to nothing"))
                .findFirst();
    }

    /** The words are those of Linux and macOS. */
    private static boolean isOne(Throwable error) {
        return error instanceof FileAlreadyExistsException exists && exists.getFile() != null
                || error instanceof FileSystemException other
                        && other.getFile() != null
                        && "Not a directory".equals(other.getReason());
    }

    /** The path, or the nearest above it that there is, unless that is a folder. */
    private static Optional<Path> nearest(Path file) {
        return Stream.iterate(file, path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .filter(path -> !Files.isDirectory(path));
    }
}
