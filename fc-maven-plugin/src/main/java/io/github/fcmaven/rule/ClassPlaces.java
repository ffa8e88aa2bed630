package io.github.fcmaven.rule;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where Java looks for a class: the elements of a class path, the jars and folders that the manifests
 * of these jars name, what {@code -Xbootclasspath/a} adds, and each agent.
 */
final class ClassPlaces {

    private static final int MAX_CLASS = 1 << 18;
    private static final String BOOT = "-Xbootclasspath/a:";

    private final RuleContext context;
    private final Map<CodePath, Jar> jars = new LinkedHashMap<>();
    private final List<String> folders = new ArrayList<>();
    private boolean elsewhere;
    private boolean unfilled;

    private ClassPlaces(RuleContext context) {
        this.context = context;
    }

    /** Those of a start. */
    static ClassPlaces of(RuleContext context, List<String> classPath) {
        ClassPlaces places = new ClassPlaces(context);
        classPath.forEach(places::element);
        List<String> options = context.javaOptions();
        options.stream()
                .filter(option -> option.startsWith(BOOT))
                .flatMap(option -> Stream.of(option.substring(BOOT.length()).split(":")))
                .forEach(places::element);
        JavaCommand.agents(options).forEach(places::element);
        return places;
    }

    /** Whether something outside of the package may hold the class too. */
    boolean isElsewhere() {
        return elsewhere;
    }

    /** Whether one of its folders of jars has none: what is not resolved yet may come there. */
    boolean isUnfilled() {
        return unfilled;
    }

    /** Whether a Java of that release comes to a class file there; 0 is one that nobody knows. */
    boolean hold(String classFile, int java) {
        return jar(jar -> jar.has(classFile, java)).isPresent()
                || folders.stream().anyMatch(folder -> isFile(folder + classFile));
    }

    /** The first of the jars that is such a one. */
    Optional<Jar> jar(Predicate<Jar> wanted) {
        return jars.values().stream().filter(wanted).findFirst();
    }

    /** The first of its folders that has a class file, where no jar has it. */
    Optional<String> folder(String classFile) {
        return jar(jar -> jar.names().contains(classFile)).isPresent()
                ? Optional.empty()
                : folders.stream().filter(folder -> isFile(folder + classFile)).findFirst();
    }

    /** The bytes of a class file there, outside of the versions of a multi-release jar. */
    Optional<byte[]> bytes(String classFile) {
        return jar(jar -> jar.names().contains(classFile))
                .map(jar -> new JarClasses(jar).bytes(classFile))
                .orElseGet(() -> folders.stream()
                        .flatMap(folder -> context.inCode(folder + classFile).stream())
                        .flatMap(path -> context.function().entry(path).stream())
                        .findFirst()
                        .flatMap(ClassPlaces::bytes));
    }

    private static Optional<byte[]> bytes(Entry entry) {
        try {
            return Optional.of(entry.content().head(MAX_CLASS));
        } catch (IOException e) {
            return Optional.empty(); // Java says what is wrong with it
        }
    }

    /** The files of its folders that are in a package, or below it. */
    List<Entry> filesBelow(String packages) {
        return folders.stream()
                .flatMap(folder -> context.function().entries().values().stream()
                        .filter(entry -> entry.path().value().startsWith(folder + packages)))
                .distinct()
                .toList();
    }

    private void element(String element) {
        if (element.startsWith("/") && !(element + "/").startsWith(CodePath.ROOT + "/")) {
            elsewhere = true;
        } else if (element.endsWith("*")) {
            String folder = below(element.substring(0, element.length() - 1));
            List<CodePath> all = context.function().entries().keySet().stream()
                    .filter(path -> path.value().matches(".*\\.(?:jar|JAR)")
                            && path.parent()
                                    .map(parent -> parent + "/")
                                    .orElse("")
                                    .equals(folder))
                    .toList();
            unfilled |= all.isEmpty();
            all.forEach(this::jar);
        } else if (isFile(element)) {
            context.inCode(element).ifPresent(this::jar);
        } else {
            folders.add(below(element));
        }
    }

    private void jar(CodePath path) {
        Optional<Jar> jar = jars.containsKey(path) ? Optional.empty() : context.jar(path);
        if (jar.isPresent()) {
            jars.put(path, jar.get());
            jar.get().neighbours().forEach(neighbour -> {
                neighbour.file().ifPresent(this::jar);
                neighbour.folder().ifPresent(folders::add);
            });
        }
    }

    private boolean isFile(String path) {
        return context.inCode(path).flatMap(context.function()::entry).isPresent();
    }

    /** A folder as the package's paths begin: nothing for the root, and for what is empty, which is the root too. */
    private static String below(String folder) {
        String path =
                (folder.isEmpty() ? "./" : folder + "/").replaceAll("/+", "/").replaceFirst("^/code/", "");
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        return path;
    }
}
