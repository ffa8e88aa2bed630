package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;

/**
 * Helidon, which closes an idle connection after 5 minutes. SE reads its configuration only where the application does;
 * MP always does.
 */
final class Helidon implements JavaServer {

    private static final String BUILDER = " on the builder of WebServer";
    private static final String FOR_A_DAY = "call idleConnectionTimeout(Duration.ofHours(25))" + BUILDER;
    private static final ServerFixes IN_CODE = new ServerFixes(
            "call host(\"0.0.0.0\")" + BUILDER,
            "call port(" + ServerFixes.PORT_IN_JAVA + ")" + BUILDER + ServerFixes.OR_CA_PORT,
            FOR_A_DAY,
            FOR_A_DAY);

    @Override
    public String label() {
        return "Helidon";
    }

    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds("helidon-webserver", "io/helidon/webserver/");
    }

    @Override
    public Optional<Announcement> announcement() {
        return Optional.of(Announcement.of(
                "(?:https?://[^\\s/]+:([0-9]{1,5}) bound for socket '@default')",
                "Started all channels in|Server started on"));
    }

    @Override
    public Optional<String> portKey() {
        return Optional.of("server.port");
    }

    @Override
    public Optional<String> hostKey() {
        return Optional.of("server.host");
    }

    @Override
    public Optional<String> withoutPort(PackagedFiles files) {
        return readsConfiguration(files)
                ? Optional.of("Helidon listens on a port of its own choice")
                : Optional.empty();
    }

    @Override
    public List<ServerTimer> timers(PackagedFiles files) {
        return readsConfiguration(files) && isSince4(files) && !files.marks(Mark.HELIDON_IDLE_TIMEOUT)
                ? List.of(ServerTimer.seconds("server.idle-connection-timeout", "PT5M")
                        .needing("PT25H", "Helidon closes an idle connection after 5 minutes"))
                : List.of();
    }

    /** A key of its own turns it on, where its settings are read. */
    @Override
    public Optional<Need> plainHttp(PackagedStart start) {
        return !readsConfiguration(start.files())
                        || start.settings().anywhere("server.tls.enabled").isPresent()
                ? Optional.empty()
                : start.settings().packaged().everything().values().stream()
                        .filter(said -> said.key().startsWith("server.tls.private-key"))
                        .findFirst()
                        .map(said -> Need.plainHttp("server.tls.enabled", "false", said));
    }

    @Override
    public Optional<String> missingForYaml(PackagedFiles files) {
        return Optional.of("io.helidon.config:helidon-config-yaml")
                .filter(library -> !files.holds("helidon-config-yaml", "io/helidon/config/yaml/"));
    }

    @Override
    public List<String> configurationFiles() {
        return List.of(
                "application.properties",
                "application.yaml",
                "application.yml",
                PackagedConfiguration.HOCON,
                PackagedConfiguration.MICROPROFILE);
    }

    @Override
    public ServerFixes fixes() {
        return fixes(" in src/main/resources/application.yaml", ": ");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        PackagedFiles files = start.files();
        if (isMicroprofile(files)) {
            return fixes(" in src/main/resources/META-INF/microprofile-config.properties", "=");
        }
        return readsConfiguration(files)
                ? fixes()
                : files.classThat(Mark.HELIDON).map(IN_CODE::inClass).orElse(IN_CODE);
    }

    private static ServerFixes fixes(String file, String is) {
        String where = file + ServerFixes.OR_IN_POM;
        String idle = "set server.idle-connection-timeout" + is + "PT25H";
        return new ServerFixes(
                "set server.host" + is + "0.0.0.0" + where,
                "set server.port" + is + "{port}" + where + ServerFixes.OR_CA_PORT,
                idle + " (Helidon closes a connection after 5 minutes)" + where,
                idle + where);
    }

    private static boolean readsConfiguration(PackagedFiles files) {
        return files.marks(Mark.HELIDON_CONFIG) || isMicroprofile(files);
    }

    /** Before, Helidon stood on Netty and had no such timer. */
    private static boolean isSince4(PackagedFiles files) {
        return !files.any(name -> name.matches("(?:.*[/.])?helidon-webserver-[0-3]\\..*\\.jar"));
    }

    private static boolean isMicroprofile(PackagedFiles files) {
        return files.holds("helidon-microprofile", "io/helidon/microprofile/server/");
    }
}
