package io.github.fcmaven.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of the history: what one measurement of cold starts found. Times are from the spawn to the first answer.
 *
 * @param time when it was made
 * @param zipSha256 of the zip that was started
 * @param min of its starts
 * @param max of its starts
 * @param typical what a budget compares
 */
public record HistoryRow(Instant time, String zipSha256, Duration min, Duration max, TypicalStart typical) {

    /** Of its starts. */
    public Duration median() {
        return typical.median();
    }

    /** Under which it was made; empty where there were none. */
    public Optional<String> limits() {
        return Optional.of(typical.limits()).filter(limits -> !limits.equals(TypicalStart.NONE));
    }
}
