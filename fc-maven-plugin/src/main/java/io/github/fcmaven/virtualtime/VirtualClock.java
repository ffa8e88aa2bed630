package io.github.fcmaven.virtualtime;

import io.github.fcmaven.clock.ClockControl;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import java.time.Duration;
import java.util.Set;

/** A server's clock, driven: it never goes back, and real time goes on below it. */
final class VirtualClock {

    private static final Duration TAKE_UP = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(3);

    private final ClockControl clock;
    private final Set<Long> followers;
    private final long begin = System.nanoTime();
    private Duration offset = Duration.ZERO;

    /** @param followers the processes that are awaited after each move */
    VirtualClock(ClockControl clock, Set<Long> followers) {
        this.clock = clock;
        this.followers = Set.copyOf(followers);
    }

    /** The server's time since this began. */
    Duration now() {
        return offset.plusNanos(System.nanoTime() - begin);
    }

    /** Moves the clock to that time, where it is not past. */
    void advanceTo(Duration time) {
        Duration by = time.minus(now());
        if (!by.isNegative()) {
            advance(by);
        }
    }

    /** Moves the clock on, and waits until every follower has taken it up, or has had time to. */
    void advance(Duration time) {
        move(time);
        awaitFollowers();
    }

    /** Moves the clock on; those that stand still take it up later. */
    void move(Duration time) {
        offset = offset.plus(time);
        clock.set(offset);
    }

    void awaitFollowers() {
        Deadline deadline = Deadline.in(TAKE_UP);
        while (!followed() && !deadline.passed()) {
            Pause.of(LOOK, deadline);
        }
    }

    /** Whether every follower says that it has the clock as it was set. */
    boolean followed() {
        return clock.greetings().stream()
                        .filter(greeting -> followers.contains(greeting.pid()))
                        .filter(greeting -> greeting.offset().equals(offset))
                        .count()
                == followers.size();
    }
}
