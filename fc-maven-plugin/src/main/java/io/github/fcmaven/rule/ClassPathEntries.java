package io.github.fcmaven.rule;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The files that the class path of a started jar leads to, by the names that a class asks for: its neighbours, and
 * theirs.
 */
final class ClassPathEntries {

    private final RuleContext context;
    private final Set<CodePath> looked = new HashSet<>();
    private final Set<String> files = new HashSet<>();

    ClassPathEntries(RuleContext context, Jar jar) {
        this.context = context;
        CodePath.find(jar.name()).ifPresent(looked::add);
        follow(jar);
    }

    Set<String> files() {
        return files;
    }

    private void follow(Jar jar) {
        String folder = CodePath.find(jar.name())
                .flatMap(CodePath::parent)
                .map(parent -> parent + "/")
                .orElse("");
        for (String element : jar.classPath()) {
            if (element.endsWith("/") || element.equals(".")) {
                folder(folder + element);
            } else {
                context.inCode(folder + element).ifPresent(this::jar);
            }
        }
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

    private void folder(String named) {
        String below = context.inCode(named).map(path -> path + "/").orElse("");
        context.function().entries().keySet().stream()
                .map(CodePath::value)
                .filter(path -> path.startsWith(below))
                .forEach(path -> files.add(path.substring(below.length())));
    }
}
