package io.github.fcmaven.platform;

import java.time.Duration;

/** A short wait between two looks at something. */
public final class Pause {

    private Pause() {}

    /** Waits so long, or until the deadline where that comes first. */
    public static void of(Duration time, Deadline deadline) {
        try {
            Thread.sleep(deadline.orIn(time).left().toMillis() + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    /** The build was cancelled while a check ran. */
    public static FcProblem interrupted(InterruptedException cause) {
        return FcProblem.local("the check was interrupted", "run the build again", cause);
    }
}
