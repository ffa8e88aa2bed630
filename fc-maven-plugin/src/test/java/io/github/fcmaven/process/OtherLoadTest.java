package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.CaPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others use of this machine beside a server, which may be busy itself. */
class OtherLoadTest {

    private static final String BUSY = "while :; do :; done";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @TempDir
    Path work;

    private final List<Process> others = new ArrayList<>();

    @BeforeEach
    void needsLinux() {
        assumeThat(Path.of("/proc/stat")).as("what the processors do").exists();
    }

    @AfterEach
    void endOthers() {
        others.forEach(Process::destroyForcibly);
    }

    @Test
    void othersThatKeepTheProcessorsBusyAreTold() throws Exception {
        try (Instance instance = TestFunction.script("sleep 100").unpack(work);
                ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT))) {
            for (int i = 0; i < PROCESSORS; i++) {
                others.add(new ProcessBuilder("/bin/sh", "-c", BUSY).start());
            }

            OtherLoad load = OtherLoad.beside(server);

            Await.until("a busy machine", () -> load.percent().isPresent());
            assertThat(load.percent().orElse(0)).isBetween(50, 100);
        }
    }

    /** Whatever else this machine does, what the server uses is not theirs. */
    @Test
    void aServerThatIsBusyItselfIsNoOther() throws Exception {
        String script = "for i in $(seq " + PROCESSORS + "); do (" + BUSY + ") & done; wait";
        try (Instance instance = TestFunction.script(script).unpack(work);
                ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT))) {
            Duration used = server.cpuTime().orElseThrow();
            ProcessorTimes begin = ProcessorTimes.now(server);
            Await.until(
                    "a second of the server's",
                    () -> server.cpuTime().orElseThrow().minus(used).toSeconds() >= 1);
            ProcessorTimes now = ProcessorTimes.now(server);

            assertThat(now.others() - begin.others()).isLessThanOrEqualTo(now.all() - begin.all() - 80);
        }
    }
}
