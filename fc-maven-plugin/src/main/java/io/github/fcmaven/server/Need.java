package io.github.fcmaven.server;

import io.github.fcmaven.server.PackagedFiles.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A setting without which a server does not keep the contract.
 *
 * @param key a system property that the server's configuration reads
 * @param value what it needs; {@code {port}} stands for CAPort
 * @param otherwise what the server does without it
 */
record Need(String key, String value, String otherwise) {

    /** What the server of these files needs and can be told from outside. */
    static List<Need> of(ServerKind kind, PackagedFiles files) {
        List<Need> needs = new ArrayList<>(port(kind, files).stream().toList());
        ServerTimer.of(kind, files).forEach(timer -> timer.need().ifPresent(needs::add));
        if (kind == ServerKind.JDK_HTTPSERVER && !files.marks().contains(Mark.JDK_IDLE_CONNECTIONS)) {
            needs.add(new Need(
                    "sun.net.httpserver.maxIdleConnections",
                    "1000",
                    "the JDK's server closes each connection that would be idle beside 200 others"));
        }
        return needs;
    }

    /** Helidon reads its configuration only where the application does. */
    private static Optional<Need> port(ServerKind kind, PackagedFiles files) {
        String otherwise =
                switch (kind) {
                    case QUARKUS -> "Quarkus listens on 8080";
                    case MICRONAUT -> "Micronaut listens on 8080";
                    case HELIDON -> "Helidon listens on a port of its own choice";
                    default -> "Spring Boot listens on 8080";
                };
        return kind.portKey()
                .filter(key -> kind != ServerKind.HELIDON || files.marks().contains(Mark.HELIDON_CONFIG))
                .map(key -> new Need(key, "{port}", otherwise));
    }
}
