package io.github.fcmaven.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sizes that no Java takes as they are written, of which it ends at once. Any other word that Java does not take it
 * names itself when it is launched. Sources: the manuals of the commands of JDK 8 to 25, and the answers of JDK 8, 17
 * and 25.
 */
public final class OptionForm {

    private static final int MOST_PERCENT = 100;
    private static final int MOST_OF_MEMORY = 80;
    private static final int ONLY_WITH_POINT = 8;
    private static final double LEAST_HEAP = 1 << 20;
    private static final double LEAST_STACK = 136 << 10;

    private static final Pattern SIZE = Pattern.compile("(-(?:X?m[xsn]|X?ss))(.*)");
    private static final Pattern NUMBER = Pattern.compile("(0[xX][0-9a-fA-F]{1,15}|\\d{1,18})([kKmMgGtT]?)");
    private static final Pattern PART = Pattern.compile("(-XX:(?:Max|Min|Initial)RAMPercentage=)(.*)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(\\.\\d{1,9})?");

    private OptionForm() {}

    /**
     * The first fault.
     *
     * @param java the feature number of the Java that reads them
     * @param options in the order in which it reads them; one with a {@code $} in it tells nothing
     */
    public static Optional<OptionFault> first(int java, List<String> options) {
        for (String option : options) {
            if (!option.contains("$")) {
                Optional<OptionFault> size = size(option);
                Optional<OptionFault> fault = size.isPresent() ? size : part(java, option);
                if (fault.isPresent()) {
                    return fault;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<OptionFault> size(String option) {
        Matcher size = SIZE.matcher(option);
        if (!size.matches()) {
            return Optional.empty();
        }
        String name = size.group(1);
        Optional<Double> bytes = bytes(size.group(2));
        String example = name + (name.endsWith("ss") ? "1m" : "300m");
        if (bytes.isEmpty()) {
            return Optional.of(
                    new OptionFault(option, "whose value is no size", "write a size in the same word: " + example));
        }
        double least = name.endsWith("ss") ? LEAST_STACK : name.endsWith("mx") ? LEAST_HEAP : 0;
        return bytes.get() > 0 && bytes.get() < least
                ? Optional.of(new OptionFault(
                        option,
                        "which is " + Math.round(bytes.get()) + " bytes, and too little for any Java",
                        "write its unit too: " + example))
                : Optional.empty();
    }

    private static Optional<Double> bytes(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        int unit = "kmgt".indexOf(number.group(2).toLowerCase(Locale.ROOT))
                + (number.group(2).isEmpty() ? 0 : 1);
        return Optional.of(Long.decode(number.group(1).replaceFirst("^0+(?=\\d)", "")) * Math.pow(1024, unit));
    }

    private static Optional<OptionFault> part(int java, String option) {
        Matcher part = PART.matcher(option);
        if (!part.matches()) {
            return Optional.empty();
        }
        Matcher percent = PERCENT.matcher(part.group(2));
        if (!percent.matches() || Double.parseDouble(part.group(2)) > MOST_PERCENT) {
            return Optional.of(new OptionFault(
                    option,
                    "whose value is no number from 0 to 100",
                    "write a number such as " + part.group(1) + "70.0"));
        }
        return java == ONLY_WITH_POINT && percent.group(2) == null
                ? Optional.of(new OptionFault(
                        option,
                        "which Java 8 takes with a decimal point only",
                        "write "
                                + (Double.parseDouble(part.group(2)) > MOST_OF_MEMORY ? part.group(1) + "70" : option)
                                + ".0"))
                : Optional.empty();
    }
}
