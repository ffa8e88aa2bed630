package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.LaunchOptions;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.CaPort;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** All processes that a server has started are found, and ended. */
@Execution(ExecutionMode.CONCURRENT)
class ProcessTreeTest {

    @TempDir
    Path work;

    @BeforeEach
    void needsLinux() {
        assumeTrue(ThisMachine.isLinux(), "needs Linux' /proc");
        assumeTrue(Programs.find("setsid").isPresent(), "needs setsid");
    }

    private static List<Long> pids(ServerProcess server, int count) throws Exception {
        Await.until(
                count + " PIDs of " + server.lastLines(),
                () -> server.lastLines().stream()
                                .filter(line -> line.matches("[0-9]+"))
                                .count()
                        == count);
        return server.lastLines().stream()
                .filter(line -> line.matches("[0-9]+"))
                .map(Long::valueOf)
                .toList();
    }

    private static boolean lives(long pid) {
        return ThisMachine.here().process(pid).filter(row -> !row.zombie()).isPresent();
    }

    @Test
    void findsTheChildOfAShellThatDoesNotReplaceItself() throws Exception {
        List<Long> pids;
        try (Instance instance =
                TestFunction.script("sleep 300 &\necho $!\nwait").unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            pids = pids(server, 1);
            assertThat(server.tree()).contains(server.pid(), pids.get(0));
        }
        assertThat(pids).noneMatch(ProcessTreeTest::lives);
    }

    @Test
    void findsADaemonInASessionOfItsOwn() throws Exception {
        List<Long> pids;
        try (Instance instance = TestFunction.script("(setsid sh -c 'echo $$; cd /; exec sleep 300' &)\nsleep 0.2")
                .unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            pids = pids(server, 1);
            Await.until("the end of the start command", () -> !server.isAlive());
            assertThat(server.tree()).containsExactlyElementsOf(pids);
            assertThat(server.ending()).contains("code 0", "went into the background");
        }
        assertThat(pids).noneMatch(ProcessTreeTest::lives);
    }

    @Test
    void findsAnOrphanWithoutMarkerByItsSession() throws Exception {
        List<Long> pids;
        try (Instance instance = TestFunction.script(
                        "(env -i /bin/sh -c 'cd /; echo $$; sleep 300; :' >&2 &)\nsleep 300")
                .unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            pids = pids(server, 1);
            assertThat(server.tree()).contains(pids.get(0));
        }
        assertThat(pids).noneMatch(ProcessTreeTest::lives);
    }

    @Test
    void findsAnOrphanWithoutMarkerAndSessionByItsFolder() throws Exception {
        List<Long> pids;
        try (Instance instance = TestFunction.script(
                        "(env -i setsid /bin/sh -c 'echo $$; exec sleep 300' &)\nexec sleep 0.3")
                .unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            pids = pids(server, 1);
            Await.until("the end of the start command", () -> !server.isAlive());
            assertThat(server.tree()).containsExactlyElementsOf(pids);
        }
        assertThat(pids).noneMatch(ProcessTreeTest::lives);
    }

    /** Whoever adopts orphans has children too, and each holds the files of its parent until it becomes a program. */
    @Test
    void takesNoChildOfWhoAdoptsOrphansForOne() throws Exception {
        Path folder = Files.createDirectories(work.resolve("instance"));
        Process build = new ProcessBuilder("sleep", "300").start();
        Process child =
                new ProcessBuilder("sleep", "300").directory(folder.toFile()).start();
        try {
            assertThat(new ProcessTree(ThisMachine.here(), "other", folder, 0, build.pid()).living())
                    .isEmpty();
        } finally {
            build.destroyForcibly();
            child.destroyForcibly();
        }
    }

    /** As with the option hidepid of /proc, which hides init. */
    @Test
    void findsAnOrphanOfAProcessThatIsNotShown() throws Exception {
        Path folder = Files.createDirectories(work.resolve("instance"));
        Process build = new ProcessBuilder("sleep", "300").start();
        Process orphan =
                new ProcessBuilder("sleep", "300").directory(folder.toFile()).start();
        Machine machine = withoutThisProcess();
        try {
            assertThat(new ProcessTree(machine, "other", folder, 0, build.pid()).living())
                    .extracting(ProcessSnapshot::pid)
                    .containsExactly(orphan.pid());
        } finally {
            build.destroyForcibly();
            orphan.destroyForcibly();
        }
    }

