package io.github.fcmaven.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The programs of this machine. */
public final class Programs {

    /** Where a program is looked for even if the PATH of the build does not name it. */
    private static final String SYSTEM = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private Programs() {}

    /** The program of that name on the build's PATH, or where systems keep theirs. */
    public static Optional<Path> find(String name) {
        String path = Objects.toString(System.getenv("PATH"), "")
                + File.pathSeparator
                + SYSTEM.replace(":", File.pathSeparator);
        return in(path.split(Pattern.quote(File.pathSeparator)), names(name, System.getenv("PATHEXT")));
    }

    /** The program of that name on a PATH, whose elements are separated by colons. */
    public static Optional<Path> on(String path, String name) {
        return in(path.split(":"), List.of(name));
    }

    /**
     * The names of the files that may be the program, the first one first.
     *
     * @param extensions those that Windows executes, such as {@code .COM;.EXE;.BAT;.CMD}: a file without one is a
     *     script of other systems there; null elsewhere
     */
    static List<String> names(String name, String extensions) {
        if (extensions == null || name.contains(".")) {
            return List.of(name);
        }
        return Arrays.stream(extensions.split(";"))
                .map(extension -> name + extension.toLowerCase(Locale.ROOT))
                .toList();
    }

    static Optional<Path> in(String[] folders, List<String> names) {
        return Arrays.stream(folders)
                .flatMap(folder -> names.stream().map(name -> below(folder, name)))
                .flatMap(Optional::stream)
                .filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file))
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
