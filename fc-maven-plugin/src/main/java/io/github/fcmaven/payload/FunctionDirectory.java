package io.github.fcmaven.payload;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of files that a function of another language than Java is made of.
 *
 * @param name how messages name the folder, such as {@code src/main/function}
 * @param byPath its files, by their paths below it
 * @param left the paths of those that {@code .fcignore} leaves out
 */
public record FunctionDirectory(String name, SortedMap<CodePath, Entry> byPath, Set<String> left) {

    /** Where Node.js, Python and PHP have what others wrote. */
    private static final List<String> LIBRARIES = List.of("node_modules", "python", "vendor");

    public FunctionDirectory {
        byPath = Collections.unmodifiableSortedMap(new TreeMap<>(byPath));
        left = Set.copyOf(left);
    }

    /** @param entries its files, each with its path below the folder */
    public FunctionDirectory(String name, List<Entry> entries) {
        this(name, entries, Set.of());
    }

    /** The same, of which files are left out. */
    public FunctionDirectory(String name, List<Entry> entries, Set<String> left) {
        this(name, sorted(entries), left);
    }

    /** The first of these files that only {@code .fcignore} keeps out of the package. */
    Optional<String> leftOut(Stream<String> files) {
        return files.filter(left::contains).findFirst();
    }

    /** The folders of libraries that it leaves out, as words behind the number of files. */
    String withoutLibraries() {
        if (left.isEmpty()) {
            return "";
        }
        List<String> folders = LIBRARIES.stream()
                .filter(folder -> !holdsFolder(folder) && left.stream().anyMatch(path -> path.startsWith(folder + "/")))
                .toList();
        return folders.isEmpty() ? "" : " without " + String.join(" and ", folders) + ", which .fcignore leaves out";
    }

    /**
     * That it has nothing to start.
     *
     * @param absent what it would be started by
     * @param platform what the platform would answer
     * @param starts the files that would start it if {@code .fcignore} did not leave them out
     */
    FcProblem lacks(String absent, String platform, Stream<String> starts) {
        Optional<String> ignored = leftOut(starts);
        return FcProblem.of(
                Requirement.FC_COMMAND,
                name + " has no " + absent
                        + ignored.map(file -> "; .fcignore leaves out " + file).orElse(""),
                platform,
                ignored.map(FunctionDirectory::shipped).orElse("add it")
                        + ", or give the start command with command and args of fc-maven-plugin in pom.xml");
    }

    /** The edit that ships such a file. */
    public static String shipped(String file) {
        return "remove the line of .fcignore that leaves out " + file;
    }

    private static SortedMap<CodePath, Entry> sorted(List<Entry> entries) {
        SortedMap<CodePath, Entry> byPath = new TreeMap<>();
        entries.forEach(entry -> byPath.put(entry.path(), entry));
        return byPath;
    }

    Collection<Entry> entries() {
        return byPath.values();
    }

    /** The file of that name, where it has one. */
    Optional<Entry> file(String path) {
        return Optional.ofNullable(byPath.get(CodePath.of(path)));
    }

    boolean holds(String path) {
        return file(path).isPresent();
    }

    /** Whether files lie below a folder of that name. */
    boolean holdsFolder(String folder) {
        return entries().stream().anyMatch(entry -> entry.path().value().startsWith(folder + "/"));
    }

    /** Its files that lie in no folder. */
    List<Entry> atRoot() {
        return entries().stream()
                .filter(entry -> entry.path().value().indexOf('/') < 0)
                .toList();
    }
}
