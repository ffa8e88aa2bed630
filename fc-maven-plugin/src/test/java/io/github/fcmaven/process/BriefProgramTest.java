package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real programs, most of which do not come to their end: nothing of them is left running. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BriefProgramTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    @Test
    void whatItPrintsIsKeptWithItsExitCode() throws Exception {
        AtomicLong pid = new AtomicLong();
        BriefProgram.Result result = sh("read line; echo $A $PWD; echo no >&2; exit 3", LONG)
                .in(folder)
                .tell(pid::set)
                .run();

        assertThat(result).isEqualTo(new BriefProgram.Result(3, "given " + folder.toRealPath() + "\nno\n"));
        assertThat(pid.get()).isPositive();
    }

    @Test
    void itsErrorsMayBeLeftOut() throws Exception {
        assertThat(sh("echo yes; echo no >&2", LONG).withoutErrors().run())
                .isEqualTo(new BriefProgram.Result(0, "yes\n"));
    }

    @Test
    void theVariablesOfTheBuildAreNotItsOwn() throws Exception {
        assertThat(BriefProgram.of(List.of("/usr/bin/env"), Map.of("A", "b"), LONG)
                        .run()
                        .printed())
                .isEqualTo("A=b\n");
    }

    @Test
    void oneThatHangsIsEndedWithItsChild() {
        Left left = new Left(folder.resolve("pids"));

        assertThatThrownBy(() -> BriefProgram.of(left.command("wait"), System.getenv(), Duration.ofSeconds(1))
                        .run())
                .isInstanceOf(IOException.class)
                .hasMessage("/bin/sh had not ended after 1 s");
        assertThat(left.running()).isEmpty();
    }

    @Test
    void oneThatPrintsWithoutEndIsEnded() {
        Left left = new Left(folder.resolve("pids"));

        assertThatThrownBy(() -> BriefProgram.of(left.command("yes"), System.getenv(), LONG)
                        .run())
                .isInstanceOf(IOException.class)
                .hasMessage("/bin/sh printed more than 16777216 bytes");
        assertThat(left.running()).isEmpty();
    }

    @Test
    void oneThatClosesItsOutputsAndHangsIsEnded() {
        Left left = new Left(folder.resolve("pids"));

        assertThatThrownBy(() -> BriefProgram.of(
                                left.command("exec >&- 2>&-; wait"), System.getenv(), Duration.ofSeconds(1))
                        .run())
                .hasMessageContaining("had not ended");
        assertThat(left.running()).isEmpty();
    }

    @Test
    void oneWhoseCallerIsInterruptedIsEnded() throws Exception {
        Left left = new Left(folder.resolve("pids"));
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                BriefProgram.of(left.command("wait"), System.getenv(), LONG).run();
            } catch (IOException | InterruptedException e) {
                thrown.complete(e);
            }
        });
        caller.start();
        left.awaitStart();
        caller.interrupt();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertThat(left.running()).isEmpty();
    }

    @Test
    void aChildThatKeepsItsOutputOpenDelaysNothing() throws Exception {
        long begin = System.nanoTime();

        assertThat(sh("sleep 8 & echo done", LONG).run().printed()).isEqualTo("done\n");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void oneThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> BriefProgram.of(List.of(folder + "/none"), Map.of(), LONG)
                        .run())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }

    private static BriefProgram sh(String script, Duration limit) {
        return BriefProgram.of(List.of("/bin/sh", "-c", script), Map.of("A", "given"), limit);
    }
}
