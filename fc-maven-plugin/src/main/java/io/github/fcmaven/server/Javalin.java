package io.github.fcmaven.server;

import java.util.Optional;
import java.util.OptionalInt;

/** Javalin on Jetty, which closes an idle connection after 30 s. */
final class Javalin implements JavaServer {

    private static final String OF_CONNECTOR = " of the ServerConnector that config.jetty.addConnector gets";

    private static final String CONNECTOR =
            "in config.jetty.addConnector(...) return a ServerConnector with setIdleTimeout(90_000_000)"
                    + " (25 hours; Jetty's own is 30 s), and with setPort(" + ServerFixes.PORT_IN_JAVA
                    + "), for it replaces the one of start(...)";

    @Override
    public String label() {
        return "Javalin";
    }

    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds("javalin", "io/javalin/");
    }

    @Override
    public Optional<Announcement> announcement() {
        return Optional.of(Announcement.of("Listening on https?://[^\\s/]+:([0-9]{1,5})/?", "Javalin started in"));
    }

    /** Only code tells Jetty another time. */
    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return start.files().marks(Mark.JETTY_KEEP_ALIVE)
                ? DeclaredLimits.NONE
                : DeclaredLimits.tooShort("no class sets Jetty's idle timeout, so 30 s");
    }

    @Override
    public OptionalInt defaultPort() {
        return OptionalInt.of(8080);
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "call start({port}), or start(\"0.0.0.0\", {port}), where the application starts Javalin",
                "call start(" + ServerFixes.PORT_IN_JAVA + ") where the application starts Javalin"
                        + ServerFixes.OR_CA_PORT,
                CONNECTOR,
                CONNECTOR + "; set config.http.asyncTimeout = 0 for asynchronous handlers");
    }

    /** Where the application makes its connector itself, or sets the host apart, {@code start} changes nothing. */
    @Override
    public ServerFixes fixes(PackagedStart start) {
        PackagedFiles files = start.files();
        Optional<String> connector = files.classThat(Mark.JAVALIN_CONNECTOR);
        if (connector.isPresent()) {
            return new ServerFixes(
                            "call setHost(\"0.0.0.0\")" + OF_CONNECTOR + ", or remove that call",
                            "call setPort(" + ServerFixes.PORT_IN_JAVA + ")" + OF_CONNECTOR + ServerFixes.OR_CA_PORT,
                            "call setIdleTimeout(90_000_000)" + OF_CONNECTOR + " (25 hours; Jetty's own is 30 s)",
                            fixes().execution())
                    .inClass(connector.get());
        }
        ServerFixes told = JavaServer.super.fixes(start);
        return files.classThat(Mark.JAVALIN_HOST)
                .map(name -> told.withBind(
                        "set config.jetty.defaultHost = \"0.0.0.0\", or leave that line out (class " + name + ")"))
                .orElse(told);
    }

    @Override
    public Optional<Mark> madeBy() {
        return Optional.of(Mark.JAVALIN);
    }
}
