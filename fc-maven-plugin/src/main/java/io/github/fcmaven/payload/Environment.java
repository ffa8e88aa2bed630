package io.github.fcmaven.payload;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables that are shipped: the user's, and those by which a program finds its interpreter.
 *
 * @param variables in the order in which they are written
 */
record Environment(Map<String, String> variables) {

    /** The platform's limit for all names and values together, in bytes. */
    private static final int MOST_BYTES = 4096;

    private static final String WHERE = " under environmentVariables of fc-maven-plugin in pom.xml";

    /** @throws FcProblem where the platform would not take them */
    static Environment of(Map<String, String> own, Map<String, String> interpreter) {
        Map<String, String> all = new LinkedHashMap<>();
        own.forEach((name, value) -> all.put(checked(name), value == null ? "" : value));
        interpreter.forEach(all::putIfAbsent);
        refuseTooMuch(all);
        return new Environment(all);
    }

    private static String checked(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw FcProblem.of(
                    Requirement.FC_ENVIRONMENT,
                    "'" + name + "' is no name of an environment variable",
                    "begin it with a letter and use letters, digits and _ only," + WHERE);
        }
        // The platform's own guide to its extensions sets variables of this prefix.
        if (name.startsWith("FC_") && !name.startsWith("FC_EXTENSIONS_")) {
            throw FcProblem.of(
                    Requirement.FC_ENVIRONMENT,
                    name + " begins with FC_, which the platform keeps for its own variables",
                    "rename it" + WHERE);
        }
        return name;
    }

    private static void refuseTooMuch(Map<String, String> all) {
        int bytes = all.entrySet().stream()
                .mapToInt(variable -> size(variable.getKey()) + size(variable.getValue()))
                .sum();
        if (bytes > MOST_BYTES) {
            throw FcProblem.of(
                    Requirement.FC_ENVIRONMENT,
                    "the environment variables have " + bytes + " bytes together, more than " + MOST_BYTES,
                    "ship long values in a file of the package, and shorten them" + WHERE);
        }
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
