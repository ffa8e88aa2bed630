package io.github.fcmaven.server;

import static io.github.fcmaven.server.ServerTimer.atMostRequests;
import static io.github.fcmaven.server.ServerTimer.milliseconds;
import static io.github.fcmaven.server.ServerTimer.seconds;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.server.PackagedFiles.Mark;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a packaged server's configuration and start say of the time for which it keeps connections and requests: a witness beside what was
 * observed, never a proof. What holds in a profile only, and what only the code says, is not seen.
 *
 * @param keepAlive of an idle connection, and of any connection's number of requests; empty where nothing is known of it
 * @param execution of a request that runs; empty where the server is not known to end one
 */
public record DeclaredLimits(Optional<Declared> keepAlive, Optional<Declared> execution) {

    /** Nothing is known. */
    public static final DeclaredLimits NONE = new DeclaredLimits(Optional.empty(), Optional.empty());

    /**
     * What a configuration says.
     *
     * @param forADay whether it is 24 hours at least, without a limit to the number of requests
     * @param says each key with its value and where it is said, or what holds without it
     */
    public record Declared(boolean forADay, String says) {}

    /** What the server of that package is told, by the package as it is shipped; nothing where a start script may tell it more. */
    public static DeclaredLimits of(FunctionPackage function) {
        Optional<List<String>> argv = function.argv();
        if (argv.isEmpty()) {
            return NONE;
        }
        if (ScriptServers.kindOf(function.entries().values(), argv.get()).isPresent()) {
            return PythonLimits.of(function, argv.get());
        }
        PackagedFiles files = PackagedFiles.of(function.entries().values());
        ServerKind kind = ServerFiles.kindOf(files);
        OwnSettings settings = new OwnSettings(StartSettings.of(function), PackagedConfiguration.of(kind, files));
        return new DeclaredLimits(
                declared(keepAlive(kind, files, settings), settings), declared(execution(kind, settings), settings));
    }

    private static Optional<Declared> declared(List<ServerTimer> timers, OwnSettings settings) {
        List<Optional<Declared>> all =
                timers.stream().map(timer -> timer.read(settings)).toList();
        if (all.isEmpty() || all.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Declared(
                all.stream().allMatch(declared -> declared.get().forADay()),
                all.stream().map(declared -> declared.get().says()).collect(Collectors.joining(", "))));
    }

    /** Each timer with what holds where it is not set. Sources: each server's documentation; measured. */
    private static List<ServerTimer> keepAlive(ServerKind kind, PackagedFiles files, OwnSettings settings) {
        return switch (kind) {
            case SPRING_BOOT_TOMCAT -> tomcat(files, settings);
            case SPRING_BOOT_JETTY -> List.of(milliseconds("server.jetty.connection-idle-timeout", "30s"));
            case SPRING_BOOT_UNDERTOW -> List.of(milliseconds("server.undertow.no-request-timeout", "60s"));
            case SPRING_BOOT_NETTY -> List.of(milliseconds("server.netty.idle-timeout", "-1"));
            case QUARKUS -> List.of(seconds("quarkus.http.idle-timeout", "30M"));
            case MICRONAUT -> List.of(milliseconds("micronaut.server.idle-timeout", "5m"));
            case HELIDON ->
                files.marks().contains(Mark.HELIDON_CONFIG)
                        ? List.of(seconds("server.idle-connection-timeout", "PT5M"))
                        : List.of();
            case JDK_HTTPSERVER ->
                files.marks().contains(Mark.JDK_IDLE_INTERVAL)
                        ? List.of()
                        : List.of(seconds("sun.net.httpserver.idleInterval", "30"));
            default -> List.of();
        };
    }

    /** Tomcat takes the time for a request's arrival where it is not told another. */
    private static List<ServerTimer> tomcat(PackagedFiles files, OwnSettings settings) {
        String own = "server.tomcat.keep-alive-timeout";
        String other = "server.tomcat.connection-timeout";
        if (ServerFiles.isOldSpringBoot(files)) {
            return List.of();
        }
        boolean byOther =
                settings.effective(own).isEmpty() && settings.effective(other).isPresent();
        return List.of(
                milliseconds(byOther ? other : own, "60s"),
                atMostRequests("server.tomcat.max-keep-alive-requests", "100"));
    }

    private static List<ServerTimer> execution(ServerKind kind, OwnSettings settings) {
        return switch (kind) {
            case QUARKUS -> List.of(seconds("quarkus.http.idle-timeout", "30M"));
            case MICRONAUT -> List.of(milliseconds("micronaut.server.idle-timeout", "5m"));
            case JDK_HTTPSERVER ->
                List.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime").stream()
                        .filter(key -> settings.effective(key).isPresent())
                        .map(key -> seconds(key, ""))
                        .toList();
            default -> List.of();
        };
    }
}
