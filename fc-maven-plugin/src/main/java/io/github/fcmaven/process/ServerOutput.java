package io.github.fcmaven.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a process prints, read by a thread of its own. Who asks after the process has ended also gets its last words,
 * which may still be on their way then.
 */
final class ServerOutput {

    /** More than any trace of an error takes. */
    private static final int NEWEST = 1_000_000;

    /** How long the last words of an ended process may take to be read. */
    private static final long LAST_WORDS_MILLIS = 500;

    private final Process process;
    private final ProcessStart start;
    private final LogFile log;
    private final Output output;
    private final Thread drain;
    private boolean also;

    ServerOutput(Process process, ProcessStart start, LogFile log, Runnable firstByte) {
        this.process = process;
        this.start = start;
        this.log = log;
        this.output = new Output(log, start.hidden(), start.lines(), firstByte);
        this.drain = new Thread(() -> output.drain(process.getInputStream()), "fc-output-" + process.pid());
        drain.setDaemon(true);
        drain.start();
    }

    List<String> lastLines() {
        awaitLastWords();
        return output.lastLines();
    }

    Optional<String> lastError() {
        awaitLastWords();
        return output.lastError().map(this::asThere).map(LastError::cut);
    }

    List<String> printed() {
        awaitLastWords();
        return LogFile.newest(start.log(), NEWEST)
                .lines()
                .map(Output::harmless)
                .map(this::asThere)
                .toList();
    }

    /** Takes the newest lines of a file too, once; whether there are any. */
    boolean also(Path file) {
        awaitLastWords();
        byte[] written = LogFile.newest(file, NEWEST / 5).getBytes(StandardCharsets.UTF_8);
        if (!also) {
            also = true;
            output.also(written);
        }
        return written.length > 0;
    }

    /** What it says of its files, as the platform names them. */
    private String asThere(String line) {
        return start.asThere().apply(line);
    }

    /** Adds a line of ours to the log alone. */
    void mark(String line) {
        output.mark(line);
    }

    /** Ends the log with these lines of ours, after the last words. */
    void close(List<String> ours) {
        join();
        ours.forEach(output::say);
        log.close();
    }

    /** Does not wait while the process runs. */
    void awaitLastWords() {
        if (!process.isAlive()) {
            join();
        }
    }

    private void join() {
        try {
            drain.join(LAST_WORDS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
