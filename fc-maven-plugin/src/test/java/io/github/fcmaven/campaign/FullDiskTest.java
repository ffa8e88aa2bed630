package io.github.fcmaven.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.files.FileTree;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.UnexpectedError;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.ReportFiles;
import io.github.fcmaven.zip.AtomicFile;
import io.github.fcmaven.zip.FunctionZip;
import io.github.fcmaven.zip.Zips;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that becomes full at each 4 KB of what a build writes: what was there stays whole, nothing half-written is
 * left, and the message says what it is.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    private static final int STEP = 4096;
    private static final int STEPS = 48;

    @TempDir
    Path work;

    @Test
    void everyWriterLeavesWhatWasThereAndSaysThatTheDiskIsFull() throws Exception {
        fill(6);
    }

    @Tag("matrix")
    @Test
    void everyWriterDoesSoAtEachStepOfTheDisk() throws Exception {
        fill(1);
    }

    private void fill(int everyStep) throws Exception {
        String said = run(
                everyStep,
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=512k none \"$1\" && shift && exec \"$@\"");
        assumeTrue(!said.contains("unshare: "), "needs mount namespaces");
        assertThat(said).startsWith("steps " + STEPS / everyStep + ", refused ").doesNotContain("fault");
        assertThat(Integer.parseInt(said.replaceAll("(?s).*refused (\\d+).*", "$1")))
                .isGreaterThan(3 * 4 / everyStep);
    }

    private String run(int everyStep, String... before) throws Exception {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(
                "sh",
                work.toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Build.class.getName(),
                work.toString(),
                String.valueOf(everyStep)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Writes what a build writes, on a disk that leaves a little more room each time. */
    static final class Build {

        private final Path disk;
        private final Path filler;
        private final Random random = new Random(16);
        private int refused;

        private Build(Path disk) {
            this.disk = disk;
            this.filler = disk.resolve("filler");
        }

        public static void main(String[] args) throws IOException {
            Build build = new Build(Path.of(args[0]));
            int everyStep = Integer.parseInt(args[1]);
            for (int step = 0; step < STEPS; step += everyStep) {
                build.step(step * STEP);
            }
            System.out.println("steps " + STEPS / everyStep + ", refused " + build.refused);
        }

        private interface Writer {
            void write(String text);
        }

        private void step(int room) throws IOException {
            Path zip = disk.resolve("function.zip");
            Map<String, Writer> writers = new TreeMap<>(Map.of(
                    "zip", text -> Zips.write(entries(text), zip, Instant.parse("1980-02-01T00:00:00Z")),
                    "description", text -> AtomicFile.write(disk.resolve("s.yaml"), text),
                    "reports",
                            text -> new ReportFiles(disk.resolve("reports"), new FinalName("function"))
                                    .write(CheckRecord.error(text, "", "check")),
                    "instance",
                            text -> TestFunction.script("exit 0")
                                    .file("data", text.getBytes(StandardCharsets.UTF_8))
                                    .unpack(disk)
                                    .close()));
            for (Map.Entry<String, Writer> writer : writers.entrySet()) {
                clear();
                writer.getValue().write(text());
                Map<String, Long> before = files();
                fill(room);
                String what = writer.getKey() + " with room for " + room + " bytes";
                try {
                    writer.getValue().write(text());
                    Files.delete(filler);
                    check(files().keySet().equals(before.keySet()), what + " left " + files() + " of " + before);
                } catch (RuntimeException error) {
                    FcProblem e = UnexpectedError.asProblem(error);
                    refused++;
                    Files.delete(filler);
                    check(
                            e.getMessage().contains("no room is left for it: No space left on device"),
                            what + " says " + e.getMessage());
                    check(files().keySet().equals(before.keySet()), what + " left " + files() + " of " + before);
                }
                if (writer.getKey().equals("zip")) {
                    FunctionZip.read(zip);
                }
            }
        }

        private static void check(boolean holds, String fault) {
            if (!holds) {
                System.out.println("fault: " + fault);
            }
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30_000; i++) {
                text.append((char) (' ' + random.nextInt(95)));
            }
            return text.toString();
        }

        private static TreeMap<CodePath, Entry> entries(String text) {
            CodePath path = CodePath.of("data");
            return new TreeMap<>(Map.of(path, new Entry(path, Content.of(text), FileMode.READABLE)));
        }

        private void fill(int room) throws IOException {
            try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
                byte[] block = new byte[STEP];
                try {
                    while (true) {
                        file.write(block);
                    }
                } catch (IOException e) {
                    file.setLength(Math.max(0, file.length() / STEP * STEP - room));
                }
            }
        }

        private void clear() throws IOException {
            for (String name : List.of("function.zip", "s.yaml", "reports", "fc", "server.log")) {
                FileTree.delete(disk.resolve(name));
            }
        }

        private Map<String, Long> files() throws IOException {
            Map<String, Long> found = new TreeMap<>();
            try (Stream<Path> all = Files.walk(disk)) {
                for (Path one : new TreeSet<>(all.filter(Files::isRegularFile).toList())) {
                    found.put(disk.relativize(one).toString(), Files.size(one));
                }
            }
            found.remove("filler");
            return found;
        }
    }
}
