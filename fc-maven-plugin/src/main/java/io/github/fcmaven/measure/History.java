package io.github.fcmaven.measure;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A file with one line for each measurement, which survives {@code clean}; the same form is the committed baseline. */
public final class History {

    private static final String HEAD =
            "time,zipSha256,starts,medianMillis,minMillis,maxMillis,cpuMillis,memoryMB,unpackMillis,calibrationMillis,"
                    + "ratio,limits";

    private static final int SHA = 1;
    private static final int MEDIAN = 3;
    private static final int MIN = 4;
    private static final int MAX = 5;
    private static final int RATIO = 10;
    private static final int LIMITS = 11;
    private static final String NONE = "none";
    private static final String HEAD_BEGIN = "time,";

    private History() {}

    /**
     * A line of the file, as far as a budget needs it.
     *
     * @param median from the spawn to the first answer
     * @param ratio the same as a multiple of the machine's calibration
     * @param limits under which it was measured, {@code none} where there were none
     */
    public record Line(Duration median, double ratio, String limits) {

        /** Without limits. */
        public Line(Duration median, double ratio) {
            this(median, ratio, NONE);
        }

        /** Of one start, such as that of a check: this machine was not calibrated beside it. */
        public static Line ofOne(Duration start) {
            return new Line(start, 0);
        }
    }

    /**
     * Adds a line; the file is made where it is missing.
     *
     * @param limits under which it was measured
     * @throws FcProblem where it cannot be written
     */
    public static void add(Path file, Measurement measured, String zipSha256, String limits) {
        double[] starts = measured.starts().stream()
                .mapToDouble(start -> start.start().toNanos() / 1e6)
                .sorted()
                .toArray();
        String line = String.format(
                Locale.ROOT,
                "%s,%s,%d,%.1f,%.1f,%.1f,%.0f,%.1f,%.0f,%.1f,%.3f,%s%n",
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                zipSha256,
                starts.length,
                measured.median().toNanos() / 1e6,
                starts[0],
                starts[starts.length - 1],
                measured.median(start -> start.cpu().toNanos() / 1e6),
                measured.median(start -> start.memory() / Measurement.MEGABYTE),
                measured.median(start -> start.unpack().toNanos() / 1e6),
                measured.calibration().toNanos() / 1e6,
                measured.ratio(),
                limits);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String text = Files.exists(file) ? line : HEAD + System.lineSeparator() + line;
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw FcProblem.local(
                    file + " cannot be written: " + e.getMessage(), "make it writable, or name another historyFile", e);
        }
    }

    /** The last line, or the last one about that zip; empty where there is none. */
    public static Optional<Line> last(Path file, Optional<String> zipSha256) {
        return read(
                        file,
                        fields -> zipSha256.map(fields[SHA]::equals).orElse(true)
                                ? Optional.of(new Line(
                                        millis(fields[MEDIAN]), Double.parseDouble(fields[RATIO]), limits(fields)))
                                : Optional.<Line>empty())
                .stream()
                .reduce((earlier, later) -> later);
    }

    /**
     * What each line says of the starts, in the order of the file; empty where there is no file.
     *
     * @throws FcProblem where it cannot be read
     */
    public static List<MeasuredStarts> all(Path file) {
        return read(
                file,
                fields -> Optional.of(new MeasuredStarts(
                        Instant.parse(fields[0]),
                        millis(fields[MIN]),
                        millis(fields[MEDIAN]),
                        millis(fields[MAX]),
                        Optional.of(limits(fields)).filter(limits -> !limits.equals(NONE)))));
    }

    private static <T> List<T> read(Path file, Function<String[], Optional<T>> line) {
        try {
            List<String> lines = Files.isRegularFile(file) ? BoundedInput.lines(file) : List.of();
            return lines.stream()
                    .filter(text -> !text.startsWith(HEAD_BEGIN))
                    .map(text -> text.split(","))
                    .filter(fields -> fields.length > RATIO)
                    .flatMap(fields -> line.apply(fields).stream())
                    .toList();
        } catch (IOException | NumberFormatException | DateTimeException e) {
            throw FcProblem.local(
                    file + " cannot be read: " + e.getMessage(), "delete it, or restore it from your repository", e);
        }
    }

    /** A line of an earlier version does not have the limits. */
    private static String limits(String[] fields) {
        return fields.length > LIMITS ? fields[LIMITS] : NONE;
    }

    private static Duration millis(String field) {
        return Duration.ofNanos(Math.round(Double.parseDouble(field) * 1e6));
    }
}
