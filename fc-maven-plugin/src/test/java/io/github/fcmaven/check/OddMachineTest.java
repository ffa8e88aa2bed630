package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.AsNobody;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.UnexpectedError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Machines on which not everything is there: a good server is checked in a process of its own, which the system lets
 * have less. What only the machine lacks is never told as a fault of the server.
 */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class OddMachineTest {

    private static final String FAKE_TIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    @TempDir
    Path work;

    private String libraries;

    /** Checks a server that keeps the contract, and prints each finding, or why the check could not be made. */
    static final class GoodServer {
        public static void main(String[] args) {
            try {
                (args.length == 1 ? Checked.java(FaultyServer.Fault.NONE) : Checked.script(args[1]))
                        .run(Path.of(args[0]))
                        .report()
                        .findings()
                        .forEach(GoodServer::print);
            } catch (RuntimeException | VirtualMachineError e) {
                System.out.println("error " + UnexpectedError.asProblem(e).getMessage());
            }
        }

        private static void print(Finding finding) {
            System.out.println(finding.requirement().id() + " " + finding.verdict() + " " + finding.observed()
                    + (finding instanceof Finding.Unproven unproven ? "; fix: " + unproven.fix() : ""));
        }
    }

    @Test
    void withoutALoopbackInterfaceNothingIsViolated() throws Exception {
        String said = onNetwork("true");
        assertThat(said)
                .contains("FC-STARTUP unproven the server listens on *:", "no loopback interface of this machine is up")
                .contains("fix: bring it up (ip link set lo up)", "FC-BIND skipped", "FC-HTTP skipped")
                .doesNotContain("violated");
    }

    @Tag("matrix")
    @Test
    void withoutIpv6AllIsMetAsElsewhere() throws Exception {
        String said = onNetwork("ip link set lo up && sysctl -qw net.ipv6.conf.all.disable_ipv6=1"
                + " net.ipv6.conf.lo.disable_ipv6=1");
        assertThat(said)
                .contains("FC-STARTUP met", "FC-PORT met", "FC-BIND met", "127.0.0.1 and 127.0.0.2", "FC-HTTP met")
                .doesNotContain("violated", "::1");
    }

    @Test
    void withoutProcNothingIsViolated() throws Exception {
        String said = inMountNamespace(
                "mount -t tmpfs none /proc && export LD_LIBRARY_PATH=" + System.getProperty("java.home") + "/lib");
        assertThat(said).containsAnyOf("FC-STARTUP unproven", "error ").doesNotContain("violated");
    }

    @Tag("matrix")
    @Test
    void inTheLocaleOfContainersAllIsMetAsElsewhere() throws Exception {
        String said = run(List.of("env", "-u", "LC_ALL", "LANG=C"), "true");
        assertThat(said).contains("FC-STARTUP met", "FC-BIND met").doesNotContain("violated");
    }

    @Tag("matrix")
    @Test
    void whereFewFilesMayBeOpenNothingIsViolated() throws Exception {
        for (int files : new int[] {48, 64, 100}) {
            assertThat(run(List.of("prlimit", "--nofile=" + files + ":" + files), "true"))
                    .as("%d files", files)
                    .containsAnyOf("FC-STARTUP", "error ", "Too many open files", "NoClassDefFoundError")
                    .doesNotContain("violated");
        }
    }

    @Test
    void whereFewProcessesAreAllowedNothingIsViolatedAndTheLimitIsNamed() throws Exception {
        allow(35);
    }

    @Tag("matrix")
    @Test
    void whereALittleFewerOrMoreProcessesAreAllowedNothingIsViolated() throws Exception {
        allow(25, 30, 40, 45, 50, 60);
    }

    @Tag("matrix")
    @Test
    void asAnotherUserThanRootAllIsMetAsElsewhere() throws Exception {
        assertThat(asNobody("--nproc=4096:4096"))
                .contains("FC-STARTUP met", "FC-BIND met", "FC-HTTP met")
                .doesNotContain("violated");
    }

    @Tag("matrix")
    @Test
    void whereTheProcessesOfOthersAreHiddenAllIsMetAsElsewhere() throws Exception {
        assumeTrue(works("unshare", "-m", "sh", "-c", "mount -t proc -o hidepid=2 proc /proc"), "needs root");
        String folder = foldersOfNobody();
        assertThat(output(AsNobody.startAmongHiddenProcesses(libraries, GoodServer.class, folder)))
                .contains("FC-STARTUP met", "FC-PORT met", "FC-BIND met", "FC-HTTP met")
                .doesNotContain("violated");
    }

    /** Each half second the build sees another time, an hour before or two after; the monotonic clock goes on. */
    @Tag("matrix")
    @Test
    void whereTheClockJumpsAllIsMetAsElsewhere() throws Exception {
        assumeTrue(works("faketime", "--version"), "needs faketime");
        Path time = Files.writeString(work.resolve("time"), "+0");
        String said = run(
                List.of("env", "FAKETIME_TIMESTAMP_FILE=" + time, "FAKETIME_NO_CACHE=1", "DONT_FAKE_MONOTONIC=1"),
                "{ while sleep 0.5; do echo -1h > " + time + "; sleep 0.5; echo +2h > " + time + "; done & }"
                        + " && jumps=$! && export LD_PRELOAD=" + FAKE_TIME
                        + " && \"$@\"; code=$?; unset LD_PRELOAD; kill $jumps; exit $code; :");
        assertThat(said)
                .contains("FC-STARTUP met", "FC-BIND met", "FC-HTTP met")
                .doesNotContain("violated");
    }

    @Tag("matrix")
    @Test
    void whereThereIsLittleMemoryNothingIsViolated() throws Exception {
        for (int megabytes : new int[] {600, 1200, 2500, 5000}) {
            assertThat(run(List.of("prlimit", "--as=" + (long) megabytes * (1 << 20)), "true"))
                    .as("%d MB", megabytes)
                    .doesNotContain("violated");
        }
    }

    private void allow(int... limits) throws Exception {
        List<String> all = new ArrayList<>();
        for (int processes : limits) {
            all.add(asNobody("--nproc=" + processes + ":" + processes));
        }
        assertThat(all).noneMatch(said -> said.contains("violated"));
        assertThat(all)
                .anyMatch(said -> said.contains("lets the user or the container have")
                        || said.contains("lets the build start no more threads")
                        || said.contains("cannot be started"));
    }

    /** Root has no limit of processes: this needs another user, who can read the libraries too. */
    private String asNobody(String limit) throws Exception {
        String folder = foldersOfNobody();
        return output(AsNobody.start(List.of("prlimit", limit), libraries, GoodServer.class, folder));
    }

    private String foldersOfNobody() throws IOException {
        assumeTrue(AsNobody.isPossible(), "needs root, setpriv, and classes that everybody may read");
        Path folder = work.resolve("nobodys");
        if (Files.notExists(folder)) {
            libraries = AsNobody.libraries(Files.createDirectory(work.resolve("lib")));
            AsNobody.give(Files.createDirectory(folder));
            Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder.toString();
    }

    @Test
    void aDiskOnWhichNothingMayBeExecutedIsNamed() throws Exception {
        String said = inMountNamespace("mount -t tmpfs -o noexec none " + work + " && set -- \"$@\" 'exec sleep 60'");
        assertThat(said)
                .startsWith("error ")
                .contains("this machine does not let " + work, "be executed", "mounted noexec")
                .doesNotContain("violated");
    }

    @Test
    void aTargetThatIsReadOnlyIsNamed() throws Exception {
        String said = inMountNamespace("mount -t tmpfs -o ro none " + work);
        assertThat(said).startsWith("error ").contains(work.toString(), "Read-only file system");
    }

    private String onNetwork(String before) throws Exception {
        assumeTrue(works("unshare", "-rn", "true"), "needs network namespaces");
        return run(List.of("unshare", "-rn"), before);
    }

    private String inMountNamespace(String before) throws Exception {
        assumeTrue(works("unshare", "-rm", "sh", "-c", "mount -t tmpfs none /mnt"), "needs mount namespaces");
        return run(List.of("unshare", "-rm"), before);
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs the check behind a command, after a line of the shell. */
    private String run(List<String> behind, String before) throws Exception {
        List<String> command = new ArrayList<>(behind);
        command.addAll(List.of(
                "sh",
                "-c",
                before + " && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GoodServer.class.getName(),
                work.toString()));
        return output(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static String output(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
