package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs our packaging with others' in one run: A B A B, medians and ratios. The table goes to
 * {@code target/benchmarks.md} and to the console. Times are not asserted: another machine, or another build beside
 * this one, would make a liar of any number.
 */
@Tag("matrix")
class PackagingBenchmarkIT {

    private static final int ROUNDS = 7;
    private static final long JAR = 66_000_000;
    private static final long LARGE_JAR = 450_000_000;

    @TempDir
    Path folder;

    @Test
    void ourPackagingBesideOthers() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zip")), "zip is not installed");
        Path jar = Subject.springBootJar(folder.resolve("demo.jar"), JAR);
        Packaging packaging = Packaging.ofJar(folder.resolve("project"), jar);
        Map<String, Rounds.Way> ways = new LinkedHashMap<>();
        ways.put("fc:package, the goal", () -> packaging.maven("fc"));
        ways.put("assembly:single, the goal", () -> packaging.maven("assembly"));
        ways.put("assembly:single, recompressZippedFiles=false", () -> packaging.maven("assembly-stored"));
        ways.put("fc:package, the second time in one Maven", () -> packaging.maven("fc-again"));
        ways.put("assembly:single, the second time", () -> packaging.maven("assembly-again"));
        ways.put(
                "assembly:single, recompressZippedFiles=false, the second time",
                () -> packaging.maven("assembly-stored-again"));
        ways.put("FunctionZip.write, in a fresh JVM", packaging::plainJava);
        ways.put("zip -0, the process", () -> packaging.command("zip", "-0", "-q", "target/demo.zip", jar.toString()));
        ways.put("cp, the process", () -> packaging.command("cp", jar.toString(), "target/demo.jar"));
        Rounds rounds = Rounds.of(ROUNDS, ways);

        Path large = Subject.springBootJar(folder.resolve("large.jar"), LARGE_JAR);
        List<Measured> small = new ArrayList<>();
        List<Measured> big = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            small.add(packaging.plainJava("-Xmx64m"));
            big.add(packaging.plainJava(large, "-Xmx64m"));
        }
        String text =
                String.format(Locale.ROOT, "A jar of %.1f MB, %d rounds, medians.%n%n", Files.size(jar) / 1e6, ROUNDS)
                        + rounds.table()
                        + flatness(small, Files.size(jar), big, Files.size(large));
        Files.writeString(Path.of("target/benchmarks.md"), text);
        System.out.println(text);
        assertThat(rounds.results().values())
                .allSatisfy(runs -> assertThat(runs).hasSize(ROUNDS));
        assertThat(Rounds.memory(big))
                .as("resident memory for %d bytes under -Xmx64m", Files.size(large))
                .isLessThan(1.5 * Rounds.memory(small));
    }

    private static String flatness(List<Measured> small, long smallSize, List<Measured> big, long bigSize) {
        return String.format(
                Locale.ROOT,
                "%nFunctionZip.write under -Xmx64m: %.0f MB resident for a jar of %.0f MB,"
                        + " %.0f MB for one of %.0f MB.%n",
                Rounds.memory(small),
                smallSize / 1e6,
                Rounds.memory(big),
                bigSize / 1e6);
    }
}
