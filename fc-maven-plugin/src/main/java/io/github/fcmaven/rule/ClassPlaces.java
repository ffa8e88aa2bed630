package io.github.fcmaven.rule;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.ClassFiles;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.jar.Neighbour;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where Java looks for a class, in its order: the jars and folders of a class path, and behind each jar what its
 * manifest names.
 */
final class ClassPlaces {

    private static final int MAX_CLASS = 1 << 18;
    private static final String BOOT = "-Xbootclasspath/a:";
    private static final Pattern JAR = Pattern.compile(".*\\.(?:jar|JAR)");

    private final RuleContext context;

    /** A jar by its path, empty where it cannot be read; a folder by how the paths below it begin. */
    private final Map<String, Optional<Jar>> elements = new LinkedHashMap<>();

    private boolean elsewhere;
    private boolean unfilled;

    private ClassPlaces(RuleContext context) {
        this.context = context;
    }

    /** @param elements of a class path, as the start has them */
    static ClassPlaces ofPath(RuleContext context, List<String> elements) {
        ClassPlaces all = new ClassPlaces(context);
        all.add(elements);
        return all;
    }

    /** The same, and what {@code -Xbootclasspath/a} and each agent add. */
    static ClassPlaces of(RuleContext context, List<String> elements) {
        ClassPlaces all = new ClassPlaces(context);
        List<String> options = context.javaOptions();
        for (String option : options) {
            if (option.startsWith(BOOT)) { // Java looks there first
                all.add(List.of(option.substring(BOOT.length()).split(":")));
            }
        }
        all.add(elements);
        all.add(JavaCommand.agents(options));
        return all;
    }

    /** Those of a start. */
    static ClassPlaces of(RuleContext context, JavaCommand java) {
        return of(context, java.classPath(context.started().environment()));
    }

    /** Each jar and folder once, where Java comes to it first; a jar is empty where it cannot be read. */
    void forEach(BiConsumer<String, Optional<Jar>> jar, Consumer<String> folder) {
        elements.forEach((path, content) -> {
            if (isFolder(path)) {
                folder.accept(path);
            } else {
                jar.accept(path, content);
            }
        });
    }

    /** A file of a class path is a jar, whatever its name is. */
    private static boolean isFolder(String path) {
        return path.isEmpty() || path.endsWith("/");
    }

    /** The first of its jars that is none, so that Java passes over it. */
    Optional<String> unreadable() {
        return elements.entrySet().stream()
                .filter(element ->
                        !isFolder(element.getKey()) && element.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The same, in words that follow what is not found. */
    String unreadableWords() {
        return unreadable()
                .map(path -> "; " + path + " cannot be read, and Java passes over it")
                .orElse("");
    }

    /** Whether something outside of the package may hold the class too. */
    boolean isElsewhere() {
        return elsewhere;
    }

    /** Whether one of its folders of jars has none: what is not resolved yet may come there. */
    boolean isUnfilled() {
        return unfilled;
    }

    /** Whether some Java comes to a class file there. */
    boolean hold(String classFile) {
        return jar(jar -> jar.has(classFile)).isPresent()
                || folders().anyMatch(folder -> file(folder + classFile).isPresent());
    }

    /** Whether they hold a class, and all that its start needs for certain. */
    boolean holdStartOf(String className) {
        return hold(Jar.fileOf(className.replace('/', '.')))
                && missingAtStart(className).isEmpty();
    }

    /** A class that the start of this one needs for certain, and that is not there. */
    Optional<String> missingAtStart(String className) {
        return new ClassFiles(this::bytes).missingAtStart(className, this::hold);
    }

    /** The first of the jars that is such a one. */
    Optional<Jar> jar(Predicate<Jar> wanted) {
        return elements.values().stream()
                .flatMap(Optional::stream)
                .filter(wanted)
                .findFirst();
    }

    /** The folder out of which Java takes a class file; empty where a jar before it has the file. */
    Optional<String> folder(String classFile) {
        return first(classFile).filter(ClassPlaces::isFolder);
    }

    /** The bytes of the class file that Java takes, outside of the versions of a multi-release jar. */
    Optional<byte[]> bytes(String classFile) {
        return first(classFile)
                .flatMap(path -> isFolder(path)
                        ? file(path + classFile).flatMap(ClassPlaces::bytes)
                        : elements.get(path).flatMap(jar -> new JarClasses(jar).bytes(classFile)));
    }

    /** The element that has the file first, outside of the versions of a multi-release jar. */
    Optional<String> first(String classFile) {
        for (var element : elements.entrySet()) {
            String path = element.getKey();
            Optional<Jar> jar = element.getValue();
            boolean has = isFolder(path)
                    ? file(path + classFile).isPresent()
                    : jar.isPresent() && jar.get().names().contains(classFile);
            if (has) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
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
        return folders()
                .flatMap(folder -> context.function().filesBelow(folder + packages))
                .map(context.function().entries()::get)
                .distinct()
                .toList();
    }

    private Stream<String> folders() {
        return elements.keySet().stream().filter(ClassPlaces::isFolder);
    }

    private void add(List<String> all) {
        for (String element : all) {
            element(element);
        }
    }

    private void element(String element) {
        boolean wildcard = element.endsWith("*");
        Optional<String> folder = CodePath.folderNamed(wildcard ? element.substring(0, element.length() - 1) : element);
        Optional<Entry> file = file(element);
        boolean made = !elsewhere
                && element.endsWith(".jar")
                && file.isEmpty()
                && MakingScript.making(context).isPresent();
        if (folder.isEmpty() || made) {
            elsewhere = true;
        } else if (wildcard) {
            jarsIn(folder.get());
        } else if (file.isPresent()) {
            jar(file.get().path());
        } else {
            classesIn(folder.get());
        }
    }

    /** Java takes the jars of a folder in no order that it promises. */
    private void jarsIn(String folder) {
        List<CodePath> all = context.function()
                .filesIn(folder)
                .filter(path -> JAR.matcher(path.value()).matches())
                .toList();
        unfilled |= all.isEmpty();
        all.forEach(this::jar);
    }

    private void classesIn(String folder) {
        elements.putIfAbsent(folder, Optional.empty());
    }

    private void jar(CodePath path) {
        if (context.function().entry(path).isEmpty() || elements.containsKey(path.value())) {
            return;
        }
        Optional<Jar> jar = context.jar(path);
        elements.put(path.value(), jar);
        for (Neighbour neighbour : jar.isPresent() ? jar.get().neighbours() : List.<Neighbour>of()) {
            neighbour.file().ifPresent(this::jar);
            neighbour.folder().ifPresent(this::classesIn);
        }
    }

    private Optional<Entry> file(String path) {
        return context.inCode(path).flatMap(context.function()::entry);
    }
}
