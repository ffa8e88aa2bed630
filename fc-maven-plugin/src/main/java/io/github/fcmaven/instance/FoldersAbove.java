package io.github.fcmaven.instance;

import io.github.fcmaven.platform.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What programs look for in every folder above their own. The platform has nothing above {@code /code}; here that is
 * the project, whose files are not shipped.
 */
final class FoldersAbove {

    /** Modules of Node.js; the variables that python-dotenv loads. */
    private static final Map<Language, String> LOOKED_FOR =
            Map.of(Language.NODE, "node_modules", Language.PYTHON, ".env");

    private FoldersAbove() {}

    /**
     * The first file or folder above the package that a program in one of the languages finds here, and not there.
     *
     * @param code the folder that stands for {@code /code}
     */
    static Optional<Path> with(Set<Language> languages, Path code) {
        return Stream.iterate(code.toAbsolutePath().getParent(), folder -> folder != null, Path::getParent)
                .flatMap(folder -> languages.stream().map(LOOKED_FOR::get).flatMap(name -> file(folder, name)))
                .findFirst();
    }

    /** What is looked for in the root of the file system, as a pattern of the shell. */
    static String inRoot() {
        return LOOKED_FOR.values().stream().map(name -> "/" + name).sorted().collect(Collectors.joining("|"));
    }

    private static Stream<Path> file(Path folder, String name) {
        return Stream.ofNullable(name).map(folder::resolve).filter(Files::exists);
    }
}
