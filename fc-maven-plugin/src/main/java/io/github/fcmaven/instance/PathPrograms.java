package io.github.fcmaven.instance;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a function finds first on its {@code PATH}. This machine may have a Java or an interpreter in a system folder
 * that the function's runtime does not have, or another than the one that stands in for it.
 */
final class PathPrograms {

    /**
     * Comes before the folders that the runtime has too: this machine may have the program there, and the runtime does
     * not.
     */
    private static final String ABSENT = """
            #!/bin/sh
            IFS=:
            for folder in $PATH; do
                case $folder in
                    "${0%/NAME}"|/bin|/sbin|/usr/bin|/usr/sbin|/usr/local/bin|/usr/local/sbin) ;;
                    *) if [ -x "$folder/NAME" ]; then exec "$folder/NAME" "$@"; fi ;;
                esac
            done
            echo "NAME: command not found" >&2
            exit 127
            """;

    private final FunctionPackage function;
    private final PathMapping places;
    private final LocalInterpreters interpreters;
    private final Path bin;
    private final String path;
    private boolean filled;

    private PathPrograms(
            FunctionPackage function, PathMapping places, LocalInterpreters interpreters, Path bin, String path) {
        this.function = function;
        this.places = places;
        this.interpreters = interpreters;
        this.bin = bin;
        this.path = path;
    }

    /**
     * Fills a folder, and returns what comes before the function's own {@code PATH}: that folder and a colon, or
     * nothing.
     */
    static String put(
            FunctionPackage function,
            PathMapping places,
            LocalInterpreters interpreters,
            InstanceFolder folder,
            String path) {
        PathPrograms programs = new PathPrograms(function, places, interpreters, folder.bin(), path);
        programs.put();
        return programs.filled ? folder.bin() + ":" : "";
    }

    private void put() {
        if (!ExecutableResolver.imageJava(function, path) && !isBrought("java")) {
            absent("java");
        }
        filled |= !isBrought("sh") && PlatformShell.put(bin);
        for (Language language : Language.values()) {
            for (String name : names(language)) {
                if (!isBrought(name)) {
                    put(language, name);
                }
            }
        }
    }

    /** The names by which a start may call the interpreters of a language. */
    private Set<String> names(Language language) {
        Set<String> names = new LinkedHashSet<>(language.programs());
        Interpreter.ofImage(language, function.runtime()).forEach(one -> names.addAll(one.names()));
        return names;
    }

    private void put(Language language, String name) {
        boolean image = Interpreter.ofImage(language, function.runtime()).stream()
                .anyMatch(one -> one.home().isEmpty() && one.names().contains(name));
        Optional<LocalInterpreter> local =
                Optional.ofNullable(interpreters.local().get(language));
        if (!image) {
            absent(name);
        } else {
            local.ifPresent(found -> {
                LocalInterpreters.link(bin, List.of(name), found);
                filled = true;
            });
        }
    }

    /** Whether a folder of the PATH has it that comes from a layer or the package. */
    private boolean isBrought(String name) {
        return Arrays.stream(path.split(":"))
                .anyMatch(element -> places.program(element, name).isPresent());
    }

    private void absent(String name) {
        try {
            Path script = Files.writeString(bin.resolve(name), ABSENT.replace("NAME", name));
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            filled = true;
        } catch (UnsupportedOperationException e) {
            // A system without such permissions has no such folders either.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
