package io.github.fcmaven.gateway;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.PlatformRequests;
import io.github.fcmaven.platform.InvocationLog;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all requests share.
 *
 * @param settings how the platform is played
 * @param instance where requests run
 * @param log what the function printed
 * @param timer ends requests that take too long
 * @param workers does what must not make a request wait
 * @param listener hears of each request
 */
record LocalPlatform(
        GatewaySettings settings,
        LocalInstance instance,
        PrintedLines log,
        ScheduledExecutorService timer,
        ExecutorService workers,
        GatewayListener listener) {

    /** Says in the function's log that an event has come to its end. */
    void tellEnd(String requestId, boolean failed, Duration took, ServingInstance instance) {
        int granted = function().spec().resources().memoryMegabytes();
        long used = instance.running().server().peakMemory();
        new InvocationLog(requestId, failed, took, granted, used).last().forEach(log::add);
    }

    /** The function, as it is deployed now. */
    FunctionPackage function() {
        return instance.function();
    }

    PlatformRequests requests() {
        return new PlatformRequests(function());
    }

    /** Seconds that a request may run there. */
    int timeout() {
        return function().spec().resources().timeoutSeconds();
    }

    /** How long a request may run here. */
    Duration limit() {
        return settings.limit(function());
    }
}
