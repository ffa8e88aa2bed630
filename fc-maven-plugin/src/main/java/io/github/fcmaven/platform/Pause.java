package io.github.fcmaven.platform;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A short wait between two looks at something. */
public final class Pause {

    private static final Duration LOOK = Duration.ofMillis(10);

    private Pause() {}

    /** Waits so long, or until the deadline where that comes first. */
    public static void of(Duration time, Deadline deadline) {
        try {
            Thread.sleep(deadline.orIn(time).left().toMillis() + 1);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The build was cancelled while a check ran: its thread stays interrupted. */
    public static FcProblem interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return FcProblem.local("the check was interrupted", "run the build again", cause);
    }

    /** Waits until that is so, and no longer than that time; says whether it is so. */
    public static boolean until(BooleanSupplier condition, Duration time) {
        Deadline deadline = Deadline.in(time);
        while (!condition.getAsBoolean() && !deadline.passed()) {
            of(LOOK, deadline);
        }
        return condition.getAsBoolean();
    }
}
