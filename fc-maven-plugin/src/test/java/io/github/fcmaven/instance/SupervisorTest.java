package io.github.fcmaven.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.process.Await;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.Programs;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.process.ThisMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Ends JVMs that have launched an instance in every way a build ends, and looks at what is left. */
@Execution(ExecutionMode.CONCURRENT)
class SupervisorTest {

    @TempDir
    Path work;

    /** A build in a JVM of its own: launches an instance, prints the PIDs of its processes, and stays. */
    static final class Build {
        public static void main(String[] args) throws Exception {
            Path work = Path.of(args[0]);
            CaPort port = CaPort.parse(args[1]);
            PortLease lease = PortLease.of(port, PortLease.PATIENCE, line -> {});
            Instance instance = TestFunction.java(args[2])
                    .program(
                            "bootstrap",
                            "#!/bin/sh\n(setsid sh -c 'trap \"\" TERM; sleep 300; :' &)\nexec "
                                    + "\"$JAVA_HOME/bin/java\" -cp . "
                                    + TestServer.class.getName() + " " + args[2] + "\n")
                    .env("JAVA_HOME", "/opt/java17")
                    .start(List.of(), List.of())
                    .unpack(work);
            ServerProcess server =
                    instance.launch(TestFunction.launch(work, lease.port()).within(Optional.of(512)));
            Await.until("a connection", () -> Await.accepts(port.number()));
            server.tree().forEach(pid -> System.out.println("tree " + pid));
            ProcessHandle.current()
                    .children()
                    .filter(child -> child.pid() != server.pid())
                    .forEach(child -> System.out.println("supervisor " + child.pid()));
            instance.memory().ifPresent(group -> System.out.println("group " + group.folder()));
            System.out.println("folder " + instance.code().getParent());
            System.out.println("up");
            Thread.sleep(300_000);
        }
    }

    /** @param group its control group of memory; the folder, where this system gives none */
    private record Running(Process build, List<Long> tree, long supervisor, Path folder, Path group, int port) {}

    @BeforeEach
    void needsLinux() {
        assumeTrue(ThisMachine.isLinux(), "needs Linux' /proc");
        assumeTrue(Programs.find("setsid").isPresent(), "needs setsid");
    }

