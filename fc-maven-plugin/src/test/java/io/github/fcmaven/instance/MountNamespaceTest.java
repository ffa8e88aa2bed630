package io.github.fcmaven.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.process.Left;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The question whether this machine has namespaces of mounts. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class MountNamespaceTest {

    @TempDir
    private Path folder;

    @Test
    void aQuestionThatIsInterruptedLeavesNothing() throws Exception {
        Left left = new Left(folder.resolve("pids"));
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread asks = new Thread(() -> answer.complete(MountNamespace.runs(left.command("wait"), "/code")));
        asks.start();
        left.awaitStart();
        asks.interrupt();

        assertThat(answer.get()).isFalse();
        assertThat(left.running()).isEmpty();
    }
}
