package io.github.fcmaven.deployment;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The program {@code s} of this machine, version 3. It has this process's environment, and with it the credentials that
 * it looks for itself; nothing is ever asked of it that it could wait for an answer to.
 *
 * @param program its path
 * @param version such as {@code 3.1.10}
 */
public record DeployTool(Path program, String version) {

    private static final String NAME = "@serverless-devs/s: ";

    private static final String INSTALL =
            "install it: npm install -g @serverless-devs/s (it needs Node.js 14.14 or later), then s config add; see"
                    + " mvn fc:explain -Dfc.page=deploy";

    /** Of what it prints, the end says what has failed; the result is not longer either. */
    private static final int KEPT_LINES = 500;

    private static final int LONGEST_LINE = 8192;

    private static final Duration FOR_ITS_VERSION = Duration.ofMinutes(1);

    /**
     * What a run printed.
     *
     * @param exit its exit code
     * @param lines without colours; the last ones, where they were many
     */
    record Run(int exit, List<String> lines) {}

    /**
     * Finds it.
     *
     * @param given its path; empty for the one on PATH
     * @throws FcProblem where there is none, or what has its name is another program
     */
    public static DeployTool find(Optional<Path> given, Path folder) {
        Path program = given.or(() -> Programs.find("s"))
                .orElseThrow(() -> FcProblem.local("the deploy tool s is not on the PATH", INSTALL));
        Run asked = run(program, List.of("-v"), folder, FOR_ITS_VERSION, line -> {});
        Optional<String> version = asked.lines.stream()
                .filter(line -> line.startsWith(NAME))
                .map(line -> line.substring(NAME.length()).replaceFirst("[,\\s].*", ""))
                .findFirst();
        if (version.isEmpty()) {
            String said = asked.lines.isEmpty() ? "nothing" : "'" + asked.lines.get(asked.lines.size() - 1) + "'";
            throw FcProblem.local(program + " -v prints " + said + ", so it is not the deploy tool", INSTALL);
        }
        if (!version.get().startsWith("3.")) {
            throw FcProblem.local(program + " is the deploy tool " + version.get() + ", and s.yaml needs 3", INSTALL);
        }
        return new DeployTool(program, version.get());
    }

    /**
     * Runs a command of it to its end.
     *
     * @param folder in which it runs, and finds a file {@code .env}
     * @param limit after which it is ended
     * @param lines gets each line when it is printed
     */
    Run run(List<String> command, Path folder, Duration limit, Consumer<String> lines) {
        return run(program, command, folder, limit, lines);
    }

    private static Run run(Path program, List<String> command, Path folder, Duration limit, Consumer<String> lines) {
        List<String> argv = new ArrayList<>(List.of(program.toString()));
        argv.addAll(command);
        try {
            Process process = new ProcessBuilder(argv)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close(); // a question gets no answer, instead of waiting for one
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    () -> end(process), CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS));
            try {
                Deque<String> kept = read(process, lines);
                return new Run(process.waitFor(), List.copyOf(kept));
            } finally {
                end.cancel(false);
                end(process);
            }
        } catch (IOException e) {
            throw FcProblem.local(program + " cannot be run: " + e.getMessage(), INSTALL, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FcProblem.local(program + " was interrupted", "run the goal again", e);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Deque<String> read(Process process, Consumer<String> lines) throws IOException {
        Deque<String> kept = new ArrayDeque<>();
        try (Reader in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c != '\n') {
                    if (line.length() < LONGEST_LINE) {
                        line.append((char) c);
                    }
                    continue;
                }
                keep(line, kept, lines);
            }
            if (line.length() > 0) {
                keep(line, kept, lines);
            }
        }
        return kept;
    }

    private static void keep(StringBuilder line, Deque<String> kept, Consumer<String> lines) {
        String text = line.toString().replaceAll("\u001b\\[[0-9;]*m", "").stripTrailing();
        line.setLength(0);
        lines.accept(text);
        kept.addLast(text);
        if (kept.size() > KEPT_LINES) {
            kept.removeFirst();
        }
    }
}
