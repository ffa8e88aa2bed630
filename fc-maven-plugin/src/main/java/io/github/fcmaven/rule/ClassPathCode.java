package io.github.fcmaven.rule;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The byte code of a start from the class path. The program's own is the element that holds the started class, and
 * every folder of classes; other jars are what it brings along.
 */
final class ClassPathCode {

    private static final String LAUNCHERS = "org/springframework/boot/loader/";

    private final RuleContext context;
    private final String main;
    private final ByteCode.Reader reader;
    private final Set<CodePath> looked = new LinkedHashSet<>();
    private boolean found;

    private ClassPathCode(RuleContext context, String main) {
        this.context = context;
        this.main = main;
        this.reader = new ByteCode.Reader(context.packed().servers().libraries());
    }

    /** What a class and the class path around it need; empty where the package does not hold that class. */
    static Optional<ByteCode> of(RuleContext context, JavaCommand java) {
        String main =
                Jar.fileOf(java.mainClass().or(java::moduleClass).orElse("").replace('/', '.'));
        ClassPathCode code = new ClassPathCode(context, main);
        java.classPath(context.function().environment()).forEach(code::element);
        java.modulePath().forEach(code::modules);
        return code.found ? Optional.of(code.reader.read()) : Optional.empty();
    }

    private void element(String element) {
        if (element.endsWith("*")) {
            String folder = folder(element.substring(0, element.length() - 1));
            entries()
                    .filter(path -> path.matches(".*\\.(?:jar|JAR)")
                            && path.startsWith(folder)
                            && path.indexOf('/', folder.length()) < 0)
                    .toList()
                    .forEach(this::jar);
        } else if (isFile(element)) {
            context.inCode(element).map(CodePath::value).ifPresent(this::jar);
        } else {
            classes(folder(element));
        }
    }

    /** A file of the class path is a jar, whatever its name is. */
    private boolean isFile(String element) {
        return context.inCode(element).flatMap(context.function()::entry).isPresent();
    }

    /** A folder of the module path is one of jars, or of a module's own classes. */
    private void modules(String element) {
        element(element);
        if (!element.endsWith(".jar")) {
            element(element + "/*");
        }
    }

    /** Spring Boot's launcher looks for the program in folders of its own. */
    private void classes(String folder) {
        boolean launcher = main.startsWith(LAUNCHERS)
                && context.inCode(folder + main)
                        .flatMap(context.function()::entry)
                        .isPresent();
        if (launcher) {
            found = true;
            own(folder + "BOOT-INF/classes/");
            entries()
                    .filter(path -> path.startsWith(folder) && Jar.isBootLibrary(path.substring(folder.length())))
                    .toList()
                    .forEach(this::jar);
        } else {
            own(folder);
        }
    }

    private void own(String folder) {
        Map<String, Content> classes = new LinkedHashMap<>();
        context.function().entries().forEach((path, entry) -> {
            if (path.value().startsWith(folder) && path.value().endsWith(".class")) {
                classes.put(path.value().substring(folder.length()), entry.content());
            }
        });
        found = found || classes.containsKey(main);
        reader.loose(folder.isEmpty() ? CodePath.ROOT : folder, classes);
    }

    private void jar(String path) {
        Optional<Entry> entry = CodePath.find(path).flatMap(context.function()::entry);
        if (entry.isEmpty() || !looked.add(entry.get().path())) {
            return;
        }
        Optional<Jar> jar = context.jar(entry.get().path());
        if (jar.filter(one -> one.names().contains(main)).isPresent() && !found) {
            found = true;
            own(jar.get());
        } else {
            reader.dependency(path, entry.get().content());
        }
        jar.stream().flatMap(one -> one.neighbours().stream()).forEach(neighbour -> {
            neighbour.file().map(CodePath::value).ifPresent(this::jar);
            neighbour.folder().ifPresent(this::own);
        });
    }

    private void own(Jar jar) {
        if (main.startsWith(LAUNCHERS)) {
            reader.own(jar.name(), jar.content(), name -> true).nested(jar.name(), jar.content(), Jar::isBootLibrary);
            return;
        }
        String packages = main.substring(0, main.lastIndexOf('/') + 1);
        Predicate<String> own = name -> !jar.isShaded() || name.startsWith(packages);
        reader.own(jar.name(), jar.content(), own);
    }

    /** A folder of the package, as its paths begin. */
    private String folder(String element) {
        return context.inCode(element.isEmpty() ? "." : element)
                .map(path -> path + "/")
                .orElse(isRoot(element) ? "" : element + "/");
    }

    private static boolean isRoot(String element) {
        return element.matches("(?:" + CodePath.ROOT + ")?[./]*");
    }

    private Stream<String> entries() {
        return context.function().entries().keySet().stream().map(CodePath::value);
    }
}
