package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;

/**
 * Ktor, whose engine closes idle connections or not. Its {@code EngineMain} reads {@code application.conf} and system
 * properties; {@code embeddedServer} takes what the code says.
 */
final class Ktor implements JavaServer {

    private static final String IN_FILE =
            " in src/main/resources/application.conf" + ServerFixes.OR_IN_POM + " where EngineMain is started, ";

    private static final String CIO_IN_CODE = "with CIO set connectionIdleTimeoutSeconds = 90000 in"
            + " embeddedServer(CIO, configure = { connector { port = {port} }; connectionIdleTimeoutSeconds = 90000 })"
            + " (Ktor 2: embeddedServer(CIO, port = {port}, configure = { connectionIdleTimeoutSeconds = 90000 }))";

    private static final String CIO_IN_FILE =
            "set ktor.deployment.connectionIdleTimeoutSeconds=90000 in src/main/resources/application.conf";

    private static final String JETTY =
            "with Jetty set idleTimeout = 25.hours where the application configures its" + " engine";

    private static final String ENGINES =
            "with the engine Netty set nothing: it closes no idle connection; " + CIO_IN_CODE + "; " + JETTY;

    @Override
    public String label() {
        return "Ktor";
    }

    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds("ktor-server-core", "io/ktor/server/engine/");
    }

    @Override
    public Optional<String> portKey() {
        return Optional.of("ktor.deployment.port");
    }

    @Override
    public Optional<String> hostKey() {
        return Optional.of("ktor.deployment.host");
    }

    @Override
    public Optional<Announcement> announcement() {
        return Optional.of(Announcement.of("Responding at https?://[^\\s/]+:([0-9]{1,5})"));
    }

    /** Properties were read by Ktor 1 alone; whoever has a port of Ktor's in them means it. */
    @Override
    public List<String> configurationFiles() {
        return List.of(PackagedConfiguration.HOCON, "application.properties", "application.yaml", "application.yml");
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "set ktor.deployment.host=0.0.0.0" + IN_FILE + "or host = \"0.0.0.0\" of embeddedServer",
                "set ktor.deployment.port={port}" + IN_FILE + "or port = {port} of embeddedServer"
                        + ServerFixes.OR_CA_PORT,
                ENGINES,
                ENGINES);
    }

    /** Of the only engine, where it closes idle connections. */
    @Override
    public ServerFixes fixes(PackagedStart start) {
        boolean cio = start.files().holds("ktor-server-cio", "io/ktor/server/cio/");
        boolean jetty = start.files().holds("ktor-server-jetty", "io/ktor/server/jetty/");
        if (cio == jetty || start.files().holds("ktor-server-netty", "io/ktor/server/netty/")) {
            return fixes();
        }
        Optional<String> maker = start.files().classThat(Mark.KTOR_EMBEDDED);
        String where = maker.map(name -> " (class " + name + ")").orElse("");
        return fixes().withKeepAlive(jetty ? JETTY : maker.isPresent() ? CIO_IN_CODE + where : CIO_IN_FILE);
    }
}
