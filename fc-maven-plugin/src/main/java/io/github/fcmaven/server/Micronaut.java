package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Micronaut on Netty. */
final class Micronaut implements PrefixedServer {

    private static final Pattern LISTENER = Pattern.compile("(?i)micronaut[._]server[._]netty[._]listeners[._].*");

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
    public Optional<String> missingForYaml(PackagedFiles files) {
        return Optional.of("org.yaml:snakeyaml")
                .filter(library -> !files.holds("snakeyaml", "org/yaml/snakeyaml/")
                        && !files.any(name -> name.contains("snakeyaml/")));
    }

    @Override
    public List<String> configurationFiles() {
        return PackagedConfiguration.OF_SPRING;
    }

    @Override
    public String prefix() {
        return "micronaut.server";
    }

    @Override
    public ServerTimer idleTimer(String key) {
        return ServerTimer.milliseconds(key, "5m");
    }

    @Override
    public int idleMinutes() {
        return 5;
    }

    @Override
    public String longEnough() {
        return "25h";
    }

    /** Then only the port of HTTPS is open, unless it is told to have both. */
    @Override
    public Optional<Need> plainHttp(PackagedStart start) {
        ServerSettings settings = start.settings();
        return settings.certain("micronaut.server.ssl.enabled")
                .filter(said -> said.value().strip().equalsIgnoreCase("true"))
                .filter(said ->
                        settings.anywhere("micronaut.server.dual-protocol").isEmpty())
                .filter(said -> settings.keys().noneMatch(LISTENER.asMatchPredicate())) // each says it of itself
                .map(said -> Need.plainHttp("micronaut.server.ssl.enabled", "false", said));
    }

    /** Without the key it listens on every address. */
    @Override
    public String bindFix() {
        return PrefixedServer.super.bindFix() + ", or remove that key,";
    }
}
