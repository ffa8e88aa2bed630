package io.github.fcmaven.deployment;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The deploy tool while it runs. It ends with the goal, or with the JVM where Ctrl-C ends that first. */
final class ToolProcess {

    /** Of what it prints, the end says what has failed; the result is not longer either. */
    private static final int KEPT_LINES = 500;

    private static final int LONGEST_LINE = 8192;

    /** More than the platform answers. */
    private static final int LONGEST_REST = 64 << 20;

    private final Process process;
    private final Consumer<String> lines;
    private final Predicate<Deque<String>> restFollows;
    private final Deque<String> kept = new ArrayDeque<>();
    private byte[] rest = {};

    /** @param lines gets each line of its two outputs when it is printed */
    ToolProcess(Process process, Consumer<String> lines, Predicate<Deque<String>> restFollows) {
        this.process = process;
        this.lines = lines;
        this.restFollows = restFollows;
    }

    /** Waits for its end, and ends it after this time. */
    ToolRun toItsEnd(Duration limit) throws IOException, InterruptedException {
        Thread withTheJvm = new Thread(this::end, "fc-deploy-tool");
        Runtime.getRuntime().addShutdownHook(withTheJvm);
        CompletableFuture<Void> late = CompletableFuture.runAsync(
                this::end, CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
        try {
            process.getOutputStream().close(); // a question gets no answer, instead of waiting for one
            Thread errors = new Thread(this::readErrors, "fc-deploy-tool-errors");
            errors.setDaemon(true);
            errors.start();
            read();
            errors.join();
            int exit = process.waitFor();
            synchronized (kept) {
                return new ToolRun(exit, List.copyOf(kept), rest);
            }
        } finally {
            late.cancel(false);
            end();
            forget(withTheJvm);
        }
    }

    private void read() throws IOException {
        try (InputStream out = new BufferedInputStream(process.getInputStream())) {
            while (line(out)) {
                synchronized (kept) {
                    if (!restFollows.test(kept)) {
                        continue;
                    }
                }
                rest = out.readNBytes(LONGEST_REST);
                while (out.readNBytes(LONGEST_LINE).length > 0) {
                    // more than anybody answers: it would not end otherwise
                }
            }
        }
    }

    private void readErrors() {
        try (InputStream err = new BufferedInputStream(process.getErrorStream())) {
            while (line(err)) {
                // each is told when it comes
            }
        } catch (IOException e) {
            // it was ended
        }
    }

    /** Whether there was one more. */
    private boolean line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return false;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() < LONGEST_LINE) {
                line.write(b);
            }
        }
        keep(line.toString(StandardCharsets.UTF_8));
        return true;
    }

    private void keep(String line) {
        String text = line.replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing();
        synchronized (kept) {
            lines.accept(text);
            kept.addLast(text);
            if (kept.size() > KEPT_LINES) {
                kept.removeFirst();
            }
        }
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM ends already: the hook does its work
        }
    }
}
