package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cold starts are measured by the goal, and held by {@code verify}. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MeasureIT {

    private static final String MEASURE = "io.github.fcmaven:fc-maven-plugin:measure";
    private static final String VERIFY = "io.github.fcmaven:fc-maven-plugin:verify";
    private static final int RATIO = 10;

    @Test
    void startsAreMeasuredAndHeldToTheBudget() throws IOException {
        MavenBuild build = MavenBuild.of("jdk-http-server", "measure")
                .with("fc.jit", "c1")
                .with("fc.measure.runs", "2")
                .with("fc.measure.limits", "function")
                .with("fc.compare", "jar");
        Path history = build.directory().resolve(".fc/coldstart.csv");

        BuildResult measured = build.run("verify", MEASURE).succeeded();

        measured.says(
                "Warm-up: first answer after",
                "Start 1 of 2: first answer after",
                "Start 2 of 2: first answer after",
                "about 0 s left",
                "server start       median",
                "processor time     median",
                "resident memory    median",
                "unpacking the zip  median",
                "java -jar of the same jar, in a zip of its own:",
                "times as long to its first answer (median of 2 pairs)",
                "512 MB as the memory of its machine");
        assertThat(measured.log())
                .containsPattern("Start 1 of 2: first answer after \\d+ ms; about \\d+ s left")
                .containsPattern("On (1 of this machine's processors; the function's share of one|all processors)");
        List<String> lines = Files.readAllLines(history);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).endsWith(",function");
        assertThat(build.directory().resolve("target/fc-reports/report.html"))
                .content()
                .contains(
                        "Cold starts as measured",
                        lines.get(1).substring(0, lines.get(1).indexOf(',')));

        holds(build, lines);

        build.run("clean").succeeded();
        assertThat(Files.readAllLines(history)).isEqualTo(lines);
    }

    private static void holds(MavenBuild build, List<String> lines) throws IOException {
        build.with("fc.maxStartup", "1ms").run(VERIFY).failed().says("the cold start took", "and maxStartup is 1 ms");

        Path baseline = build.directory().resolve("baseline.csv");
        build.with("fc.maxStartup", "60s").with("fc.maxRegression", "0.2").with("fc.baselineFile", baseline.toString());
        build.run(VERIFY).failed().says("maxRegression is set, but there is no baseline");

        Files.write(baseline, List.of(lines.get(0), withRatio(lines.get(1), 0.5)));
        build.run(VERIFY).failed().says("takes 2.00 times as long as the baseline", "and maxRegression is 0.2");

        Files.write(baseline, lines);
        build.run(VERIFY).succeeded();

        Path elsewhere = build.directory().resolve("elsewhere.csv");
        Files.write(elsewhere, List.of(lines.get(0), withRatio(lines.get(1), 2)));
        build.with("fc.historyFile", elsewhere.toString());
        build.run(VERIFY).failed().says("takes 2.00 times as long as the baseline");
    }

    /** The line of a machine on which the start took so many times what it took here. */
    private static String withRatio(String line, double factor) {
        String[] fields = line.split(",");
        fields[RATIO] = String.format(Locale.ROOT, "%.3f", Double.parseDouble(fields[RATIO]) * factor);
        return String.join(",", fields);
    }
}
