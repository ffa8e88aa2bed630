package io.github.fcmaven.gateway;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Looks now and then, while the function works, whether its client is still there: nobody reads from it meanwhile. Who
 * goes away is no longer served, and another request takes its place.
 */
final class ClientWatch implements AutoCloseable {

    /** Nobody waits who could go away. */
    static final ClientWatch NOBODY = new ClientWatch(null, null);

    private static final long FIRST_MILLIS = 250;
    private static final long THEN_MILLIS = 1000;

    private final Wire client;
    private final FunctionCall call;
    private Future<?> looks = CompletableFuture.completedFuture(null);
    private boolean over;

    private ClientWatch(Wire client, FunctionCall call) {
        this.client = client;
        this.call = call;
    }

    static ClientWatch of(LocalPlatform platform, Wire client, FunctionCall call) {
        ClientWatch watch = new ClientWatch(client, call);
        watch.looks =
                platform.timer().scheduleWithFixedDelay(watch::look, FIRST_MILLIS, THEN_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    private synchronized void look() {
        if (!over && call.readsNothing() && client.isGone()) {
            over = true;
            call.cancel();
        }
    }

    /** From now on the client is read again. */
    @Override
    public void close() {
        looks.cancel(false);
        synchronized (this) {
            over = true;
        }
    }
}
