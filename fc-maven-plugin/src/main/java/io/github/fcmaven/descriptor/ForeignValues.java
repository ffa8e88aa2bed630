package io.github.fcmaven.descriptor;

import io.github.fcmaven.yaml.JsYaml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mapping that others wrote: what is not of its kind, or has no meaning, is a finding and is left out. */
final class ForeignValues {

    private static final String QUOTE = "write a text: put it into quotes";

    private static final Pattern WHOLE = Pattern.compile("\\s*[+-]?\\d{1,9}\\s*");

    /**
     * A whole value that is one variable of the environment, which is a text; a default without quotes may be a number.
     */
    private static final Pattern OF_ENVIRONMENT =
            Pattern.compile("\\$\\{\\s*env\\(\\s*['\"]?(\\w{1,80})['\"]?\\s*(?:,\\s*['\"][^'\"]*['\"]\\s*)?\\)\\s*}");

    private final String where;
    private final Map<?, ?> values;
    private final DescriptorFindings findings;
    private final KnownKeys known;

    ForeignValues(String where, Object values, DescriptorFindings findings) {
        this.where = where;
        this.findings = findings;
        if (values == null || values instanceof Map<?, ?>) {
            this.values = values == null ? Map.of() : (Map<?, ?>) values;
        } else {
            this.values = Map.of();
            findings.refusedAt(where, "is not a mapping", unmarshalled(values), "write it as key: value");
        }
        this.known = new KnownKeys(where, this.values.keySet(), findings);
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether its value comes from a variable of the deploy tool. */
    boolean isOpen(String key) {
        return isVariable(values.get(key));
    }

    /** Whether its number is left to a variable that may give one. */
    boolean isOpenNumber(String key) {
        return isOpen(key) && !OF_ENVIRONMENT.matcher((String) values.get(key)).matches();
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

    /** Those of some keys that do not stand here, not even without a value. */
    List<String> without(List<String> keys) {
        return keys.stream().filter(key -> !values.containsKey(key)).toList();
    }

    Optional<String> text(String key) {
        Object value = get(key);
        if (value == null || value instanceof String) {
            return Optional.ofNullable((String) value);
        }
        kind(key, value, "a text", QUOTE);
        boolean shown = value instanceof Map<?, ?> || value instanceof List<?> || value instanceof Instant;
        return shown ? Optional.empty() : Optional.of(JsYaml.text(value));
    }

    Optional<Integer> integer(String key) {
        return number(key, "a whole number")
                .filter(value -> value instanceof Integer || kind(key, value, "a whole number", "write a whole number"))
                .map(Number::intValue);
    }

    Optional<Double> number(String key) {
        return number(key, "a number").map(Number::doubleValue);
    }

    private Optional<Number> number(String key, String kind) {
        Object value = get(key);
        if (value == null || isVariable(value) && !isOfEnvironment(key, (String) value, kind)) {
            return Optional.empty();
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return Optional.of(number);
        }
        Optional<Number> underscored =
                value instanceof String text ? JsYaml.withoutUnderscores(text) : Optional.empty();
        if (underscored.isEmpty() && !isVariable(value)) {
            boolean quoted = value instanceof String text && WHOLE.matcher(text).matches();
            kind(
                    key,
                    value,
                    kind,
                    quoted
                            ? "write " + Integer.parseInt(((String) value).strip()) + " without quotes"
                            : "write " + kind);
        }
        return underscored;
    }

    /** The deploy tool takes a variable of the environment for the text that it is. */
    private boolean isOfEnvironment(String key, String value, String kind) {
        Matcher variable = OF_ENVIRONMENT.matcher(value);
        if (variable.matches()) {
            findings.refusedAt(
                    known.path(key),
                    "is a variable of the environment, which is a text and not " + kind,
                    "InvalidArgument: json: cannot unmarshal string",
                    "write the number, or ${json(env('" + variable.group(1) + "'))}");
        }
        return variable.matches();
    }

    /** Tells what is neither true nor false. */
    void flag(String key) {
        Object value = get(key);
        if (value != null && !(value instanceof Boolean) && !isVariable(value)) {
            kind(key, value, "true or false", "write true or false, without quotes");
        }
    }

    /**
     * A list that is missing has no items; one that is left to a variable has this variable alone. The words of a text
     * are judged on as if they were one.
     */
    List<String> texts(String key) {
        Object value = get(key);
        if (value == null || isVariable(value)) {
            return value == null ? List.of() : List.of((String) value);
        }
        if (!(value instanceof List<?> list)) {
            kind(key, value, "a list", "write a list: each word an element of its own");
            return value instanceof String text ? List.of(text.strip().split("\\s+")) : List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            if (!(item instanceof String)) {
                kind(key + "[" + i + "]", item, "a text", QUOTE);
            }
            if (item != null && !(item instanceof Map<?, ?>) && !(item instanceof List<?>)) {
                texts.add(JsYaml.text(item));
            }
        }
        return texts;
    }

    /** A variable without a value is left out: the deploy tool removes its key. */
    Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(key).values.forEach((name, value) -> {
            if (value == null) {
                findings.warnAt(
                        known.path(key + "." + name),
                        "has no value, and the deploy tool leaves it out",
                        "remove it, or write \"\" for an empty text");
                return;
            }
            if (!(value instanceof String)) {
                kind(key + "." + name, value, "a text", QUOTE);
            }
            texts.put((String) name, JsYaml.text(value));
        });
        return texts;
    }

    ForeignValues map(String key) {
        Object value = get(key);
        boolean automatic = value instanceof String text && text.startsWith("auto");
        return new ForeignValues(known.path(key), isVariable(value) || automatic ? null : value, findings);
    }

    List<ForeignValues> maps(String key) {
        Object value = get(key);
        List<ForeignValues> maps = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(
                    item -> maps.add(new ForeignValues(where + "." + key + "[" + maps.size() + "]", item, findings)));
        } else if (value != null && !isVariable(value)) {
            kind(key, value, "a list", "begin each of them with - on a line of its own");
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
        known.add(keys);
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

    /** Tells of a key that must be there. */
    void require(String key, String answer, String fix) {
        if (get(key) == null) {
            findings.refusedAt(known.path(key), "is missing", answer, fix);
        }
    }

    /** Tells of keys that were not asked for and that the deploy tool does not read either. */
    void end(Set<String> others) {
        end(others, Map.of());
    }

    /**
     * The same.
     *
     * @param elsewhere how some of them are written, as a fix
     * @return whether there is none
     */
    boolean end(Set<String> others, Map<String, String> elsewhere) {
        known.add(others);
        return known.tellOthers(elsewhere);
    }

    /** Tells of keys that are a slip of these; of others nothing is known. */
    void slips(Set<String> names) {
        known.add(names);
        known.tellSlips(names);
    }

    /** Tells of a key that does not go with another one. */
    void wrong(String key, String is, String fix) {
        findings.wrongAt(known.path(key), is, () -> fix);
    }

    /** Warns of it as a whole. */
    void warn(String observed, String fix) {
        findings.warnAt(where, observed, fix);
    }

    /** Tells of a value that is refused. */
    void wrongValue(String key, String value, String answer, String fix) {
        findings.refusedAt(known.path(key), "is " + value, answer, fix);
    }

    private boolean kind(String key, Object value, String kind, String fix) {
        findings.refusedAt(known.path(key), "is not " + kind, unmarshalled(value), fix);
        return false;
    }

    /** What the platform says of a value of another kind. */
    private static String unmarshalled(Object value) {
        String kind = value instanceof Boolean
                ? "bool"
                : value instanceof Number
                        ? "number"
                        : value instanceof Map<?, ?> ? "object" : value instanceof List<?> ? "array" : "string";
        return "InvalidArgument: json: cannot unmarshal " + kind;
    }

    private static boolean isVariable(Object value) {
        return value instanceof String text && text.contains("${");
    }
}
