package io.github.fcmaven.rule;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarModule;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules that a start finds in the package: each element of its module path is a jar, or a folder of jars. */
final class ModulePlaces {

    /** Those that a Java has itself. */
    private static final Pattern JAVAS = Pattern.compile("(?:java|jdk)\\..*");

    private final RuleContext context;
    private final List<String> elements;
    private final Map<String, JarModule> modules = new HashMap<>();

    ModulePlaces(RuleContext context, List<String> elements) {
        this.context = context;
        this.elements = elements;
    }

    /**
     * Whether a module may come from elsewhere too: from the Java, from outside of the package, from classes that lie
     * in a folder, or from a jar whose description cannot be read.
     */
    boolean isElsewhere(String module) {
        return JAVAS.matcher(module).matches()
                || context.java().filter(java -> java.program().contains("/")).stream()
                        .anyMatch(java -> context.inCode(java.program()).isPresent())
                || elements.stream()
                        .anyMatch(element -> CodePath.folderNamed(element).isEmpty())
                || jars().anyMatch(jar -> module(jar).name().isEmpty())
                || context.function().entries().keySet().stream()
                        .anyMatch(path -> path.name().equals("module-info.class"))
                || context.javaOptions().stream().anyMatch(option -> option.startsWith("--upgrade-module-path"));
    }

    /** What a jar is for the Java that starts. */
    JarModule module(Jar jar) {
        int java = context.startingJava().map(StartingJava::feature).orElse(0);
        return modules.computeIfAbsent(jar.name(), any -> JarModule.of(jar, java));
    }

    /** The jar that is that module. */
    Optional<Jar> jar(String module) {
        return jars().filter(jar -> module(jar).name().equals(module)).findFirst();
    }

    /** The jars of each element of the module path, up to the one that has that module: Java looks no further. */
    List<List<Jar>> upTo(String module) {
        List<List<Jar>> looked = new ArrayList<>();
        for (String element : elements) {
            List<Jar> jars = jars(element).toList();
            looked.add(jars);
            if (jars.stream().anyMatch(jar -> module(jar).name().equals(module))) {
                break;
            }
        }
        return looked;
    }

    /** The jars of its module path. */
    Stream<Jar> jars() {
        return elements.stream().flatMap(this::jars).distinct();
    }

    private Stream<Jar> jars(String element) {
        Stream<CodePath> inFolder = CodePath.folderNamed(element).stream()
                .flatMap(folder -> context.function().filesIn(folder));
        return Stream.concat(CodePath.named(element).stream(), inFolder)
                .filter(path -> path.value().endsWith(".jar"))
                .flatMap(path -> context.jar(path).stream());
    }
}
