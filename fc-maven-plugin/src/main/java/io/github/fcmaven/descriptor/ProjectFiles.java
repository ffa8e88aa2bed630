package io.github.fcmaven.descriptor;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.yaml.JsYaml;
import io.github.fcmaven.yaml.YamlProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that a description may name: those of its project, and no other of the machine.
 *
 * <p>The project is the nearest folder above that holds {@code .git} or {@code .mvn}, else the highest one to which a
 * {@code pom.xml} in each folder leads, else the folder of the description itself.
 *
 * @param folder the description's own, from which its paths count
 * @param root the project's
 */
record ProjectFiles(Path folder, Path root) {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    /** Of what is left of a JSON text without its strings. */
    private static final Pattern JSON = Pattern.compile("(?:[\\s\\[\\]{}:,]|-?[0-9.eE+-]++|true|false|null)++");

    private static final Pattern NO_VALUE = Pattern.compile("[,:]\\s*+[,:}\\]]");

    static ProjectFiles of(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Optional<Path> marked = Stream.iterate(folder, above -> above != null, Path::getParent)
                .filter(above -> Files.exists(above.resolve(".git")) || Files.exists(above.resolve(".mvn")))
                .findFirst();
        return new ProjectFiles(folder, marked.orElseGet(() -> reactor(folder)));
    }

    private static Path reactor(Path folder) {
        Path root = folder;
        while (root.getParent() != null && Files.exists(root.getParent().resolve("pom.xml"))) {
            root = root.getParent();
        }
        return root;
    }

    /** The same project, seen from another description of it. */
    ProjectFiles from(Path file) {
        return new ProjectFiles(file.getParent(), root);
    }

    /** The path that a name means; empty where it is none of the project, also by a link. */
    Optional<Path> path(String name) {
        try {
            Path path = folder.resolve(name).normalize();
            Path real = Files.exists(path) ? path.toRealPath() : path;
            return real.startsWith(Files.exists(path) ? root.toRealPath() : root)
                    ? Optional.of(path)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The text of a file, as the deploy tool decodes it; empty where it is
     * not a file, or larger than any configuration.
     */
    static Optional<String> text(Path path) {
        try {
            return Files.isRegularFile(path) && Files.size(path) <= DescriptorFile.LARGEST
                    ? Optional.of(new String(BoundedInput.bytes(path, BoundedInput.TEXT), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * What a JSON text says. JSON is YAML but for the tabs that may indent it.
     *
     * @return empty where it is not JSON
     */
    static Optional<Object> json(String text) {
        String signs = STRING.matcher(text).replaceAll("0");
        if (!JSON.matcher(signs).matches() || NO_VALUE.matcher(signs).find()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JsYaml.read(text.replace('\t', ' ').getBytes(StandardCharsets.UTF_8))
                    .value());
        } catch (YamlProblem e) {
            return Optional.empty();
        }
    }
}
