package io.github.fcmaven.server;

import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A limit that a server's configuration sets to its connections.
 *
 * @param key in the server's configuration
 * @param otherwise what holds where it is not set; empty where there is no such limit then
 * @param fallback another key that holds where this one is not set
 * @param need what the contract needs there; empty where that holds already
 * @param keeping what the server makes of a value, and what is to be said of that behind the value; empty where that
 *     cannot be told
 */
record ServerTimer(
        String key,
        String otherwise,
        Optional<String> fallback,
        Optional<Need> need,
        Function<String, Optional<Declared>> keeping) {

    /** Of so many digits no unit overflows what Java counts its seconds in. */
    private static final Pattern SIMPLE = Pattern.compile("([+-]?\\d{1,12})\\s*(ns|us|ms|s|m|h|d)?");

    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "ns", ChronoUnit.NANOS,
            "us", ChronoUnit.MICROS,
            "ms", ChronoUnit.MILLIS,
            "s", ChronoUnit.SECONDS,
            "m", ChronoUnit.MINUTES,
            "h", ChronoUnit.HOURS,
            "d", ChronoUnit.DAYS);

    /**
     * What these timers say together; empty where that is not known.
     *
     * @param all of which the shortest decides
     */
    static Optional<Declared> declared(List<ServerTimer> all, ServerSettings settings) {
        List<ServerTimer> timers =
                all.stream().filter(timer -> timer.holds(settings)).toList();
        List<Declared> known = timers.stream()
                .map(timer -> timer.read(settings))
                .flatMap(Optional::stream)
                .toList();
        boolean forADay = known.stream().allMatch(Declared::forADay);
        // One that is too short is enough; only all of them together let a connection live.
        boolean understood = !known.isEmpty() && (!forADay || known.size() == timers.size());
        String says = known.stream().map(Declared::says).collect(Collectors.joining(", "));
        return Optional.of(new Declared(forADay, says)).filter(declared -> understood);
    }

    /** Whether that value ends a connection before the day is over; not of one that cannot be understood. */
    boolean isTooShort(String value) {
        return keeping.apply(value).filter(kept -> !kept.forADay()).isPresent();
    }

    private boolean holds(ServerSettings settings) {
        return !otherwise.isEmpty() || settings.effective(key).isPresent() || settings.isAmbiguous(key);
    }

    /** A time; a number alone is one of milliseconds. */
    static ServerTimer milliseconds(String key, String otherwise) {
        return time(key, otherwise, ChronoUnit.MILLIS, TimeKeeping.AS_WRITTEN);
    }

    /** A time; a number alone is one of seconds. */
    static ServerTimer seconds(String key, String otherwise) {
        return time(key, otherwise, ChronoUnit.SECONDS, TimeKeeping.AS_WRITTEN);
    }

    /**
     * A time.
     *
     * @param unit of a number alone
     * @param keeping what the server makes of it
     */
    static ServerTimer time(String key, String otherwise, ChronoUnit unit, TimeKeeping keeping) {
        return new ServerTimer(key, otherwise, Optional.empty(), Optional.empty(), value -> duration(value, unit)
                .flatMap(keeping::of));
    }

    /** A number of requests, of which a negative one is no limit, and one that no day reaches. */
    static ServerTimer atMostRequests(String key, String otherwise) {
        return new ServerTimer(key, otherwise, Optional.empty(), Optional.empty(), value -> Optional.of(value)
                .filter(number -> number.matches("[+-]?\\d{1,9}"))
                .map(number -> TimeKeeping.asWritten(
                        number.startsWith("-") || Integer.parseInt(number) >= DeclaredLimits.REQUESTS_OF_A_DAY)));
    }

    /** The same, which must be told another value. */
    ServerTimer needing(String value, String closes) {
        return new ServerTimer(key, otherwise, fallback, Optional.of(Need.property(key, value, closes)), keeping);
    }

    /** The same, in which a word says that it never passes. */
    ServerTimer orNever(String word) {
        return new ServerTimer(
                key,
                otherwise,
                fallback,
                need,
                value ->
                        value.equalsIgnoreCase(word) ? Optional.of(TimeKeeping.asWritten(true)) : keeping.apply(value));
    }

    /** The same by another key, as older versions of the server have it. */
    ServerTimer under(String older) {
        return new ServerTimer(older, otherwise, fallback, need, keeping);
    }

    /** The same, which takes the value of another key where its own is not set. */
    ServerTimer or(String other) {
        return new ServerTimer(key, otherwise, Optional.of(other), need, keeping);
    }

    /**
     * What the settings say of it; empty where that cannot be understood, as a placeholder cannot, or depends on a
     * profile.
     */
    private Optional<Declared> read(ServerSettings settings) {
        String read = fallback.filter(other -> settings.effective(key).isEmpty())
                .filter(other -> settings.effective(other).isPresent())
                .orElse(key);
        if (settings.isAmbiguous(read)) {
            return Optional.empty();
        }
        Optional<Setting> setting = settings.effective(read);
        String value = setting.map(Setting::value).orElse(otherwise).strip();
        String says = setting.map(own -> read + " is " + value + " (" + own.source() + ")")
                .orElse(read + " is not set, so " + value);
        return keeping.apply(value).map(kept -> new Declared(kept.forADay(), says + kept.says()));
    }

    /** As Spring and Micronaut write it ({@code 25h}), as Quarkus does ({@code 25H}), or by ISO 8601. */
    private static Optional<Duration> duration(String value, ChronoUnit unit) {
        String text = value.toLowerCase(Locale.ROOT);
        Matcher simple = SIMPLE.matcher(text);
        try {
            if (simple.matches()) {
                long amount = Long.parseLong(simple.group(1));
                return Optional.of(Duration.of(amount, simple.group(2) == null ? unit : UNITS.get(simple.group(2))));
            }
            return Optional.of(Duration.parse(text.matches("[+-]?p.*") ? text : "pt" + text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
