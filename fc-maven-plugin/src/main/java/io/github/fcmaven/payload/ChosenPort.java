package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.server.PackagedServer;
import java.util.Optional;

/**
 * CAPort, and who said so.
 *
 * @param port the port
 * @param source who said so, for the log
 */
record ChosenPort(CaPort port, String source) {

    private static final int PRIVILEGED = 1024;

    /**
     * The user's, else the one the server is told by its start or its packaged configuration, else the platform's
     * default.
     */
    static ChosenPort of(StartSpec start, PackagedServer server) {
        if (start.port().isPresent()) {
            return new ChosenPort(start.port().get(), "as given");
        }
        return server.port()
                .map(found -> new ChosenPort(new CaPort(found.number()), "as " + found.source() + " says"))
                .orElse(new ChosenPort(CaPort.DEFAULT, "the platform's default"));
    }

    /** What follows from a port that only root may use. */
    Optional<String> warning() {
        return port.number() >= PRIVILEGED
                ? Optional.empty()
                : Optional.of(
                        "CAPort is " + port + ", " + source + ": below 1024 only root may listen. Functions that were"
                                + " made before August 2022 do not run as root, nor does the check on most"
                                + " machines: set the"
                                + " server's port to " + CaPort.DEFAULT + ", or set caPort to another port");
    }

    @Override
    public String toString() {
        return port + ", " + source;
    }
}
