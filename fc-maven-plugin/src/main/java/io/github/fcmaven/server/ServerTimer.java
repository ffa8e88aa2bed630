package io.github.fcmaven.server;

import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit that a server's configuration sets to its connections.
 *
 * @param key in the server's configuration
 * @param otherwise what holds where it is not set
 * @param forADay whether a value lets a connection live for a day; empty where that cannot be told
 */
record ServerTimer(String key, String otherwise, Function<String, Optional<Boolean>> forADay) {

    private static final Duration DAY = Duration.ofDays(1);

    private static final Pattern SIMPLE = Pattern.compile("([+-]?\\d{1,9})\\s*(ns|us|ms|s|m|h|d)?");

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ns", ChronoUnit.NANOS,
            "us", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    /** A time; a number alone is one of milliseconds, and a negative one never passes. */
    static ServerTimer milliseconds(String key, String otherwise) {
        return new ServerTimer(
                key, otherwise, value -> time(value, ChronoUnit.MILLIS).map(ServerTimer::isADay));
    }

    /** A time; a number alone is one of seconds, and a negative one never passes. */
    static ServerTimer seconds(String key, String otherwise) {
        return new ServerTimer(
                key, otherwise, value -> time(value, ChronoUnit.SECONDS).map(ServerTimer::isADay));
    }

    /** A number of requests, of which only a negative one is no limit. */
    static ServerTimer atMostRequests(String key, String otherwise) {
        return new ServerTimer(
                key,
                otherwise,
                value -> value.matches("[+-]?\\d{1,9}") ? Optional.of(value.startsWith("-")) : Optional.empty());
    }

    /** What the settings say of it; empty where that cannot be understood, as a placeholder cannot, or depends on a profile. */
    Optional<Declared> read(OwnSettings settings) {
        if (settings.isAmbiguous(key)) {
            return Optional.empty();
        }
        Optional<Setting> setting = settings.effective(key);
        String value = setting.map(Setting::value).orElse(otherwise).strip();
        String says = setting.map(own -> key + " is " + value + " (" + own.source() + ")")
                .orElse(key + " is not set, so " + value);
        return forADay.apply(value).map(aDay -> new Declared(aDay, says));
    }

    private static boolean isADay(Duration time) {
        return time.isNegative() || time.compareTo(DAY) >= 0;
    }

    /**
     * As Spring and Micronaut write it ({@code 25h}), as Quarkus does ({@code 25H}), or by ISO 8601 ({@code PT25H}). 0 is never to some
     * servers and at once to others: it is not understood.
     */
    private static Optional<Duration> time(String value, ChronoUnit unit) {
        String text = value.toLowerCase(Locale.ROOT);
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            long amount = Long.parseLong(simple.group(1));
            return notZero(Duration.of(amount, simple.group(2) == null ? unit : UNITS.get(simple.group(2))));
        }
        try {
            return notZero(Duration.parse(text.matches("[+-]?p.*") ? text : "pt" + text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> notZero(Duration time) {
        return Optional.of(time).filter(some -> !some.isZero());
    }
}
