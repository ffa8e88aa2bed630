package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.instance.Host;
import io.github.fcmaven.process.SocketTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How long {@code fc:integration-test} takes beyond two starts of the function, which are its limit: it launches a
 * second instance for the day of keep-alive. The table is {@code target/check.md}.
 */
@Tag("matrix")
class CheckBenchmarkIT {

    private static final Path TABLE = Path.of("target/check.md");
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    private static final Pattern OUTCOME = Pattern.compile("\"outcome\": *\"(\\w+)\"");
    private static final Pattern FIRST_RESPONSE = Pattern.compile("\"firstResponseMs\": *(\\d+)");

    @ParameterizedTest
    @ValueSource(strings = {"web", "pages", "quarkus"})
    void theCheckBesideTwoStarts(String name) throws Exception {
        assumeTrue(SocketTable.readable(), "needs /proc");
        Application application = Application.of(name, Host.running(), Jdks.feature(Host.running()));
        application.build();
        List<Double> starts = new ArrayList<>();
        List<Double> beyond = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            Duration goal = application.check();
            String report = Files.readString(application.folder().resolve("target/fc-reports/report.json"));
            starts.add(Long.parseLong(found(FIRST_RESPONSE, report)) / 1000.0);
            beyond.add(goal.toMillis() / 1000.0 - 2 * starts.get(round));
            outcomes.add(found(OUTCOME, report));
        }
        String row = String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f to %.1f | %.1f | %s |%n",
                name,
                Rounds.median(starts.stream().mapToDouble(Double::doubleValue)),
                beyond.stream().min(Double::compare).orElseThrow(),
                beyond.stream().max(Double::compare).orElseThrow(),
                Rounds.median(beyond.stream().mapToDouble(Double::doubleValue)),
                String.join(", ", outcomes.stream().distinct().toList()));
        if (!Files.exists(TABLE)) {
            Files.writeString(TABLE, "| application | a start, s | beyond two starts, s | median, s | outcome |\n");
            Files.writeString(TABLE, "|---|---|---|---|---|\n", StandardOpenOption.APPEND);
        }
        Files.writeString(TABLE, row, StandardOpenOption.APPEND);
        System.out.println(row);
        assertThat(outcomes).doesNotContain("error");
    }

    private static String found(Pattern pattern, String report) {
        Matcher matcher = pattern.matcher(report);
        assertThat(matcher.find()).as(report).isTrue();
        return matcher.group(1);
    }
}
