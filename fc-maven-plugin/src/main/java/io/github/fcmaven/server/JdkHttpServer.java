package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDK's own {@code com.sun.net.httpserver}, which closes an idle connection after 30 s. */
final class JdkHttpServer implements JavaServer {

    @Override
    public String label() {
        return "the JDK's HttpServer";
    }

    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.marks(Mark.JDK_SERVER) || JdkServerBelow.of(files).isPresent();
    }

    @Override
    public List<ServerTimer> timers(PackagedFiles files) {
        return files.marks(Mark.JDK_IDLE_INTERVAL)
                ? List.of()
                : List.of(ServerTimer.seconds("sun.net.httpserver.idleInterval", "30")
                        .needing("90000", "the JDK's server closes an idle connection after 30 s"));
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "bind to new InetSocketAddress({port}), which is every address, in HttpServer.create",
                "bind to new InetSocketAddress(" + ServerFixes.PORT_IN_JAVA + ") in HttpServer.create"
                        + ServerFixes.OR_CA_PORT,
                "set sun.net.httpserver.idleInterval to 90000 (seconds; 30 otherwise) " + ServerFixes.UNDER_PROPERTIES
                        + ": it is read when HttpServer is first used; and"
                        + " sun.net.httpserver.maxIdleConnections to 1000 (200 otherwise)",
                "remove sun.net.httpserver.maxReqTime and sun.net.httpserver.maxRspTime from jvmArguments and"
                        + " systemPropertyVariables in pom.xml: without them no request is cut");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        PackagedFiles files = start.files();
        Optional<String> own = files.ownClassThat(Mark.JDK_SERVER);
        return own.map(fixes()::inClass)
                .or(() -> JdkServerBelow.of(files).map(library -> library.fixes(fixes(), files)))
                .or(() -> OtherJava.of(files)
                        .map(framework -> framework.fixes(fixes(), files).withKeepAlive(fixes().keepAlive())))
                .orElse(fixes());
    }

    @Override
    public List<Need> moreNeeds(PackagedFiles files) {
        return files.marks(Mark.JDK_IDLE_CONNECTIONS)
                ? List.of()
                : List.of(Need.property(
                        "sun.net.httpserver.maxIdleConnections",
                        "1000",
                        "the JDK's server closes each connection that would be idle beside 200 others"));
    }

    @Override
    public List<ServerTimer> requestTimers() {
        return Stream.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime")
                .map(key -> ServerTimer.seconds(key, ""))
                .toList();
    }
}
