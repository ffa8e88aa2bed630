package io.github.fcmaven.server;

import java.util.Optional;

/** A process that the application's own code starts. */
public final class ChildProcess {

    private ChildProcess() {}

    /** The first class of the application itself that starts one. */
    public static Optional<String> startedBy(PackagedServer server) {
        return server.start().files().ownClassThat(Mark.STARTS_PROCESS);
    }
}
