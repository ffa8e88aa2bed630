package io.github.fcmaven.yaml;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dates of js-yaml's default schema. As in JavaScript, the 45th day of a month is one of the next. */
final class Dates {

    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)");

    private static final Pattern TIME = Pattern.compile("(\\d{4})-(\\d\\d?)-(\\d\\d?)"
            + "(?:[Tt]|[ \\t]++)(\\d\\d?):(\\d\\d):(\\d\\d)(?:\\.(\\d*+))?"
            + "(?:[ \\t]*+(?:Z|([-+])(\\d\\d?)(?::(\\d\\d))?))?");

    /** How JavaScript shows one, where the clock is UTC's. */
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern(
                    "EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /** The date that a text is; null where it is none. */
    static Instant instant(String text) {
        if (text.length() < 8 || !Character.isDigit(text.charAt(0))) {
            return null;
        }
        Matcher date = DATE.matcher(text);
        if (date.matches()) {
            return day(date);
        }
        Matcher time = TIME.matcher(text);
        return time.matches() ? day(time).plus(time(time)).minus(offset(time)) : null;
    }

    static String text(Instant date) {
        return SHOWN.format(date);
    }

    /** JavaScript takes a year before 100 for one of the twentieth century. */
    private static Instant day(Matcher matched) {
        int year = number(matched, 1);
        return LocalDate.of(year < 100 ? 1900 + year : year, 1, 1)
                .plusMonths(number(matched, 2) - 1L)
                .plusDays(number(matched, 3) - 1L)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    private static Duration time(Matcher matched) {
        String fraction = (matched.group(7) == null ? "" : matched.group(7)) + "000";
        return Duration.ofHours(number(matched, 4))
                .plusMinutes(number(matched, 5))
                .plusSeconds(number(matched, 6))
                .plusMillis(Integer.parseInt(fraction.substring(0, 3)));
    }

    private static Duration offset(Matcher matched) {
        if (matched.group(8) == null) {
            return Duration.ZERO;
        }
        Duration offset =
                Duration.ofHours(number(matched, 9)).plusMinutes(matched.group(10) == null ? 0 : number(matched, 10));
        return matched.group(8).equals("-") ? offset.negated() : offset;
    }

    private static int number(Matcher matched, int group) {
        return Integer.parseInt(matched.group(group));
    }
}
