package io.github.fcmaven.startup;

import io.github.fcmaven.process.ServerProcess;
import java.time.Duration;
import java.util.Optional;

/** For how long a server's processes have done next to nothing. */
public final class QuietTime {

    /** Of one processor: less than a job that logs now and then needs at most. */
    private static final double NEXT_TO_NOTHING = 0.02;

    private final ServerProcess server;
    private final Duration enough;
    private Duration since = Duration.ZERO;
    private Optional<Duration> before = Optional.empty();

    /** @param enough so long a server that still starts is never idle */
    public QuietTime(ServerProcess server, Duration enough) {
        this.server = server;
        this.enough = enough;
    }

    /**
     * Whether it has lasted long enough; false where the system does not say what processes do.
     *
     * @param counts whether this moment counts: the time begins anew where it does not
     */
    public boolean lasts(boolean counts) {
        Duration now = server.timeline().elapsed();
        Optional<Duration> used = counts ? server.cpuTime() : Optional.empty();
        if (used.isEmpty() || before.isEmpty() || isBusy(used.get().minus(before.get()))) {
            since = now;
            before = used;
            return false;
        }
        return now.minus(since).compareTo(enough) >= 0;
    }

    private boolean isBusy(Duration cpu) {
        return cpu.toNanos() > enough.toNanos() * NEXT_TO_NOTHING;
    }
}
