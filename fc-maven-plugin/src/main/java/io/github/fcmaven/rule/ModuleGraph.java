package io.github.fcmaven.rule;

import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarModule;
import io.github.fcmaven.platform.FcProblem;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The modules that Java resolves before it starts a class: what the started module and those of {@code --add-modules}
 * require, and what these require.
 */
final class ModuleGraph {

    private static final String ADD = "--add-modules";
    private static final Pattern ALL = Pattern.compile("ALL-(?:DEFAULT|SYSTEM|MODULE-PATH)|");
    private static final Pattern PART = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private final RuleContext context;
    private final JavaCommand java;
    private final ModulePlaces places;

    ModuleGraph(RuleContext context, JavaCommand java) {
        this.context = context;
        this.java = java;
        this.places = new ModulePlaces(context, java.modulePath());
    }

    /** What keeps Java from resolving them. */
    Optional<FcProblem> fault() {
        return java.module()
                .filter(started -> !places.isElsewhere(started))
                .flatMap(this::unreadable)
                .or(this::missing);
    }

    /** Java looks at every jar of a folder of modules, whether anything requires it or not. */
    private Optional<FcProblem> unreadable(String started) {
        for (List<Jar> jars : places.upTo(started)) {
            Map<String, Jar> found = new HashMap<>();
            for (Jar jar : jars) {
                String name = places.module(jar).name();
                boolean isName = Stream.of(name.split("\\.")).allMatch(PART.asMatchPredicate());
                Jar other = found.put(name, jar);
                if (!name.isEmpty() && !isName) {
                    return Optional.of(problem(
                            jar.name() + " is on the module path, and its name makes no module: " + name,
                            "Unable to derive module descriptor for " + jar.name(),
                            "move it to the class path (-cp), or give it Automatic-Module-Name in its manifest"));
                }
                if (!name.isEmpty() && other != null) {
                    return Optional.of(problem(
                            jar.name() + " and " + other.name() + " are both the module " + name,
                            "Two versions of module " + name + " found",
                            "leave out one of the two"));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<FcProblem> missing() {
        Map<String, JarModule> modules = new LinkedHashMap<>();
        places.jars().map(places::module).forEach(module -> modules.putIfAbsent(module.name(), module));
        for (String added : added()) {
            if (!modules.containsKey(added) && !places.isElsewhere(added)) {
                return Optional.of(notFound(added, "the start has the option " + ADD + " " + added, ""));
            }
        }
        Deque<String> next = new ArrayDeque<>(added());
        java.module().ifPresent(next::addFirst);
        Set<String> seen = new HashSet<>(next);
        while (!next.isEmpty()) {
            String module = next.poll();
            for (String needed : Optional.ofNullable(modules.get(module))
                    .map(JarModule::requires)
                    .orElse(List.of())) {
                if (!modules.containsKey(needed) && !places.isElsewhere(needed)) {
                    return Optional.of(notFound(
                            needed, "the module " + module + " requires " + needed, ", required by " + module));
                }
                if (seen.add(needed)) {
                    next.add(needed);
                }
            }
        }
        return Optional.empty();
    }

    private FcProblem notFound(String module, String what, String required) {
        return problem(
                what + ", which is not in the module path",
                "Module " + module + " not found" + required,
                "add its jar with " + context.origin().files() + ", in a place that -p of "
                        + context.origin().at("command and args") + " names");
    }

    private static FcProblem problem(String what, String log, String fix) {
        return Jar.problem(what, "java.lang.module.FindException: " + log, fix);
    }

    /** What the options add. */
    private List<String> added() {
        List<String> options = context.javaOptions();
        Stream<String> joined = options.stream()
                .filter(option -> option.startsWith(ADD + "="))
                .map(option -> option.substring(ADD.length() + 1));
        Stream<String> apart = Stream.iterate(1, at -> at < options.size(), at -> at + 1)
                .filter(at -> options.get(at - 1).equals(ADD))
                .map(options::get);
        return Stream.concat(joined, apart)
                .flatMap(value -> Arrays.stream(value.split(",")))
                .filter(module -> !ALL.matcher(module).matches())
                .toList();
    }
}
