package io.github.fcmaven.descriptor;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.yaml.JsYaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a description whose value stands in the same file, {@code ${vars.port}}; every other is left as it is written. */
final class OwnVariables {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{\\s*+vars\\.([A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++){0,20})\\s*+}");

    /** One may lead to another; those that lead to each other are given up. */
    private static final int DEEPEST = 10;

    /** How many are filled in: a few lines that multiply each other could ask for more than any memory holds. */
    private static final int MOST = 10_000;

    /** How many values and characters the document has in the end: more is no configuration. */
    private static final int MOST_VALUES = 200_000;

    private static final int MOST_CHARACTERS = 3_000_000;

    private final Path file;
    private final Object vars;
    private int filled;
    private int values;
    private long characters;

    private OwnVariables(Path file, Object vars) {
        this.file = file;
        this.vars = vars;
    }

    /**
     * The same document, with the values of {@code vars} where it names them: a number stays one.
     *
     * @param file for messages
     * @throws FcProblem where they fill in more than a configuration holds
     */
    static Map<?, ?> resolved(Path file, Map<?, ?> document) {
        return (Map<?, ?>) new OwnVariables(file, document.get("vars")).resolved(document, 0);
    }

    private Object resolved(Object value, int depth) {
        if (values++ > MOST_VALUES) {
            throw tooMuch();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(key, resolved(each, depth)));
            return all;
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(each -> all.add(resolved(each, depth)));
            return all;
        }
        return value instanceof String text && depth < DEEPEST ? resolved(text, depth) : value;
    }

    private Object resolved(String text, int depth) {
        Matcher variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            return value(variable.group(1))
                    .map(value -> resolved(value, depth + 1))
                    .orElse(text);
        }
        return variable.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))
                .filter(value -> !(value instanceof Map<?, ?> || value instanceof List<?>))
                .map(value -> counted(JsYaml.text(resolved(value, depth + 1))))
                .orElse(found.group())));
    }

    private String counted(String text) {
        characters += text.length();
        if (characters > MOST_CHARACTERS) {
            throw tooMuch();
        }
        return text;
    }

    private FcProblem tooMuch() {
        return FcProblem.local(
                file + ": its variables (${vars...}) fill in more than a configuration holds",
                "write the values out that are meant");
    }

    private Optional<Object> value(String path) {
        Object value = filled++ < MOST ? vars : null;
        for (String key : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return Optional.ofNullable(value);
    }
}
