package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;

/** Micronaut on Netty, whose idle timer of 5 minutes also runs inside a request. */
final class Micronaut implements JavaServer {

    @Override
    public String label() {
        return "Micronaut";
    }

    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds("micronaut-http-server-netty", "io/micronaut/http/server/netty/");
    }

    @Override
    public Optional<Announcement> announcement() {
        return Optional.of(Announcement.of("Server Running: https?://[^\\s/]+:([0-9]{1,5})"));
    }

    @Override
    public Optional<String> portKey() {
        return Optional.of("micronaut.server.port");
    }

    @Override
    public Optional<String> hostKey() {
        return Optional.of("micronaut.server.host");
    }

    @Override
    public Optional<String> defaultPort(PackagedFiles files) {
        return Optional.of("Micronaut listens on 8080");
    }

    @Override
    public boolean idleTimerCutsRequests() {
        return true;
    }

    @Override
    public List<ServerTimer> timers(PackagedFiles files) {
        return List.of(ServerTimer.milliseconds("micronaut.server.idle-timeout", "5m")
                .needing("25h", "Micronaut closes a connection after 5 minutes"));
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "set micronaut.server.host=0.0.0.0, or remove that key," + ServerFixes.IN_PROPERTIES,
                "set micronaut.server.port={port}" + ServerFixes.IN_PROPERTIES + ServerFixes.OR_CA_PORT,
                "set micronaut.server.idle-timeout=25h (Micronaut closes a connection after 5 minutes)"
                        + ServerFixes.IN_PROPERTIES,
                "set micronaut.server.idle-timeout=25h (its 5 minutes also run inside a request)"
                        + ServerFixes.IN_PROPERTIES);
    }
}
