package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Jooby from version 2 on, whose server is Netty, Jetty or Undertow: with Netty it closes no idle connection. It reads
 * {@code application.conf} and system properties; what the code sets overrides both.
 */
final class Jooby implements JavaServer {

    private static final String IN_FILE = " in conf/application.conf" + ServerFixes.OR_IN_POM;

    private static final String NETTY = "take jooby-netty, which closes no idle connection, in place of jooby-jetty"
            + " (30 s) or jooby-undertow (60 s) in the dependencies of pom.xml";

    @Override
    public String label() {
        return "Jooby";
    }

    /** Before, its packages and its keys had other names. */
    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds("jooby", "io/jooby/")
                && !files.any(name -> name.matches("(?:.*[/.])?jooby-[01]\\..*\\.jar"));
    }

    @Override
    public Optional<Announcement> announcement() {
        return Optional.of(Announcement.of("^\\s+https?://[^\\s/]+:([0-9]{1,5})(?:/\\S*)?$", "listening on:"));
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
    public Set<String> anyAddress() {
        return Set.of("localhost");
    }

    @Override
    public OptionalInt defaultPort() {
        return OptionalInt.of(8080);
    }

    /** No key of its own sets the time of the server below it. */
    @Override
    public DeclaredLimits limits(PackagedStart start) {
        PackagedFiles files = start.files();
        return Stream.of(
                        closing(files, "jetty", Mark.JETTY_KEEP_ALIVE, 30),
                        closing(files, "undertow", Mark.UNDERTOW_KEEP_ALIVE, 60))
                .flatMap(Optional::stream)
                .findFirst()
                .map(DeclaredLimits::tooShort)
                .orElse(DeclaredLimits.NONE);
    }

    private static Optional<String> closing(PackagedFiles files, String server, Mark set, int seconds) {
        String artifact = "jooby-" + server;
        boolean alone =
                files.holds(artifact, "io/jooby/" + server + "/") && !files.holds("jooby-netty", "io/jooby/netty/");
        return alone && !files.marks(set)
                ? Optional.of("no class sets the idle timeout below " + artifact + ", so " + seconds + " s")
                : Optional.empty();
    }

    @Override
    public List<String> configurationFiles() {
        return List.of(PackagedConfiguration.HOCON);
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "set server.host=0.0.0.0" + IN_FILE,
                "set server.port={port}" + IN_FILE + ServerFixes.OR_CA_PORT,
                NETTY,
                NETTY);
    }
}
