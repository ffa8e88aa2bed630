package io.github.fcmaven.check;

import java.time.Duration;

/**
 * The numbers that a check keeps to.
 *
 * @param startLimit how long the platform waits for the first connection
 * @param answer how long a request may take to be answered, the slow one excepted
 * @param requests how many requests are made on one connection: more than the 100 after which Tomcat closes it
 * @param most how many at most, as long as another connection is watched anyway: more than the 256 of Grizzly and the
 *     1000 of nginx
 * @param reuse how long they may take together
 */
record Bounds(Duration startLimit, Duration answer, int requests, int most, Duration reuse) {

    /** 120 s, 10 s, 150 to 1100, 10 s. */
    static final Bounds DEFAULTS =
            new Bounds(Duration.ofSeconds(120), Duration.ofSeconds(10), 150, 1100, Duration.ofSeconds(10));
}
