package io.github.fcmaven.check;

import java.time.Duration;

/**
 * The numbers that a check keeps to.
 *
 * @param startLimit how long the platform waits for the first connection
 * @param answer how long a request may take to be answered, the slow one excepted
 * @param requests how many requests are made on one connection: more than the 100 after which Tomcat closes it
 * @param reuse how long they may take together
 */
record Bounds(Duration startLimit, Duration answer, int requests, Duration reuse) {

    /** 120 s, 10 s, 150, 10 s. */
    static final Bounds DEFAULTS =
            new Bounds(Duration.ofSeconds(120), Duration.ofSeconds(10), 150, Duration.ofSeconds(10));
}
