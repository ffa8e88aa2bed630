package io.github.fcmaven.rule;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files that the class path of a started jar leads to, by the names that a class asks for: its neighbours, and
 * theirs.
 */
final class ClassPathEntries {

    /** More of what Java looks into first. */
    private static final String BOOT = "-Xbootclasspath/a:";

    private final RuleContext context;
    private final Set<CodePath> looked = new HashSet<>();
    private final Set<String> files = new HashSet<>();

    ClassPathEntries(RuleContext context, Jar jar) {
        this.context = context;
        CodePath.find(jar.name()).ifPresent(looked::add);
        follow(jar);
        context.java().stream()
                .flatMap(java -> java.options().stream())
                .filter(option -> option.startsWith(BOOT))
                .flatMap(option -> Stream.of(option.substring(BOOT.length()).split(":")))
                .flatMap(element -> context.inCode(element).stream())
                .forEach(this::jar);
    }

    Set<String> files() {
        return files;
    }

    private void follow(Jar jar) {
        jar.neighbours().forEach(neighbour -> {
            neighbour.file().ifPresent(this::jar);
            neighbour.folder().ifPresent(this::folder);
        });
    }

    private void jar(CodePath path) {
        if (!looked.add(path)) {
            return;
        }
        Optional<Jar> jar = context.function().entry(path).flatMap(entry -> Jar.find(path.value(), entry.content()));
        jar.ifPresent(found -> {
            files.addAll(found.names());
            follow(found);
        });
    }

    private void folder(String below) {
        context.function().entries().keySet().stream()
                .map(CodePath::value)
                .filter(path -> path.startsWith(below))
                .forEach(path -> files.add(path.substring(below.length())));
    }
}
