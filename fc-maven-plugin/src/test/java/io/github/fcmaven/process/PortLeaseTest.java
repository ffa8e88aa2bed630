package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.AsNobody;
import io.github.fcmaven.files.UserFolder;
import io.github.fcmaven.instance.TestServer;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Two builds, modules or users that need one port. */
class PortLeaseTest {

    /** Another build, in a JVM of its own, that holds a port until its input ends. */
    static final class Holder {
        public static void main(String[] args) throws Exception {
            PortLease lease = PortLease.of(
                    CaPort.parse(args[0]), PortLease.PATIENCE, line -> System.out.println("progress: " + line));
            System.out.println("held");
            while (System.in.read() >= 0) {
                continue;
            }
            lease.close();
        }
    }

    private static CaPort unused() {
        try (PortLease free = PortLease.free()) {
            return free.port();
        }
    }

    private static Process holder(CaPort port) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Holder.class.getName(),
                        port.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String line(Process process) throws Exception {
        return new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
    }

    /** Another one would be given to any connection that the machine makes meanwhile. */
    @Test
    void aFreePortIsNoneThatTheSystemGivesAway() {
        try (PortLease free = PortLease.free()) {
            assertThat(free.port().number()).isBetween(24_000, CaPort.FIRST_EPHEMERAL - 1);
        }
    }

