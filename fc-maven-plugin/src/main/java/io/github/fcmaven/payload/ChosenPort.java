package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.server.PackagedServer;

/**
 * CAPort, and who said so.
 *
 * @param port the port
 * @param source who said so, for the log
 */
record ChosenPort(CaPort port, String source) {

    /** The user's, else the one the server is told by its start or its packaged configuration, else the platform's default. */
    static ChosenPort of(StartSpec start, PackagedServer server) {
        if (start.port().isPresent()) {
            return new ChosenPort(start.port().get(), "as given");
        }
        return server.port()
                .map(found -> new ChosenPort(new CaPort(found.number()), "as " + found.source() + " says"))
                .orElse(new ChosenPort(CaPort.DEFAULT, "the platform's default"));
    }

    @Override
    public String toString() {
        return port + ", " + source;
    }
}
