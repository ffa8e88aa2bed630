package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The starts of instances that go on: who closes the gateway gives them up, and waits until none has left anything. */
final class Launches {

    static final String CLOSED = "the gateway ends";

    private static final Duration LEAVING = Duration.ofSeconds(3);

    private final Set<Thread> going = new HashSet<>();
    private boolean closed;

    /** @throws FcProblem where they were given up, before or meanwhile */
    <T> T run(Supplier<T> start) {
        begin();
        try {
            return start.get();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (closed) {
            throw closed();
        }
        going.add(Thread.currentThread());
    }

    /** To a start that comes too late; its thread is interrupted as those are that wait. */
    static FcProblem closed() {
        Thread.currentThread().interrupt();
        return FcProblem.local(CLOSED, "start it again");
    }

    private synchronized void end() {
        going.remove(Thread.currentThread());
        notifyAll();
    }

    /** No other begins; one that waits for its port, for longer than a user waits for Ctrl-C, is interrupted. */
    synchronized void giveUp() {
        closed = true;
        going.forEach(Thread::interrupt);
    }

    /** Waits for the end of those that were given up. */
    synchronized void awaitEnd() {
        Deadline deadline = Deadline.in(LEAVING);
        try {
            while (!going.isEmpty() && !deadline.passed()) {
                TimeUnit.MILLISECONDS.timedWait(this, deadline.left().toMillis() + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
