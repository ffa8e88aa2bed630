package io.github.fcmaven.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.process.ThisMachine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jcmd prints of a JVM's threads. */
class MainThreadTest {

    @Test
    void ofAllThreadsTheFramesOfTheMainOneAreRead() {
        assertThat(MainThread.ofMain("""
                4711:
                2026-11-29 20:00:00
                Full thread dump OpenJDK 64-Bit Server VM (17.0.15+6 mixed mode, sharing):

                "Reference Handler" #2 daemon prio=10 os_prio=0 waiting on condition  [0x00007fd2b4b4f000]
                   java.lang.Thread.State: RUNNABLE
                \tat java.lang.ref.Reference.processPendingReferences(java.base@17.0.15/Reference.java:253)

                "main" #1 prio=5 os_prio=0 cpu=66.84ms elapsed=2.70s tid=0x1 nid=0x2 sleeping  [0x00007fd2d9bfe000]
                   java.lang.Thread.State: TIMED_WAITING (sleeping)
                \tat java.lang.Thread.sleep(java.base@17.0.15/Native Method)
                \t- locked <0x00000000e0e1a2b0> (a java.lang.Object)
                \tat com.acme.Main.main(Main.java:5)

                "VM Thread" os_prio=0 cpu=2.34ms elapsed=2.69s tid=0x3 nid=0x4 runnable
                """))
                .containsExactly(
                        "\tat java.lang.Thread.sleep(java.base@17.0.15/Native Method)",
                        "\tat com.acme.Main.main(Main.java:5)");
    }

    @Test
    void aJvmThatIsAskedAndKilledLeavesNoSocket(@TempDir Path work) throws Exception {
        Path source = Files.writeString(
                work.resolve("Stays.java"),
                "class Stays { public static void main(String[] a) throws Exception {"
                        + " System.out.println(1); Thread.sleep(100_000); } }");
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), source.toString())
                .start();
        try {
            assertThat(server.getInputStream().read()).isEqualTo('1');

            assertThat(MainThread.ofMain(MainThread.threads(ThisMachine.here(), server.pid())))
                    .anyMatch(frame -> frame.contains("Stays.main"));
        } finally {
            server.destroyForcibly().waitFor();
        }
        assertThat(Path.of("/tmp/.java_pid" + server.pid())).doesNotExist();
    }

    @Test
    void aProcessThatTellsNothingHasNone() {
        assertThat(MainThread.ofMain("4711:\njava.io.IOException: Operation not permitted\n"))
                .isEmpty();
    }
}
