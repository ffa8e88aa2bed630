package io.github.fcmaven.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The programs of this machine. */
public final class Programs {

    /** Where a program is looked for even if the PATH of the build does not name it. */
    private static final String SYSTEM = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Programs() {}

    /** The program of that name on the build's PATH, or where systems keep theirs. */
    public static Optional<Path> find(String name) {
        String path = Objects.toString(System.getenv("PATH"), "") + File.pathSeparator + SYSTEM;
        return on(path.replace(File.pathSeparator, ":"), name);
    }

    /** The program of that name on a PATH, whose elements are separated by colons. */
    public static Optional<Path> on(String path, String name) {
        return Arrays.stream(path.split(":"))
                .filter(element -> element.startsWith("/"))
                .map(element -> below(element, name))
                .flatMap(Optional::stream)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Optional<Path> below(String folder, String name) {
        try {
            return Optional.of(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
