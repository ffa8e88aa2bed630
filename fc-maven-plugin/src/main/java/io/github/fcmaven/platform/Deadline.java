package io.github.fcmaven.platform;

import java.time.Duration;

/**
 * A point on the monotonic clock at which waiting ends; one for a whole activity, however many waits it has.
 *
 * @param nanos the point, on the scale of {@link System#nanoTime()}
 */
public record Deadline(long nanos) {

    /** The deadline that is so far from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }

    /** Whether nothing is left. */
    public boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }

    /** This deadline, or the one that is so far from now where that comes first. */
    public Deadline orIn(Duration time) {
        Deadline other = in(time);
        return other.nanos - nanos < 0 ? other : this;
    }
}
