package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.CaPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A chain of processes, each of which starts the next one and ends: when all processes have been read, none of those
 * that were seen is there any more.
 */
class ForkChainTest {

    /** For a minute at most, whatever becomes of this test. */
    private static final String CHAIN = """
            #include <signal.h>
            #include <stdlib.h>
            #include <time.h>
            #include <unistd.h>
            int main(int argc, char **argv) {
                time_t end = time(0) + 60;
                signal(SIGTERM, SIG_IGN);
                while (time(0) < end) {
                    if (fork() > 0) _exit(0);
                    setsid();
                    usleep(atoi(argv[1]));
                }
            }
            """;

    @TempDir
    Path work;

    private Path chain;

    @BeforeEach
    void compile() throws Exception {
        assumeTrue(ThisMachine.isLinux(), "needs Linux' /proc");
        assumeTrue(Programs.find("gcc").isPresent(), "needs a C compiler");
        Path source = Files.writeString(work.resolve("chain.c"), CHAIN);
        chain = work.resolve("chain");
        Process gcc = new ProcessBuilder("gcc", "-O1", "-o", chain.toString(), source.toString())
                .inheritIO()
                .start();
        assertThat(gcc.waitFor()).isZero();
    }

    @ParameterizedTest(name = "a new one each {0} us")
    @ValueSource(ints = {100_000, 20_000, 5_000})
    void isEndedWithItsServer(int micros) throws Exception {
        try (Instance instance = TestFunction.script("./chain " + micros + "\nexec sleep 300")
                .program("chain", Files.readAllBytes(chain))
                .unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            Await.until("a link", () -> !links().isEmpty());
            assertThat(server.isAlive()).isTrue();
        }
        Thread.sleep(300);
        assertThat(links()).isEmpty();
    }

    /** The processes of that program now: its folder is this test's. */
    private List<Long> links() {
        return ThisMachine.here().pids().stream().filter(this::isLink).toList();
    }

    private boolean isLink(long pid) {
        try {
            String program =
                    Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe")).toString();
            return program.startsWith(work.toRealPath() + "/fc/") && program.contains("/chain");
        } catch (IOException e) {
            return false;
        }
    }
}
