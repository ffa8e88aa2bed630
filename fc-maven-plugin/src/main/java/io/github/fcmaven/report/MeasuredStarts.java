package io.github.fcmaven.report;

import java.time.Duration;
import java.time.Instant;

/**
 * What one measurement of cold starts found, as a page shows it among others.
 *
 * @param time when it was made
 * @param least of its starts
 * @param median of its starts
 * @param most of its starts
 * @param note under which limits it was made; empty where there were none
 */
public record MeasuredStarts(Instant time, Duration least, Duration median, Duration most, String note) {}
