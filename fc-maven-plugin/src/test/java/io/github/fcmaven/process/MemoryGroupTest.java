package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where a control group is made, and what it does. */
@Timeout(60)
class MemoryGroupTest {

    private static final String UNIFIED = "0::/user.slice/app.slice/shell.scope\n";
    private static final String OLD = "9:name=systemd:/\n4:memory:/docker/1a2b\n0::/\n";

    @TempDir
    Path mounted;

    @Test
    void aGroupThatHasProcessesGivesNoneToOthersSoItIsMadeBesideThat() throws Exception {
        folder("user.slice/app.slice/shell.scope", "");
        folder("user.slice/app.slice", "cpu memory pids");

        Path made = create(UNIFIED).orElseThrow().folder();

        assertThat(made).isEqualTo(mounted.resolve("user.slice/app.slice/fc-maven-x"));
        assertThat(made.resolve("memory.max")).hasContent("1000");
        assertThat(made.resolve("memory.swap.max")).hasContent("0");
        assertThat(made.resolve("memory.oom.group")).hasContent("1");
    }

    @Test
    void withoutTheControllerOfMemoryThereIsNone() throws Exception {
        folder("user.slice/app.slice/shell.scope", "");
        folder("user.slice/app.slice", "cpu pids");
        assertThat(create(UNIFIED)).isEmpty();
    }

    @Test
    void anOldSystemHasOneOfItsOwn() throws Exception {
        Files.createDirectories(mounted.resolve("memory/docker/1a2b"));
        Path made = create(OLD).orElseThrow().folder();
        assertThat(made).isEqualTo(mounted.resolve("memory/docker/1a2b/fc-maven-x"));
        assertThat(made.resolve("memory.limit_in_bytes")).hasContent("1000");
    }

    @Test
    void inAContainerTheRootIsItsOwn() throws Exception {
        Files.createDirectories(mounted.resolve("memory"));
        assertThat(create(OLD).orElseThrow().folder()).isEqualTo(mounted.resolve("memory/fc-maven-x"));
    }

    @Test
    void itTellsWhetherTheSystemKilledAProcess() throws Exception {
        Files.createDirectories(mounted.resolve("memory"));
        MemoryGroup group = create(OLD).orElseThrow();
        Path events = group.folder().resolve("memory.oom_control");
        Files.writeString(events, "oom_kill_disable 0\nunder_oom 0\noom_kill 0\n");
        assertThat(group.outOfMemory()).isFalse();
        Files.writeString(events, "oom_kill_disable 0\nunder_oom 0\noom_kill 1\n");
        assertThat(group.outOfMemory()).isTrue();
    }

    @Test
    void aProcessThatNeedsMoreEndsWithCode137() throws Exception {
        Optional<MemoryGroup> made = MemoryGroup.create(
                ThisMachine.here(), "test-" + ProcessHandle.current().pid(), 48L << 20);
        assumeTrue(made.isPresent(), "needs a control group of memory that may be changed");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        MemoryGroup group = made.get();
        Process process = new ProcessBuilder("python3", "-c", "input(); held = b'x' * 200_000_000; input()").start();
        try {
            assertThat(group.hold(process.pid())).isTrue();
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            assertThat(process.waitFor()).isEqualTo(137);
            assertThat(group.outOfMemory()).isTrue();
        } finally {
            process.destroyForcibly().waitFor();
            group.close();
        }
        assertThat(group.folder()).doesNotExist();
    }

    private Optional<MemoryGroup> create(String own) {
        return MemoryGroup.create(mounted, own, "x", 1000);
    }

    private void folder(String name, String gives) throws Exception {
        Path folder = Files.createDirectories(mounted.resolve(name));
        Files.writeString(folder.resolve("cgroup.subtree_control"), gives);
    }
}
