package io.github.fcmaven.it;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that runs Maven's main class for one build after another, so that each build has a Maven that is warm.
 * A build has its own folder, its own arguments, its own container and the system properties of the JVM's
 * first moment. It ends with the JVM of the tests.
 */
final class ResidentMaven {

    /** Who prints nothing for so long is stuck; a busy machine makes each step longer, and there are many steps. */
    static final int SILENCE_SECONDS = 400;

    /** Who goes on printing for so long does not end either. */
    static final int MOST_SECONDS = 1800;

    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watchdog of resident Mavens");
        thread.setDaemon(true);
        return thread;
    });

    /** Those that no build uses now. */
    private static final Deque<ResidentMaven> IDLE = new ConcurrentLinkedDeque<>();

    private final Process process;
    private final BufferedReader out;
    private final DataOutputStream in;

    /** Of the newest line, as {@link System#nanoTime()}. */
    private volatile long printed;

    private ResidentMaven(Path mavenHome) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx768m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-classpath",
                        classworlds(mavenHome).toString(),
                        "-Dclassworlds.conf=" + configuration(mavenHome),
                        "-Dmaven.home=" + mavenHome,
                        "org.codehaus.plexus.classworlds.launcher.Launcher")
                .redirectErrorStream(true)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
        in = new DataOutputStream(process.getOutputStream());
    }

    /** Runs a build to its end. */
    static BuildResult build(Path mavenHome, Path directory, List<String> arguments) {
        try {
            ResidentMaven maven = IDLE.poll();
            if (maven == null) {
                maven = new ResidentMaven(mavenHome);
            }
            BuildResult result = maven.build(directory, arguments);
            IDLE.push(maven);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BuildResult build(Path directory, List<String> arguments) throws IOException {
        in.writeUTF(directory.toString());
        in.writeInt(arguments.size());
        for (String argument : arguments) {
            in.writeUTF(argument);
        }
        in.flush();
        ScheduledFuture<?> watch = watch();
        StringBuilder log = new StringBuilder();
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                printed = System.nanoTime();
                if (line.startsWith(MavenLoop.END)) {
                    return new BuildResult(Integer.parseInt(line.substring(1)), log.toString(), directory);
                }
                log.append(line).append('\n');
            }
        } finally {
            watch.cancel(false);
        }
        throw new IllegalStateException("Maven has ended in the middle of the build, or printed nothing for "
                + SILENCE_SECONDS + " s, or not ended in " + MOST_SECONDS + " s:\n" + log);
    }

    /** Ends the process where a limit is over; looks each second. */
    private ScheduledFuture<?> watch() {
        long began = System.nanoTime();
        printed = began;
        return WATCHDOG.scheduleWithFixedDelay(
                () -> {
                    long now = System.nanoTime();
                    if (now - printed > TimeUnit.SECONDS.toNanos(SILENCE_SECONDS)
                            || now - began > TimeUnit.SECONDS.toNanos(MOST_SECONDS)) {
                        process.destroyForcibly();
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
    }

    /** Maven's own, with the main class of this module. */
    private static Path configuration(Path mavenHome) throws IOException {
        String own = Files.readString(mavenHome.resolve("bin/m2.conf"))
                .replace("org.apache.maven.cli.MavenCli from", MavenLoop.class.getName() + " from");
        Path configuration = Files.createTempFile(Path.of("target").toAbsolutePath(), "resident", ".conf");
        return Files.writeString(
                configuration, own + "load " + Path.of("target/test-classes").toAbsolutePath() + "/\n");
    }

    private static Path classworlds(Path mavenHome) throws IOException {
        try (var files = Files.newDirectoryStream(mavenHome.resolve("boot"), "plexus-classworlds-*.jar")) {
            return files.iterator().next();
        }
    }
}
