package io.github.fcmaven.coldstart.jre;

import io.github.fcmaven.files.DerivedFiles;
import io.github.fcmaven.files.FileTree;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.process.OwnedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The modules of the JDK that a package needs.
 *
 * @param names their names
 * @param warning why they are more than the package needs, empty where they are not
 */
record Modules(SortedSet<String> names, String warning) {

    /**
     * Modules that no class file names, because they are found as a service, for a locale or by reflection. Spring
     * reads {@code java.beans}, every TLS handshake needs elliptic curves, and dates in Chinese need the data of that
     * locale.
     */
    private static final List<String> ALWAYS = List.of(
            "java.base",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.security.jgss",
            "java.xml",
            "jdk.crypto.ec",
            "jdk.localedata",
            "jdk.unsupported",
            "jdk.zipfs");

    /** All modules of Java SE, for class files that the JDK's own tool cannot read. */
    private static final List<String> ALL =
            List.of("java.se", "jdk.httpserver", "jdk.management", "jdk.net", "jdk.security.auth", "jdk.naming.dns");

    /**
     * Asks the JDK's own {@code jdeps}, once for the same jars.
     *
     * @param more what the user adds
     */
    static Modules of(FunctionPackage function, Jdk jdk, Collection<String> more, Path work)
            throws IOException, InterruptedException {
        List<Path> jars = jars(function);
        StringBuilder origin = new StringBuilder(jdk.version());
        for (Path jar : jars) {
            origin.append('\t').append(jar).append(' ').append(DerivedFiles.state(jar));
        }
        DerivedFiles derived = new DerivedFiles(work.resolve("modules"));
        Path file = derived.get(
                        origin.toString(),
                        () -> List.of(Files.write(
                                derived.folder().resolve("needed"),
                                needed(jars, jdk, derived.folder()),
                                StandardCharsets.UTF_8)))
                .get(0);
        List<String> needed = BoundedInput.lines(file);
        SortedSet<String> names = new TreeSet<>(Arrays.asList(needed.get(0).split(",")));
        names.addAll(ALWAYS);
        names.addAll(more);
        return new Modules(names, needed.get(1));
    }

    /** One line with the modules, and one that says why they are more than the jars need. */
    private static List<String> needed(List<Path> jars, Jdk jdk, Path folder) {
        List<String> command = new ArrayList<>(jdk.tool("jdeps"));
        command.addAll(List.of(
                "--ignore-missing-deps", "--print-module-deps", "--multi-release", Integer.toString(jdk.feature())));
        try {
            String printed = jars.isEmpty() ? "java.base" : printed(jars, command, folder);
            String last = printed.strip().lines().reduce((before, line) -> line).orElse("");
            if (last.matches("[a-z0-9_.]+(,[a-z0-9_.]+)*")) {
                return List.of(last, "");
            }
            return List.of(String.join(",", ALL), "jdeps said: " + last);
        } catch (IOException e) {
            String why = e.getMessage()
                    .lines()
                    .limit(3)
                    .reduce((one, other) -> one + " " + other)
                    .orElse("");
            return List.of(String.join(",", ALL), why);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(String.join(",", ALL), "jdeps was interrupted");
        }
    }

    /** A class path has no modules: where the descriptor of one asks for what is not there, only classes are read. */
    private static String printed(List<Path> jars, List<String> command, Path folder)
            throws IOException, InterruptedException {
        try (JdkTools tools = new JdkTools(new OwnedFolder(folder, List.of()))) {
            try {
                return tools.run(of(command, jars));
            } catch (IOException e) {
                Path copies = folder.resolve("undescribed");
                List<Path> undescribed = UndescribedJars.of(jars, copies);
                if (undescribed.equals(jars)) {
                    throw e;
                }
                String printed = tools.run(of(command, undescribed));
                FileTree.delete(copies);
                return printed;
            }
        }
    }

    private static List<String> of(List<String> command, List<Path> jars) {
        return Stream.concat(command.stream(), jars.stream().map(Path::toString))
                .toList();
    }

    private static List<Path> jars(FunctionPackage function) {
        return function.entries().values().stream()
                .filter(entry -> entry.path().value().endsWith(".jar"))
                .map(Entry::content)
                .flatMap(content -> content.file().stream())
                .toList();
    }
}
