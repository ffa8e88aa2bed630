package io.github.fcmaven.measure;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of the history, in their order; earlier versions wrote fewer, so that a new one is the last. */
enum HistoryColumn {
    TIME("time", row -> row.time().toString()),
    ZIP("zipSha256", Measured::zipSha256),
    STARTS("starts", row -> Integer.toString(row.measurement().starts().size())),
    MEDIAN("medianMillis", row -> tenths(row.measurement().median(Measurement.START))),
    MIN("minMillis", row -> tenths(row.measurement().min(Measurement.START))),
    MAX("maxMillis", row -> tenths(row.measurement().max(Measurement.START))),
    CPU("cpuMillis", row -> whole(row.measurement().median(Measurement.CPU))),
    MEMORY("memoryMB", row -> tenths(row.measurement().median(Measurement.MEMORY))),
    UNPACK("unpackMillis", row -> whole(row.measurement().median(Measurement.UNPACK))),
    CALIBRATION(
            "calibrationMillis", row -> tenths(row.measurement().calibration().toNanos() / 1e6)),
    RATIO("ratio", row -> String.format(Locale.ROOT, "%.3f", row.measurement().ratio())),
    LIMITS("limits", Measured::limits);

    /**
     * What a new line is made of.
     *
     * @param time when it was measured
     * @param zipSha256 of the zip that was started
     * @param limits under which it was measured
     */
    record Measured(Instant time, String zipSha256, Measurement measurement, String limits) {}

    private static final String BETWEEN = ",";

    private final String title;
    private final Function<Measured, String> value;

    HistoryColumn(String title, Function<Measured, String> value) {
        this.title = title;
        this.value = value;
    }

    static String head() {
        return Arrays.stream(values()).map(column -> column.title).collect(Collectors.joining(BETWEEN));
    }

    static String line(Measured measured) {
        return Arrays.stream(values())
                .map(column -> column.value.apply(measured))
                .collect(Collectors.joining(BETWEEN));
    }

    static boolean isHead(String line) {
        return line.startsWith(TIME.title + BETWEEN);
    }

    static String[] fields(String line) {
        return line.split(BETWEEN);
    }

    boolean isIn(String[] fields) {
        return fields.length > ordinal();
    }

    String in(String[] fields) {
        return fields[ordinal()];
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
