package io.github.fcmaven.startup;

import io.github.fcmaven.process.ServerProcess;
import java.time.Duration;
import java.util.Optional;

/** For how long a server's processes have done next to nothing. */
final class QuietTime {

    /** So long a server that still starts is never idle. */
    static final Duration LONG = Duration.ofSeconds(10);

    /** Of one processor: less than a job that logs now and then needs at most. */
    private static final double NEXT_TO_NOTHING = 0.02;

    private final ServerProcess server;
    private Duration since = Duration.ZERO;
    private Optional<Duration> before = Optional.empty();

    QuietTime(ServerProcess server) {
        this.server = server;
    }

    /**
     * Whether it has lasted for {@link #LONG}; false where the system does not say what processes do.
     *
     * @param counts whether this moment counts: the time begins anew where it does not
     */
    boolean lasts(boolean counts) {
        Duration now = server.timeline().elapsed();
        Optional<Duration> used = counts ? server.cpuTime() : Optional.empty();
        if (used.isEmpty() || before.isEmpty() || isBusy(used.get().minus(before.get()))) {
            since = now;
            before = used;
            return false;
        }
        return now.minus(since).compareTo(LONG) >= 0;
    }

    private static boolean isBusy(Duration cpu) {
        return cpu.toNanos() > LONG.toNanos() * NEXT_TO_NOTHING;
    }
}
