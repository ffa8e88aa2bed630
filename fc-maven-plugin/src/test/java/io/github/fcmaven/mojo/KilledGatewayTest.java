package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.mojo.GatewayBuild.Doing;
import io.github.fcmaven.process.Await;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.Programs;
import io.github.fcmaven.process.ThisMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build with a gateway is killed, asked to end, or gets Ctrl-C while it runs requests, replaces its instance, has
 * frozen it, or freezes and thaws it: no process, port or file is left, and each server was asked to end.
 */
class KilledGatewayTest {

    private static final List<String> SIGNALS = List.of("INT", "KILL", "TERM");

    @TempDir
    Path work;

    @BeforeEach
    void needsLinux() throws Exception {
        assumeTrue(ThisMachine.isLinux(), "needs Linux' /proc");
        assumeTrue(Programs.find("setsid").isPresent(), "needs setsid");
        assumeTrue(
                new ProcessBuilder("env", "--default-signal=INT", "true")
                                .start()
                                .waitFor()
                        == 0,
                "needs an env that gives a program INT back, which a shell's & takes");
    }

    @Test
    void nothingIsLeftOfAFrozenInstanceAfterCtrlC() throws Exception {
        end(0, Doing.STAYS_FROZEN, "INT", 100);
    }

    @Tag("matrix")
    @Test
    void nothingIsLeftWhateverItDoesAndHoweverItEnds() throws Exception {
        Random random = new Random(Long.getLong("fc.seed", 27));
        int rounds = Integer.getInteger("fc.kills", 600);
        for (int round = 0; round < rounds; round++) {
            Doing doing = Doing.values()[round % 4];
            String signal = SIGNALS.get(round / 4 % 3);
            end(round, doing, signal, random.nextInt(1500));
            System.out.println("round " + round + ": " + doing + ", " + signal);
        }
    }

    private void end(int round, Doing doing, String signal, int after) throws Exception {
        String what = "round " + round + ", " + doing + ", " + signal + " after " + after + " ms";
        Path folder = Files.createDirectory(work.resolve("round-" + round));
        int port = port();
        int gateway = otherThan(port);
        Process build = build(folder, port, gateway, doing);
        Thread.sleep(after);
        // A terminal sends INT to the whole group.
        String to = (signal.equals("INT") ? "-" : "") + build.pid();
        assertThat(new ProcessBuilder("kill", "-" + signal, "--", to).start().waitFor())
                .as(what)
                .isZero();
        assertThat(build.waitFor(15, TimeUnit.SECONDS)).as(what).isTrue();

        Await.gone(what + ": processes", () -> processes(folder).isEmpty());
        assertThat(Await.accepts(port)).as(what + ": the function's port").isFalse();
        assertThat(Await.accepts(gateway)).as(what + ": the gateway's port").isFalse();
        try (Stream<Path> left = Files.list(folder.resolve("fc"))) {
            assertThat(left).as(what + ": files").isEmpty();
        }
        assertWereAsked(what, Files.readAllLines(folder.resolve("told")), signal, doing);
    }

    private static void assertWereAsked(String what, List<String> told, String signal, Doing doing) {
        List<String> started = numbers(told, "start");
        assertThat(started).as(what).isNotEmpty();
        assertThat(numbers(told, "term")).as(what + ": TERM in %s", told).containsAll(started);
        List<String> served = new ArrayList<>(started);
        if (doing == Doing.WATCHES) {
            served.remove(served.size() - 1); // it may not have been ready yet
        }
        if (!signal.equals("KILL") || doing == Doing.WATCHES) {
            assertThat(numbers(told, "pre-stop"))
                    .as(what + ": /pre-stop in %s", told)
                    .containsAll(served);
        }
    }

    private static List<String> numbers(List<String> told, String word) {
        return told.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }

    private static Process build(Path folder, int port, int gateway, Doing doing) throws IOException {
        Process build = new ProcessBuilder(
                        "setsid",
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        GatewayBuild.class.getName(),
                        folder.toString(),
                        Integer.toString(port),
                        Integer.toString(gateway),
                        doing.name())
                .redirectErrorStream(true)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(build.getInputStream()));
        List<String> said = new ArrayList<>();
        for (String line = out.readLine(); !"up".equals(line); line = out.readLine()) {
            assertThat(line).as("%s", said).isNotNull();
            said.add(line);
        }
        return build;
    }

    private static int otherThan(int taken) {
        int port = port();
        return port == taken ? otherThan(taken) : port;
    }

    private static int port() {
        try (PortLease free = PortLease.free()) {
            return free.port().number();
        }
    }

    /** All that names the folder in its arguments or its environment. */
    private static List<Long> processes(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> names(process, folder))
                .map(ProcessHandle::pid)
                .filter(pid -> ThisMachine.here()
                        .process(pid)
                        .filter(row -> !row.zombie())
                        .isPresent())
                .toList();
    }

    private static boolean names(ProcessHandle process, Path folder) {
        return text(process, "cmdline").contains(folder + "\0")
                || text(process, "cmdline").contains(folder + "/")
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
