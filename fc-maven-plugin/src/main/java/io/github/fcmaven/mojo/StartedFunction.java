package io.github.fcmaven.mojo;

import io.github.fcmaven.instance.RunningInstance;
import java.util.Optional;

/**
 * The function that {@code start} launched, until {@code stop} ends it.
 *
 * @param running its instance
 * @param sha256 of the zip that it was unpacked from
 * @param afterwards what waits for its end: the rest of a check that needs its port
 */
record StartedFunction(RunningInstance running, String sha256, Optional<Runnable> afterwards) {

    StartedFunction(RunningInstance running, String sha256) {
        this(running, sha256, Optional.empty());
    }

    StartedFunction withAfterwards(Runnable work) {
        return new StartedFunction(running, sha256, Optional.of(work));
    }

    /** Ends it, and does what waited for that. */
    void stop() {
        running.close();
        afterwards.ifPresent(Runnable::run);
    }
}
