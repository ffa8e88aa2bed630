package io.github.fcmaven.yaml;

import java.util.List;

/**
 * What a file says.
 *
 * @param value null, a {@code Boolean}, an {@code Integer}, a {@code Double}, an {@code Instant}, a {@code String}, a
 *     {@code byte[]}, a {@code List} or a {@code Map} whose keys are texts; null where there is no document
 * @param differing the lines of plain values that are numbers for releases of js-yaml
 *     before 4.2 and texts since, such as {@code 1_000}
 */
public record YamlDocument(Object value, List<Integer> differing) {
    public YamlDocument {
        differing = List.copyOf(differing);
    }
}
