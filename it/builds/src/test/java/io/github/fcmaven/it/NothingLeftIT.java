package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a build ends, what it started ends with it within 3 seconds. */
class NothingLeftIT {

    private static final Duration LIMIT = Duration.ofSeconds(3);

    @BeforeEach
    void needsLinux() {
        assumeThat(Path.of("/proc/self/environ"))
                .as("Linux, whose /proc tells what runs")
                .exists();
    }

    @Test
    void aBuildWithoutThePostPhaseLeavesNothing() throws Exception {
        MavenBuild build = MavenBuild.of("own-tests", "no-post");

        build.run("integration-test").succeeded();

        assertNothingIsLeft(build.directory());
    }

    @Test
    void aFailingTestLeavesNothing() throws Exception {
        MavenBuild build = MavenBuild.of("own-tests", "failing");

        build.with("argLine", "-Dexpected=other").run("verify").failed();

        assertNothingIsLeft(build.directory());
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "INT", "HUP"})
    void aSignalToMavenLeavesNothing(String signal) throws Exception {
        MavenBuild build = MavenBuild.of("jdk-http-server", "run-" + signal);
        build.run("package").succeeded();
        Process maven = build.start("io.github.fcmaven:fc-maven-plugin:run");
        awaitPort(maven, build.directory().resolve("build.log"));

        new ProcessBuilder("kill", "-" + signal, Long.toString(maven.pid()))
                .start()
                .waitFor();

        assertThat(maven.waitFor(10, TimeUnit.SECONDS)).as("Maven ends").isTrue();
        assertNothingIsLeft(build.directory());
    }

    private static void awaitPort(Process maven, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!isOpen()) {
            if (!maven.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the function does not run:\n" + Files.readString(log));
            }
            Thread.sleep(50);
        }
    }

    private static void assertNothingIsLeft(Path directory) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end
                && (isOpen() || !processesBelow(directory).isEmpty())) {
            Thread.sleep(20);
        }
        assertThat(isOpen()).as("port 9000 is open").isFalse();
        assertThat(processesBelow(directory)).isEmpty();
    }

    private static boolean isOpen() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", 9000), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String processesBelow(Path directory) {
        StringBuilder found = new StringBuilder();
        ProcessHandle.allProcesses().forEach(process -> {
            try {
                Path folder =
                        Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
                if (folder.startsWith(directory)) {
                    found.append(process.pid())
                            .append(' ')
                            .append(process.info().commandLine().orElse(""))
                            .append('\n');
                }
            } catch (IOException e) {
                // it has ended, or is not ours
            }
        });
        return found.toString();
    }
}
