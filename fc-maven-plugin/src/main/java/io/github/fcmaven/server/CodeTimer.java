package io.github.fcmaven.server;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A limit to idle connections that only the program's own code sets, in a language whose code is shipped.
 *
 * @param name by which the code sets it, such as {@code channel_timeout}
 * @param otherwise what the server does where the code does not set it
 * @param ends after how many seconds it closes an idle connection then
 * @param unit how many of the value's units are a second
 */
record CodeTimer(String name, String otherwise, int ends, int unit) {

    private static final Pattern HANDED_ON =
            Pattern.compile("(?:createServer|[Ff]astify|listen|serve|run|run_app|Config"
                    + "|AppRunner|Server)\\([^()]*(?:\\*\\*|\\.\\.\\.)[A-Za-z_]");

    /** Constants of constants: {@code DAY = 24 * HOUR}. */
    private static final int DEEPEST = 3;

    static CodeTimer inSeconds(String name, String otherwise, int ends) {
        return new CodeTimer(name, otherwise, ends, 1);
    }

    /** What the code says of it; empty where it sets anything but numbers, or some that differ in what they mean. */
    DeclaredLimits limits(String code) {
        if (code.isBlank()) {
            return DeclaredLimits.NONE;
        }
        if (!Pattern.compile("\\b" + name + "\\b").matcher(code).find()) {
            return isHandedOn(code)
                    ? DeclaredLimits.NONE
                    : DeclaredLimits.idle(false, name + " is not set, so " + otherwise, ends);
        }
        List<String> texts = assigned(name, code);
        if (texts.contains("Infinity")) {
            return DeclaredLimits.tooShort(
                    name + " is Infinity (the code), which Node.js ends with: msecs is out of range");
        }
        List<OptionalLong> values =
                texts.stream().map(text -> value(text, code, DEEPEST)).toList();
        boolean certain = values.stream().allMatch(OptionalLong::isPresent)
                && values.stream().map(this::forADay).distinct().count() == 1;
        return certain ? declared(values.get(0).getAsLong()) : DeclaredLimits.NONE;
    }

    /** 0 is never to some servers and at once to others; what is negative is at once to all. */
    private DeclaredLimits declared(long value) {
        return value == 0
                ? DeclaredLimits.NONE
                : DeclaredLimits.idle(
                        value / unit >= DeclaredLimits.SECONDS_OF_A_DAY,
                        name + " is " + value + " (the code)",
                        Math.max(0, value / unit));
    }

    /** Whether the server gets arguments from where they are not read: {@code serve(app, **settings)}. */
    private static boolean isHandedOn(String code) {
        return HANDED_ON.matcher(code).find();
    }

    private String forADay(OptionalLong value) {
        return value.getAsLong() == 0
                ? "0"
                : String.valueOf(value.getAsLong() / unit >= DeclaredLimits.SECONDS_OF_A_DAY);
    }

    /** What the code sets a name to, as it is written. */
    private static List<String> assigned(String name, String code) {
        return Pattern.compile("\\b" + Pattern.quote(name)
                        + "\\b['\"]?\\s*(?::\\s*(?:int|float|number)\\s*=|[=:])(?!=)\\s*([^,;)}\\r\\n]*)")
                .matcher(code)
                .results()
                .map(set -> set.group(1).strip())
                .toList();
    }

    /** A number, a product, or a constant that the code sets once to one of these. */
    private static OptionalLong value(String text, String code, int depth) {
        double product = 1;
        for (String factor : text.split("\\*", -1)) {
            OptionalLong value = factor(factor.strip(), code, depth);
            if (value.isEmpty()) {
                return value;
            }
            product *= value.getAsLong();
        }
        return OptionalLong.of((long) product);
    }

    private static OptionalLong factor(String text, String code, int depth) {
        if (text.matches("-?[0-9][0-9_]{0,12}(\\.[0-9]{1,6})?([eE][0-9])?")) {
            return OptionalLong.of((long) Double.parseDouble(text.replace("_", "")));
        }
        if (depth == 0 || !text.matches("[A-Za-z_$][\\w$]*")) {
            return OptionalLong.empty();
        }
        List<String> values = assigned(text, code);
        return values.size() == 1 ? value(values.get(0), code, depth - 1) : OptionalLong.empty();
    }
}
