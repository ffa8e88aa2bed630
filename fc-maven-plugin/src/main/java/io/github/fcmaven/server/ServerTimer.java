package io.github.fcmaven.server;

import io.github.fcmaven.server.DeclaredLimits.Declared;
import io.github.fcmaven.server.PackagedFiles.Mark;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit that a server's configuration sets to its connections.
 *
 * @param key in the server's configuration
 * @param otherwise what holds where it is not set
 * @param need what the contract needs there; empty where that holds already
 * @param forADay whether a value lets a connection live for a day; empty where that cannot be told
 */
record ServerTimer(String key, String otherwise, Optional<Need> need, Function<String, Optional<Boolean>> forADay) {

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

    /**
     * Those of idle connections and of a connection's number of requests. Sources: each server's documentation; each default and each
     * setting was measured on a running server. Of what the code sets, which it does last, nothing is known.
     */
    static List<ServerTimer> of(ServerKind kind, PackagedFiles files) {
        return switch (kind) {
            case SPRING_BOOT_TOMCAT -> ServerFiles.isOldSpringBoot(files) ? List.of() : tomcat();
            case SPRING_BOOT_JETTY ->
                List.of(milliseconds("server.jetty.connection-idle-timeout", "30s")
                        .needing("25h", "Jetty closes an idle connection after 30 s"));
            case SPRING_BOOT_UNDERTOW ->
                List.of(milliseconds("server.undertow.no-request-timeout", "60s")
                        .needing("25h", "Undertow closes an idle connection after 60 s"));
            case SPRING_BOOT_NETTY -> List.of(milliseconds("server.netty.idle-timeout", "-1"));
            case QUARKUS ->
                List.of(seconds("quarkus.http.idle-timeout", "30M")
                        .needing("25H", "Quarkus closes a connection after 30 minutes"));
            case MICRONAUT ->
                List.of(milliseconds("micronaut.server.idle-timeout", "5m")
                        .needing("25h", "Micronaut closes a connection after 5 minutes"));
            case HELIDON -> helidon(files.marks());
            case JDK_HTTPSERVER -> jdk(files.marks());
            default -> List.of();
        };
    }

    private static List<ServerTimer> tomcat() {
        return List.of(
                milliseconds("server.tomcat.keep-alive-timeout", "60s")
                        .needing("25h", "Tomcat closes an idle connection after 60 s"),
                atMostRequests("server.tomcat.max-keep-alive-requests", "100")
                        .needing("-1", "Tomcat closes a connection after 100 requests"));
    }

    private static List<ServerTimer> helidon(Set<Mark> marks) {
        return marks.contains(Mark.HELIDON_CONFIG) && !marks.contains(Mark.HELIDON_IDLE_TIMEOUT)
                ? List.of(seconds("server.idle-connection-timeout", "PT5M")
                        .needing("PT25H", "Helidon closes an idle connection after 5 minutes"))
                : List.of();
    }

    private static List<ServerTimer> jdk(Set<Mark> marks) {
        return marks.contains(Mark.JDK_IDLE_INTERVAL)
                ? List.of()
                : List.of(seconds("sun.net.httpserver.idleInterval", "30")
                        .needing("90000", "the JDK's server closes an idle connection after 30 s"));
    }

    /** A time; a number alone is one of milliseconds, and a negative one never passes. */
    static ServerTimer milliseconds(String key, String otherwise) {
        return new ServerTimer(key, otherwise, Optional.empty(), value -> time(value, ChronoUnit.MILLIS)
                .map(ServerTimer::isADay));
    }

    /** A time; a number alone is one of seconds, and a negative one never passes. */
    static ServerTimer seconds(String key, String otherwise) {
        return new ServerTimer(key, otherwise, Optional.empty(), value -> time(value, ChronoUnit.SECONDS)
                .map(ServerTimer::isADay));
    }

    /** A number of requests, of which only a negative one is no limit. */
    private static ServerTimer atMostRequests(String key, String otherwise) {
        return new ServerTimer(
                key,
                otherwise,
                Optional.empty(),
                value -> value.matches("[+-]?\\d{1,9}") ? Optional.of(value.startsWith("-")) : Optional.empty());
    }

    /** 25 hours stand for the 24 that are asked. */
    private ServerTimer needing(String value, String closes) {
        return new ServerTimer(key, otherwise, Optional.of(new Need(key, value, closes)), forADay);
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
