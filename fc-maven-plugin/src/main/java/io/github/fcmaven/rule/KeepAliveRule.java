package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE_CONFIG;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.server.ServerSettings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server's settings say of idle connections; where they say nothing, what the server does by itself. */
final class KeepAliveRule implements Rule {

    private static final Duration ASKED = Duration.ofHours(24);
    private static final Pattern NUMBER = Pattern.compile("(-?\\d{1,12})\\s*(ms|s|m|h|d)?", Pattern.CASE_INSENSITIVE);

    /**
     * A setting.
     *
     * @param unit of a bare number, in milliseconds; 0 where it counts requests
     * @param otherwise what the server does without it; empty where it keeps the connection
     */
    private record Timer(String key, long unit, String otherwise) {}

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_KEEPALIVE_CONFIG);
    }

    @Override
    public void judge(Subject subject, Findings findings) {
        ServerSettings settings = subject.settings();
        List<String> wrong = new ArrayList<>();
        List<Timer> timers = timers(settings.kind());
        timers.forEach(timer -> wrong(settings, timer).ifPresent(wrong::add));
        if (!wrong.isEmpty()) {
            findings.violated(FC_KEEPALIVE_CONFIG, String.join("; ", wrong), subject.serverFix(FC_KEEPALIVE));
        } else if (!timers.isEmpty()) {
            findings.met(FC_KEEPALIVE_CONFIG, "no setting of " + settings.kind().label() + " is below 24 hours");
        }
    }

    private static Optional<String> wrong(ServerSettings settings, Timer timer) {
        Optional<ServerSettings.Told> told = settings.of(timer.key());
        if (told.isEmpty()) {
            return timer.otherwise().isEmpty()
                    ? Optional.empty()
                    : Optional.of(timer.key() + " is not set, and " + timer.otherwise());
        }
        String value = told.get().value().strip();
        boolean tooLittle = timer.unit() == 0
                ? value.matches("\\d{1,9}")
                : duration(value, timer.unit())
                        .filter(KeepAliveRule::isTooShort)
                        .isPresent();
        return tooLittle ? Optional.of(told.get().source() + " says " + value) : Optional.empty();
    }

    /** Nothing and less than nothing mean forever, or are not known to mean anything else. */
    private static boolean isTooShort(Duration time) {
        return time.toMillis() > 0 && time.compareTo(ASKED) < 0;
    }

    private static Optional<Duration> duration(String value, long unit) {
        Matcher number = NUMBER.matcher(value);
        if (number.matches()) {
            long count = Long.parseLong(number.group(1));
            String suffix = number.group(2) == null ? "" : number.group(2).toLowerCase(Locale.ROOT);
            return Optional.of(Duration.ofMillis(count
                    * switch (suffix) {
                        case "ms" -> 1;
                        case "s" -> 1000;
                        case "m" -> 60_000;
                        case "h" -> 3_600_000;
                        case "d" -> 86_400_000;
                        default -> unit;
                    }));
        }
        try {
            return Optional.of(Duration.parse(value));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static List<Timer> timers(ServerKind kind) {
        return switch (kind) {
            case SPRING_BOOT_TOMCAT ->
                List.of(
                        new Timer("server.tomcat.keep-alive-timeout", 1, "Tomcat closes an idle connection after 60 s"),
                        new Timer(
                                "server.tomcat.max-keep-alive-requests",
                                0,
                                "Tomcat closes a connection after 100 requests"));
            case SPRING_BOOT_JETTY ->
                List.of(new Timer(
                        "server.jetty.connection-idle-timeout", 1, "Jetty closes an idle connection after 30 s"));
            case SPRING_BOOT_UNDERTOW ->
                List.of(new Timer(
                        "server.undertow.no-request-timeout", 1, "Undertow closes an idle connection after 60 s"));
            case SPRING_BOOT_NETTY -> List.of(new Timer("server.netty.idle-timeout", 1, ""));
            case QUARKUS ->
                List.of(new Timer("quarkus.http.idle-timeout", 1000, "Quarkus closes a connection after 30 minutes"));
            case HELIDON -> List.of(new Timer("server.idle-connection-timeout", 1000, ""));
            case MICRONAUT ->
                List.of(new Timer(
                        "micronaut.server.idle-timeout", 1000, "Micronaut closes an idle connection after 5 minutes"));
            case JDK_HTTPSERVER -> List.of(new Timer("sun.net.httpserver.idleInterval", 1000, ""));
            default -> List.of();
        };
    }
}
