package io.github.fcmaven.check;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.startup.StartupListener;
import java.time.Duration;

/** Hears of what happens in a check, one method an event. */
public interface CheckListener extends StartupListener {

    /** Nobody listens. */
    CheckListener NONE = new CheckListener() {};

    /** The first response came, with this status. */
    default void firstResponse(Duration elapsed, int status) {}

    /** The health check failed, and is made again until its delay is over. */
    default void awaitingHealth(Duration delay) {}

    /** A connection is left idle for so long. */
    default void idling(Duration idle) {}

    /** A second instance is launched, whose clock is fast-forwarded. */
    default void fastForwarding() {}

    /** The second instance failed: another one is launched and watched for so long. */
    default void awaitingEnd(Duration time) {}

    /** A second instance is launched, whose live server object is read. */
    default void reading() {}

    /** Another instance is launched, with a heap of so many MB. */
    default void tryingHeap(int megabytes) {}

    /** A requirement was judged. */
    default void found(Finding finding) {}
}
