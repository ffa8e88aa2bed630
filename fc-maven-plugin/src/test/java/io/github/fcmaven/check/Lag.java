package io.github.fcmaven.check;

import java.time.Duration;

/**
 * How far this machine lags behind: by how much a thread that only sleeps was woken too late, in sum, and twice, since
 * the server is late and so is who waits for it. A bound that is exact on a machine of one's own is met on a busy one
 * with this added, and a verdict that comes too late by itself is still seen.
 */
final class Lag implements AutoCloseable {

    private static final long NAP_MILLIS = 10;

    private final Thread thread = new Thread(this::measure, "lag");
    private volatile long nanos;

    Lag() {
        thread.setDaemon(true);
        thread.start();
    }

    Duration soFar() {
        return Duration.ofNanos(2 * nanos);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void measure() {
        try {
            while (true) {
                long begin = System.nanoTime();
                Thread.sleep(NAP_MILLIS);
                nanos += Math.max(
                        0,
                        System.nanoTime()
                                - begin
                                - Duration.ofMillis(NAP_MILLIS).toNanos());
            }
        } catch (InterruptedException e) {
            // nobody asks any more
        }
    }
}
