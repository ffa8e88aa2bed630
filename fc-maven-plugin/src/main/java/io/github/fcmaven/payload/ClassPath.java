package io.github.fcmaven.payload;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.jar.ClassPathElement;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The neighbours that a jar's manifest names as its {@code Class-Path}: relative URLs, which hold on the platform as
 * they do here when the neighbours are shipped at the same relative path.
 *
 * @param entries the neighbours that are there
 * @param missing the jars that are not there; Java ignores them, and a class is missed later
 * @param outside the elements that would leave the package
 * @param contents the names of the files in each jar among the neighbours
 */
record ClassPath(
        SortedMap<CodePath, Entry> entries,
        List<String> missing,
        List<String> outside,
        Map<CodePath, Set<String>> contents) {

    /** The neighbours of a jar that is shipped at the root, and those that their own manifests name. */
    static ClassPath of(Jar jar) {
        ClassPath found = new ClassPath(new TreeMap<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        Path base = jar.file().toAbsolutePath().getParent();
        for (String element : jar.classPath()) {
            found.add(base, element);
        }
        return found;
    }

    /** The jars among the neighbours. */
    List<Entry> jars() {
        return entries.values().stream()
                .filter(entry -> entry.path().value().endsWith(".jar"))
                .toList();
    }

    /** The neighbour that holds the file of a class: a jar that has it, or the file itself in a folder. */
    Optional<Entry> holderOf(String classFile) {
        return entries.values().stream()
                .filter(entry -> entry.path().value().endsWith("/" + classFile)
                        || contents.getOrDefault(entry.path(), Set.of()).contains(classFile))
                .findFirst();
    }

    /** Whether the class that the jar's manifest names is in it or in a neighbour. */
    boolean holdsMainClass(Jar jar) {
        return jar.mainClass()
                .map(Jar::fileOf)
                .filter(main -> jar.names().contains(main) || holderOf(main).isPresent())
                .isPresent();
    }

    /** A class without which the started one cannot start, and that is not shipped. */
    Optional<String> missingAtStart(Jar jar) {
        return new JarClasses(jar).missingAtStart(name -> holderOf(name).isPresent());
    }

    /**
     * Whether every class is shipped that the started class names; else it may be a thin jar without its libraries. Of
     * a jar that has none for certain, all of its classes count to which that class leads, such as the object of Scala
     * behind it.
     */
    boolean isComplete(Jar jar) {
        JarClasses classes = new JarClasses(jar);
        Predicate<String> isThere = name -> holderOf(name).isPresent();
        boolean bare = jar.classPath().isEmpty() && !jar.mayBeMerged();
        return (bare ? classes.missing(isThere) : classes.missingLater(isThere)).isEmpty();
    }

    /** That an element is missing or would leave the package; empty where none does. */
    Optional<FcProblem> incomplete(Jar jar) {
        Optional<String> backslashed =
                outside.stream().filter(element -> element.indexOf('\\') >= 0).findFirst();
        if (!outside.isEmpty() && backslashed.isEmpty()) {
            return Optional.of(problem(
                    jar,
                    "paths outside the package: " + String.join(", ", outside),
                    "let maven-jar-plugin write paths beside the jar: <addClasspath>true</addClasspath> and"
                            + " <classpathPrefix>lib/</classpathPrefix> in pom.xml"));
        }
        List<String> absent = new ArrayList<>(backslashed.stream().toList());
        absent.addAll(missing);
        if (absent.isEmpty() || isMerged(jar)) {
            return Optional.empty();
        }
        List<String> there = beside(jar);
        Optional<ClassPathElement> meant = absent.stream()
                .flatMap(element -> ClassPathElement.of(element, there).stream())
                .findFirst();
        return Optional.of(problem(
                jar,
                "files that do not exist: "
                        + absent.stream()
                                .map(element -> element
                                        + ClassPathElement.of(element, there)
                                                .map(ClassPathElement::why)
                                                .orElse(""))
                                .collect(Collectors.joining(", ")),
                meant.map(ClassPathElement::fix)
                        .orElseGet(() ->
                                "copy them: maven-dependency-plugin's goal copy-dependencies with <outputDirectory>"
                                        + "${project.build.directory}/" + folder()
                                        + "</outputDirectory>, before fc-maven-plugin in pom.xml")));
    }

    private static FcProblem problem(Jar jar, String what, String fix) {
        return Jar.problem(jar.name() + " names in its Class-Path " + what, "java.lang.NoClassDefFoundError", fix);
    }

    /** A jar with its libraries in it, whose manifest still names them: Java passes over what it does not find. */
    private boolean isMerged(Jar jar) {
        return jar.mayBeMerged()
                && new JarClasses(jar)
                        .missing(file -> holderOf(file).isPresent())
                        .isEmpty();
    }

    /** The paths of the files in the folders that its elements name. */
    private List<String> beside(Jar jar) {
        Path base = jar.file().toAbsolutePath().getParent();
        Set<Path> folders = new LinkedHashSet<>(List.of(base, base.resolve("lib"), base.resolve("libs")));
        missing.forEach(element -> folders.add(base.resolve(element).getParent()));
        List<String> paths = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.<Path>empty()) {
                files.map(file -> base.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .forEach(paths::add);
            } catch (IOException e) {
                // What cannot be listed cannot be named as what was meant.
                continue;
            }
        }
        return paths;
    }

    private String folder() {
        String first = missing.isEmpty() ? "lib/" : missing.get(0);
        return first.contains("/") ? first.substring(0, first.lastIndexOf('/')) : "";
    }

    private void add(Path base, String element) {
        Optional<String> relative = relative(element);
        if (relative.isEmpty()) {
            outside.add(element);
            return;
        }
        // An empty path is the jar's own folder, which is /code itself.
        if (relative.get().isEmpty()) {
            return;
        }
        Path file = base.resolve(relative.get());
        if (Files.isRegularFile(file)) {
            addFile(base, relative.get(), file);
        } else if (element.endsWith("/")) {
            addFolder(base, file);
        } else if (!missing.contains(relative.get())) {
            missing.add(relative.get());
        }
    }

    private void addFile(Path base, String relative, Path file) {
        CodePath path = CodePath.of(relative);
        if (entries.putIfAbsent(path, new Entry(path, Content.of(file), FileMode.READABLE)) == null
                && relative.endsWith(".jar")) {
            addTheirs(base, path, file);
        }
    }

    /**
     * What a neighbour's own manifest names is shipped too where it is there: Java looks for it, and does not mind its
     * absence.
     */
    private void addTheirs(Path base, CodePath path, Path file) {
        Jar.find(file.getFileName().toString(), Content.of(file)).ifPresent(jar -> addTheirs(base, path, jar));
    }

    private void addTheirs(Path base, CodePath path, Jar neighbour) {
        contents.put(path, neighbour.names());
        String folder = path.parent().map(parent -> parent + "/").orElse("");
        for (String element : neighbour.classPath()) {
            relative(folder + element)
                    .filter(other -> Files.isRegularFile(base.resolve(other)))
                    .ifPresent(other -> addFile(base, other, base.resolve(other)));
        }
    }

    private void addFolder(Path base, Path folder) {
        if (Files.isDirectory(folder)) {
            Folder.entries(base, folder).forEach(entry -> entries.putIfAbsent(entry.path(), entry));
        }
    }

    /** The path below the jar's folder that an element names, empty where it names something elsewhere. */
    private static Optional<String> relative(String element) {
        try {
            URI uri = new URI(element).normalize();
            String path = uri.getPath();
            boolean below = !uri.isAbsolute() && uri.getAuthority() == null && path != null && !path.startsWith("/");
            if (!below || path.equals("..") || path.startsWith("../") || path.indexOf('\\') >= 0) {
                return Optional.empty();
            }
            String clean = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            return Optional.of(
                    clean.equals(".") ? "" : Path.of(clean).toString().replace('\\', '/'));
        } catch (URISyntaxException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
