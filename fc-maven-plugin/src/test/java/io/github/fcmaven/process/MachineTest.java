package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Both forms of what a system shows of its processes, side by side on Linux. */
@Timeout(30)
class MachineTest {

    private static final Path MAIN = Path.of("src/main/java/io/github/fcmaven");
    private static final Machine JAVA = ThisMachine.portable();

    private static final Pattern ASKS_THE_SYSTEM =
            Pattern.compile("\"/proc|Programs\\.find\\(\"(?:setsid|taskset|unshare|nsenter|mount|chroot|sh)\"");

    private final long self = ProcessHandle.current().pid();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    Path work;

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    /** The agent is in the JVM of a function, where there is nothing of ours. */
    @Test
    void nothingElseAsksTheSystem() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> ASKS_THE_SYSTEM.matcher(text(file)).find())
                            .map(file -> MAIN.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "process/LinuxMachine.java", "clock/Agent.java", "instance/LocalRuntime.java");
        }
    }

    @Test
    void bothFormsListTheSameProcesses() throws IOException {
        onLinux();
        Process child = start("sleep", "60");
        assertThat(JAVA.pids()).contains(self, child.pid());
        assertThat(JAVA.process(child.pid()).orElseThrow())
                .extracting(ProcessSnapshot::parent, ProcessSnapshot::zombie)
                .containsExactly(self, false);
        assertThat(JAVA.process(child.pid()).orElseThrow().start())
                .isBetween(JAVA.now(), System.currentTimeMillis() + 1000);
        assertThat(LinuxMachine.LINUX.pids()).contains(self, child.pid());
    }

    @Test
    void whatOneFormHasWrittenTheOtherOneUnderstands() {
        onLinux();
        long ticks = LinuxMachine.LINUX.process(self).orElseThrow().start();
        long millis = JAVA.process(self).orElseThrow().start();
        for (Machine machine : List.of(LinuxMachine.LINUX, JAVA)) {
            assertThat(machine.lives(self, ticks)).isTrue();
            assertThat(machine.lives(self, millis)).isTrue();
            assertThat(machine.lives(self, millis - 1)).isFalse();
            assertThat(machine.lives(Integer.MAX_VALUE, millis)).isFalse();
        }
        assertThat(LinuxMachine.LINUX.lives(self, ticks - 1)).isFalse();
    }

    @Test
    void whoHasEndedAndIsNotAskedForItsCodeIsNotAlive() throws Exception {
        onLinux();
        Process parent = start("sh", "-c", "sleep 0.05 & echo $!; exec sleep 60");
        long child = Long.parseLong(parent.inputReader().readLine());
        Await.until(
                "the child has ended",
                Duration.ofSeconds(5),
                () -> LinuxMachine.LINUX.process(child).orElseThrow().zombie());
        assertThat(JAVA.process(child).map(ProcessSnapshot::zombie)).hasValue(true);
        assertThat(JAVA.lives(child, JAVA.process(child).orElseThrow().start())).isFalse();
    }

    @Test
    void aTreeIsEndedByJavaAlone() throws Exception {
        onLinux();
        Process parent = start("sh", "-c", "trap '' TERM; sleep 60 & echo $!; wait");
        long child = Long.parseLong(parent.inputReader().readLine());
        ProcessTree tree = new ProcessTree(JAVA, "none", work, JAVA.now(), self);
        tree.root(parent.pid());
        assertThat(tree.living()).extracting(ProcessSnapshot::pid).contains(parent.pid(), child);

        assertThat(tree.end(Duration.ofMillis(200)).left()).isEmpty();

        assertThat(parent.waitFor()).isNotZero();
        assertThat(JAVA.process(child).filter(row -> !row.zombie())).isEmpty();
    }

    @Test
    void whatOnlyLinuxHasIsMissingAndNotGuessed() {
        assertThat(JAVA.showsSockets()).isFalse();
        assertThat(JAVA.ownSession()).isEmpty();
        assertThat(JAVA.program("sh")).isEmpty();
        assertThat(JAVA.names(self + "/fd")).isEmpty();
        assertThatThrownBy(() -> JAVA.file("self/status")).isInstanceOf(IOException.class);
        assertThat(Freezer.start(JAVA)).isEmpty();
        assertThat(JAVA.ownMemory(self)).isZero();
        assertThat(MappedFiles.isJvm(JAVA, self)).isTrue();
    }

    @Test
    void aProgramOfWindowsHasAnExtension() throws IOException {
        String extensions = ".COM;.EXE;.BAT;.CMD";
        assertThat(Programs.names("s", null)).containsExactly("s");
        assertThat(Programs.names("s", extensions)).containsExactly("s.com", "s.exe", "s.bat", "s.cmd");
        assertThat(Programs.names("node.exe", extensions)).containsExactly("node.exe");
        assertThat(Programs.names("NODE.EXE", extensions)).containsExactly("NODE.EXE");
        assertThat(Programs.names("python3.12", extensions)).contains("python3.12.exe");
        assertThat(Programs.names("s", "; .EXE;;")).containsExactly("s.exe");
        for (String name : List.of("s", "s.cmd")) {
            assertThat(Files.writeString(work.resolve(name), "").toFile().setExecutable(true))
                    .isTrue();
        }
        assertThat(Programs.in(new String[] {"relative", "", work.toString()}, Programs.names("s", extensions)))
                .hasValue(work.resolve("s.cmd"));
    }

    @Test
    void aFolderOfWindowsPathMayStandInQuotes() {
        assertThat(Programs.folders("C:\\jdk\\bin;\"C:\\Program Files\\nodejs\";", ";"))
                .containsExactly("C:\\jdk\\bin", "C:\\Program Files\\nodejs");
        assertThat(Programs.folders("/a\"b:/c;d", ":")).containsExactly("/a\"b", "/c;d");
    }

    private Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private static void onLinux() {
        assumeTrue(LinuxMachine.isHere(), "needs Linux' /proc, to compare with");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
