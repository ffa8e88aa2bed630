package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names of a package's files and of those in the jars it starts from, the text of the few that are configuration,
 * and what the classes of those jars name.
 *
 * @param names each file's path in the package or in its jar
 * @param loose the configuration beside the jars, by its path in the package
 * @param jars what each jar holds that was looked into, in the order of their paths
 */
record PackagedFiles(Set<String> names, Map<String, String> loose, Map<Entry, ScannedJar> jars) {

    /** By these variables a jar's own launch script is told more, and by a file of settings beside it. */
    private static final List<String> OF_LAUNCHER = List.of("JAVA_OPTS", "RUN_ARGS", "CONF_FOLDER");

    /** No files. */
    static final PackagedFiles NONE = new PackagedFiles(Set.of(), Map.of(), Map.of());

    /**
     * What these entries hold.
     *
     * @param started where the classes lie that are started, in whatever folder
     * @param before what was read of the package before it was changed: a jar that is the same is not read again
     */
    static PackagedFiles of(Collection<Entry> entries, StartedPlaces started, PackagedFiles before) {
        Set<String> names = new LinkedHashSet<>();
        Map<String, String> loose = new LinkedHashMap<>();
        Map<Entry, ScannedJar> jars = new LinkedHashMap<>();
        TextBudget budget = new TextBudget();
        Map<String, Entry> inFolders = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String path = entry.path().value();
            names.add(path);
            boolean apart = path.indexOf('/') < 0 && started.isBeside(entry.path());
            if (isStartedJar(path) && !apart || started.jars().contains(entry.path())) {
                ScannedJar jar = before.scanned(entry).orElseGet(() -> read(entry, budget));
                jars.put(entry, jar);
                names.addAll(jar.names());
            } else if (ConfigurationFile.isConfiguration(path)) {
                loose(entry, budget).ifPresent(text -> loose.put(path, text));
            }
            Optional<String> within = started.withinFolder(path);
            if (within.isPresent()) {
                inFolders.putIfAbsent(within.get(), entry);
            }
        }
        if (!inFolders.isEmpty()) {
            jars.put(inFolders.values().iterator().next(), ScannedJar.ofFolders(inFolders, budget));
            names.addAll(inFolders.keySet());
        }
        return new PackagedFiles(names, loose, jars);
    }

    /** Whether both are the very same file: of one that was written anew, path and size may be the same. */
    static boolean isSame(Entry one, Entry other) {
        return one.content() == other.content() && one.path().equals(other.path());
    }

    private Optional<ScannedJar> scanned(Entry entry) {
        for (var jar : jars.entrySet()) {
            if (isSame(jar.getKey(), entry)) {
                return Optional.of(jar.getValue());
            }
        }
        return Optional.empty();
    }

    /** What cannot be read is refused by the payload, which says why; a server is then not known. */
    private static ScannedJar read(Entry entry, TextBudget budget) {
        try {
            return ScannedJar.read(entry.path().value(), entry.content(), budget);
        } catch (IOException | RuntimeException e) {
            return ScannedJar.EMPTY;
        }
    }

    /** Likewise. */
    private static Optional<String> loose(Entry entry, TextBudget budget) {
        try {
            return budget.text(entry.content()::head);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A jar at the root, or the application's own in Quarkus' folder; a library is known by its name. */
    private static boolean isStartedJar(String path) {
        boolean jar = path.endsWith(".jar") || path.endsWith(".war");
        return jar && (path.indexOf('/') < 0 || path.matches("(?:quarkus-app/)?app/[^/]+"));
    }

    /** A jar with a launch script of its own, as Spring Boot makes it, as the command of Java that it runs. */
    List<String> asCommand(FunctionPackage function, List<String> argv) {
        Optional<CodePath> program = argv.stream().findFirst().flatMap(CodePath::named);
        boolean isJar = program.isPresent()
                && jars.keySet().stream().anyMatch(jar -> jar.path().equals(program.get()));
        boolean isTold = OF_LAUNCHER.stream().anyMatch(function.environment()::containsKey)
                || program.map(path -> path.value().replaceFirst("\\.[jw]ar$", ".conf"))
                        .filter(names::contains)
                        .isPresent();
        return isJar && !isTold
                ? Stream.concat(Stream.of("java", "-jar"), argv.stream()).toList()
                : argv;
    }

    boolean any(Predicate<String> name) {
        return names.stream().anyMatch(name);
    }

    /** Whether a jar of that artifact is there, in whatever folder and version, or a class of it in another jar. */
    boolean holds(String artifact, String classes) {
        return holds(artifact, "(-[a-z][a-z0-9]*)*-\\d", classes);
    }

    /**
     * The same of an artifact whose version begins otherwise.
     *
     * @param version a pattern of what follows its name, up to a digit of the version
     */
    boolean holds(String artifact, String version, String classes) {
        return any(name -> name.startsWith(classes)
                || name.endsWith(".jar")
                        && name.contains(artifact)
                        && name.matches("(.*[/.])?" + Pattern.quote(artifact) + version + "[^/]*\\.jar"));
    }

    /** Whether a class says that. */
    boolean marks(Mark mark) {
        return classThat(mark).isPresent();
    }

    /** The first class that says that. */
    Optional<String> classThat(Mark mark) {
        return classesThat(mark).findFirst();
    }

    /** The first class of the application itself that says that: nobody edits one of a merged library. */
    Optional<String> ownClassThat(Mark mark) {
        return ownClassesThat(mark).findFirst();
    }

    private Stream<String> ownClassesThat(Mark mark) {
        return classesThat(mark).filter(name -> jars.values().stream().noneMatch(jar -> jar.isOfLibrary(name)));
    }

    /** The class that names the address on which a server listens alone; where none names a server, the only one. */
    Optional<String> loopbackClass() {
        return ownClassThat(Mark.LOOPBACK).or(() -> {
            List<String> all = ownClassesThat(Mark.OWN_MACHINE).toList();
            return all.stream().filter(any -> all.size() == 1).findFirst();
        });
    }

    /** The first classes of each jar that say that. */
    Stream<String> classesThat(Mark mark) {
        return jars.values().stream().flatMap(jar -> jar.marks().getOrDefault(mark, List.of()).stream());
    }
}
