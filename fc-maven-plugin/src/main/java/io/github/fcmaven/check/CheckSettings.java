package io.github.fcmaven.check;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Limits;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the user may set of a check.
 *
 * @param startTimeout when our waiting for a start ends; beyond 120 s FC-STARTUP is violated whatever it says
 * @param probePath the path of every request but the slow one
 * @param keepAliveIdle how long a connection is left idle, and a slow request is held; where it is empty, 5 s where a
 *     day is shown by the fast-forwarded clock too, 65 s elsewhere
 * @param slowPath a path of the application that answers late, where it has one
 * @param dayMode how much is done to show a day
 */
public record CheckSettings(
        Duration startTimeout,
        String probePath,
        Optional<Duration> keepAliveIdle,
        Optional<String> slowPath,
        DayMode dayMode) {

    /** 120 s, {@code /}, by the clock, none, {@code auto}. */
    public static final CheckSettings DEFAULTS = new CheckSettings(
            Duration.ofSeconds(Limits.STARTUP), "/", Optional.empty(), Optional.empty(), DayMode.AUTO);

    private static final Duration BESIDE_THE_CLOCK = Duration.ofSeconds(5);

    /** Longer than the 60 s after which Tomcat and Undertow close. */
    private static final Duration ALONE = Duration.ofSeconds(65);

    /** How much is done to show that connections last a day. */
    public enum DayMode {
        /**
         * A second instance whose clock is fast-forwarded, where the server is a JVM and this is Linux; else real time.
         */
        AUTO,
        /** A while of real time. */
        OBSERVE,
        /** Nothing that takes time. */
        OFF;

        /**
         * The mode of that word.
         *
         * @throws FcProblem where there is none
         */
        public static DayMode parse(String word) {
            return Arrays.stream(values())
                    .filter(mode -> mode.name().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(
                            () -> FcProblem.local("keepAlive.proof is '" + word + "'", "write auto, observe or off"));
        }
    }

    /**
     * How long a connection is left idle.
     *
     * @param more whether what real time leaves open is shown afterwards, or decides nothing
     */
    Duration idle(boolean more) {
        if (dayMode == DayMode.OFF) {
            return Duration.ZERO;
        }
        return keepAliveIdle.orElse(more ? BESIDE_THE_CLOCK : ALONE);
    }
}
