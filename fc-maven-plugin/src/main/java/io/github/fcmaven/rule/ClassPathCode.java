package io.github.fcmaven.rule;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.ByteCode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The byte code of a start from the class path. The program's own is the element that holds the started class, and
 * every folder of classes; other jars are what it brings along.
 */
final class ClassPathCode {

    private static final String LAUNCHERS = "org/springframework/boot/loader/";

    private final RuleContext context;
    private final String main;
    private final ByteCode.Reader reader;
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
        List<String> elements = new ArrayList<>(java.classPath(context.started().environment()));
        java.modulePath().forEach(element -> elements.addAll(modules(element)));
        code.elements(elements);
        return code.found ? Optional.of(code.reader.read()) : Optional.empty();
    }

    /** A folder of the module path is one of jars, or of a module's own classes. */
    private static List<String> modules(String element) {
        return element.endsWith(".jar") ? List.of(element) : List.of(element, element + "/*");
    }

    private void elements(List<String> all) {
        ClassPlaces.ofPath(context, all).forEach(this::jar, this::classes);
    }

    private void jar(String path, Optional<Jar> jar) {
        if (!found && jar.filter(one -> one.names().contains(main)).isPresent()) {
            found = true;
            own(jar.get());
        } else {
            reader.dependency(
                    path,
                    context.function().entry(CodePath.of(path)).orElseThrow().content());
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
            elements(bootLibraries(folder));
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

    private void own(Jar jar) {
        if (main.startsWith(LAUNCHERS)) {
            reader.own(jar.name(), jar.content(), name -> true).nested(jar.name(), jar.content(), Jar::isBootLibrary);
            return;
        }
        String packages = main.substring(0, (jar.isShaded() ? main.lastIndexOf('/') : main.indexOf('/')) + 1);
        reader.own(jar.name(), jar.content(), name -> name.startsWith(packages));
    }

    private List<String> bootLibraries(String folder) {
        return context.function()
                .filesBelow(folder)
                .map(CodePath::value)
                .filter(path -> Jar.isBootLibrary(path.substring(folder.length())))
                .toList();
    }
}
