package io.github.fcmaven.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one measurement of cold starts found; times are from the spawn to the first answer.
 *
 * @param time when it was made
 * @param min of its starts
 * @param median of its starts
 * @param max of its starts
 * @param limits under which it was made; empty where there were none
 */
public record MeasuredStarts(Instant time, Duration min, Duration median, Duration max, Optional<String> limits) {}
