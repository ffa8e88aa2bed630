package io.github.fcmaven.process;

import io.github.fcmaven.platform.FcProblem;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The build's end of the pipe to its {@link Supervisor}. */
public final class Supervision implements AutoCloseable {

    private static final long READY_SECONDS = 60;

    private final Process process;
    private final CompletableFuture<String> ready;

    private Supervision(Process process) {
        this.process = process;
        this.ready = CompletableFuture.supplyAsync(() -> firstLine(process), task -> {
            Thread thread = new Thread(task, "fc-supervisor-ready");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Starts a supervisor for the instance in that folder; it is ready when {@link #await()} returns. */
    public static Supervision start(Machine machine, String marker, OwnedFolder folder) {
        List<String> command = new ArrayList<>(machine.ownSession());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx16m",
                "-D" + ThisMachine.PORTABLE + "=" + (machine == ThisMachine.portable()),
                "-cp",
                codeSource().toString(),
                Supervisor.class.getName(),
                marker,
                folder.path().toString(),
                Long.toString(ProcessHandle.current().pid())));
        command.addAll(folder.contents());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(new File(System.getProperty("java.io.tmpdir")))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        // Neither JAVA_TOOL_OPTIONS nor anything else of the build's concerns it; without LANG it could not read the
        // folder's name.
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> !name.equals("LANG") && !name.startsWith("LC_") && !name.equals("SystemRoot"));
        try {
            return new Supervision(builder.start());
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Returns when the supervisor is ready: nothing may be spawned before. */
    public void await() {
        try {
            if (!"ready".equals(ready.get(READY_SECONDS, TimeUnit.SECONDS))) {
                throw unavailable(null);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FcProblem.local("the launch was interrupted", "start the build again", e);
        }
    }

    /** Tells it which process was spawned. */
    public void watch(long pid) {
        send("root " + pid);
    }

    /** Says that all is done, and waits for its end. */
    @Override
    public void close() {
        send("dismiss");
        try (OutputStream input = process.getOutputStream()) {
            input.flush();
        } catch (IOException e) {
            // It ended before.
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.toHandle().destroyForcibly();
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            // It was killed; the next build removes what this one leaves, and close() ends the tree itself.
        }
    }

    private static String firstLine(Process process) {
        try {
            return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException e) {
            return null;
        }
    }

    private static Path codeSource() {
        try {
            return Path.of(Supervisor.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FcProblem unavailable(Exception cause) {
        return FcProblem.local(
                "the supervisor, which ends the server when Maven is killed, cannot be started with "
                        + System.getProperty("java.home"),
                "check that bin/java there runs, that there is free memory, and that the user may start more processes"
                        + " (ulimit -u, pids.max of the container)",
                cause);
    }
}
