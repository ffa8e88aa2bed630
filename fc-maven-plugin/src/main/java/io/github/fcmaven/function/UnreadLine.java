package io.github.fcmaven.function;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a script that is not followed, and what may be different behind it. */
record UnreadLine(String text) {

    /** What it must not do: then what comes behind it has another meaning. */
    private static final Pattern CHANGES =
            Pattern.compile("(?:^|[\\s;&|(])(?:cd|pushd|popd|source|eval|export|alias|exec|unset|shift|set)(?:\\s|$)"
                    + "|(?:^|[;&|({!]|\\b(?:then|do|else|command))\\s*\\.\\s"); // and not that of find .

    private static final Pattern REDIRECTION = Pattern.compile("exec\\s+[0-9&]*[<>].*");
    private static final Pattern ASSIGNED = Pattern.compile("(?:export\\s+)?([A-Za-z_]\\w*)=[^;&]*");

    /** An assignment within it, also as {@code ((PORT++))} or behind a test. */
    private static final Pattern MAY_ASSIGN =
            Pattern.compile("\\b([A-Za-z_]\\w*)(?:[-+*/]?=|\\+\\+|--)|\\bread\\s+(?:-\\w+\\s+)*([A-Za-z_]\\w*)");

    /** {@code [ -n "$PORT" ] || PORT=9000} and its like. */
    private static final Pattern DEFAULT = Pattern.compile("(?:\\[\\[?|test)\\s+(?:-n\\s+VALUE\\|\\||-z\\s+VALUE&&)"
                    .replace("VALUE", "\"?\\$\\{?(\\w+)}?\"?\\s*(?:]]?)?\\s*")
            + "\\s*(?:export\\s+)?(\\w+)=[^;&|]*");

    /** What decides where programs, libraries and modules are found. */
    private static final Set<String> LOOKED_UP =
            Set.of("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "NODE_PATH", "CLASSPATH");

    /** Whether what comes behind it is run as it is without it, but for variables. */
    boolean isPassedOver(Map<String, String> variables) {
        Matcher assigned = ASSIGNED.matcher(text);
        return assigned.matches()
                ? !LOOKED_UP.contains(assigned.group(1))
                : givesDefault(variables)
                        || REDIRECTION.matcher(text).matches()
                        || !CHANGES.matcher(text).find();
    }

    /** The variables of which nobody knows the value behind it. */
    Set<String> mayAssign(Map<String, String> variables) {
        Set<String> names = new HashSet<>();
        if (!givesDefault(variables)) {
            MAY_ASSIGN.matcher(text).results().forEach(name -> {
                names.add(name.group(1) == null ? name.group(2) : name.group(1));
            });
        }
        return names;
    }

    /** Whether it gives a value to a variable that has none, and this one has. */
    private boolean givesDefault(Map<String, String> variables) {
        Matcher given = DEFAULT.matcher(text);
        if (!given.matches()) {
            return false;
        }
        String asked = given.group(1) == null ? given.group(2) : given.group(1);
        return asked.equals(given.group(3))
                && !Objects.requireNonNullElse(variables.get(asked), "").isEmpty();
    }
}
