package io.github.fcmaven.descriptor;

import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.yaml.JsYaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of the deploy tool whose value stands in the project: <code>${vars.port}</code>,
 * <code>${this.props.region}</code>, <code>${resources.orders.props.region}</code>, <code>${file('a.txt')}</code> and
 * <code>${json(file('a.json'))}</code>. Every other is left as it is written.
 *
 * <p>Source: the package parse-spec 0.0.30 of the deploy tool 3.1.10, which a test asks the same.
 */
final class Variables {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?:"
            + "(?<blank>\\s*+)(?<path>(?:vars|this|that|resources)(?:\\.[A-Za-z0-9_-]++){1,20})(?<end>\\s*+)"
            + "|(?<json>json\\()?+file\\(\\s*+"
            + "(?:'(?<single>[^'}]{1,500})'|\"(?<double>[^\"}]{1,500})\")\\s*+\\)(?<close>\\))?+"
            + ")}");

    /** What only a deployment knows. */
    private static final Pattern LATER = Pattern.compile("resources\\.[^.]+\\.(?:output|info)(?:\\..*)?");

    /** Of Maven, and of the old component: the deploy tool finds it nowhere, and no program reads it. */
    private static final Pattern DOTTED = Pattern.compile("\\$\\{\\s*+env\\.(?<name>[A-Za-z_]\\w*+)\\s*+}");

    /** A name without what it belongs to, such as <code>${region}</code>. */
    private static final Pattern BARE = Pattern.compile("\\$\\{\\s*+(?<name>[A-Za-z_]\\w*+)(?:\\.\\w++)*+\\s*+}");

    /** What the application gets: FC-ENVIRONMENT and FC-COMMAND-LINE tell that it has nothing of it. */
    private static final Set<String> OF_APPLICATION = Set.of("environmentVariables", "customRuntimeConfig");

    /** One may lead to another; those that lead to each other are given up. */
    private static final int DEEPEST = 10;

    /** How many are filled in: a few lines that multiply each other could ask for more than any memory holds. */
    private static final int MOST = 10_000;

    /** How many values and characters a document has in the end: more is no configuration. */
    private static final int MOST_VALUES = 200_000;

    private static final int MOST_CHARACTERS = 3_000_000;

    private final Path file;
    private final DescriptorFindings findings;
    private boolean ofApplication;
    private int filled;
    private int values;
    private long characters;

    /** @param file for messages */
    Variables(Path file, DescriptorFindings findings) {
        this.file = file;
        this.findings = findings;
    }

    /**
     * What the variables of a place mean.
     *
     * @param values what {@code vars}, {@code this} and {@code resources} are
     * @param files those that it may name
     */
    record Scope(Map<String, Object> values, ProjectFiles files) {}

    /**
     * The same value with what its variables mean: a number stays one. A variable that does not exist is a finding.
     *
     * @throws FcProblem where they fill in more than a configuration needs
     */
    Object resolved(Object value, Scope scope) {
        return resolved(value, scope, 0);
    }

    private Object resolved(Object value, Scope scope, int depth) {
        if (values++ > MOST_VALUES) {
            throw tooMuch();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new LinkedHashMap<>();
            map.forEach((key, each) -> all.put(key, member(key, each, scope, depth)));
            return all;
        }
        if (value instanceof List<?> list) {
            List<Object> all = new ArrayList<>();
            list.forEach(each -> all.add(resolved(each, scope, depth)));
            return all;
        }
        return value instanceof String text && depth < DEEPEST
                ? text(depth == 0 ? text : counted(text), scope, depth)
                : value;
    }

    private Object member(Object key, Object value, Scope scope, int depth) {
        boolean before = ofApplication;
        ofApplication |= OF_APPLICATION.contains(key);
        Object resolved = resolved(value, scope, depth);
        ofApplication = before;
        return resolved;
    }

    private Object text(String text, Scope scope, int depth) {
        if (depth == 0) {
            dotted(text, scope);
            if (!ofApplication) {
                bare(text, scope);
            }
        }
        Matcher variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            return value(variable, scope, depth)
                    .map(value -> resolved(value, scope, depth + 1))
                    .orElse(text);
        }
        StringBuilder filledIn = new StringBuilder();
        int end = 0;
        for (variable.reset(); variable.find(); end = variable.end()) {
            filledIn.append(text, end, variable.start());
            Optional<Object> value = value(variable, scope, depth);
            filledIn.append(
                    value.isPresent()
                            ? counted(JsYaml.text(resolved(value.get(), scope, depth + 1)))
                            : variable.group());
        }
        return filledIn.append(text, end, text.length()).toString();
    }

    private void dotted(String text, Scope scope) {
        Matcher variable = DOTTED.matcher(text);
        boolean ofResource = scope.values.get("this") instanceof Map<?, ?> resource && !resource.isEmpty();
        if (ofResource && variable.find()) { // the component fc has its own
            tell(
                    variable.group() + " names nothing, and the deploy tool fails with 'not found'",
                    "write ${env('" + variable.group("name") + "')}");
        }
    }

    private void bare(String text, Scope scope) {
        Matcher variable = BARE.matcher(text);
        if (variable.find() && !DeployToolVariable.hasValue(variable.group("name"))) {
            String name = variable.group("name");
            boolean variables = scope.values.get("vars") instanceof Map<?, ?> vars && vars.containsKey(name);
            tell(
                    variable.group() + " names nothing, and the deploy tool fails with 'not found'",
                    variables
                            ? "write ${vars." + name + "}"
                            : "write the value, or ${env('" + name + "')} for a variable of the environment");
        }
    }

    private Optional<Object> value(Matcher variable, Scope scope, int depth) {
        if (filled++ >= MOST) {
            return Optional.empty();
        }
        String path = variable.group("path");
        if (path == null) {
            return file(variable, scope, depth);
        }
        if (LATER.matcher(path).matches()) {
            return Optional.empty();
        }
        boolean blanks =
                !variable.group("blank").isEmpty() || !variable.group("end").isEmpty();
        Optional<Object> value = blanks ? Optional.empty() : value(path, scope);
        if (value.isEmpty() && depth == 0) {
            tell(
                    "${" + path + "}" + (blanks ? " has a blank in its braces" : " names nothing")
                            + ", and the deploy tool fails with 'not found'",
                    blanks ? "remove the blank" : "correct its name");
        }
        return value;
    }

    private static Optional<Object> value(String path, Scope scope) {
        String[] keys = path.split("\\.");
        Object value = scope.values.get(keys[0].equals("that") ? "this" : keys[0]);
        for (int i = 1; i < keys.length; i++) {
            value = value instanceof Map<?, ?> map ? map.get(keys[i]) : null;
        }
        return Optional.ofNullable(value);
    }

    private Optional<Object> file(Matcher variable, Scope scope, int depth) {
        String name = variable.group(variable.group("single") != null ? "single" : "double");
        Optional<Path> path = scope.files.path(name);
        if (path.isEmpty() || (variable.group("json") == null) != (variable.group("close") == null)) {
            return Optional.empty();
        }
        Optional<String> text = ProjectFiles.text(path.get());
        if (text.isEmpty() && depth == 0) {
            tell(
                    "${file(...)} names " + path.get()
                            + ", which is not a file, and the deploy tool fails with 'not found'",
                    "correct the path, which counts from the folder of the file that names it");
        }
        return variable.group("json") == null
                ? text.map(Object.class::cast)
                : text.flatMap(json -> json(json, path.get()));
    }

    private Optional<Object> json(String text, Path path) {
        Optional<Object> value = ProjectFiles.json(counted(text));
        if (value.isEmpty()) {
            tell(
                    "${json(file(...))} names " + path
                            + ", which is not JSON, and the deploy tool fails with 'parse error'",
                    "correct that file");
        }
        return value;
    }

    private void tell(String observed, String fix) {
        findings.wrong(file.getFileName() + ": " + observed, fix);
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
                file + ": its variables (${vars...}) fill in more than a configuration needs",
                "write the values themselves");
    }
}
