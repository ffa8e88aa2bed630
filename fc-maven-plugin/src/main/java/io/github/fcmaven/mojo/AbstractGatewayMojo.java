package io.github.fcmaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * What the goals have that run the function behind the gateway, which plays the platform: {@link GoalGateway} reads it.
 *
 * <p>No field and no method here names a type of the gateway: Maven's container reads the signatures of all goals, and
 * {@code package} would load it.
 */
abstract class AbstractGatewayMojo extends AbstractForegroundMojo {

    /**
     * At which domain of the platform's the gateway stands. {@code custom}: at one of your own. {@code default}: at
     * {@code *.fcapp.run}, where browsers download each answer ({@code content-disposition: attachment}), and a
     * redirect is answered 400 {@code ExternalRedirectForbidden}.
     */
    @Parameter(property = "fc.domain", defaultValue = "custom")
    String domain;

    /**
     * What becomes of a request while {@code instanceConcurrency} others run. {@code queue}: it waits, as on the
     * platform for another instance. {@code reject}: it is answered 429 {@code ResourceExhausted}, as where no more
     * instances may be started.
     */
    @Parameter(property = "fc.overload", defaultValue = "queue")
    String overload;

    /**
     * Whether the function is frozen between requests, as on the platform: threads, timers and sockets. A debugger
     * turns this off.
     */
    @Parameter(property = "fc.freeze", defaultValue = "true")
    boolean freeze;

    /** How long no request may run until the function is frozen: {@code 1s}, {@code 500ms}. */
    @Parameter(property = "fc.freezeAfter", defaultValue = "1s")
    String freezeAfter;

    /**
     * How long no request may run until the instance ends, after {@code /pre-stop}; the next request starts a new one:
     * {@code 5m}. The platform takes some minutes. Default: it does not end.
     */
    @Parameter(property = "fc.idleTimeout")
    String idleTimeout;

    /**
     * The address of this machine at which the gateway listens: an IP address, such as {@code 0.0.0.0} for all. Whoever
     * reaches it can call the function, and no signature is verified: a warning says so. Default: 127.0.0.1, which only
     * this machine reaches.
     */
    @Parameter(property = "fc.gatewayAddress")
    String gatewayAddress;

    AbstractGatewayMojo(ToolchainManager toolchains) {
        super(toolchains);
    }
}
