package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.PlatformError;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A start of an instance.
 *
 * @param end why it failed, once it has ended
 * @param ours whether who has it begins it; everybody else waits for its end
 */
record Start(CompletableFuture<Optional<RuntimeException>> end, boolean ours) {

    static Start begun() {
        return new Start(new CompletableFuture<>(), true);
    }

    Start joined() {
        return new Start(end, false);
    }

    /** Waits for its end, and throws why it failed. */
    void await() {
        end.join().ifPresent(failure -> {
            throw failure;
        });
    }

    /** Waits for its end: what a request is told where it failed. */
    Optional<PlatformError> failure() {
        return end.join()
                .map(failure -> failure instanceof FcProblem problem
                        ? PlatformError.notStarted(problem)
                        : PlatformError.internal(String.valueOf(failure), "read the log above"));
    }
}
