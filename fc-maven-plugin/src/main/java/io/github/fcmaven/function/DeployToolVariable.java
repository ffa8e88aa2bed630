package io.github.fcmaven.function;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable of the deploy tool in a text, such as <code>${env('DB_URL')}</code>: until it is
 * filled in, the text is not what the platform gets.
 */
public final class DeployToolVariable {

    private static final String BEGIN = "\\$\\{\\s*+(?:(?:env|file|path|abs|json|config|secret|base64|str|yaml)\\("
            + "|(?:vars|resources|this|credential|git)\\.)";

    private static final Pattern KNOWN = Pattern.compile(BEGIN);
    private static final Pattern VARIABLE = Pattern.compile(BEGIN + "[^}]{0,500}+}");

    /** A name without what it belongs to, as Maven, a shell and Spring fill it in, maybe with a default. */
    private static final Pattern NAME =
            Pattern.compile("\\$\\{\\s*+([A-Za-z_]\\w*+)((?:\\.\\w++)*+)(?::[^}]{0,500}+)?\\s*+}");

    /** Whatever else the deploy tool has under a name alone. */
    private static final Set<String> NAMES = Set.of(
            "vars",
            "this",
            "that",
            "resources",
            "credential",
            "git",
            "cwd",
            "env",
            "path",
            "file",
            "json",
            "config",
            "print",
            "include",
            "true",
            "false",
            "steps",
            "error");

    private static final int SHOWN = 60;

    private DeployToolVariable() {}

    /** The first one of a text, as a message shows it; empty where there is none. */
    public static Optional<String> in(String text) {
        Matcher variable = VARIABLE.matcher(text);
        return variable.find() ? Optional.of(shown(variable.group())) : Optional.empty();
    }

    /** Whether an expression of the deploy tool begins as one that it evaluates. */
    public static boolean isKnown(String expression) {
        return KNOWN.matcher(expression).lookingAt();
    }

    /** Whether the deploy tool may have a value of a name alone. */
    public static boolean hasValue(String name) {
        return NAMES.contains(name);
    }

    /** The first name of a text that the deploy tool would fill in and has no value for: then it fails. */
    public static Optional<String> unknown(String text) {
        return NAME.matcher(text)
                .results()
                .filter(variable -> !hasValue(variable.group(1)))
                .findFirst()
                .map(variable -> variable.group(1) + variable.group(2));
    }

    private static String shown(String expression) {
        return expression.length() > SHOWN ? expression.substring(0, SHOWN) + "..." : expression;
    }
}
