package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.Await;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.ServerProcess;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What stop says of the function that start launched. */
@DisabledOnOs(OS.WINDOWS)
class StartedFunctionTest {

    @TempDir
    Path work;

    private StartedFunction started(String script) {
        TestFunction function = TestFunction.script(script);
        PortLease lease = PortLease.free();
        Instance instance = function.unpack(work);
        ServerProcess server = instance.launch(TestFunction.launch(work, lease.port()));
        return new StartedFunction(new RunningInstance(function.function(), instance, server, lease), "sha");
    }

    @Test
    void oneThatStillRunsIsEnded() throws Exception {
        StartedFunction started = started("exec sleep 300");
        started.stop();
        assertThat(started.running().server().isAlive()).isFalse();
    }

    /** As one does whose memory was not enough for a request of the project's tests. */
    @Test
    void oneThatHasDiedFailsTheBuildWithItsCodeAndTimeAndAllElseIsDone() throws Exception {
        AtomicBoolean afterwards = new AtomicBoolean();
        StartedFunction started =
                started("echo 'Error: no memory' >&2\nkill -9 $$").withAfterwards(() -> afterwards.set(true));
        Await.until("the end", () -> !started.running().server().isAlive());
        assertThatThrownBy(started::stop).isInstanceOfSatisfying(FcProblem.class, problem -> {
            assertThat(problem.what())
                    .matches("the function that start launched had ended before stop: \\d+ ms after its launch it"
                            + " exited with code 137 .*");
            assertThat(problem.fix()).contains("server.log");
        });
        assertThat(afterwards).isTrue();
        assertThat(work.resolve("fc")).isEmptyDirectory();
    }
}
