package io.github.fcmaven.server;

import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit to idle connections that only the program's own code sets, in a language whose code is shipped.
 *
 * @param name by which the code sets it, such as {@code channel_timeout}
 * @param otherwise what the server does where the code does not set it
 * @param unit how many of the value's units are a second
 */
record CodeTimer(String name, String otherwise, int unit) {

    private static final long DAY = 86_400;

    static CodeTimer inSeconds(String name, String otherwise) {
        return new CodeTimer(name, otherwise, 1);
    }

    /** What the code says of it; empty where it sets anything but a literal number. */
    DeclaredLimits limits(String code) {
        if (code.isBlank()) {
            return DeclaredLimits.NONE;
        }
        if (!Pattern.compile("\\b" + name + "\\b").matcher(code).find()) {
            return DeclaredLimits.tooShort(name + " is not set, so " + otherwise);
        }
        Matcher set = Pattern.compile(
                        "\\b" + name + "['\"]?\\s*[=:]\\s*(-?[0-9][0-9_]{0,11}|Infinity)\\s*(?=[,;)}\\r\\n]|$)")
                .matcher(code);
        return set.find() ? declared(set.group(1).replace("_", "")) : DeclaredLimits.NONE;
    }

    /**
     * 0 is never to some servers and at once to others. What is negative is at once to all, and Node.js ends with an
     * error where it is told Infinity.
     */
    private DeclaredLimits declared(String value) {
        boolean infinite = value.equals("Infinity");
        long number = infinite ? -1 : Long.parseLong(value);
        return number == 0
                ? DeclaredLimits.NONE
                : new DeclaredLimits(
                        Optional.of(new Declared(
                                number / unit >= DAY,
                                name + " is " + value + " (the code)"
                                        + (infinite ? ", which Node.js ends with: msecs is out of range" : ""))),
                        Optional.empty());
    }
}