    @Test
    void waitsForAnotherModuleInThisJvm() throws Exception {
        List<String> progress = new CopyOnWriteArrayList<>();
        PortLease first = PortLease.of(unused(), PortLease.PATIENCE, line -> {});
        CompletableFuture<PortLease> second =
                CompletableFuture.supplyAsync(() -> PortLease.of(first.port(), PortLease.PATIENCE, progress::add));
        Await.until("progress", () -> !progress.isEmpty());
        assertThat(second).isNotDone();
        assertThat(progress.get(0))
                .isEqualTo("waiting for port " + first.port() + ", which another module or execution of this build"
                        + " uses; to take a free port: -Dfc.checkPort=auto, if the server listens on"
                        + " FC_CUSTOM_LISTEN_PORT");
        first.close();
        try (PortLease lease = second.get(10, TimeUnit.SECONDS)) {
            assertThat(lease.port()).isEqualTo(first.port());
            // It still holds, although the first has closed the same file in this JVM meanwhile.
            Process other = holder(lease.port());
            assertThat(line(other)).startsWith("progress: waiting for port");
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void waitsForAnotherBuildInAnotherJvmAndOutlivesItsKill() throws Exception {
        CaPort port = unused();
        Process other = holder(port);
        assertThat(line(other)).isEqualTo("held");
        List<String> progress = new CopyOnWriteArrayList<>();
        CompletableFuture<PortLease> mine =
                CompletableFuture.supplyAsync(() -> PortLease.of(port, PortLease.PATIENCE, progress::add));
        Await.until("progress", () -> !progress.isEmpty());
        assertThat(mine).isNotDone();
        other.destroyForcibly().waitFor();
        mine.get(10, TimeUnit.SECONDS).close();
        // Again, since the lock is free before the killed one is gone.
        try (PortLease lease = PortLease.of(port, PortLease.PATIENCE, progress::add);
                var left = Files.newDirectoryStream(UserFolder.get(), "fc-maven-port-" + lease.port() + "-*")) {
            assertThat(left).as("marks; the killed one's is gone").hasSize(1);
        }
        assertThat(progress)
                .singleElement()
                .asString()
                .contains("which another build of this machine uses: PID " + other.pid() + " (")
                .endsWith(") in " + Path.of("").toAbsolutePath() + "; to take a free port: -Dfc.checkPort=auto,"
                        + " if the server listens on FC_CUSTOM_LISTEN_PORT");
    }

    @Test
    void waitsNoLongerThanItsPatienceAndNamesWhomItWaitedFor() throws Exception {
        CaPort port = unused();
        Process other = holder(port);
        assertThat(line(other)).isEqualTo("held");
        // as one that was suspended, or hangs
        new ProcessBuilder("kill", "-STOP", Long.toString(other.pid())).start().waitFor();
        assertThatThrownBy(() -> PortLease.of(port, Duration.ofMillis(300), line -> {}))
                .isInstanceOfSatisfying(FcProblem.class, problem -> {
                    assertThat(problem.what())
                            .startsWith("port " + port + " did not become free in 300 ms: another build of this machine"
                                    + " uses: PID " + other.pid() + " (");
                    assertThat(problem.fix()).contains("-Dfc.portTimeout=", "-Dfc.checkPort=auto");
                });
        other.destroyForcibly().waitFor();
    }

    /** What another user of the machine can make: files of any kind in the temporary folder, whose names it guesses. */
    @Test
    void whatOthersMakeInTheTemporaryFolderKeepsNobodyWaiting() throws Exception {
        assumeTrue(Programs.find("mkfifo").isPresent(), "needs mkfifo");
        CaPort port = unused();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        ProcessSnapshot self =
                ThisMachine.here().process(ProcessHandle.current().pid()).orElseThrow();
        Path fifo = temporary.resolve("fc-maven-port-" + port + ".lock");
        Path mark = temporary.resolve("fc-maven-port-" + port + "-" + self.pid() + "-" + self.start());
        Files.deleteIfExists(fifo); // of an earlier build that had this port
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        Files.createFile(mark);
        try {
            CompletableFuture.runAsync(() ->
                            PortLease.of(port, PortLease.PATIENCE, line -> {}).close())
                    .get(5, TimeUnit.SECONDS);
        } finally {
            Files.delete(fifo);
            Files.delete(mark);
        }
    }

    /** Of two users' builds the port decides: nobody's waits for root's, which it cannot look into. */
    @Test
    void aBuildOfAnotherUserIsWaitedForAndAnythingElseOfThatUserIsRefused() throws Exception {
        assumeTrue(AsNobody.isPossible(), "needs root, setpriv, and classes that everybody may read");
        try (ServerSocket ours = new ServerSocket(0)) {
            String port = Integer.toString(ours.getLocalPort());
            // Where this machine has other builds of root: it sees none, and no name of a user either.
            Process alone = AsNobody.startAmongHiddenProcesses("", Holder.class, port);
            assertThat(new String(alone.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("port " + port + " is held by a process of user 0");
            Process supervisor =
                    new ProcessBuilder("sh", "-c", "sleep 60; :", Supervisor.class.getName(), "marker").start();
            Process waiting = AsNobody.start(List.of(), "", Holder.class, port);
            BufferedReader said = new BufferedReader(new InputStreamReader(waiting.getInputStream()));
            String progress = "progress: waiting for port " + port + ", which a build of user root uses";
            assertThat(said.readLine()).startsWith(progress);
            ours.close();
            String next = said.readLine();
            while (next != null && next.startsWith(progress)) {
                next = said.readLine(); // on a busy machine it has told how long it waits
            }
            assertThat(next).isEqualTo("held");
            waiting.destroyForcibly().waitFor();
            supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
            supervisor.destroyForcibly().waitFor();
        }
    }

    @Test
    void aFifoInPlaceOfTheLockIsRefusedAtOnceWithTheReason() throws Exception {
        assumeTrue(Programs.find("mkfifo").isPresent(), "needs mkfifo");
        CaPort port = unused();
        Path fifo = UserFolder.get().resolve("fc-maven-port-" + port + ".lock");
        Files.deleteIfExists(fifo); // of an earlier build that had this port
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();
        try {
            CompletableFuture<Throwable> thrown = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> PortLease.of(port, PortLease.PATIENCE, line -> {})));
            assertThat(thrown.get(5, TimeUnit.SECONDS))
                    .isInstanceOf(FcProblem.class)
                    .hasMessageContaining(fifo + ": it is no regular file");
        } finally {
            Files.delete(fifo);
        }
    }

    @Test
    void refusesAPortThatAForeignProcessHoldsAtAnyAddressAndNamesIt() throws Exception {
        assumeTrue(SocketTable.readable(), "needs Linux' /proc/net/tcp");
        try (ServerSocket stranger = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.3"))) {
            CaPort port = new CaPort(stranger.getLocalPort());
            assertThatThrownBy(() -> PortLease.of(port, PortLease.PATIENCE, line -> {}))
                    .isInstanceOfSatisfying(FcProblem.class, problem -> {
                        assertThat(problem.what())
                                .startsWith("port " + port + " is held by PID "
                                        + ProcessHandle.current().pid() + " (");
                        assertThat(problem.fix()).contains("-Dfc.checkPort=auto");
                        assertThat(problem.requirement()).isEmpty();
                    });
            stranger.close();
            PortLease.of(port, PortLease.PATIENCE, line -> {}).close();
        }
    }

    @Test
    void waitsForAnInstanceThatIsJustEnding() throws Exception {
        assumeTrue(SocketTable.readable(), "needs Linux' /proc/net/tcp");
        CaPort port = unused();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of(TestServer.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString(),
                TestServer.class.getName(),
                "listen");
        builder.environment().put("FC_CUSTOM_LISTEN_PORT", port.toString());
        builder.environment().put(ProcessTree.MARKER, "of-a-killed-build");
        Process dying = builder.start();
        Await.until("a connection", () -> Await.accepts(port.number()));
        CompletableFuture<PortLease> lease =
                CompletableFuture.supplyAsync(() -> PortLease.of(port, PortLease.PATIENCE, line -> {}));
        assertThatThrownBy(() -> lease.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        dying.destroyForcibly().waitFor();
        lease.get(60, TimeUnit.SECONDS).close();
        assertThat(lease).isCompleted();
    }

    @Test
    void stopsWaitingWhenItIsInterrupted() throws Exception {
        try (PortLease first = PortLease.of(unused(), PortLease.PATIENCE, line -> {})) {
            List<String> progress = new CopyOnWriteArrayList<>();
            CompletableFuture<Throwable> thrown = new CompletableFuture<>();
            Thread waiting = new Thread(() -> {
                try {
                    PortLease.of(first.port(), PortLease.PATIENCE, progress::add)
                            .close();
                } catch (FcProblem e) {
                    thrown.complete(Thread.currentThread().isInterrupted() ? e : null);
                }
            });
            waiting.start();
            Await.until("progress", () -> !progress.isEmpty());
            waiting.interrupt();
            assertThat(thrown.get(5, TimeUnit.SECONDS)).hasMessageContaining("interrupted");
        }
    }

    @Test
    void givesFreePortsThatDiffer() {
        try (PortLease first = PortLease.free();
                PortLease second = PortLease.free()) {
            assertThat(first.port()).isNotEqualTo(second.port());
        }
    }
}
