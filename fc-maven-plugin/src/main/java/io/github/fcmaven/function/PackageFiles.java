package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a function package, which nobody changes: packages that differ otherwise share them, and none of them
 * copies tens of thousands.
 *
 * @param byPath each by its path
 */
public record PackageFiles(SortedMap<CodePath, Entry> byPath) {
    public PackageFiles {
        byPath = Collections.unmodifiableSortedMap(new TreeMap<>(byPath));
    }
}
