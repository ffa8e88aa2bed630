package io.github.fcmaven.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.process.Await;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.Programs;
import io.github.fcmaven.process.ThisMachine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signals at random moments to a build that unpacks, launches and runs a server, to its supervisor, or to both: nothing
 * is left 3 s later, or after the next build where the supervisor was killed too.
 */
class KillsTest {

    private static final List<String> SIGNALS = List.of("KILL", "TERM", "INT", "HUP");

    @TempDir
    Path work;

    @BeforeEach
    void needsLinux() {
        assumeTrue(ThisMachine.isLinux(), "needs Linux' /proc");
        assumeTrue(Programs.find("setsid").isPresent(), "needs setsid");
    }

    /** SupervisorTest has the others: both killed, and a supervisor that is killed alone. */
    @Test
    void nothingIsLeftOfABuildThatIsKilled() throws Exception {
        kill(1, () -> 800);
    }

    @Tag("matrix")
    @Test
    void nothingIsLeftOfABuildThatIsKilledAtThreeHundredMoments() throws Exception {
        Random random = new Random(27);
        kill(Integer.getInteger("fc.kills", 300), () -> random.nextInt(2500));
    }

    private void kill(int rounds, IntSupplier milliseconds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            Path folder = Files.createDirectory(work.resolve("round-" + round));
            boolean supervisorToo = round % 3 == 2;
            String signal = SIGNALS.get(round % SIGNALS.size());
            String what = "round " + round + ", " + signal + (supervisorToo ? " and the supervisor" : "");
            int port = port();
            Process build = build(folder, port);
            Thread.sleep(milliseconds.getAsInt());
            if (supervisorToo) {
                supervisors(folder).forEach(ProcessHandle::destroyForcibly);
            }
            new ProcessBuilder("kill", "-" + signal, Long.toString(build.pid()))
                    .start()
                    .waitFor();
            if (!build.waitFor(2, TimeUnit.SECONDS)) { // INT is ignored in what a shell runs in the background
                build.destroyForcibly().waitFor();
            }
            if (!supervisorToo) {
                Await.gone(what + ": processes", () -> processes(folder).isEmpty());
            }
            InstanceFolder.sweep(folder.resolve("fc"));
            Await.gone(what + ": processes, after the sweep", () -> processes(folder)
                    .isEmpty());
            assertThat(Await.accepts(port)).as(what + ": the port").isFalse();
            assertThat(instances(folder)).as(what).isEmpty();
        }
    }

    /** One without a record yet is taken for one that is just being made, and goes a minute later. */
    private static List<Path> instances(Path folder) throws IOException {
        if (!Files.isDirectory(folder.resolve("fc"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder.resolve("fc"))) {
            return all.filter(instance -> Files.exists(instance.resolve("owner")))
                    .toList();
        }
    }

    private static Process build(Path folder, int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SupervisorTest.Build.class.getName(),
                        folder.toString(),
                        Integer.toString(port),
                        "listen")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static int port() {
        try (PortLease free = PortLease.free()) {
            return free.port().number();
        }
    }

    /** All that names the folder in its arguments, its environment or as its own. */
    private static List<ProcessHandle> processes(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> names(process, folder))
                .filter(process -> ThisMachine.here()
                        .process(process.pid())
                        .filter(row -> !row.zombie())
                        .isPresent())
                .toList();
    }

    private static Stream<ProcessHandle> supervisors(Path folder) {
        return processes(folder).stream()
                .filter(process -> text(process, "cmdline").contains("io.github.fcmaven.process.Supervisor"));
    }

    private static boolean names(ProcessHandle process, Path folder) {
        return text(process, "cmdline").contains(folder + "/")
                || text(process, "environ").contains(folder + "/");
    }

    private static String text(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/" + file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
