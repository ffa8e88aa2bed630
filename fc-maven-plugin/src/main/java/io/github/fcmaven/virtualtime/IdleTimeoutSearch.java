package io.github.fcmaven.virtualtime;

import io.github.fcmaven.platform.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds after which time a server ends what has to last. Fresh connections are opened one after the other while the
 * clock moves on, so that in the end each has another age: one look at all of them tells between which two ages the
 * limit is, and the next round lies between those.
 */
final class IdleTimeoutSearch {

    private static final Duration ENDLESS = Duration.ofDays(10_000);
    private static final Limit ANY = new Limit(Duration.ZERO, ENDLESS);

    /** More than a look takes on a machine that is not busy. */
    private static final Duration A_LOOK = Duration.ofSeconds(1);

    /** Servers that look now and then do so every few minutes at most. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final int COARSE_STEPS = 8;
    private static final int FINE_STEPS = 25;

    private static final int ROUNDS = 3;
    private static final int FIRST_ROUND = 15;
    private static final int LATER_ROUND = 10;
    private static final long[] ROUND_SECONDS = {86400, 43200, 3600, 1800, 600, 300, 60, 30, 15, 10, 5, 1};

    private final VirtualClock clock;
    private final Runnable settle;
    private final Supplier<ObservedConnection> opener;

    IdleTimeoutSearch(VirtualClock clock, Runnable settle, Supplier<ObservedConnection> opener) {
        this.clock = clock;
        this.settle = settle;
        this.opener = opener;
    }

    /**
     * A limit.
     *
     * @param held it lasted so long
     * @param ended and not so long
     */
    record Limit(Duration held, Duration ended) {

        /** {@code about 60 s idle (open after 58.9 s and closed after 61.3 s by the fast-forwarded clock)}. */
        String words(String state) {
            return "about " + DurationText.inUnits(round()) + " " + state + " (open after " + DurationText.inUnits(held)
                    + ", closed after " + DurationText.inUnits(ended) + " by the fast-forwarded clock)";
        }

        /**
         * The roundest number of seconds between the two, or just below: limits are set by people, and servers close a
         * moment late.
         */
        private Duration round() {
            long from = held.toSeconds() * 98 / 100;
            for (long unit : ROUND_SECONDS) {
                long candidate = (from / unit + 1) * unit;
                if (Duration.ofSeconds(candidate).compareTo(ended) <= 0) {
                    return Duration.ofSeconds(candidate);
                }
            }
            return ended;
        }

        private boolean isNarrow() {
            Duration width = ended.minus(held);
            return width.compareTo(Duration.ofSeconds(3)) < 0
                    || width.multipliedBy(50).compareTo(ended) < 0;
        }
    }

    /**
     * The limit; empty where fresh connections last a day.
     *
     * @param likely another limit of the same server: one timer may be behind both, and one look tells
     */
    Optional<Limit> find(Optional<Limit> likely) {
        return likely.flatMap(this::same).or(() -> find().map(this::walked));
    }

    private Optional<Limit> same(Limit likely) {
        return Optional.of(likely.held().minus(A_LOOK))
                .filter(sooner -> !sooner.isNegative())
                .flatMap(sooner -> round(List.of(sooner, likely.ended()), ANY))
                .filter(limit -> !limit.held().isZero());
    }

    /**
     * A server that looks for idle connections only now and then, by a clock of its own, ends them at another time than
     * jumps show: so a long limit is seen once more while time passes in small steps, as it does in the end.
     */
    private Limit walked(Limit jumped) {
        if (jumped.ended().compareTo(LONG) < 0) {
            return jumped;
        }
        Limit coarse = walk(jumped.ended().dividedBy(COARSE_STEPS), jumped);
        boolean sooner = coarse.ended().compareTo(jumped.held().multipliedBy(9).dividedBy(10)) < 0;
        boolean later = coarse.held().compareTo(jumped.ended()) >= 0;
        return sooner || later ? walk(coarse.ended().dividedBy(FINE_STEPS), coarse) : jumped;
    }

    /** The limit of one fresh connection; the other one where it does not end by then. */
    private Limit walk(Duration step, Limit other) {
        try (ObservedConnection trial = opener.get()) {
            Duration held = Duration.ZERO;
            while (trial.ready() && held.compareTo(other.ended().multipliedBy(3).dividedBy(2)) <= 0) {
                clock.advance(step);
                settle.run();
                if (trial.ended()) {
                    return new Limit(held, trial.age());
                }
                held = trial.age();
            }
            return other;
        }
    }

    private Optional<Limit> find() {
        Optional<Limit> limit = round(doubling(), ANY);
        for (int round = 1; round < ROUNDS && limit.isPresent() && !limit.get().isNarrow(); round++) {
            Limit last = limit.get();
            limit = round(between(last), last);
        }
        return limit;
    }

    private static List<Duration> doubling() {
        List<Duration> ages = new ArrayList<>();
        for (int i = 0; i < FIRST_ROUND; i++) {
            ages.add(Duration.ofSeconds(2L << i));
        }
        ages.add(Duration.ofSeconds(86_000));
        return ages;
    }

    private static List<Duration> between(Limit limit) {
        List<Duration> ages = new ArrayList<>();
        Duration width = limit.ended().minus(limit.held());
        for (int i = 1; i < LATER_ROUND; i++) {
            ages.add(limit.held().plus(width.multipliedBy(i).dividedBy(LATER_ROUND)));
        }
        return ages;
    }

    /** @param ages ascending; the oldest is opened first */
    private Optional<Limit> round(List<Duration> ages, Limit before) {
        List<ObservedConnection> trials = new ArrayList<>();
        try {
            for (int i = ages.size() - 1; i >= 0; i--) {
                trials.add(opener.get());
                clock.advance(ages.get(i).minus(i == 0 ? Duration.ZERO : ages.get(i - 1)));
            }
            settle.run();
            if (trials.stream().noneMatch(ObservedConnection::ended)) {
                settle.run(); // a busy server may not have looked yet
            }
            return Optional.of(narrowed(trials, before))
                    .filter(limit -> !limit.ended().equals(ENDLESS));
        } finally {
            trials.forEach(ObservedConnection::close);
        }
    }

    private static Limit narrowed(List<ObservedConnection> trials, Limit before) {
        Duration held = before.held();
        Duration ended = before.ended();
        for (ObservedConnection trial : trials) {
            Duration age = trial.age();
            if (trial.ready() && trial.end() == ObservedConnection.End.ENDED) {
                ended = age.compareTo(ended) < 0 ? age : ended;
            } else if (trial.ready()) {
                held = age.compareTo(held) > 0 ? age : held;
            }
        }
        // Not so where a server looks for what is idle only now and then: then the later of two looks tells nothing.
        return held.compareTo(ended) < 0 ? new Limit(held, ended) : new Limit(before.held(), ended);
    }
}
