package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a zip of 5 MB holds, it is judged in 5 s of processor time and 256 MB of heap, and leaves nothing behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BombsTest {

    private static final long MOST_BYTES = 5L << 20;
    private static final long MOST_MILLIS = 5000;
    private static final String HEAP = "-Xmx256m";

    /**
     * @param millis processor time
     * @param said all findings, or the refusal
     */
    private record Judged(long millis, String said) {}

    /** Seconds each to make and to judge: the campaign has them. */
    private static final Set<Bombs> DEAR = EnumSet.of(
            Bombs.MANY_ENTRIES_IN_A_COMPRESSED_JAR,
            Bombs.A_LONG_CLASS_PATH_IN_A_MANIFEST,
            Bombs.MANY_LONG_VARIABLES,
            Bombs.FOLDERS_IN_FOLDERS,
            Bombs.MANY_MODULES_IN_A_LINE,
            Bombs.A_LINE_OF_MANY_VARIABLES);

    private final Map<String, Judged> judged = new HashMap<>();

    private Path zips;
    private Path temporary;

    @BeforeAll
    void judgeThoseOfEveryBuildInOneProcess(@TempDir Path folder) throws IOException, InterruptedException {
        zips = Files.createDirectory(folder.resolve("zips"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
        judge(eachIsJudgedInTimeAndForWhatItIs());
    }

    private void judge(Set<Bombs> bombs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Validation.class.getName()));
        for (Bombs bomb : bombs) {
            command.add(Files.write(zips.resolve(bomb.name()), bomb.bytes()).toString());
        }
        Path log = zips.resolve("log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        for (String line : Files.readAllLines(log)) {
            String[] fields = line.split("\t", 3);
            if (fields.length == 3) {
                judged.put(fields[0], new Judged(Long.parseLong(fields[1]), fields[2]));
            }
        }
        assertThat(process.exitValue()).as(() -> lastLines(log)).isZero();
    }

    @ParameterizedTest
    @MethodSource
    void eachIsJudgedInTimeAndForWhatItIs(Bombs bomb) throws IOException {
        assertJudged(bomb);
    }

    static Set<Bombs> eachIsJudgedInTimeAndForWhatItIs() {
        return EnumSet.complementOf(EnumSet.copyOf(DEAR));
    }

    @Tag("matrix")
    @Test
    void thoseThatTakeSecondsAreJudgedInTimeAndForWhatTheyAre() throws IOException, InterruptedException {
        judge(DEAR);
        for (Bombs bomb : DEAR) {
            assertJudged(bomb);
        }
    }

    private void assertJudged(Bombs bomb) throws IOException {
        assertThat(Files.size(zips.resolve(bomb.name()))).isLessThan(MOST_BYTES);
        assertThat(judged.get(bomb.name()).said()).contains(bomb.said());
        assertThat(judged.get(bomb.name()).millis()).isLessThan(MOST_MILLIS);
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() {
        assertThat(temporary).isEmptyDirectory();
    }

    private static String lastLines(Path log) {
        try {
            String all = Files.readString(log);
            return all.substring(Math.max(0, all.length() - 3000));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
