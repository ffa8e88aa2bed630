package io.github.fcmaven.process;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.DurationText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * A program that is soon done. It gets no input, and what it prints is kept. However the call ends, the program has
 * ended then, and with one that had to be ended its children; what it has itself left behind is not looked for.
 */
public final class BriefProgram {

    /** How long what it printed last may take to arrive: a child that outlives it may keep its output open. */
    private static final Duration REST = Duration.ofSeconds(1);

    private static final Duration MOMENT = Duration.ofMillis(2);

    private static final int BUFFER = 8192;

    private final ProcessBuilder builder;
    private final Duration limit;
    private LongConsumer started = pid -> {};

    private BriefProgram(ProcessBuilder builder, Duration limit) {
        this.builder = builder;
        this.limit = limit;
    }

    /** How it ended. */
    public record Result(int exit, String printed) {}

    /**
     * A program that may take so long.
     *
     * @param environment all of its variables
     */
    public static BriefProgram of(List<String> argv, Map<String, String> environment, Duration limit) {
        ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true);
        Map<String, String> own = Map.copyOf(environment);
        builder.environment().clear();
        builder.environment().putAll(own);
        return new BriefProgram(builder, limit);
    }

    /** Keeps what it prints on its standard output alone. */
    public BriefProgram withoutErrors() {
        builder.redirectErrorStream(false).redirectError(ProcessBuilder.Redirect.DISCARD);
        return this;
    }

    /** Runs it in that folder. */
    public BriefProgram in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    /** Tells the id of its process as soon as there is one. */
    public BriefProgram tell(LongConsumer pid) {
        started = pid;
        return this;
    }

    /**
     * Runs it to its end.
     *
     * @throws IOException where it cannot be started, or had to be ended: it took too long, or printed more than
     *     {@value BoundedInput#TEXT} bytes
     */
    public Result run() throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(limit);
        Process process = builder.start();
        try {
            started.accept(process.pid());
            process.getOutputStream().close();
            Printed printed = new Printed(process);
            Thread reader = new Thread(printed, "fc-brief-program");
            reader.setDaemon(true);
            reader.start();
            if (!process.waitFor(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException(program() + " had not ended after " + DurationText.inUnits(limit));
            }
            reader.join(REST.toMillis());
            return new Result(process.exitValue(), printed.text());
        } finally {
            end(process);
        }
    }

    private String program() {
        return builder.command().get(0);
    }

    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        Deadline deadline = Deadline.in(REST);
        while (all.stream().anyMatch(ProcessHandle::isAlive) && !deadline.passed()) {
            LockSupport.parkNanos(MOMENT.toNanos()); // returns at once, and is not ended, where it is interrupted
        }
    }

    /** What it prints; one that prints too much is ended. */
    private final class Printed implements Runnable {

        private final Process process;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private volatile boolean tooLong;

        Printed(Process process) {
            this.process = process;
        }

        @Override
        public void run() {
            byte[] buffer = new byte[BUFFER];
            try (InputStream in = process.getInputStream()) {
                for (int got = in.read(buffer); got >= 0 && !tooLong; got = in.read(buffer)) {
                    kept.write(buffer, 0, got);
                    tooLong = kept.size() > BoundedInput.TEXT;
                }
                if (tooLong) {
                    end(process); // before its output is closed: that would end it without its children
                }
            } catch (IOException e) {
                // it was ended
            }
        }

        String text() throws IOException {
            if (tooLong) {
                throw new IOException(program() + " printed more than " + BoundedInput.TEXT + " bytes");
            }
            return kept.toString(StandardCharsets.UTF_8);
        }
    }
}
