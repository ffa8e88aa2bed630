package io.github.fcmaven.descriptor;

import io.github.fcmaven.platform.Spelling;
import io.github.fcmaven.yaml.JsYaml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A mapping that others wrote: what is not of its kind, or has no meaning, is told and passed over. */
final class ForeignValues {

    private static final String TEXT = "a text: put it into quotes";

    private static final int LONGEST_NAME = 80;

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");

    private final String where;
    private final Map<?, ?> values;
    private final DescriptorFindings told;
    private final Set<String> known = new HashSet<>();

    ForeignValues(String where, Object values, DescriptorFindings told) {
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
            return kind(key, TEXT);
        }
        return value instanceof Instant ? kind(key, TEXT) : Optional.of(JsYaml.text(value));
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
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? Optional.of(number.doubleValue())
                : kind(key, "a number");
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
                kind(key + "[" + texts.size() + "]", TEXT);
            }
            texts.add(JsYaml.text(item));
        }
        return texts;
    }

    /** A variable without a value is left out: the deploy tool removes its key. */
    Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(key).values.forEach((name, value) -> {
            if (value == null) {
                told.warn(
                        path(key + "." + name) + " has no value, and the deploy tool leaves it out",
                        "remove it, or write \"\" for an empty text");
                return;
            }
            if (!(value instanceof String)) {
                kind(key + "." + name, TEXT);
            }
            texts.put((String) name, JsYaml.text(value));
        });
        return texts;
    }

    ForeignValues map(String key) {
        Object value = get(key);
        return new ForeignValues(path(key), isVariable(value) || "auto".equals(value) ? null : value, told);
    }

    List<ForeignValues> maps(String key) {
        List<ForeignValues> maps = new ArrayList<>();
        if (get(key) instanceof List<?> list) {
            list.forEach(item -> maps.add(new ForeignValues(where + "." + key + "[" + maps.size() + "]", item, told)));
        }
        return maps;
    }

    /** All of its values, as they stand there. */
    Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        values.forEach((key, value) -> all.put(String.valueOf(key), value));
        return all;
    }

    /** The values of some keys, as they stand there. */
    Map<String, Object> those(Set<String> keys) {
        known.addAll(keys);
        Map<String, Object> those = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value != null && keys.contains(String.valueOf(key))) {
                those.put((String) key, value);
            }
        });
        return those;
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
                .forEach(key -> told.wrong(path(key) + " is no key that the deploy tool reads", () -> meant(key)));
    }

    private String meant(String key) {
        if (key.length() <= LONGEST_NAME) {
            String nearest = Spelling.nearest(key, known);
            int apart = Spelling.distance(key.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT));
            if (apart <= Math.max(2, key.length() / 4)) {
                return "did you mean " + nearest + "?";
            }
        }
        return "remove it, or correct its name";
    }

    void wrong(String observed, String fix) {
        told.wrong(observed, fix);
    }

    private <T> Optional<T> kind(String key, String kind) {
        wrong(path(key) + " is not " + kind.replaceFirst(":.*", ""), "write " + kind);
        return Optional.empty();
    }

    /** Where a value stands; a name that nobody writes is shortened, and shown without what would steer a terminal. */
    private String path(String key) {
        String shown = key.length() > LONGEST_NAME ? key.substring(0, LONGEST_NAME) + "..." : key;
        return where + "." + UNPRINTABLE.matcher(shown).replaceAll("?");
    }

    private static boolean isVariable(Object value) {
        return value instanceof String text && text.contains("${");
    }
}
