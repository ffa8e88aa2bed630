package io.github.fcmaven.rule;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarModule;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules that a start finds in the package: each element of its module path is a jar, or a folder of jars. */
final class ModulePlaces {

    /** Those that a Java has itself. */
    private static final Pattern JAVAS = Pattern.compile("(?:java|jdk)\\..*");

    private final RuleContext context;
    private final List<String> elements;

    ModulePlaces(RuleContext context, List<String> elements) {
        this.context = context;
        this.elements = elements;
    }

    /**
     * Whether a module may come from elsewhere too: from the Java, from outside of the package, or from classes that
     * lie in a folder.
     */
    boolean isElsewhere(String module) {
        return JAVAS.matcher(module).matches()
                || context.java().filter(java -> java.program().contains("/")).stream()
                        .anyMatch(java -> context.inCode(java.program()).isPresent())
                || elements.stream()
                        .anyMatch(element -> element.startsWith("/")
                                && context.inCode(element).isEmpty())
                || context.function().entries().keySet().stream()
                        .anyMatch(path -> path.name().equals("module-info.class"))
                || context.javaOptions().stream().anyMatch(option -> option.startsWith("--upgrade-module-path"));
    }

    /** The jar that is that module. */
    Optional<Jar> jar(String module) {
        return jars().filter(jar -> JarModule.of(jar).name().equals(module)).findFirst();
    }

    /** The jars of each element of the module path, up to the one that has that module: Java looks no further. */
    List<List<Jar>> upTo(String module) {
        List<List<Jar>> looked = new ArrayList<>();
        for (String element : elements) {
            List<Jar> jars = jars(element).toList();
            looked.add(jars);
            if (jars.stream().anyMatch(jar -> JarModule.of(jar).name().equals(module))) {
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
        return context.function().entries().keySet().stream()
                .filter(path -> path.value().endsWith(".jar") && isIn(path, element))
                .flatMap(path -> context.jar(path).stream());
    }

    private boolean isIn(CodePath jar, String element) {
        Optional<CodePath> named = context.inCode(element);
        return named.filter(jar::equals).isPresent()
                || jar.parent()
                        .map(Object::toString)
                        .orElse("")
                        .equals(named.map(CodePath::value).orElse(""));
    }
}
