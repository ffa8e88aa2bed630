package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The end of what a server printed, made harmless. */
final class LogTail {

    /** A report that is mailed or shown in a browser has no use for more. */
    static final int MOST_BYTES = 256 * 1024;

    private LogTail() {}

    /** From the log file; where that cannot be read, the reason and the last lines that the report has. */
    static List<String> lines(CheckReport report) {
        try (SeekableByteChannel log = open(report.log())) {
            long skipped = Math.max(0, log.size() - MOST_BYTES);
            log.position(skipped);
            return lines(read(log), skipped, report.log());
        } catch (IOException e) {
            return PlainText.lines("... cannot read the log: " + e + "\n" + String.join("\n", report.lastLines()));
        }
    }

    /** A pipe in its place would be waited for until somebody writes into it. */
    private static SeekableByteChannel open(Path log) throws IOException {
        BoundedInput.refuseStrange(log);
        return Files.newByteChannel(log);
    }

    private static String read(SeekableByteChannel log) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = log.read(bytes);
        }
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }

    private static List<String> lines(String text, long skipped, Path log) {
        if (skipped == 0) {
            return PlainText.lines(text);
        }
        List<String> lines = new ArrayList<>();
        lines.add("... the first " + skipped + " bytes are only in " + PlainText.oneLine(log.toString()));
        lines.addAll(PlainText.lines(text.substring(text.indexOf('\n') + 1)));
        return lines;
    }
}
