package io.github.fcmaven.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.Programs;
import io.github.fcmaven.zip.FileSet;
import io.github.fcmaven.zip.FunctionZip;
import io.github.fcmaven.zip.Zips;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The zip is the old one or the new one, whatever becomes of the build that writes it, and nothing lies beside it. */
@EnabledOnOs(OS.LINUX)
class PackagingUnderAttackTest {

    private static final Instant TIME = Instant.parse("1980-02-01T00:00:00Z");

    @TempDir
    Path work;

    /** A build in a JVM of its own, which does with the zip in a folder what its first argument says. */
    static final class Build {
        public static void main(String[] args) throws Exception {
            Path zip = Path.of(args[1]).resolve("function.zip");
            switch (args[0]) {
                case "limited" -> writeUnderEachLimit(zip);
                case "again" -> writeAgainAndAgain(zip);
                default -> Zips.write(large(Path.of(args[1]).resolve("large")), zip, TIME);
            }
        }

        /** A write fails at each 256th byte: the system lets a file be so long and no longer. */
        private static void writeUnderEachLimit(Path zip) throws Exception {
            Zips.write(entries(0), zip, TIME);
            long whole = Files.size(zip);
            int refused = 0;
            for (long limit = 0; limit < whole; limit += 256) {
                byte[] before = Files.readAllBytes(zip);
                limit(Long.toString(limit));
                try {
                    Zips.write(entries(1 + refused), zip, TIME);
                    System.out.println("fault: written in spite of the limit " + limit);
                } catch (FcProblem e) {
                    refused++;
                    boolean told = e.getMessage().contains("no room is left for it: File too large");
                    System.out.print(told ? "" : "fault: " + e.getMessage() + "\n");
                }
                limit("unlimited");
                boolean same = Arrays.equals(before, Files.readAllBytes(zip));
                System.out.print(same && names(zip.getParent()).size() == 1 ? "" : "fault: at " + limit + "\n");
            }
            System.out.println("refused " + refused);
        }

        private static void limit(String bytes) throws Exception {
            String self = Long.toString(ProcessHandle.current().pid());
            Process set = new ProcessBuilder("prlimit", "--pid", self, "--fsize=" + bytes + ":unlimited").start();
            if (set.waitFor() != 0) {
                System.out.println("skip");
                System.exit(0);
            }
        }

        private static void writeAgainAndAgain(Path zip) {
            for (int i = 0; ; i++) {
                Zips.write(entries(i), zip, TIME);
                System.out.println("written");
            }
        }
    }

    @Test
    void aWriteThatFailsAnywhereLeavesTheOldZip() throws Exception {
        assumeTrue(Programs.find("prlimit").isPresent(), "needs prlimit");
        String said = output(build(List.of(), "limited"));
        assumeTrue(!said.contains("skip"), "may not set limits");
        assertThat(said).startsWith("refused ").doesNotContain("fault");
        assertThat(Integer.parseInt(said.strip().substring(8))).isGreaterThan(80);
    }

    @Test
    void aBuildThatIsKilledWhileItWritesLeavesAWholeZip() throws Exception {
        kill(2);
    }

    @Tag("matrix")
    @Test
    void aBuildThatIsKilledWhileItWritesLeavesAWholeZipInManyRounds() throws Exception {
        kill(150);
    }

    /** INT, TERM and HUP let the JVM delete what it has begun; after KILL it stays until it is stale. */
    private void kill(int rounds) throws Exception {
        Random random = new Random(34);
        Path zip = work.resolve("function.zip");
        for (int round = 0; round < rounds; round++) {
            String signal = List.of("INT", "TERM", "HUP", "KILL").get(round % 4);
            Process build = build(List.of(), "again");
            build.getInputStream().read();
            Thread.sleep(random.nextInt(120));
            new ProcessBuilder("kill", "-" + signal, Long.toString(build.pid()))
                    .start()
                    .waitFor();
            boolean ignored = !build.waitFor(5, TimeUnit.SECONDS); // as INT is in what a shell runs in the background
            build.destroyForcibly().waitFor();
            assertThat(FunctionZip.read(zip)).as("after %s", signal).hasSize(3);
            if (!signal.equals("KILL") && !ignored) {
                assertThat(names(work)).as("after %s", signal).containsExactly("function.zip");
            }
            for (String name : names(work)) {
                Files.delete(work.resolve(name));
            }
        }
    }

    @Test
    void aPayloadThatIsFarLargerThanTheHeapIsPacked() throws Exception {
        packed(100L << 20);
    }

    @Tag("matrix")
    @Test
    void aPayloadAtThePlatformsLimitIsPackedInAHeapOf32Megabytes() throws Exception {
        packed(450L << 20);
    }

    private void packed(long size) throws Exception {
        try (RandomAccessFile sparse =
                new RandomAccessFile(work.resolve("large").toFile(), "rw")) {
            sparse.setLength(size);
        }
        assertThat(output(build(List.of("-Xmx32m"), "large"))).isEmpty();
        assertThat(FunctionZip.read(work.resolve("function.zip"))
                        .get(CodePath.of("large"))
                        .content()
                        .size())
                .isEqualTo(size);
    }

    @Test
    void hardLinksAndSparseFilesTravelAsFiles() throws Exception {
        Path folder = Files.createDirectory(work.resolve("payload"));
        Files.writeString(folder.resolve("one"), "text");
        Files.createLink(folder.resolve("two"), folder.resolve("one"));
        try (RandomAccessFile sparse =
                new RandomAccessFile(folder.resolve("sparse").toFile(), "rw")) {
            sparse.setLength(1 << 20);
        }
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        new FileSet(folder, "", List.of(), List.of(), "functionDirectory")
                .entries()
                .forEach(entry -> entries.put(entry.path(), entry));
        Path zip = Zips.write(entries, work.resolve("function.zip"), TIME).file();

        FunctionZip.extract(zip, Files.createDirectory(work.resolve("code")));

        assertThat(work.resolve("code/one")).hasContent("text");
        assertThat(work.resolve("code/two")).hasContent("text");
        assertThat(work.resolve("code/sparse")).hasSize(1 << 20);
        assertThat(Files.getAttribute(work.resolve("code/two"), "unix:nlink")).isEqualTo(1);
    }

    private static SortedMap<CodePath, Entry> entries(int round) {
        byte[] noise = new byte[8000];
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            new Random(31L * round + i).nextBytes(noise);
            CodePath path = CodePath.of("file" + i);
            entries.put(path, new Entry(path, Content.of(noise.clone()), FileMode.READABLE));
        }
        return entries;
    }

    private static SortedMap<CodePath, Entry> large(Path file) {
        CodePath path = CodePath.of("large");
        return new TreeMap<>(Map.of(path, new Entry(path, Content.of(file), FileMode.READABLE)));
    }

    private Process build(List<String> options, String what) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Build.class.getName(),
                what,
                work.toString()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String output(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
