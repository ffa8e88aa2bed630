package io.github.fcmaven.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The scalars of js-yaml 4's default schema: YAML 1.2's core, and dates.
 *
 * <p>Its releases differ in one thing: up to 4.1, which the deploy tool 3.1 is built with, a number may hold {@code _}
 * and be too large for a double. Here both are texts, as since 4.2, and {@link #differs} tells them.
 */
final class Scalars {

    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");

    private static final Pattern PREFIXED = Pattern.compile("[-+]?(?:0b[01]++|0o[0-7]++|0x[0-9A-Fa-f]++)");

    private static final Pattern DIGITS = Pattern.compile("[-+]?[0-9]++");

    private static final Pattern DECIMAL =
            Pattern.compile("(?:[-+]?[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?");

    private static final Pattern INFINITE = Pattern.compile("([-+]?)\\.(?:inf|Inf|INF)");

    private static final Pattern NOT_A_NUMBER = Pattern.compile("\\.(?:nan|NaN|NAN)");

    /** What is a number for js-yaml up to 4.1 alone. */
    private static final Pattern WITH_UNDERSCORES = Pattern.compile("(?:[-+]?(?:0b[01_]++|0o[0-7_]++|0x[0-9A-Fa-f_]++)"
            + "|(?:[-+]?[0-9][0-9_]*+(?:\\.[0-9_]*+)?|\\.[0-9_]++)(?:[eE][-+]?[0-9]++)?)(?<!_)");

    /** Beyond it no whole number is finite. */
    private static final int MOST_BITS = 1024;

    private Scalars() {}

    /**
     * What a scalar without quotes and tag is: null, a boolean, an {@code Integer}, a
     * {@code Double}, an {@code Instant} or a text.
     */
    static Object plain(String text) {
        if (NULLS.contains(text)) {
            return null;
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return TRUE.contains(text);
        }
        Double number = number(text);
        if (number != null) {
            return shortest(number);
        }
        Instant date = Dates.instant(text);
        return date == null ? text : date;
    }

    /** Whether releases of js-yaml differ in what it is. */
    static boolean differs(String text) {
        boolean number = text.indexOf('_') < 0
                ? isPrefixed(text) || DECIMAL.matcher(text).matches()
                : WITH_UNDERSCORES.matcher(text).matches();
        return number && number(text) == null;
    }

    /** The number that a text is; null where it is none, or none that a double can hold. */
    static Double number(String text) {
        if (text.isEmpty() || text.charAt(0) > '9') { // most texts begin with a letter
            return null;
        }
        if (isPrefixed(text)) {
            return prefixed(text);
        }
        if (DECIMAL.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : null;
        }
        var infinite = INFINITE.matcher(text);
        if (infinite.matches()) {
            return infinite.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return NOT_A_NUMBER.matcher(text).matches() ? Double.NaN : null;
    }

    private static Double prefixed(String text) {
        boolean negative = text.startsWith("-");
        String unsigned = text.charAt(0) == '0' ? text : text.substring(1);
        int radix = unsigned.charAt(1) == 'b' ? 2 : unsigned.charAt(1) == 'o' ? 8 : 16;
        String digits = unsigned.substring(2).replaceFirst("^0+(?=.)", "");
        if (digits.length() > MOST_BITS) {
            return null;
        }
        double value = new BigInteger(digits, radix).doubleValue();
        return Double.isInfinite(value) ? null : Double.valueOf(negative ? -value : value);
    }

    /** Whether it is a number of base 2, 8 or 16. */
    static boolean isPrefixed(String text) {
        return PREFIXED.matcher(text).matches();
    }

    /** Whether it is a number without a point and an exponent, which a double can hold. */
    static boolean isWhole(String text) {
        return number(text) != null && (isPrefixed(text) || DIGITS.matcher(text).matches());
    }

    /** JavaScript has one kind of number, of which 60 and 60.0 are the same. */
    static Object shortest(double number) {
        return number == (int) number ? (Object) (int) number : (Object) number;
    }

    /** What JavaScript makes of a value where it wants a text, such as for a key. */
    static String text(Object value) {
        if (value instanceof Double number) {
            return text((double) number);
        }
        if (value instanceof Map<?, ?>) {
            return "[object Object]";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> item == null ? "" : text(item)).collect(Collectors.joining(","));
        }
        return value instanceof Instant date ? Dates.text(date) : String.valueOf(value);
    }

    /** The fewest digits that read back equal, without an exponent between 1e-6 and 1e21. */
    private static String text(double number) {
        if (!Double.isFinite(number)) {
            return Double.toString(number);
        }
        BigDecimal digits = BigDecimal.valueOf(number);
        for (int precision = 1; precision < 17; precision++) {
            BigDecimal fewer = new BigDecimal(number, new MathContext(precision));
            if (fewer.doubleValue() == number) {
                digits = fewer;
                break;
            }
        }
        digits = digits.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -6 && exponent < 21) {
            return digits.toPlainString();
        }
        String mantissa = digits.movePointLeft(exponent).toPlainString();
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
