package io.github.fcmaven.gateway;

import io.github.fcmaven.function.FunctionPackage;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/**
 * How the platform is played here.
 *
 * @param address where it listens, such as 127.0.0.1
 * @param port of that address; 0 for a free one
 * @param domain at which domain the function is called
 * @param overload what becomes of a request that is one too many
 * @param freezeAfter how long no request may run until the instance is frozen; empty for never
 * @param idleTimeout how long no request may run until the instance ends; empty for never
 * @param debugged whether a debugger may hold the function: then no request is ended at the function's timeout
 */
public record GatewaySettings(
        InetAddress address,
        int port,
        Domain domain,
        Overload overload,
        Optional<Duration> freezeAfter,
        Optional<Duration> idleTimeout,
        boolean debugged) {

    private static final Duration DEBUGGED = Duration.ofDays(1);

    /** A free port, and an instance that is never frozen and never ends. */
    public static final GatewaySettings DEFAULTS =
            new GatewaySettings(0, Domain.CUSTOM, Overload.QUEUE, Optional.empty(), Optional.empty());

    /** At 127.0.0.1, which only this machine reaches. */
    public GatewaySettings(
            int port,
            Domain domain,
            Overload overload,
            Optional<Duration> freezeAfter,
            Optional<Duration> idleTimeout) {
        this(loopback(), port, domain, overload, freezeAfter, idleTimeout, false);
    }

    /** The same, for a function that a debugger may hold, or not. */
    public GatewaySettings debugged(boolean is) {
        return new GatewaySettings(address, port, domain, overload, freezeAfter, idleTimeout, is);
    }

    /** How long a request may run here: as there, but a debugger may hold it for any time. */
    Duration limit(FunctionPackage function) {
        return debugged
                ? DEBUGGED
                : Duration.ofSeconds(function.spec().resources().timeoutSeconds());
    }

    static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // four bytes are an address
        }
    }
}
