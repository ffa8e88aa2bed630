package io.github.fcmaven.platform;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as users write them. */
public final class Times {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)?");

    /** Longer than any wait of ours makes sense: a connection has to be held for a day. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private Times() {}

    /** Reads {@code 120}, {@code 120s}, {@code 500ms}, {@code 2m} or {@code 1h}; a bare number is seconds. */
    public static Duration parse(String parameter, String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            throw FcProblem.local(
                    parameter + " is '" + text + "', which is no time",
                    "write seconds, or a number with its unit: 120, 120s, 500ms, 2m");
        }
        Duration read = read(time);
        if (read.compareTo(LONGEST) > 0) {
            throw FcProblem.local(parameter + " is '" + text + "', which is more than a week", "give a shorter time");
        }
        return read;
    }

    private static Duration read(Matcher time) {
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2) == null ? "s" : time.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
