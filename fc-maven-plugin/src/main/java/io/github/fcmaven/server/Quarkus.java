package io.github.fcmaven.server;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** YAML wins over properties. Source: Quarkus' guide to YAML. */
    @Override
    public List<String> configurationFiles() {
        return List.of(
                "config/application.yaml",
                "config/application.yml",
                "config/application.properties",
                "application.yaml",
                "application.yml",
                "application.properties",
                PackagedConfiguration.MICROPROFILE);
    }

    @Override
    public Profiles profiles() {
        return Profiles.QUARKUS;
    }
}
