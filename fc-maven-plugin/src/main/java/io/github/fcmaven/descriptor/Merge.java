package io.github.fcmaven.descriptor;

import java.util.LinkedHashMap;
import java.util.Map;

/** How the deploy tool lays one mapping over another: mappings are merged key by key, everything else is replaced. */
final class Merge {

    private Merge() {}

    static Map<String, Object> of(Map<?, ?> under, Map<?, ?> over) {
        Map<String, Object> merged = new LinkedHashMap<>();
        under.forEach((key, value) -> merged.put((String) key, value));
        over.forEach((key, value) -> merged.merge(
                (String) key,
                value == null ? NULL : value,
                (one, other) -> one instanceof Map<?, ?> first && other instanceof Map<?, ?> second
                        ? of(first, second)
                        : other));
        merged.replaceAll((key, value) -> value == NULL ? null : value);
        return merged;
    }

    /** A value that replaces another one although it is none. */
    private static final Object NULL = new Object();

    /** What stands at a path of keys, if it is a mapping; else an empty one. */
    static Map<?, ?> at(Map<?, ?> map, String... keys) {
        Object value = map;
        for (String key : keys) {
            value = value instanceof Map<?, ?> one ? one.get(key) : null;
        }
        return value instanceof Map<?, ?> found ? found : Map.of();
    }

    static Map<String, Object> without(Map<?, ?> map, String key) {
        Map<String, Object> rest = of(Map.of(), map);
        rest.remove(key);
        return rest;
    }
}
