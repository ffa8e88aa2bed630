package io.github.fcmaven.check;

import io.github.fcmaven.platform.Limits;
import java.time.Duration;

/**
 * The numbers that a check keeps to.
 *
 * @param startLimit how long the platform waits for the first connection
 * @param answer how long a request may take to be answered, the slow one excepted
 * @param silence how long the first answer of a server that is at rest is waited for, where it answers nothing else
 * @param requests how many requests are made on one connection: more than the 100 after which Tomcat closes it
 * @param most how many where the probe path answers as it should: more than the 256 of Grizzly and the 1000 of nginx
 * @param reuse how long they may take together
 * @param quiet how long a server that is not ready must have done next to nothing until waiting longer shows nothing
 *     new
 * @param frozen how long it is frozen, as between requests
 * @param shutdown how long a server that has closed its port may take to end: a framework stops its parts one by one
 */
record Bounds(
        Duration startLimit,
        Duration answer,
        Duration silence,
        int requests,
        int most,
        Duration reuse,
        Duration quiet,
        Duration frozen,
        Duration shutdown) {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    /** 120 s for the start, 60 s of silence, 150 to 1100 requests, 2 s of standing still, 10 s for each other. */
    static final Bounds DEFAULTS = new Bounds(
            Duration.ofSeconds(Limits.STARTUP),
            TEN_SECONDS,
            Duration.ofSeconds(60),
            150,
            1100,
            TEN_SECONDS,
            TEN_SECONDS,
            Duration.ofSeconds(2),
            TEN_SECONDS);
}
