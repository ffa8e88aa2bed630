package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** lighttpd, which has 16 bits for its timer and for its number of requests: neither can be that of a day. */
final class Lighttpd implements ProxyServer {

    private static final String FILE = " in lighttpd.conf";

    private static final String LIMIT = "lighttpd keeps an idle connection 65535 s at most, and 5 s if"
            + " server.max-keep-alive-idle does not say more";

    private static final String INSTEAD = "lighttpd cannot keep a connection for a day (65535 s and 65535 requests at"
            + " most): put another server in its place in the start command, such as nginx with"
            + " keepalive_timeout 25h and keepalive_requests 1000000000, which the runtime custom has";

    private static final DeclaredLimits LIMITS = new DeclaredLimits(
            Optional.of(new DeclaredLimits.Declared(
                    false, LIMIT, Optional.of(Duration.ofSeconds(65535)), OptionalLong.empty(), Optional.of(INSTEAD))),
            Optional.empty());

    @Override
    public String label() {
        return "lighttpd";
    }

    @Override
    public String program() {
        return "lighttpd";
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "write server.bind = \"0.0.0.0\"" + FILE,
                "write server.port = {port}" + FILE + ServerFixes.OR_CA_PORT,
                INSTEAD,
                "write server.max-write-idle = 65535" + FILE + " (360 s otherwise)");
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        boolean isKnown = Stream.concat(
                        start.argv().stream(), Stream.of(start.script().split("[\\s'\"]+")))
                .filter(word -> word.endsWith(".conf"))
                .flatMap(word -> CodePath.named(word).stream())
                .anyMatch(path -> start.function().entry(path).isPresent());
        return isKnown ? LIMITS : DeclaredLimits.NONE;
    }
}
