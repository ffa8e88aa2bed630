package io.github.fcmaven.mojo;

import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.ServerProcess;
import java.util.Optional;
import java.util.function.Function;

/**
 * The function that {@code start} launched, until {@code stop} ends it.
 *
 * @param running its instance; behind a gateway the first one
 * @param sha256 of the zip that it was unpacked from
 * @param gateway what plays the platform before it; empty where it is called directly
 * @param afterwards what waits for its end: the rest of a check that needs its port
 */
record StartedFunction(
        RunningInstance running, String sha256, Optional<OpenGateway> gateway, Optional<Runnable> afterwards) {

    StartedFunction(RunningInstance running, String sha256) {
        this(running, sha256, Optional.empty(), Optional.empty());
    }

    /** Behind a gateway, which has started its first instance. */
    StartedFunction(RunningInstance running, String sha256, OpenGateway gateway) {
        this(running, sha256, Optional.of(gateway), Optional.empty());
    }

    StartedFunction withAfterwards(Runnable work) {
        return new StartedFunction(running, sha256, gateway, Optional.of(work));
    }

    /** Lets a check use its instance; a gateway does not freeze it meanwhile. */
    <T> T use(Function<RunningInstance, T> work) {
        return gateway.isPresent() ? gateway.get().gateway().use(work) : work.apply(running);
    }

    /** Ends it, however it is. */
    void end() {
        gateway.ifPresentOrElse(OpenGateway::close, running::close);
    }

    /**
     * Ends it, and does what waited for that.
     *
     * @throws FcProblem where it had ended by itself: what ran against it since then met no server. A gateway has
     *     answered for it, and started another instance
     */
    void stop() {
        ServerProcess server = running.server();
        Optional<FcProblem> ended = server.endedAfter()
                .filter(after -> gateway.isEmpty() && !isAskedToEnd())
                .map(after -> FcProblem.local(
                        "the function that start launched had ended before stop: " + DurationText.measured(after)
                                + " after its launch it " + server.ending()
                                + server.lastError()
                                        .map(line -> "; its last error: " + line)
                                        .orElse(""),
                        "read " + server.log() + " for the request that ended it; on Function Compute the"
                                + " instance ends likewise"));
        end();
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
