package io.github.fcmaven.server;

import io.github.fcmaven.function.ArgumentFiles;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the classes of the application lie that a command starts.
 *
 * @param jars the jar that is started, or that of the class path which holds the started class
 * @param folders those of the class path, as the package's paths begin
 * @param classPath of a jar that is started, itself included; empty where nobody knows
 */
record StartedPlaces(Set<CodePath> jars, List<String> folders, Set<CodePath> classPath) {

    /** Nothing is known of the start. */
    static final StartedPlaces NONE = new StartedPlaces(Set.of(), List.of(), Set.of());

    static StartedPlaces of(FunctionPackage function, List<String> argv, KnownLibraries libraries) {
        Optional<JavaCommand> java = JavaCommand.of(ArgumentFiles.expanded(function, argv));
        Optional<CodePath> jar = java.flatMap(JavaCommand::jar).flatMap(CodePath::named);
        if (jar.isPresent()) {
            return ofJar(function, jar.get(), libraries);
        }
        return java.filter(
                        one -> one.mainClass().isPresent() || one.moduleClass().isPresent())
                .map(one -> ofClass(function, one, libraries))
                .orElse(NONE);
    }

    /** Whether both say the same. */
    boolean areThose(StartedPlaces other) {
        return jars.equals(other.jars) && folders.equals(other.folders) && classPath.equals(other.classPath);
    }

    /** Only beside other jars it is a question, which of them are its own. */
    private static StartedPlaces ofJar(FunctionPackage function, CodePath path, KnownLibraries libraries) {
        boolean alone = function.entries().keySet().stream()
                .noneMatch(other -> other.value().endsWith(".jar") && !other.equals(path));
        if (alone) {
            return new StartedPlaces(Set.of(path), List.of(), Set.of());
        }
        Optional<Jar> jar = jar(function, path, libraries);
        Set<CodePath> classPath = classPath(function, path, libraries);
        String main = jar.flatMap(Jar::mainClass).map(Jar::fileOf).orElse("");
        Set<CodePath> started = classPath.stream()
                .filter(one -> one.equals(path)
                        || !main.isEmpty()
                                && !jar.get().names().contains(main)
                                && jar(function, one, libraries)
                                        .filter(other -> other.names().contains(main))
                                        .isPresent())
                .collect(Collectors.toSet());
        return new StartedPlaces(started, List.of(), jar.isPresent() ? classPath : Set.of());
    }

    /** Each jar of a class path may name further ones in its own manifest. */
    private static Set<CodePath> classPath(FunctionPackage function, CodePath started, KnownLibraries libraries) {
        Set<CodePath> classPath = new LinkedHashSet<>(Set.of(started));
        Deque<CodePath> open = new ArrayDeque<>(classPath);
        while (!open.isEmpty()) {
            jar(function, open.poll(), libraries).stream()
                    .flatMap(one -> one.neighbours().stream())
                    .flatMap(neighbour -> neighbour.file().stream())
                    .filter(classPath::add)
                    .forEach(open::add);
        }
        return classPath;
    }

    private static Optional<Jar> jar(FunctionPackage function, CodePath path, KnownLibraries libraries) {
        return function.entry(path).flatMap(entry -> libraries.jar(path.value(), entry.content()));
    }

    private static StartedPlaces ofClass(FunctionPackage function, JavaCommand java, KnownLibraries libraries) {
        String main = Jar.fileOf(java.mainClass().or(java::moduleClass).orElseThrow());
        Stream<String> modules = java.modulePath().stream().flatMap(element -> Stream.of(element, element + "/*"));
        List<String> places = Stream.concat(java.classPath(function.environment()).stream(), modules)
                .map(StartedPlaces::inCode)
                .toList();
        Set<CodePath> jars = function.entries().values().stream()
                .filter(entry -> isAmong(entry, places))
                .filter(entry -> libraries
                        .jar(entry.path().value(), entry.content())
                        .filter(jar -> jar.names().contains(main))
                        .isPresent())
                .map(Entry::path)
                .collect(Collectors.toSet());
        List<String> folders = places.stream()
                .filter(place -> !place.isEmpty() && !place.endsWith("*") && !place.endsWith(".jar"))
                .map(place -> place + "/")
                .toList();
        return new StartedPlaces(jars, folders, Set.of());
    }

    /** Whether a jar is none of those from which the started one takes its classes, such as that of an agent. */
    boolean isBeside(CodePath jar) {
        return !classPath.isEmpty() && !classPath.contains(jar);
    }

    private static String inCode(String element) {
        return element.replaceFirst("^(?:" + CodePath.ROOT + "/|\\./)+", "").replaceFirst("(?<=.)/+$", "");
    }

    private static boolean isAmong(Entry entry, List<String> places) {
        String path = entry.path().value();
        String all = path.substring(0, path.lastIndexOf('/') + 1) + "*";
        return path.endsWith(".jar") && (places.contains(path) || places.contains(all));
    }

    /** The path of a file within the folder of the class path that it lies in. */
    Optional<String> withinFolder(String path) {
        for (String folder : folders) {
            if (path.startsWith(folder)) {
                return Optional.of(path.substring(folder.length()));
            }
        }
        return Optional.empty();
    }
}
