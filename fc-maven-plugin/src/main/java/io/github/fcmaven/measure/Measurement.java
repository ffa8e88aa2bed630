package io.github.fcmaven.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Cold starts of one package on one machine, measured in one run.
 *
 * @param starts each of them
 * @param calibration how long this machine took at the same time to start the build's JVM with nothing to do, by which
 *     runs of different machines are compared
 */
public record Measurement(List<MeasuredStart> starts, Duration calibration) {

    /** As the platform counts {@code memorySize}. */
    private static final double MEGABYTE = 1024 * 1024;

    /** From the spawn to the first answer, in milliseconds. */
    static final ToDoubleFunction<MeasuredStart> START = start -> start.start().toNanos() / 1e6;

    /** In milliseconds. */
    static final ToDoubleFunction<MeasuredStart> CPU = start -> start.cpu().toNanos() / 1e6;

    /** In megabytes. */
    static final ToDoubleFunction<MeasuredStart> MEMORY = start -> start.memory() / MEGABYTE;

    /** In milliseconds. */
    static final ToDoubleFunction<MeasuredStart> UNPACK =
            start -> start.unpack().toNanos() / 1e6;

    public Measurement {
        starts = List.copyOf(starts);
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("no start was measured");
        }
    }

    /** From the spawn to the first answer, the median. */
    public Duration median() {
        return millis(median(START));
    }

    /** The median as a multiple of the calibration. */
    public double ratio() {
        return median().toNanos() / (double) Math.max(1, calibration.toNanos());
    }

    /**
     * How many times longer the other's starts took: the median of the ratios of starts that were measured one after
     * the other.
     */
    double timesFasterThan(Measurement other) {
        double[] ratios = new double[Math.min(starts.size(), other.starts.size())];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = other.starts.get(i).start().toNanos()
                    / (double) starts.get(i).start().toNanos();
        }
        return median(ratios);
    }

    /** The lines that compare them with the starts of {@code java -jar}, for people. */
    public List<String> comparedWith(Measurement plain) {
        List<String> lines = new ArrayList<>();
        lines.add("java -jar of the same jar, in a zip of its own:");
        lines.addAll(plain.lines());
        lines.add(String.format(
                Locale.ROOT,
                "java -jar of the same jar takes %.2f times as long to its first answer (median of %d pairs)",
                timesFasterThan(plain),
                Math.min(starts.size(), plain.starts.size())));
        return lines;
    }

    /** The lines of the result for people. */
    public List<String> lines() {
        return List.of(
                line("server start", "ms", START),
                line("processor time", "ms", CPU),
                line("resident memory", "MB", MEMORY),
                line("unpacking the zip", "ms", UNPACK));
    }

    /** The median of one value of its starts. */
    double median(ToDoubleFunction<MeasuredStart> value) {
        return median(starts.stream().mapToDouble(value).toArray());
    }

    double min(ToDoubleFunction<MeasuredStart> value) {
        return starts.stream().mapToDouble(value).min().orElseThrow();
    }

    double max(ToDoubleFunction<MeasuredStart> value) {
        return starts.stream().mapToDouble(value).max().orElseThrow();
    }

    private String line(String name, String unit, ToDoubleFunction<MeasuredStart> value) {
        double[] all = starts.stream().mapToDouble(value).sorted().toArray();
        return all[all.length - 1] == 0
                ? String.format(Locale.ROOT, "%-17s  not known on this system", name)
                : String.format(
                        Locale.ROOT,
                        "%-17s  median %.0f %s, %.0f to %.0f",
                        name,
                        median(all),
                        unit,
                        all[0],
                        all[all.length - 1]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1e6));
    }
}
