package io.github.fcmaven.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each reader under Jazzer, which follows the code that an input reaches, for {@code -Dfc.fuzz.seconds=} each (300).
 *
 * <p>What it learned stays in {@code target/campaign/fuzz}: the next run goes on from there. A target whose figures are
 * there is not run again, so that a campaign that was stopped goes on with the next one; {@code mvn clean} begins anew.
 */
@Tag("matrix")
@Execution(ExecutionMode.SAME_THREAD)
class FuzzCampaignTest {

    private static final Path ALL = Path.of("target/campaign/fuzz").toAbsolutePath();
    private static final int SECONDS = Integer.getInteger("fc.fuzz.seconds", 300);

    /** Ours makes patterns of a list of patterns, and opens sockets and files. */
    private static final String BY_DESIGN = Stream.of("RegexInjection", "ServerSideRequestForgery", "FilePathTraversal")
            .map("com.code_intelligence.jazzer.sanitizers."::concat)
            .collect(Collectors.joining(":"));

    private static final Pattern COVERED = Pattern.compile("(?m)^#\\d+.*? cov: (\\d+) ft: (\\d+).*$");
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void nothingBreaksTheReader(FuzzTarget target) throws Exception {
        Path figures = ALL.resolve(target + ".tsv");
        assumeFalse(Files.exists(figures), "it was run already: " + figures);
        Path corpus = corpus(target);
        Path log = ALL.resolve(target + ".log");

        int code = new ProcessBuilder(command(target, corpus))
                .directory(Files.createDirectories(ALL.resolve(target + "-crashes"))
                        .toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();

        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(code)
                .as(() -> said.substring(Math.max(0, said.length() - 4000)))
                .isZero();
        Files.writeString(
                figures,
                "%s\t%d s\t%s executions\t%s edges\n"
                        .formatted(target, SECONDS, last(EXECUTED, said), last(COVERED, said)));
    }

    private static List<String> command(FuzzTarget target, Path corpus) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dfc.fuzz=" + target,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + JazzerTarget.class.getName(),
                "--instrumentation_includes=io.github.fcmaven.**",
                "--disabled_hooks=" + BY_DESIGN));
        command.addAll(List.of(
                corpus.toString(),
                "-max_total_time=" + SECONDS,
                "-timeout=20",
                "-rss_limit_mb=0",
                "-print_final_stats=1"));
        return command;
    }

    /** What was learned before, and the inputs that are right. */
    private static Path corpus(FuzzTarget target) throws IOException {
        Path corpus = Files.createDirectories(ALL.resolve(target + "-corpus"));
        int number = 0;
        for (byte[] seed : target.seeds()) {
            Files.write(corpus.resolve("seed-" + number++), seed);
        }
        return corpus;
    }

    private static String last(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        String last = "0";
        while (found.find()) {
            last = found.group(1);
        }
        return last;
    }
}
