package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.benchmarks.Rounds.Part;
import io.github.fcmaven.benchmarks.Rounds.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs our packaging with others' in one run: A B A B, medians of ratios. The tables go to
 * {@code target/package-*.md} and to the console. Times are not asserted: another machine, or another build beside
 * this one, would make a liar of any number.
 */
@Tag("matrix")
class PackagingBenchmarkIT {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);
    private static final long JAR = 131_000_000;
    private static final long SMALL_JAR = 66_000_000;
    private static final long LARGE_JAR = 450_000_000;

    @TempDir
    Path folder;

    @BeforeAll
    static void needsZip() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zip")), "zip is not installed");
    }

    @Test
    void anExecutableJarBesideOthers() throws Exception {
        Path jar = Subject.springBootJar(folder.resolve("demo.jar"), JAR);
        Packaging packaging = Packaging.ofJar(folder.resolve("project"), jar);
        List<Way> ways = ours(packaging);
        ways.add(new Way(
                "zip -0, the process",
                Part.PROGRAM,
                () -> packaging.command("zip", "-0", "-q", "target/demo.zip", jar.toString())));
        print("package-jar.md", Files.size(jar), ways);
    }

    @Test
    void aFolderOfJarsBesideOthers() throws Exception {
        Path jars = Subject.folderOfJars(folder.resolve("function"), JAR);
        Packaging packaging = Packaging.ofFolder(folder.resolve("project"), jars);
        List<Way> ways = ours(packaging);
        ways.add(new Way(
                "zip -0 -r, the process",
                Part.PROGRAM,
                () -> packaging.command(
                        "sh", "-c", "cd '" + jars + "' && zip -0 -q -r \"$OLDPWD/target/demo.zip\" .")));
        print("package-folder.md", JAR, ways);
    }

    private static List<Way> ours(Packaging packaging) {
        return new ArrayList<>(List.of(
                new Way("a build that does nothing", Part.NOTHING, () -> packaging.maven("nothing")),
                new Way("fc:package", Part.BUILD, () -> packaging.maven("fc")),
                new Way(
                        "fc:package that sees its libraries for the first time",
                        Part.BUILD,
                        () -> packaging.withoutCache("fc")),
                new Way("assembly:single", Part.BUILD, () -> packaging.maven("assembly")),
                new Way(
                        "assembly:single, recompressZippedFiles=false",
                        Part.BUILD,
                        () -> packaging.maven("assembly-stored")),
                new Way("the plugin loaded, its goal skipped", Part.LOAD, () -> packaging.maven("fc", "-Dfc.skip"))));
    }

    private static void print(String file, long size, List<Way> ways) throws Exception {
        Rounds rounds = Rounds.of(ROUNDS, ways);
        String text =
                String.format(Locale.ROOT, "%.0f MB, %d rounds, medians.%n%n", size / 1e6, ROUNDS) + rounds.table();
        Files.writeString(Path.of("target", file), text);
        System.out.println(text);
        assertThat(rounds.results().values())
                .allSatisfy(runs -> assertThat(runs).hasSize(ROUNDS));
    }

    @Test
    void aLargeJarNeedsNoMoreMemoryThanASmallOne() throws Exception {
        Path small = Subject.springBootJar(folder.resolve("small.jar"), SMALL_JAR);
        Path large = Subject.springBootJar(folder.resolve("large.jar"), LARGE_JAR);
        Packaging packaging = Packaging.ofJar(folder.resolve("project"), small);
        List<Measured> ofSmall = new ArrayList<>();
        List<Measured> ofLarge = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            ofSmall.add(packaging.plainJava(small, "-Xmx64m"));
            ofLarge.add(packaging.plainJava(large, "-Xmx64m"));
        }
        String text = String.format(
                Locale.ROOT,
                "A zip written under -Xmx64m: %.0f MB resident for a jar of %.0f MB, %.0f MB for one of %.0f MB.%n",
                Rounds.memory(ofSmall),
                Files.size(small) / 1e6,
                Rounds.memory(ofLarge),
                Files.size(large) / 1e6);
        Files.writeString(Path.of("target/package-memory.md"), text);
        System.out.println(text);
        assertThat(Rounds.memory(ofLarge)).as(text).isLessThan(1.5 * Rounds.memory(ofSmall));
    }
}
