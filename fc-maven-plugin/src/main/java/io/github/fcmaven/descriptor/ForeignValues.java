package io.github.fcmaven.descriptor;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mapping that others wrote: what is not of its kind, or has no meaning, is told and passed over. */
final class ForeignValues {

    private final String where;
    private final Map<?, ?> values;
    private final List<Finding> told;
    private final Set<String> known = new HashSet<>();

    ForeignValues(String where, Object values, List<Finding> told) {
        this.where = where;
        this.told = told;
        if (values == null || values instanceof Map<?, ?>) {
            this.values = values == null ? Map.of() : (Map<?, ?>) values;
        } else {
            this.values = Map.of();
            wrong(where + " is no mapping", "write it as key: value");
        }
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    /** The keys whose value stands there. */
    List<String> literals() {
        return keys(false);
    }

    /** The keys whose value is a variable of the deploy tool. */
    List<String> variables() {
        return keys(true);
    }

    private List<String> keys(boolean variable) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue() != null && isVariable(entry.getValue()) == variable)
                .map(entry -> String.valueOf(entry.getKey()))
                .toList();
    }

    Optional<String> text(String key) {
        Object value = get(key);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            return kind(key, "a text");
        }
        return Optional.of(String.valueOf(value));
    }

    Optional<Integer> integer(String key) {
        Object value = get(key);
        if (value == null || isVariable(value)) {
            return Optional.empty();
        }
        return value instanceof Integer number ? Optional.of(number) : kind(key, "a whole number");
    }

    Optional<Double> number(String key) {
        Object value = get(key);
        if (value == null || isVariable(value)) {
            return Optional.empty();
        }
        return value instanceof Number number ? Optional.of(number.doubleValue()) : kind(key, "a number");
    }

    List<String> texts(String key) {
        Object value = get(key);
        if (value == null || isVariable(value)) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            kind(key, "a list: each word an element of its own");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof String)) {
                kind(key + "[" + texts.size() + "]", "a text: put it into quotes");
            }
            texts.add(String.valueOf(item));
        }
        return texts;
    }

    Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(key).values.forEach((name, value) -> {
            if (!(value instanceof String)) {
                kind(key + "." + name, "a text: put it into quotes");
            }
            texts.put(String.valueOf(name), value == null ? "" : String.valueOf(value));
        });
        return texts;
    }

    ForeignValues map(String key) {
        Object value = get(key);
        return new ForeignValues(where + "." + key, isVariable(value) || "auto".equals(value) ? null : value, told);
    }

    List<ForeignValues> maps(String key) {
        List<ForeignValues> maps = new ArrayList<>();
        if (get(key) instanceof List<?> list) {
            list.forEach(item -> maps.add(new ForeignValues(where + "." + key + "[" + maps.size() + "]", item, told)));
        }
        return maps;
    }

    /** What is there though nothing has this meaning here. */
    Object get(String key) {
        known.add(key);
        return values.get(key);
    }

    /** Tells of keys that were not asked for and that the deploy tool does not read either. */
    void end(Set<String> others) {
        known.addAll(others);
        values.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !known.contains(key))
                .forEach(key -> {
                    String nearest = Spelling.nearest(key, known);
                    boolean near = Spelling.distance(
                                    key.toLowerCase(java.util.Locale.ROOT), nearest.toLowerCase(java.util.Locale.ROOT))
                            <= Math.max(2, key.length() / 4);
                    wrong(
                            where + "." + key + " is no key that the deploy tool reads",
                            near ? "did you mean " + nearest + "?" : "remove it, or correct its name");
                });
    }

    void wrong(String observed, String fix) {
        told.add(new Finding.Violated(Requirement.FC_MANIFEST, observed, fix));
    }

    private <T> Optional<T> kind(String key, String kind) {
        wrong(where + "." + key + " is not " + kind.replaceFirst(":.*", ""), "write " + kind);
        return Optional.empty();
    }

    private static boolean isVariable(Object value) {
        return value instanceof String text && text.contains("${");
    }
}