    private Running build(String mode) throws IOException {
        int port;
        try (PortLease free = PortLease.free()) {
            port = free.port().number();
        }
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Build.class.getName(),
                        work.toString(),
                        Integer.toString(port),
                        mode)
                .redirectErrorStream(true)
                .start();
        List<Long> tree = new ArrayList<>();
        long supervisor = 0;
        Path folder = null;
        Optional<Path> group = Optional.empty();
        List<String> said = new ArrayList<>();
        BufferedReader out = new BufferedReader(new InputStreamReader(build.getInputStream()));
        for (String line = out.readLine(); line != null && !line.equals("up"); line = out.readLine()) {
            said.add(line);
            if (line.startsWith("tree ")) {
                tree.add(Long.valueOf(line.substring(5)));
            } else if (line.startsWith("supervisor ")) {
                supervisor = Long.parseLong(line.substring(11));
            } else if (line.startsWith("group ")) {
                group = Optional.of(Path.of(line.substring(6)));
            } else if (line.startsWith("folder ")) {
                folder = Path.of(line.substring(7));
            }
        }
        assertThat(tree).as(said.toString()).hasSizeGreaterThanOrEqualTo(2);
        return new Running(build, tree, supervisor, folder, group.orElse(folder), port);
    }

    private static void signal(long pid, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** A shell's {@code &} starts what it starts with INT ignored, and so would this test's build be. */
    private static boolean ignoresInt() throws IOException {
        return Files.readString(Path.of("/proc/self/status"))
                .lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 1 << 2 - 1) != 0);
    }

    private static boolean lives(long pid) {
        return ThisMachine.here().process(pid).filter(row -> !row.zombie()).isPresent();
    }

    private static void awaitNothingLeft(Running running) throws Exception {
        Await.gone("processes", () -> running.tree().stream().noneMatch(SupervisorTest::lives));
        Await.gone("who holds the port", () -> !Await.accepts(running.port()));
        Await.gone(
                "supervisor and folder",
                () -> !lives(running.supervisor())
                        && Files.notExists(running.folder())
                        && Files.notExists(running.group()));
    }

    @Test
    void leavesNothingWhenTheBuildIsKilled() throws Exception {
        Running running = build("listen");
        signal(running.build().pid(), "KILL");
        awaitNothingLeft(running);
    }

    @Test
    void leavesNothingWhenTheBuildIsAskedToEndAndTheServerIgnoresIt() throws Exception {
        Running running = build("ignoresTerm");
        signal(running.build().pid(), "TERM");
        awaitNothingLeft(running);
    }

    /** One that stands still hears of no TERM: it must go on first. */
    @Test
    void asksAFrozenInstanceToEndAndLeavesNothingWhenTheBuildIsKilled() throws Exception {
        Running running = build("tellsTerm");
        for (long pid : running.tree()) {
            signal(pid, "STOP");
        }
        signal(running.build().pid(), "KILL");
        awaitNothingLeft(running);
        assertThat(work.resolve("term")).hasContent("received");
    }

    @Test
    void survivesTheSignalsOfATerminalAsLongAsTheBuildLives() throws Exception {
        Running running = build("listen");
        for (String signal : List.of("INT", "HUP", "TERM")) {
            signal(running.supervisor(), signal);
        }
        Await.until("signals taken", () -> lives(running.supervisor()));
        assertThat(running.tree()).allMatch(SupervisorTest::lives);
        signal(running.build().pid(), ignoresInt() ? "TERM" : "INT");
        awaitNothingLeft(running);
    }

    @Test
    void theNextBuildEndsAndRemovesWhatIsLeftWhenBothWereKilled() throws Exception {
        Running running = build("listen");
        signal(running.supervisor(), "KILL");
        signal(running.build().pid(), "KILL");
        Await.until(
                "both gone",
                () -> !lives(running.supervisor()) && !running.build().isAlive());
        assertThat(running.tree()).anyMatch(SupervisorTest::lives);

        try (Instance next = TestFunction.script("sleep 300").unpack(work)) {
            assertThat(running.tree()).noneMatch(SupervisorTest::lives);
            assertThat(running.folder()).doesNotExist();
            assertThat(running.group()).doesNotExist();
            assertThat(next.notes()).anyMatch(note -> note.startsWith("an earlier build left PID "));
            assertThat(next.code()).exists();
        }
    }

    @Test
    void leavesTheInstanceOfABuildThatLivesAlone() throws Exception {
        try (Instance first = TestFunction.script("sleep 300").unpack(work);
                ServerProcess server = first.launch(TestFunction.launch(work, CaPort.DEFAULT));
                Instance second = TestFunction.script("sleep 300").unpack(work)) {
            assertThat(server.isAlive()).isTrue();
            assertThat(first.code()).exists().isNotEqualTo(second.code());
        }
    }

    @Test
    void endsNothingByARecordAlone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "300").start();
        Random random = new Random(7);
        long start = ThisMachine.here().process(stranger.pid()).orElseThrow().start();
        for (int i = 0; i < 20; i++) {
            Path folder = Files.createDirectories(work.resolve("fc/instance-" + i));
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            String lie = "pid=" + stranger.pid() + "\nstart=" + (i % 2 == 0 ? start : random.nextLong()) + "\nmarker="
                    + "0".repeat(36) + "\n";
            Files.write(folder.resolve("owner"), i % 3 == 0 ? noise : lie.getBytes());
        }
        assertThat(InstanceFolder.sweep(work.resolve("fc"))).isEmpty();
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly().waitFor();
    }
}
