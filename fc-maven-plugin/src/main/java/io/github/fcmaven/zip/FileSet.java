package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of a folder that travel with a package.
 *
 * @param from the folder
 * @param into the folder below {@code /code} they are put into; empty for {@code /code} itself
 * @param includes Ant patterns of paths below {@code from}; none for all
 * @param excludes Ant patterns of paths below {@code from}
 */
public record FileSet(Path from, String into, List<String> includes, List<String> excludes) {

    public FileSet {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** The files it names, with modes by rule. */
    public List<Entry> entries() {
        throw new UnsupportedOperationException();
    }
}
