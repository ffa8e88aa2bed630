package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Pause;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * An instance of a changed package in the place of the one that served. Both need the same port, and perhaps the same
 * debugger's, so the old one ends first; where the new one does not become ready, the package before is started again.
 */
final class Replacement {

    /** How often it is looked whether the old one has answered, in milliseconds. */
    private static final long LOOK = 20;

    private final Object lock;
    private final Function<InstanceSource, ServingInstance> launch;
    private final Optional<ServingInstance> old;
    private Optional<FcProblem> failure = Optional.empty();

    /**
     * @param lock guards the number of requests, and is notified of each end
     * @param launch starts an instance of a package
     * @param old gets no request any more; null where none ran
     */
    Replacement(Object lock, Function<InstanceSource, ServingInstance> launch, ServingInstance old) {
        this.lock = lock;
        this.launch = launch;
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
            return launch.apply(next);
        } catch (FcProblem e) {
            if (!proven) {
                throw e;
            }
            failure = Optional.of(e);
            return launch.apply(before);
        }
    }

    /** Why what was to serve does not. */
    Optional<FcProblem> failure() {
        return failure;
    }

    /** Requests that run are answered; a stream is not waited for, which would end when its client wants. */
    private void awaitAnswers(ServingInstance instance, Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        synchronized (lock) {
            try {
                while (instance.isBusy() && !deadline.passed()) {
                    lock.wait(LOOK);
                }
            } catch (InterruptedException e) {
                throw Pause.interrupted(e);
            }
        }
    }
}
