package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code run} as a developer uses it: with a port for a debugger, and with the next jar. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DebuggerIT {

    private Process maven;

    @AfterEach
    void endMaven() {
        if (maven != null) {
            Stream.concat(maven.descendants(), Stream.of(maven.toHandle())).forEach(ProcessHandle::destroy);
        }
    }

    @Test
    void aDebuggerMayAttachToTheFunction() throws Exception {
        int debugPort = Ports.own();
        MavenBuild build = MavenBuild.of("jdk-http-server", "debugger");
        Path log = build.log();
        maven = build.with("fc.checkPort", "auto")
                .with("fc.debugPort", Integer.toString(debugPort))
                .start("package", "io.github.fcmaven:fc-maven-plugin:run");

        while (maven.isAlive() && !isRunning(Files.readString(log))) {
            Thread.sleep(50);
        }

        assertThat(Files.readString(log)).contains("listening on", "; Ctrl-C ends it.");
        assertThat(Ports.isOpen(debugPort)).as(Files.readString(log)).isTrue();
    }

    /** The goal of the command line has other classes than {@code package}, which ran in the same build. */
    @Test
    void aJarThatChangesIsPackedAndServed() throws Exception {
        MavenBuild build = MavenBuild.of("jdk-http-server", "watched");
        Path log = build.log();
        maven = build.with("fc.checkPort", "auto")
                .with("fc.watch", "true")
                .start("package", "io.github.fcmaven:fc-maven-plugin:run");
        while (maven.isAlive() && !isRunning(Files.readString(log))) {
            Thread.sleep(50);
        }

        try (FileSystem jar = FileSystems.newFileSystem(build.directory().resolve("target/demo.jar"))) {
            Files.writeString(jar.getPath("new.txt"), "a line more");
        }

        while (maven.isAlive() && !Files.readString(log).contains("served after")) {
            Thread.sleep(50);
        }
        assertThat(Files.readString(log))
                .contains("demo.jar changed: packed in")
                .doesNotContain("BUILD FAILURE");
    }

    /** The port is open before the server says so. */
    private static boolean isRunning(String log) {
        return log.contains("; Ctrl-C ends it.") && log.contains("listening on");
    }
}
