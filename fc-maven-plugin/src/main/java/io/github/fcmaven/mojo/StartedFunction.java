package io.github.fcmaven.mojo;

import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.ServerProcess;
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

    /**
     * Ends it, and does what waited for that.
     *
     * @throws FcProblem where it had ended by itself: what ran against it since then met no server
     */
    void stop() {
        ServerProcess server = running.server();
        Optional<FcProblem> ended = server.endedAfter()
                .filter(after -> !isAskedToEnd())
                .map(after -> FcProblem.local(
                        "the function that start launched had ended before stop: " + DurationText.measured(after)
                                + " after its launch it " + server.ending()
                                + server.lastError()
                                        .map(line -> "; its last error: " + line)
                                        .orElse(""),
                        "read " + server.log() + " for the request that ended it; on Function Compute the"
                                + " instance ends likewise"));
        running.close();
        afterwards.ifPresent(Runnable::run);
        ended.ifPresent(problem -> {
            throw problem;
        });
    }

    /** A server may end by itself when {@code integration-test} has asked it to prepare for its end. */
    private boolean isAskedToEnd() {
        return running.function().spec().calls().preStopSeconds().isPresent()
                && running.server().exitCode().orElse(1) == 0;
    }
}
