package io.github.fcmaven.instance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a server here sees the values of its variables, which have the paths of the platform.
 *
 * @param places what stands in for the platform's folders; empty in a mount namespace, where they are at their own
 *     places
 * @param before what comes before its {@code PATH}
 * @param after what comes after it
 */
record View(Optional<PathMapping> places, String before, String after) {

    /** The same variables as the server sees them. */
    Map<String, String> of(Map<String, String> variables) {
        Map<String, String> seen = new LinkedHashMap<>(variables);
        seen.replaceAll(this::value);
        return seen;
    }

    private String value(String name, String value) {
        String mapped = places.map(all -> all.map(value)).orElse(value);
        return name.equals("PATH") ? before + mapped + after : mapped;
    }
}
