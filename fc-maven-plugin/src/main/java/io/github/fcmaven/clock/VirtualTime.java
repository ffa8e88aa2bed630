package io.github.fcmaven.clock;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What rewritten call sites call in place of the JDK: the real clock, and an offset over it that may grow while the JVM
 * runs.
 *
 * <p>Waits are cut in slices of real time, after each of which the time that is left is read anew; to the JDK's own
 * loops the end of a slice looks like a wake-up without a reason, which they expect. Lives in the boot loader of the
 * JVM that is instrumented.
 */
public final class VirtualTime {

    private static final long MILLI = 1_000_000L;
    private static final long SLICE_MILLIS = 50;
    private static final long SLICE = SLICE_MILLIS * MILLI;
    private static final long LONGEST = Long.MAX_VALUE / 4;

    /** What the JDK's selector takes for "interrupted", upon which it computes anew how long it still waits. */
    private static final int INTERRUPTED = -3;

    private static final Set<Waiter> WAITING = Collections.newSetFromMap(new ConcurrentHashMap<Waiter, Boolean>());

    private static final ThreadLocal<boolean[]> CUT = new ThreadLocal<boolean[]>() {
        @Override
        protected boolean[] initialValue() {
            return new boolean[1];
        }
    };

    private static volatile long offset;
    private static volatile boolean jumped;

    /** When the last jump was over, in virtual time. */
    private static volatile long landing;

    private VirtualTime() {}

    /** {@link System#nanoTime}. */
    public static long nanoTime() {
        return System.nanoTime() + offset;
    }

    /** {@link System#currentTimeMillis}. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis() + offset / MILLI;
    }

    /**
     * What {@code VM.getNanoTimeAdjustment} gave, from which {@code Instant.now()} comes; -1 is its word for "too far
     * away".
     */
    public static long adjusted(long adjustment) {
        return adjustment == -1 ? -1 : adjustment + offset;
    }

    /** The arguments of {@code Unsafe.park} as a relative time of one slice at most; 0 is "for ever". */
    public static long park(boolean absolute, long time) {
        if (!absolute) {
            return time == 0 ? 0 : Math.max(1, Math.min(time, SLICE));
        }
        long millis = time - currentTimeMillis();
        return millis <= 0 ? 1 : Math.min(millis, SLICE_MILLIS) * MILLI;
    }

    /** {@link Thread#sleep(long)}. */
    public static void sleep(long millis) throws InterruptedException {
        sleepNanos(millis, 0);
    }

    /** {@link Thread#sleep(long, int)}. */
    public static void sleep(long millis, int nanos) throws InterruptedException {
        sleepNanos(millis, nanos);
    }

    /** {@code Thread.sleep(Duration)}, of Java 19. */
    public static void sleep(Duration time) throws InterruptedException {
        boolean longer = time.compareTo(Duration.ofNanos(LONGEST)) > 0;
        sleepNanos(0, time.isNegative() ? 0 : longer ? LONGEST : time.toNanos());
    }

    /** The timeout of a selector, in milliseconds, as one slice at most. */
    public static int cut(int millis) {
        boolean longer = millis > SLICE_MILLIS;
        CUT.get()[0] = longer;
        return longer ? (int) SLICE_MILLIS : millis;
    }

    /** What a selector found within the slice. */
    public static int found(int ready) {
        return ready == 0 && CUT.get()[0] ? INTERRUPTED : ready;
    }

    /** The timeout of a socket's read, in milliseconds, as one slice at most: its caller loops. */
    public static long cut(long millis) {
        return Math.min(millis, SLICE_MILLIS);
    }

    /** {@link Object#wait(long)}: waits in real time, and is notified by the jump that passes its end. */
    public static void wait(Object monitor, long millis) throws InterruptedException {
        if (millis <= 0) {
            monitor.wait(millis);
            return;
        }
        Waiter waiter = new Waiter(monitor, nanoTime() + Math.min(millis, LONGEST / MILLI) * MILLI);
        WAITING.add(waiter);
        try {
            monitor.wait(millis);
        } finally {
            WAITING.remove(waiter);
        }
    }

    /** {@link Object#wait(long, int)}. */
    public static void wait(Object monitor, long millis, int nanos) throws InterruptedException {
        wait(monitor, nanos > 0 && millis < Long.MAX_VALUE ? millis + 1 : millis);
    }

    /**
     * When a job of that period runs next, without the runs that it missed through a jump; a period that is not
     * positive is none.
     */
    public static long next(long next, long period, long now) {
        return jumped && period > 0 ? skipped(next, period, now - (nanoTime() - landing)) : next;
    }

    /** The same in milliseconds of the wall clock. */
    public static long nextMillis(long next, long period) {
        long since = (nanoTime() - landing) / MILLI;
        return jumped && period > 0 ? skipped(next, period, currentTimeMillis() - since) : next;
    }

    private static long skipped(long next, long period, long from) {
        long missed = from - next;
        return missed <= 0 ? next : next + (missed + period - 1) / period * period;
    }

    static void jump(long to) {
        offset = to;
        landing = nanoTime();
        jumped = true;
        for (Waiter waiter : WAITING) {
            if (waiter.end - landing <= 0) {
                waiter.start();
            }
        }
    }

    private static void sleepNanos(long millis, long nanos) throws InterruptedException {
        if (millis < 0 || nanos < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        long end = nanoTime() + Math.min(millis, LONGEST / MILLI) * MILLI + nanos;
        long left = end - nanoTime();
        do {
            long slice = Math.max(0, Math.min(left, SLICE));
            Thread.sleep(slice / MILLI, (int) (slice % MILLI));
            left = end - nanoTime();
        } while (left > 0);
    }

    /** Wakes who waits; a thread of its own, because the monitor may be held by another. */
    private static final class Waiter implements Runnable {
        private final Object monitor;
        private final long end;

        Waiter(Object monitor, long end) {
            this.monitor = monitor;
            this.end = end;
        }

        void start() {
            Thread thread = new Thread(this, "fc-clock-wake");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void run() {
            synchronized (monitor) {
                if (WAITING.contains(this)) {
                    monitor.notifyAll();
                }
            }
        }
    }
}
