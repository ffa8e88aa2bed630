package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs the static check of a large zip with {@code unzip -t} of the same file.
 * The table goes to {@code target/validate.md}.
 */
@Tag("matrix")
class ValidateBenchmarkIT {

    private static final int ROUNDS = 7;
    private static final long SIZE = 70_000_000;
    private static final String FIRST = "fc:validate, the goal";
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
        Map<String, Rounds.Way> ways = new LinkedHashMap<>();
        ways.put(FIRST, () -> packaging.goal("validate", HEAP));
        ways.put("fc:validate, the second time in one Maven", () -> packaging.goal("validate-again", HEAP));
        ways.put("fc:validate of a zip that zip -9 made", () -> packaging.goal("validate-deflated", HEAP));
        ways.put("unzip -t, the process", () -> packaging.process("unzip", "-tq", "target/function.zip"));
        ways.put("sha256sum, the process", () -> packaging.process("sha256sum", "target/function.zip"));
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
        assertThat(rounds.results().get(FIRST)).hasSize(ROUNDS).allSatisfy(run -> assertThat(run.output())
                .contains("Static check: "));
    }
}
