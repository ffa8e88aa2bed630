package io.github.fcmaven.coldstart.jre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.process.Left;
import io.github.fcmaven.process.OwnedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A tool of the JDK that does not come to its end. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class JdkToolsTest {

    @TempDir
    private Path folder;

    @Test
    void aToolThatHangsIsEnded() throws Exception {
        Left left = new Left(folder.resolve("pids"));
        try (JdkTools tools =
                new JdkTools(new OwnedFolder(folder.resolve("owned"), List.of()), Duration.ofMillis(1500))) {
            assertThatThrownBy(() -> tools.run(left.command("wait")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("/bin/sh had not ended after 1.5 s");
        }
        assertThat(left.running()).isEmpty();
    }

    @Test
    void aToolThatFailsIsToldWithWhatItPrinted() throws Exception {
        try (JdkTools tools =
                new JdkTools(new OwnedFolder(folder.resolve("owned"), List.of()), Duration.ofSeconds(20))) {
            assertThat(tools.run(List.of("/bin/sh", "-c", "echo a; echo b >&2")))
                    .isEqualTo("a\nb\n");
            assertThatThrownBy(() -> tools.run(List.of("/bin/sh", "-c", "echo no >&2; exit 7")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("/bin/sh exited with code 7: no");
        }
    }
}
