package io.github.fcmaven.measure;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.InTheWay;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** A file with one line for each measurement, which survives {@code clean}; the same form is the committed baseline. */
public final class History {

    private History() {}

    /**
     * Adds a line; the file is made where it is missing.
     *
     * @param limits under which it was measured
     * @throws FcProblem where it cannot be written
     */
    public static void add(Path file, Measurement measured, String zipSha256, String limits) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String line = HistoryColumn.line(new HistoryColumn.Measured(now, zipSha256, measured, limits)) + "\n";
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            BoundedInput.refuseStrange(file);
            Files.writeString(
                    file,
                    begin(file) + line,
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw FcProblem.local(
                    file + " cannot be written: " + e.getMessage(),
                    InTheWay.fix(e, "make it writable") + ", or name another historyFile",
                    e);
        }
    }

    /** What a line needs before it: the titles in a new file, and the end of a last line that an editor left open. */
    private static String begin(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return HistoryColumn.head() + "\n";
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(channel.size() - 1).read(last);
            return last.get(0) == '\n' ? "" : "\n";
        }
    }

    /**
     * What its last line says, or the last one about that zip; empty where there is none.
     *
     * @throws FcProblem where it cannot be read
     */
    public static Optional<TypicalStart> last(Path file, Optional<String> zipSha256) {
        return all(file).stream()
                .filter(row -> zipSha256.map(row.zipSha256()::equals).orElse(true))
                .reduce((earlier, later) -> later)
                .map(HistoryRow::typical);
    }

    /**
     * Its lines, in their order; empty where there is no file.
     *
     * @throws FcProblem where it cannot be read
     */
    public static List<HistoryRow> all(Path file) {
        try {
            List<String> lines = Files.isRegularFile(file) ? BoundedInput.lines(file) : List.of();
            return lines.stream()
                    .filter(text -> !HistoryColumn.isHead(text))
                    .map(HistoryColumn::fields)
                    .filter(HistoryColumn.RATIO::isIn)
                    .map(History::row)
                    .toList();
        } catch (IOException | NumberFormatException | DateTimeException e) {
            throw FcProblem.local(
                    file + " cannot be read: " + e.getMessage(), "delete it, or restore it from your repository", e);
        }
    }

    /** A line of an earlier version does not have the limits. */
    private static HistoryRow row(String[] fields) {
        String limits = HistoryColumn.LIMITS.isIn(fields) ? HistoryColumn.LIMITS.in(fields) : TypicalStart.NONE;
        double ratio = Double.parseDouble(HistoryColumn.RATIO.in(fields));
        return new HistoryRow(
                Instant.parse(HistoryColumn.TIME.in(fields)),
                HistoryColumn.ZIP.in(fields),
                millis(HistoryColumn.MIN, fields),
                millis(HistoryColumn.MAX, fields),
                new TypicalStart(millis(HistoryColumn.MEDIAN, fields), ratio, limits));
    }

    private static Duration millis(HistoryColumn column, String[] fields) {
        return Duration.ofNanos(Math.round(Double.parseDouble(column.in(fields)) * 1e6));
    }
}