    private static Machine withoutThisProcess() {
        Object self = ProcessHandle.current().pid();
        InvocationHandler hiding = (proxy, method, given) -> {
            try {
                return method.getName().equals("process") && given[0].equals(self)
                        ? Optional.empty()
                        : method.invoke(ThisMachine.here(), given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Machine) Proxy.newProxyInstance(Machine.class.getClassLoader(), new Class<?>[] {Machine.class}, hiding);
    }

    @Test
    void findsAnOrphanInAMountNamespaceByItsFolder() throws Exception {
        List<Long> pids;
        try (Instance instance = TestFunction.script(
                        "cd /code\n(env -i setsid /bin/sh -c 'echo $$; exec sleep 300' &)\nexec sleep 0.3")
                .unpack(work)) {
            assumeTrue(instance.differences().inconclusive().isEmpty(), "no private mount namespaces here");
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            pids = pids(server, 1);
            Await.until("the end of the start command", () -> !server.isAlive());
            assertThat(new ProcessTree(
                                    ThisMachine.here(),
                                    "other",
                                    instance.code().getParent(),
                                    0,
                                    ProcessHandle.current().pid())
                            .living())
                    .extracting(ProcessSnapshot::pid)
                    .containsExactlyElementsOf(pids);
        }
        assertThat(pids).noneMatch(ProcessTreeTest::lives);
    }

    @Test
    void remembersAChildOfKnownDescentThatLosesEverythingElse() throws Exception {
        List<Long> pids;
        String child = "env -i setsid /bin/sh -c \"cd /; echo \\$\\$; exec sleep 300\"";
        try (Instance instance = TestFunction.script("sh -c '" + child + " & sleep 1'\nexec sleep 300")
                .unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            pids = pids(server, 1);
            Set<Long> tree = Set.copyOf(server.tree());
            long orphan = pids.get(0);
            Await.until("the child is an orphan", () -> ThisMachine.here()
                    .process(orphan)
                    .filter(row -> !tree.contains(row.parent()))
                    .isPresent());
            assertThat(server.tree()).contains(orphan);
        }
        assertThat(pids).noneMatch(ProcessTreeTest::lives);
    }

    @Test
    void leavesAloneWhoOnlyLooksIntoTheFolder() throws Exception {
        Process stranger;
        try (Instance instance = TestFunction.script("sleep 300").unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            stranger = new ProcessBuilder("sleep", "300")
                    .directory(instance.code().toFile())
                    .start();
            Await.until("its folder", () -> Files.isSymbolicLink(Path.of("/proc/" + stranger.pid() + "/cwd")));
            assertThat(server.tree()).contains(server.pid()).doesNotContain(stranger.pid());
        }
        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly().waitFor();
    }

    @Test
    void killsWhatIgnoresTermAndSaysSo() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Instance instance = TestFunction.script("trap '' TERM\necho ready\nwhile :; do sleep 1; done")
                .unpack(work);
        LaunchOptions launch = new LaunchOptions(
                CaPort.DEFAULT, Map.of(), Duration.ofMillis(400), work.resolve("server.log"), lines::add);
        ServerProcess server = instance.launch(launch);
        Await.until("ready", () -> lines.contains("ready"));
        long begin = System.nanoTime();
        instance.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(3));
        assertThat(lives(server.pid())).isFalse();
        assertThat(server.ending()).contains("ended by SIGKILL");
        assertThat(Files.readString(work.resolve("server.log")))
                .contains("PID " + server.pid(), "had not ended 400 ms after TERM, and was killed");
    }

    @Test
    void endsTheTreeAlsoInAnInterruptedThread() throws Exception {
        Instance instance = TestFunction.script("trap '' TERM\necho ready\nwhile :; do sleep 1; done")
                .unpack(work);
        ServerProcess server = instance.launch(new LaunchOptions(
                CaPort.DEFAULT, Map.of(), Duration.ofSeconds(30), work.resolve("server.log"), line -> {}));
        Await.until("ready", () -> server.lastLines().contains("ready"));
        Thread.currentThread().interrupt();
        long begin = System.nanoTime();
        instance.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(lives(server.pid())).isFalse();
        assertThat(instance.code()).doesNotExist();
    }

    @Test
    void countsTheProcessorTimeOfTheTree() throws Exception {
        try (PortLease port = PortLease.free();
                Instance instance = TestFunction.java("burn").unpack(work);
                ServerProcess server = instance.launch(TestFunction.launch(work, port.port()))) {
            Await.until("a connection", () -> Await.accepts(port.port().number()));
            assertThat(server.cpuTime().orElseThrow()).isBetween(Duration.ofMillis(300), Duration.ofSeconds(20));
        }
    }

    @Test
    void readsAProcessWhoseNameHoldsParentheses() {
        ProcessSnapshot row = ProcessSnapshot.parse(
                "4711 (a) b (c)) S 1 4711 4710 34816 4711 4194304 100 0 0 0 7 5 3 1 20 0 1 0 999 0 0");
        assertThat(row).isEqualTo(new ProcessSnapshot(4711, 999, 1, 4710, false, true, 16));
    }

    @Test
    void neverSignalsAProcessThatTookOverTheNumber() throws Exception {
        Process process = new ProcessBuilder("sleep", "300").start();
        ProcessSnapshot row = ThisMachine.here().process(process.pid()).orElseThrow();
        ProcessSnapshot earlier =
                new ProcessSnapshot(row.pid(), row.start() - 1, row.parent(), row.session(), false, false, 0);
        ThisMachine.here().signal(earlier, true);
        assertThat(process.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
        ThisMachine.here().signal(row, true);
        assertThat(process.waitFor()).isEqualTo(137);
    }
}
