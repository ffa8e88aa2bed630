package io.github.fcmaven.check;

import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.Optional;

/** Why nothing but FC-STARTUP can be judged; empty where the rest can. */
record EarlyEnd(Observation.Setting setting) implements StartOutcome.Cases<Optional<String>> {

    static Optional<String> of(Case all) {
        Observation seen = all.observed();
        if (seen.death().isPresent()) {
            return Optional.of("the start command ended while the check ran");
        }
        if (seen.closed().isPresent()) {
            return Optional.of("the server closed its port while the check ran");
        }
        return seen.start().in(new EarlyEnd(all.setting()));
    }

    /** Whether the platform would have given up. */
    static boolean isLate(Observation.Setting setting, Duration after) {
        return after.compareTo(setting.bounds().startLimit()) > 0;
    }

    @Override
    public Optional<String> accepted(StartOutcome.Accepted accepted) {
        return Optional.of("the server accepted connections too late")
                .filter(late -> isLate(setting, accepted.after()));
    }

    @Override
    public Optional<String> ended(StartOutcome.Ended ended) {
        return Optional.of("the start command ended before a connection was accepted");
    }

    @Override
    public Optional<String> elsewhere(StartOutcome.Elsewhere elsewhere) {
        return Optional.empty();
    }

    @Override
    public Optional<String> unreachable(StartOutcome.Unreachable unreachable) {
        return Optional.empty();
    }

    @Override
    public Optional<String> unasked(StartOutcome.Unasked unasked) {
        return Optional.of("no connection could be asked for here");
    }

    @Override
    public Optional<String> stranger(StartOutcome.Stranger stranger) {
        return Optional.of("another process answers on the port");
    }

    @Override
    public Optional<String> silent(StartOutcome.Silent silent) {
        return Optional.of("the server never accepted a connection");
    }
}
