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

    /** What Windows executes where PATHEXT is not set. */
    private static final String WINDOWS = ".COM;.EXE;.BAT;.CMD";

    /** The program of that name on the build's PATH, or where systems keep theirs. */
    public static Optional<Path> find(String name) {
        String path = Objects.toString(System.getenv("PATH"), "")
                + File.pathSeparator
                + SYSTEM.replace(":", File.pathSeparator);
        String extensions = File.pathSeparatorChar == ';' ? Objects.toString(System.getenv("PATHEXT"), WINDOWS) : null;
        return in(folders(path, File.pathSeparator), names(name, extensions));
    }

    /** The folders of a PATH; Windows puts one with a semicolon, or with spaces, into quotes. */
    static String[] folders(String path, String separator) {
        return (separator.equals(";") ? path.replace("\"", "") : path).split(Pattern.quote(separator));
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
        if (extensions == null) {
            return List.of(name);
        }
        List<String> all = Arrays.stream(extensions.toLowerCase(Locale.ROOT).split(";"))
                .map(String::strip)
                .filter(extension -> !extension.isEmpty())
                .toList();
        // python3.12 has a dot and no extension
        return all.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)
                ? List.of(name)
                : all.stream().map(name::concat).toList();
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
