package io.github.fcmaven.server;

import static io.github.fcmaven.server.ServerTimer.milliseconds;
import static io.github.fcmaven.server.ServerTimer.seconds;

import io.github.fcmaven.function.FunctionPackage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final String TOMCAT_OTHERWISE = "server.tomcat.connection-timeout";

    /**
     * What a configuration says.
     *
     * @param forADay whether it is 24 hours at least, without a limit to the number of requests
     * @param says each key with its value and where it is said, or what holds without it
     */
    public record Declared(boolean forADay, String says) {}

    /** What the server of that package is told, by the package as it is shipped; nothing where a start script may tell it more. */
    public static DeclaredLimits of(FunctionPackage function) {
        return function.argv()
                .map(argv -> ServerSettings.of(function, argv).limits())
                .orElse(NONE);
    }

    /** What the server of these files is told. */
    static DeclaredLimits of(ServerKind kind, PackagedFiles files, OwnSettings settings) {
        List<ServerTimer> timers = ServerTimer.of(kind, files).stream()
                .map(timer -> effective(timer, settings))
                .toList();
        return new DeclaredLimits(
                declared(timers, settings),
                declared(kind.idleTimerCutsRequests() ? timers : ofRequests(kind, settings), settings));
    }

    private static Optional<Declared> declared(List<ServerTimer> timers, OwnSettings settings) {
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

    /** Tomcat takes the time for a request's arrival where it is not told another. */
    private static ServerTimer effective(ServerTimer timer, OwnSettings settings) {
        return timer.key().equals("server.tomcat.keep-alive-timeout")
                        && settings.effective(timer.key()).isEmpty()
                        && settings.effective(TOMCAT_OTHERWISE).isPresent()
                ? milliseconds(TOMCAT_OTHERWISE, timer.otherwise())
                : timer;
    }

    /** Of a request that runs; there is none where it is not set. */
    private static List<ServerTimer> ofRequests(ServerKind kind, OwnSettings settings) {
        return kind != ServerKind.JDK_HTTPSERVER
                ? List.of()
                : Stream.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime")
                        .filter(key -> settings.effective(key).isPresent())
                        .map(key -> seconds(key, ""))
                        .toList();
    }
}
