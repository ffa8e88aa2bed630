package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Pause;
import java.time.Duration;
import java.util.Optional;

/**
 * An instance of a changed package in the place of the one that served. Both need the same port, and perhaps the same
 * debugger's, so the old one ends first; where the new one does not become ready, the package before is started again.
 */
final class Replacement {

    /** How often it is looked whether the old one has answered, in milliseconds. */
    private static final long LOOK = 20;

    private final LocalInstance lifecycle;
    private final Optional<ServingInstance> old;
    private Optional<FcProblem> failure = Optional.empty();

    /** @param old gets no request any more; null where none ran */
    Replacement(LocalInstance lifecycle, ServingInstance old) {
        this.lifecycle = lifecycle;
        this.old = Optional.ofNullable(old);
    }

    /**
     * Starts it.
     *
     * @param before the package that served
     * @param proven whether an instance of that one has become ready
     * @return what serves now
     */
    ServingInstance by(InstanceSource next, InstanceSource before, boolean proven) {
        old.ifPresent(instance -> {
            awaitAnswers(
                    instance,
                    Duration.ofSeconds(before.function().spec().resources().timeoutSeconds()));
            instance.end();
        });
        try {
            return lifecycle.launch(next);
        } catch (FcProblem e) {
            if (!proven) {
                throw e;
            }
            failure = Optional.of(e);
            return lifecycle.launch(before);
        }
    }

    /** Why what was to serve does not. */
    Optional<FcProblem> failure() {
        return failure;
    }

    /** Requests that run are answered; a stream is not waited for, which would end when its client wants. */
    private void awaitAnswers(ServingInstance instance, Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        synchronized (lifecycle) {
            try {
                while (instance.isBusy() && !deadline.passed()) {
                    lifecycle.wait(LOOK);
                }
            } catch (InterruptedException e) {
                throw Pause.interrupted(e);
            }
        }
    }
}
