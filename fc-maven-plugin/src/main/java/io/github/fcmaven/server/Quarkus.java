package io.github.fcmaven.server;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Quarkus. */
final class Quarkus implements PrefixedServer {

    private static final Set<String> RUNNERS = Set.of("quarkus-run.jar", "quarkus-app/quarkus-run.jar");

    @Override
    public String label() {
        return "Quarkus";
    }

    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds("quarkus-core", "io/quarkus/runtime/") || files.any(RUNNERS::contains);
    }

    @Override
    public Optional<Announcement> announcement() {
        return Optional.of(Announcement.of("Listening on: https?://[^\\s/]+:([0-9]{1,5})"));
    }

    @Override
    public String prefix() {
        return "quarkus.http";
    }

    @Override
    public ServerTimer idleTimer(String key) {
        return ServerTimer.time(key, "30M", ChronoUnit.SECONDS, TimeKeeping.INT_OF_QUARKUS);
    }

    @Override
    public int idleMinutes() {
        return 30;
    }

    @Override
    public String longEnough() {
        return "25H";
    }

    /** Its HTTPS has a port of its own; this says whether the other one is there too. */
    @Override
    public Optional<Need> plainHttp(PackagedStart start) {
        ServerSettings settings = start.settings();
        return settings.certain("quarkus.http.insecure-requests")
                .filter(said -> said.value().strip().equalsIgnoreCase("disabled"))
                .map(said -> Need.plainHttp("quarkus.http.insecure-requests", "enabled", said));
    }

    @Override
    public Optional<String> missingForYaml(PackagedFiles files) {
        return Optional.of("io.quarkus:quarkus-config-yaml")
                .filter(library -> !files.holds("smallrye-config-source-yaml", "io/smallrye/config/source/yaml/"));
    }

    @Override
    public List<String> configurationFiles() {
        return Stream.concat(PackagedConfiguration.OF_SPRING.stream(), Stream.of(PackagedConfiguration.MICROPROFILE))
                .toList();
    }

    @Override
    public Profiles profiles() {
        return Profiles.QUARKUS;
    }
}
