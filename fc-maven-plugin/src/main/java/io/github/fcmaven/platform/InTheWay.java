package io.github.fcmaven.platform;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The file, or the link to nothing, that stands where a folder is needed for what is written. */
public final class InTheWay {

    private static final int MOST_CAUSES = 5;

    private InTheWay() {}

    /**
     * What to do so that a file can be written or a folder be made: for those that are only read it is no advice.
     *
     * @param error why it could not
     * @param otherwise what to do where nothing is in the way
     */
    public static String fix(Throwable error, String otherwise) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .flatMap(cause -> of(cause).stream())
                .findFirst()
                .map(path -> "remove or rename " + path
                        + (Files.exists(path) ? ", which is no folder" : ", a link that leads to nothing"))
                .orElse(otherwise);
    }

    private static Optional<Path> of(Throwable error) {
        if (!(error instanceof FileSystemException files) || files.getFile() == null) {
            return Optional.empty();
        }
        try {
            Path file = Path.of(files.getFile());
            return nearest(error instanceof FileAlreadyExistsException ? file : file.getParent());
        } catch (InvalidPathException e) {
            return Optional.empty(); // under LC_ALL=C Java writes names that it does not read again
        }
    }

    /** The path, or the nearest above it that there is, unless that is a folder. */
    private static Optional<Path> nearest(Path file) {
        return Stream.iterate(file, Objects::nonNull, Path::getParent)
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .filter(path -> !Files.isDirectory(path));
    }
}
