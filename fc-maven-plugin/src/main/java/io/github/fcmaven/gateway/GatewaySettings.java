package io.github.fcmaven.gateway;

import java.time.Duration;
import java.util.Optional;

/**
 * How the platform is played here.
 *
 * @param port of 127.0.0.1; 0 for a free one
 * @param domain at which domain the function is called
 * @param overload what becomes of a request that is one too many
 * @param freezeAfter how long no request may run until the instance is frozen; empty for never
 * @param idleTimeout how long no request may run until the instance ends; empty for never
 */
public record GatewaySettings(
        int port, Domain domain, Overload overload, Optional<Duration> freezeAfter, Optional<Duration> idleTimeout) {

    /** A free port, and an instance that is never frozen and never ends. */
    public static final GatewaySettings DEFAULTS =
            new GatewaySettings(0, Domain.CUSTOM, Overload.QUEUE, Optional.empty(), Optional.empty());
}
