package io.github.fcmaven.payload;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The folder of files that a function of another language than Java is made of.
 *
 * @param name how messages name the folder, such as {@code src/main/function}
 * @param entries its files, by their paths below it
 */
public record FunctionDirectory(String name, List<Entry> entries) {

    public FunctionDirectory {
        entries = List.copyOf(entries);
    }

    /** The file of that name, where it has one. */
    Optional<Entry> file(String path) {
        CodePath wanted = CodePath.of(path);
        return entries.stream().filter(entry -> entry.path().equals(wanted)).findFirst();
    }

    /** Its files by their paths. */
    Map<CodePath, Entry> byPath() {
        return entries.stream().collect(Collectors.toMap(Entry::path, entry -> entry));
    }

    boolean holds(String path) {
        return file(path).isPresent();
    }

    /** Whether files lie below a folder of that name. */
    boolean holdsFolder(String folder) {
        return entries.stream().anyMatch(entry -> entry.path().value().startsWith(folder + "/"));
    }

    /** Its files that lie in no folder. */
    List<Entry> atRoot() {
        return entries.stream().filter(entry -> entry.path().parent().isEmpty()).toList();
    }
}
