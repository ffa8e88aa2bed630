package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was seen in a zip.
 *
 * @param entries the plain files that every program unpacks alike
 * @param findings what is wrong with the others
 */
public record InspectedZip(SortedMap<CodePath, Entry> entries, List<Finding> findings) {
    public InspectedZip {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
        findings = List.copyOf(findings);
    }
}
