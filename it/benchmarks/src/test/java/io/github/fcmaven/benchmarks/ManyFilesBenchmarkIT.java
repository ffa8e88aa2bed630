package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.benchmarks.Rounds.Part;
import io.github.fcmaven.benchmarks.Rounds.Way;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs the packaging of thousands of small files, as {@code node_modules} has them, with others'.
 * The table goes to {@code target/many-files.md}.
 */
@Tag("matrix")
class ManyFilesBenchmarkIT {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    private static final int FILES = 60_000;

    @TempDir
    Path folder;

    @Test
    void manySmallFilesBesideOthers() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zip")), "zip is not installed");
        Path files = Subject.manyFiles(folder.resolve("function"), FILES);
        Packaging packaging = Packaging.ofFolder(folder.resolve("project"), files);
        List<Way> ways = List.of(
                new Way("a build that does nothing", Part.NOTHING, () -> packaging.maven("nothing")),
                new Way("fc:package", Part.BUILD, () -> packaging.maven("fc")),
                new Way("assembly:single", Part.BUILD, () -> packaging.maven("assembly")),
                new Way("the plugin loaded, its goal skipped", Part.LOAD, () -> packaging.maven("fc", "-Dfc.skip")),
                new Way(
                        "zip -r, the process",
                        Part.PROGRAM,
                        () -> packaging.command(
                                "sh", "-c", "cd '" + files + "' && zip -q -r \"$OLDPWD/target/demo.zip\" .")));
        Rounds rounds = Rounds.of(ROUNDS, ways);

        packaging.maven("fc");
        try (ZipFile zip = new ZipFile(packaging.functionZip().toFile())) {
            assertThat(zip.stream().filter(entry -> !entry.isDirectory()).count())
                    .isEqualTo(FILES + 1L);
        }
        String text =
                String.format(Locale.ROOT, "%d small files, %d rounds, medians.%n%n", FILES, ROUNDS) + rounds.table();
        Files.writeString(Path.of("target/many-files.md"), text);
        System.out.println(text);
        assertThat(rounds.of(Part.BUILD)).hasSize(ROUNDS);
    }
}
