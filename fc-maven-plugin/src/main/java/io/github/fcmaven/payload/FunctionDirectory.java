package io.github.fcmaven.payload;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder of files that a function of another language than Java is made of.
 *
 * @param name how messages name the folder, such as {@code src/main/function}
 * @param byPath its files, by their paths below it
 */
public record FunctionDirectory(String name, SortedMap<CodePath, Entry> byPath) {

    public FunctionDirectory {
        byPath = Collections.unmodifiableSortedMap(new TreeMap<>(byPath));
    }

    /** @param entries its files, each with its path below the folder */
    public FunctionDirectory(String name, List<Entry> entries) {
        this(name, sorted(entries));
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
