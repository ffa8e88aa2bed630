package io.github.fcmaven.startup;

import java.time.Duration;

/** Hears of what happens while a server is awaited; all times are counted from its spawn. */
public interface StartupListener {

    /** Nobody listens. */
    StartupListener NONE = new StartupListener() {};

    /** The server is still awaited. */
    default void waiting(Duration elapsed) {}

    /** The server listens, and not on CAPort: told once, while it is still awaited. */
    default void listensElsewhere(Duration elapsed, String sockets) {}

    /** The server asks in vain for something that it needs, such as a database, at that host and port: told once. */
    default void connectionRefused(Duration elapsed, String where) {}

    /** The server accepted a connection. */
    default void portOpen(Duration elapsed) {}
}
