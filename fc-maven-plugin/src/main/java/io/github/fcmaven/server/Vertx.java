package io.github.fcmaven.server;

import java.util.Optional;

/** Vert.x, which never closes an idle connection unless it is told to; its timer then also runs inside a request. */
final class Vertx implements JavaServer {

    @Override
    public String label() {
        return "Vert.x";
    }

    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds("vertx-core", "io/vertx/core/");
    }

    @Override
    public boolean idleTimerCutsRequests() {
        return true;
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "call listen({port}, \"0.0.0.0\") where the application starts its HttpServer",
                "call listen(" + ServerFixes.PORT_IN_JAVA + ") where the application starts its HttpServer"
                        + ServerFixes.OR_CA_PORT,
                "leave idleTimeout of HttpServerOptions at 0, or set at least 25 hours: setIdleTimeout(0)",
                "call setIdleTimeout(0) on HttpServerOptions: any other value also ends running requests");
    }

    @Override
    public Optional<Mark> madeBy() {
        return Optional.of(Mark.VERTX);
    }
}
