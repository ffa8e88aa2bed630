package io.github.fcmaven;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files of which each uses the others, directly or not. */
final class FileCircles {

    private final Map<String, Set<String>> uses;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final Set<String> circles = new TreeSet<>();

    private FileCircles(Map<String, Set<String>> uses) {
        this.uses = uses;
    }

    /** Each circle as the names of its files. */
    static Set<String> of(JavaClasses all) {
        FileCircles search = new FileCircles(uses(all));
        search.uses.keySet().stream()
                .filter(file -> !search.index.containsKey(file))
                .forEach(search::visit);
        return search.circles;
    }

    private static Map<String, Set<String>> uses(JavaClasses all) {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : all) {
            Set<String> used = uses.computeIfAbsent(file(type), name -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (all.contain(target.getName())) {
                    used.add(file(target));
                }
            }
            used.remove(file(type));
        }
        all.forEach(type -> uses.get(file(type)).removeAll(permitted(type, all)));
        return uses;
    }

    /**
     * The files of those that a sealed type permits: it names each of them, and each names it, so that who reads one is
     * not led on by the others.
     */
    private static Set<String> permitted(JavaClass type, JavaClasses all) {
        Class<?>[] permitted = type.reflect().getPermittedSubclasses();
        return permitted == null
                ? Set.of()
                : Stream.of(permitted).map(one -> file(all.get(one))).collect(Collectors.toSet());
    }

    private static String file(JavaClass type) {
        return type.getPackageName() + "."
                + type.getSource().orElseThrow().getFileName().orElseThrow();
    }

    /** Tarjan's search for strongly connected components. */
    private void visit(String file) {
        int order = index.size();
        index.put(file, order);
        low.put(file, order);
        path.push(file);
        for (String other : uses.getOrDefault(file, Set.of())) {
            if (!index.containsKey(other)) {
                visit(other);
                low.merge(file, low.get(other), Math::min);
            } else if (path.contains(other)) {
                low.merge(file, index.get(other), Math::min);
            }
        }
        if (low.get(file) == order) {
            Set<String> circle = new TreeSet<>();
            String last;
            do {
                last = path.pop();
                circle.add(last.substring(last.indexOf(".fcmaven.") + ".fcmaven.".length()));
            } while (!last.equals(file));
            if (circle.size() > 1) {
                circles.add(String.join(", ", circle));
            }
        }
    }
}
