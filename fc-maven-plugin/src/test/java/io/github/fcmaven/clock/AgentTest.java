package io.github.fcmaven.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.TimedProgram;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent in real JVMs, of every JDK that this machine has. */
@Execution(ExecutionMode.CONCURRENT)
class AgentTest {

    @TempDir
    Path work;

    @Test
    void aSystemWithoutProcLetsJavaSayTheNumber() throws IOException {
        assertThat(Agent.pid(new File("/proc/4711"))).isEqualTo("4711");
        assertThat(Agent.pid(new File("/proc/self")))
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
    }

    /** The JDK that runs this test, and those of Debian's folder. */
    static Stream<Path> jdks() throws IOException {
        Set<Path> homes = new LinkedHashSet<>();
        homes.add(Path.of(System.getProperty("java.home")).toRealPath());
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(installed)) {
                for (Path home : found) {
                    if (Files.isExecutable(home.resolve("bin/java")) && feature(home) >= 17) {
                        homes.add(home.toRealPath());
                    }
                }
            }
        }
        return homes.stream();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void everyClockAndEveryWaitFollowsAndJobsDoNotMakeUpForWhatTheyMissed(Path jdk) throws Exception {
        onLinux();
        Path folder = Files.createDirectory(work.resolve("a folder"));
        ClockControl clock = ClockControl.install(folder);
        List<String> lines = new ArrayList<>();
        Process process = launch(jdk, clock, TimedProgram.class);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = out.readLine()) != null; ) {
                lines.add(line);
                if (line.startsWith("ready")) {
                    clock.set(Duration.ofHours(24));
                }
            }
        } finally {
            process.destroyForcibly();
        }

        assertThat(words(lines, "ready")).as(lines.toString()).hasSize(1);
        int waits = Integer.parseInt(words(lines, "ready").get(0));
        assertThat(words(lines, "done")).as(lines.toString()).hasSize(waits).hasSizeGreaterThanOrEqualTo(13);
        assertThat(words(lines, "clock")).hasSize(6).allSatisfy(line -> assertThat(Integer.parseInt(line.split(" ")[1]))
                .as(line)
                .isBetween(1440, 1441));
        assertThat(words(lines, "job")).hasSizeGreaterThanOrEqualTo(3).allSatisfy(line -> assertThat(
                        Integer.parseInt(line.split(" ")[1]))
                .as(line)
                .isBetween(3, 12));
        assertThat(clock.greetings()).singleElement().satisfies(greeting -> {
            assertThat(greeting.pid()).isEqualTo(process.pid());
            assertThat(greeting.offset()).isEqualTo(Duration.ofHours(24));
            assertThat(greeting.failures()).isZero();
            assertThat(greeting.java()).isEqualTo(feature(jdk));
        });
    }

    @Test
    void theJarHoldsNoClassUnderAsmsOwnName() throws IOException {
        ClockControl.install(work);
        try (JarFile jar = new JarFile(work.resolve(AgentJar.NAME).toFile())) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names)
                    .contains(
                            "io/github/fcmaven/clock/Agent.class",
                            "io/github/fcmaven/clock/VirtualTime.class",
                            "io/github/fcmaven/clock/asm/ClassReader.class")
                    .allMatch(
                            name -> name.equals("META-INF/MANIFEST.MF") || name.startsWith("io/github/fcmaven/clock/"))
                    .noneMatch(name -> name.contains("commons"));
        }
    }

    @Test
    void aClockThatNobodyMovesIsTheRealOne() throws Exception {
        onLinux();
        ClockControl clock = ClockControl.install(work);
        Process process = launch(Path.of(System.getProperty("java.home")), clock, TimedProgram.class);
        try (BufferedReader out = process.inputReader()) {
            for (String line; (line = out.readLine()) != null && !line.startsWith("ready"); ) {
                assertThat(line).startsWith("Picked up");
            }
            Thread.sleep(300);
            assertThat(out.ready()).as("an hour that has not passed").isFalse();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process launch(Path jdk, ClockControl clock, Class<?> main) throws Exception {
        Path classes =
                Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
        ProcessBuilder builder =
                new ProcessBuilder(jdk.resolve("bin/java").toString(), "-cp", classes.toString(), main.getName());
        ClockControl.VARIABLES.forEach(name -> builder.environment().put(name, clock.option()));
        Process process = builder.redirectErrorStream(true).start();
        // Reading what it prints ends with it, whatever it waits for.
        CompletableFuture.runAsync(() -> endAtRest(process), AgentTest::inBackground);
        return process;
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "at-rest");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends one that waits for an hour of the real clock; a busy machine makes it slow, and not idle. */
    private static void endAtRest(Process process) {
        Duration used = Duration.ofSeconds(-1);
        try {
            while (!process.waitFor(20, TimeUnit.SECONDS)) {
                Duration now = process.info().totalCpuDuration().orElseThrow();
                if (now.minus(used).compareTo(Duration.ofMillis(200)) < 0) {
                    process.destroyForcibly();
                }
                used = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What follows that word, of each line that begins with it. */
    private static List<String> words(List<String> lines, String first) {
        return lines.stream()
                .filter(line -> line.startsWith(first + " "))
                .map(line -> line.substring(first.length() + 1))
                .toList();
    }

    private static int feature(Path home) throws IOException {
        Path release = home.resolve("release");
        return Files.isRegularFile(release)
                ? Files.readAllLines(release).stream()
                        .filter(line -> line.startsWith("JAVA_VERSION="))
                        .map(line -> line.replaceAll("\\D*(\\d+).*", "$1"))
                        .mapToInt(Integer::parseInt)
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    private static void onLinux() {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");
    }
}
