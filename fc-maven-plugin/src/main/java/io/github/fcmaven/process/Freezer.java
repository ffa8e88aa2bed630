package io.github.fcmaven.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Stops processes and lets them go on. Java sends neither signal: one shell does it for as long as it is needed, and
 * ends with this JVM, whose pipe it reads.
 */
public final class Freezer implements AutoCloseable {

    private static final String STOP = "STOP";
    private static final String CONTINUE = "CONT";

    private static final String LOOP = "while read -r signal pids; do kill -$signal $pids 2>/dev/null; echo; done";

    /** How long a shell may take to send signals. */
    private static final int SECONDS = 5;

    private final Process shell;
    private final BufferedReader done;

    private Freezer(Process shell) {
        this.shell = shell;
        this.done = new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Empty where this system does not show whether a process is stopped, or has no shell. */
    public static Optional<Freezer> start() {
        return start(ThisMachine.here());
    }

    /** The same for the processes of an instance on that machine. */
    public static Optional<Freezer> start(Machine machine) {
        Optional<Path> sh = machine.program("sh");
        if (sh.isEmpty()) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(machine.ownSession());
        command.addAll(List.of(sh.get().toString(), "-c", LOOP));
        try {
            return Optional.of(new Freezer(new ProcessBuilder(command).start()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it was sent: to those that have ended meanwhile, it is sent in vain. */
    boolean stop(Collection<Long> pids) {
        return send(STOP, pids);
    }

    boolean letGoOn(Collection<Long> pids) {
        return send(CONTINUE, pids) || continueOnce(pids);
    }

    private synchronized boolean send(String signal, Collection<Long> pids) {
        try {
            OutputStream in = shell.getOutputStream();
            in.write((signal + " " + words(pids) + "\n").getBytes(StandardCharsets.US_ASCII));
            in.flush();
            return done.readLine() != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Lets them go on by a process of its own, for whom there is no freezer: the supervisor, or a build that ends. */
    static boolean continueOnce(Collection<Long> pids) {
        Optional<Path> sh = ThisMachine.here().program("sh");
        if (sh.isEmpty()) {
            return false;
        }
        List<String> command =
                new ArrayList<>(List.of(sh.get().toString(), "-c", "kill -CONT \"$@\" 2>/dev/null", "sh"));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kill.waitFor(SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String words(Collection<Long> pids) {
        return pids.stream().map(pid -> Long.toString(pid)).collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        shell.destroy();
    }
}
