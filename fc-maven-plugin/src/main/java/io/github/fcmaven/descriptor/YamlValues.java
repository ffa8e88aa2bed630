package io.github.fcmaven.descriptor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mapping that was read, whose values have the expected type or are foreign; it knows where it stands, for messages.
 */
final class YamlValues {

    private final String where;
    private final Map<?, ?> values;
    private final Set<Object> read = new HashSet<>();

    private YamlValues(String where, Object values) {
        this.where = where;
        if (!(values instanceof Map<?, ?> map)) {
            throw new Foreign((where.isEmpty() ? "the document" : where) + " is not a mapping");
        }
        this.values = map;
    }

    static YamlValues root(Object document) {
        return new YamlValues("", document);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether that text stands there; it is not read by that. */
    boolean is(String key, String text) {
        return text.equals(values.get(key));
    }

    /** Whether it has these keys, and no other. */
    boolean hasOnly(String... keys) {
        return values.keySet().equals(Set.of(keys));
    }

    String text(String key) {
        return text(path(key), value(key));
    }

    void expect(String key, String text) {
        if (!text(key).equals(text)) {
            throw new Foreign(path(key) + " is not '" + text + "'");
        }
    }

    int integer(String key) {
        if (value(key) instanceof Integer number) {
            return number;
        }
        throw new Foreign(path(key) + " is not a whole number");
    }

    double number(String key) {
        if (value(key) instanceof Number number) {
            return number.doubleValue();
        }
        throw new Foreign(path(key) + " is not a number");
    }

    YamlValues map(String key) {
        return new YamlValues(path(key), value(key));
    }

    /** The mappings that the list of that key has; none where the key is missing. */
    List<YamlValues> maps(String key) {
        if (!has(key)) {
            return List.of();
        }
        List<YamlValues> maps = new ArrayList<>();
        list(path(key), value(key))
                .forEach(item -> maps.add(new YamlValues(path(key) + "[" + maps.size() + "]", item)));
        return maps;
    }

    /** What was not asked for, as it stands there. */
    Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (!read.contains(key)) {
                rest.put(text("a key of " + where, key), value);
            }
        });
        read.addAll(rest.keySet());
        return rest;
    }

    /** The texts of a list; none where the key is missing. */
    List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list(path(key), value(key))) {
            texts.add(text(path(key) + "[" + texts.size() + "]", item));
        }
        return texts;
    }

    /** The texts of a mapping, in their order; none where the key is missing. */
    Map<String, String> textMap(String key) {
        if (!has(key)) {
            return Map.of();
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map(key).values
                .forEach((name, value) ->
                        texts.put(text("a key of " + path(key), name), text(path(key) + "." + name, value)));
        return texts;
    }

    /** Refuses what was not asked for. */
    void end() {
        Set<String> unknown = new TreeSet<>();
        values.keySet().stream()
                .filter(key -> !read.contains(key))
                .forEach(key -> unknown.add(path(String.valueOf(key))));
        if (!unknown.isEmpty()) {
            throw new Foreign("it never writes " + String.join(", ", unknown));
        }
    }

    private Object value(String key) {
        if (!values.containsKey(key)) {
            throw new Foreign(path(key) + " is missing");
        }
        read.add(key);
        return values.get(key);
    }

    private String path(String key) {
        return where.isEmpty() ? key : where + "." + key;
    }

    private static List<?> list(String path, Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new Foreign(path + " is not a list");
    }

    private static String text(String path, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new Foreign(path + " is not a text");
    }

    /** What was read is not what was expected; the message says where. */
    static final class Foreign extends RuntimeException {
        Foreign(String message) {
            super(message);
        }
    }
}
