package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Pause;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An instance of a changed package in the place of the one that served. Both need the same port, and perhaps the same
 * debugger's, so the old one ends first; where the new one does not become ready, the package before is started again.
 */
final class Replacement {

    /** How often it is looked whether the old one has answered, in milliseconds. */
    private static final long LOOK = 20;

    /** Most requests are answered sooner, and nothing needs to be said. */
    private static final Duration SILENCE = Duration.ofMillis(500);

    private final Object lock;
    private final Function<InstanceSource, ServingInstance> launch;
    private final Optional<ServingInstance> old;
    private final GatewaySettings settings;
    private final GatewayListener listener;

    /**
     * @param lock guards the number of requests, and is notified of each end
     * @param launch starts an instance of a package
     * @param old gets no request any more; null where none ran
     * @param listener hears for what it waits, where that takes its time
     */
    Replacement(
            Object lock,
            Function<InstanceSource, ServingInstance> launch,
            ServingInstance old,
            GatewaySettings settings,
            GatewayListener listener) {
        this.lock = lock;
        this.launch = launch;
        this.old = Optional.ofNullable(old);
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Starts it.
     *
     * @param before the package that served
     * @param proven whether an instance of that one has become ready
     * @param failed hears why the new one does not become ready, before the other is started again
     * @return what serves now
     */
    ServingInstance by(InstanceSource next, InstanceSource before, boolean proven, Consumer<FcProblem> failed) {
        old.ifPresent(instance -> {
            awaitAnswers(instance, settings.limit(before.function()));
            instance.end();
        });
        try {
            return launch.apply(next);
        } catch (FcProblem e) {
            if (!proven || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            failed.accept(e);
            return launch.apply(before);
        }
    }

    /** Requests that run are answered; a stream is not waited for, which would end when its client wants. */
    private void awaitAnswers(ServingInstance instance, Duration limit) {
        Deadline deadline = Deadline.in(limit);
        Deadline silence = Deadline.in(SILENCE);
        boolean told = false;
        synchronized (lock) {
            try {
                while (instance.isBusy() && !deadline.passed()) {
                    if (!told && silence.passed()) {
                        told = true;
                        tell(instance.answering(), limit);
                    }
                    lock.wait(LOOK);
                }
            } catch (InterruptedException e) {
                throw Pause.interrupted(e);
            }
        }
    }

    private void tell(int requests, Duration limit) {
        String run = requests == 1 ? "1 request still runs" : requests + " requests still run";
        listener.event(
                settings.debugged()
                        ? run + ", perhaps at a breakpoint: let the debugger go on, and the new package is served."
                        : run + ", and the new package is served afterwards: at most " + DurationText.inUnits(limit)
                                + " from now (timeout).");
    }
}
