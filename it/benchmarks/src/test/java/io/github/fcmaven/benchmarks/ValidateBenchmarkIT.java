package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.benchmarks.Rounds.Part;
import io.github.fcmaven.benchmarks.Rounds.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs the static check of a large zip with {@code unzip -t} of the same file.
 * The table goes to {@code target/validate.md}.
 */
@Tag("matrix")
class ValidateBenchmarkIT {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);
    private static final long SIZE = 70_000_000;
    private static final String HEAP = "-Xmx64m";

    @TempDir
    Path folder;

    @Test
    void aLargeZipIsValidatedBesideUnzip() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/unzip")), "unzip is not installed");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zip")), "zip is not installed");
        Path jar = Subject.springBootJar(folder.resolve("demo.jar"), SIZE);
        Packaging packaging = Packaging.ofJar(folder.resolve("project"), jar);
        packaging.maven("fc");
        packaging.process("zip", "-9jq", "target/deflated.zip", jar.toString());
        List<Way> ways = List.of(
                new Way("a build that does nothing", Part.NOTHING, () -> packaging.goal("nothing", HEAP)),
                new Way("fc:validate", Part.BUILD, () -> packaging.goal("validate", HEAP)),
                new Way(
                        "fc:validate of a zip that zip -9 made",
                        Part.BUILD,
                        () -> packaging.goal("validate-deflated", HEAP)),
                new Way(
                        "the plugin loaded, its goal skipped",
                        Part.LOAD,
                        () -> packaging.goal("validate", HEAP, "-Dfc.skip")),
                new Way(
                        "unzip -t, the process",
                        Part.PROGRAM,
                        () -> packaging.process("unzip", "-tq", "target/function.zip")),
                new Way(
                        "sha256sum, the process",
                        Part.PROCESS,
                        () -> packaging.process("sha256sum", "target/function.zip")));
        Rounds rounds = Rounds.of(ROUNDS, ways);

        String text = String.format(
                        Locale.ROOT,
                        "A zip of %d MB, Maven with %s, %d rounds, medians.%n%n",
                        Files.size(packaging.functionZip()) / 1_000_000,
                        HEAP,
                        ROUNDS)
                + rounds.table();
        Files.writeString(Path.of("target/validate.md"), text);
        System.out.println(text);
        assertThat(rounds.of(Part.BUILD)).hasSize(ROUNDS).allSatisfy(run -> assertThat(run.output())
                .contains("Static check: "));
    }
}
