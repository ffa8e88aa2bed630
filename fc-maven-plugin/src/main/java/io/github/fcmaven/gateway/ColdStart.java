package io.github.fcmaven.gateway;

import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.startup.ReachableAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * From a package to an instance that serves.
 *
 * @param listener hears how long it took
 * @param log gets what the function prints
 */
record ColdStart(GatewayListener listener, PrintedLines log) {

    /**
     * Starts an instance, and waits until it is ready.
     *
     * @param claimed gets it as soon as there is one to end
     * @throws io.github.fcmaven.platform.FcProblem where it does not become ready; then nothing of it is left
     */
    ServingInstance of(InstanceSource source, Consumer<RunningInstance> claimed) {
        RunningInstance running = source.launch(log::add);
        long launched = System.nanoTime(); // not before: a wait for the port is no part of a cold start
        try {
            claimed.accept(running);
            CaPort port = source.awaitReady(running);
            InetSocketAddress address = ReachableAddresses.of(port.number())
                    .address()
                    .orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()));
            Duration all = running.instance().unpackTime().plusNanos(System.nanoTime() - launched);
            listener.event(
                    "cold start: the instance is ready after " + DurationText.measured(all) + ", on port " + port);
            return new ServingInstance(running, address);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }
}
