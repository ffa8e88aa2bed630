package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.LaunchOptions;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.CaPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a server ended, and what is said of it. */
class ServerProcessTest {

    /** Two processes that print. */
    private static final String TICKS =
            "(while :; do echo two; sleep 0.02; done) &\nwhile :; do echo one; sleep 0.02; done";

    @TempDir
    Path work;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exit 0     | exited with code 0: its main program returned, called exit, or went into the background",
                "exit 1     | exited with code 1",
                "exit 127   | exited with code 127: a program or library it names was not found",
                "exit 160   | exited with code 160",
                "kill -9 $$ | exited with code 137 (128 + 9: ended by SIGKILL), usually because it needs more memory",
                "kill -15 $$| exited with code 143 (128 + 15: ended by SIGTERM)"
            })
    void saysHowAServerEndedAndWhatItPrintedLast(String script, String ending) throws Exception {
        try (Instance instance =
                        TestFunction.script("echo last words\n" + script).unpack(work);
                ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT))) {
            Await.until("the end", () -> !server.isAlive());
            assertThat(server.ending()).isEqualTo(ending);
            assertThat(server.lastLines()).containsExactly("last words");
            assertThat(server.tree()).isEmpty();
        }
    }

    @Test
    void readsNothingFromTheBuildsInput() throws Exception {
        try (Instance instance = TestFunction.script("cat; echo end").unpack(work);
                ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT))) {
            Await.until("the end", () -> !server.isAlive());
            assertThat(server.lastLines()).containsExactly("end");
        }
    }

    @Test
    void tellsWhereTheServerListens() throws Exception {
        try (PortLease port = PortLease.free();
                Instance instance = TestFunction.java("loopback").unpack(work);
                ServerProcess server = instance.launch(TestFunction.launch(work, port.port()))) {
            Await.until("a connection", () -> Await.accepts(port.port().number()));
            assertThat(server.listening()).singleElement().hasToString("127.0.0.1:" + port.port());
            assertThat(server.ending()).isEqualTo("still runs");
        }
    }

    @Test
    void itsFilesAreNamedAsThePlatformNamesThem() throws Exception {
        try (Instance instance =
                TestFunction.script("echo \"Error: no file $PWD/shop.db\"").unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            Await.until("the end", () -> !server.isAlive());

            assertThat(server.lastError()).contains("Error: no file /code/shop.db");
            assertThat(server.printed()).contains("Error: no file /code/shop.db");
            assertThat(server.log()).content().contains(instance.code() + "/shop.db");
        }
    }

    @Test
    void aPathIsNamedSoWhereALongErrorIsCutInIt() throws Exception {
        String error = "Error: " + "x".repeat(280) + " ";
        try (Instance instance =
                TestFunction.script("echo \"" + error + "$PWD/shop.db\"").unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            Await.until("the end", () -> !server.isAlive());

            assertThat(server.lastError()).contains((error + "/code/shop.db").substring(0, 300) + "...");
        }
    }

    @Test
    void keepsTheLogWhereItLiesInTheInstancesFolder() throws Exception {
        try (Instance instance = TestFunction.script("echo kept").unpack(work)) {
            Path log = instance.code().resolveSibling("server.log");
            ServerProcess server = instance.launch(
                    new LaunchOptions(CaPort.DEFAULT, Map.of(), Duration.ofSeconds(1), log, line -> {}));
            Await.until("the end", () -> !server.isAlive());
            instance.close();
            assertThat(log).hasContent("kept");
            assertThat(instance.code()).doesNotExist();
        }
    }

    @Test
    void standsStillWithAllThatItStartedUntilItGoesOn() throws Exception {
        try (Freezer freezer = Freezer.start().orElseThrow();
                Instance instance = TestFunction.script(TICKS).unpack(work);
                ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT))) {
            Await.until("ticks of both", () -> server.printed().containsAll(List.of("one", "two")));

            assertThat(server.freezable().freeze(freezer)).isTrue();
            Thread.sleep(50); // what was printed before is read
            int printed = server.printed().size();
            Thread.sleep(200);
            assertThat(server.printed()).hasSize(printed);
            assertThat(server.tree()).hasSizeGreaterThan(1).allMatch(pid -> ThisMachine.here()
                    .isStopped(pid));

            server.freezable().thaw(freezer);
            Await.until("more ticks", () -> server.printed().size() > printed + 2);
        }
    }

    @Test
    void isAskedToEndThoughItStandsStill() throws Exception {
        try (Freezer freezer = Freezer.start().orElseThrow();
                Instance instance = TestFunction.script("trap 'echo asked; exit 0' TERM\n" + TICKS)
                        .unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            Await.until("ticks", () -> server.printed().contains("one"));
            server.freezable().freeze(freezer);

            server.close();

            assertThat(server.printed()).contains("asked");
            assertThat(server.stop())
                    .hasValueSatisfying(stop -> assertThat(stop.killed()).isFalse());
        }
    }
}
