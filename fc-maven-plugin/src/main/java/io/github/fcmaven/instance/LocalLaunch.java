package io.github.fcmaven.instance;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.process.PortLease;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What each launch on this machine has, whichever goal makes it.
 *
 * @param host what stands in for the image and the layers of the platform
 * @param portTimeout how long to wait for another build that uses the port
 * @param deployVariables what the deploy tool would find here for the variables in an environment or a start command
 * @param progress gets messages about what takes long
 */
public record LocalLaunch(
        Host host, Duration portTimeout, Function<String, String> deployVariables, Consumer<String> progress) {

    /** The same with another view of this machine. */
    public LocalLaunch on(Host other) {
        return new LocalLaunch(other, portTimeout, deployVariables, progress);
    }

    /** That port, as soon as no other build uses it. */
    public PortLease lease(CaPort port) {
        return PortLease.of(port, portTimeout, progress);
    }
}
