package io.github.fcmaven.virtualtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a day by the fast-forwarded clock showed.
 *
 * @param idle of idle connections
 * @param slow of a request that runs without a byte; empty where there is no slow path
 * @param standstill what became of the server when it was frozen while an hour passed; empty where it was not tried
 * @param warnings what violates nothing and should be known
 * @param took how long it took in real time, after the second instance's start
 */
public record Day(
        Outcome idle, Optional<Outcome> slow, Optional<Standstill> standstill, List<String> warnings, Duration took) {

    public Day {
        warnings = List.copyOf(warnings);
    }

    /** A day without a standstill. */
    public Day(Outcome idle, Optional<Outcome> slow, List<String> warnings, Duration took) {
        this(idle, slow, Optional.empty(), warnings, took);
    }

    /** The same day, and what became of the server when it was frozen afterwards. */
    Day with(Standstill afterwards) {
        return new Day(idle, slow, Optional.of(afterwards), warnings, took);
    }

    /** Whether the server followed the clock. */
    boolean isShown() {
        return idle instanceof Outcome.Held || idle instanceof Outcome.Ended;
    }

    /** Whether the server failed as it may do without a fast-forwarded clock too. */
    public boolean isFailure() {
        return idle instanceof Outcome.Lost lost && lost.failed();
    }

    /** A day that did not come to pass. */
    public static Day notShown(String why) {
        Outcome outcome = new Outcome.NotShown(why);
        return new Day(outcome, Optional.of(outcome), List.of(), Duration.ZERO);
    }

    /** What became of what had to last. */
    public sealed interface Outcome {

        /**
         * It lasted, and the controls say that the server followed the clock.
         *
         * @param time how long
         * @param beyond what became of another one on which the clock went on, and which controls there were
         */
        record Held(Duration time, String beyond) implements Outcome {}

        /**
         * It ended.
         *
         * @param how in words that follow "the server"
         */
        record Ended(String how) implements Outcome {}

        /** Nothing follows, for lack of a control or of a server to look at. */
        record NotShown(String why) implements Outcome {}

        /**
         * Nothing follows, because the server did not survive.
         *
         * @param failed whether it ended, or closed its port, and said why
         */
        record Lost(String why, boolean failed) implements Outcome {}
    }

    /** What can be told of a finding that real time alone left unproven. */
    public static Optional<String> reason(Optional<Outcome> outcome) {
        return outcome.map(seen -> seen instanceof Outcome.NotShown not
                        ? not.why()
                        : seen instanceof Outcome.Lost lost ? lost.why() : "")
                .filter(why -> !why.isEmpty());
    }
}
