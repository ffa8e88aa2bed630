package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;

/** Quarkus, whose idle timer of 30 minutes also runs inside a request. */
final class Quarkus implements JavaServer {

    @Override
    public String label() {
        return "Quarkus";
    }

    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds("quarkus-core", "io/quarkus/runtime/") || files.any("quarkus-run.jar"::equals);
    }

    @Override
    public Optional<Announcement> announcement() {
        return Optional.of(Announcement.of("Listening on: https?://[^\\s/]+:([0-9]{1,5})"));
    }

    @Override
    public Optional<String> portKey() {
        return Optional.of("quarkus.http.port");
    }

    @Override
    public Optional<String> hostKey() {
        return Optional.of("quarkus.http.host");
    }

    @Override
    public Optional<String> defaultPort(PackagedFiles files) {
        return Optional.of("Quarkus listens on 8080");
    }

    @Override
    public boolean idleTimerCutsRequests() {
        return true;
    }

    @Override
    public List<ServerTimer> timers(PackagedFiles files) {
        return List.of(ServerTimer.seconds("quarkus.http.idle-timeout", "30M")
                .needing("25H", "Quarkus closes a connection after 30 minutes"));
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "set quarkus.http.host=0.0.0.0" + ServerFixes.IN_PROPERTIES,
                "set quarkus.http.port={port}" + ServerFixes.IN_PROPERTIES + ServerFixes.OR_CA_PORT,
                "set quarkus.http.idle-timeout=25H (Quarkus closes a connection after 30 minutes)"
                        + ServerFixes.IN_PROPERTIES,
                "set quarkus.http.idle-timeout=25H (its 30 minutes also run inside a request)"
                        + ServerFixes.IN_PROPERTIES);
    }

    @Override
    public Profiles profiles() {
        return Profiles.QUARKUS;
    }
}
