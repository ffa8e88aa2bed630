package io.github.fcmaven.check;

import io.github.fcmaven.platform.Finding;
import java.time.Duration;

/** Hears of what happens in a check, one method an event. */
public interface CheckListener {

    /** Nobody listens. */
    CheckListener NONE = new CheckListener() {};

    /** The server is still awaited. */
    default void waiting(Duration elapsed) {}

    /** The server listens, and not on CAPort: told once, while it is still awaited. */
    default void listensElsewhere(Duration elapsed, String sockets) {}

    /** The server accepted a connection. */
    default void portOpen(Duration elapsed) {}

    /** The first response came, with this status. */
    default void firstResponse(Duration elapsed, int status) {}

    /** A connection is left idle for so long. */
    default void idling(Duration idle) {}

    /** A second instance is launched, whose clock is warped. */
    default void warping() {}

    /** A second instance is launched, whose live server object is read. */
    default void reading() {}

    /** A requirement was judged. */
    default void found(Finding finding) {}
}
