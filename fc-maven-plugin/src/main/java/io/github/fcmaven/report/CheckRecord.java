package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The record that {@code integration-test} leaves and {@code verify} judges: {@code report.json}.
 *
 * <p>Its times are whole milliseconds.
 *
 * @param outcome what came of the check
 * @param report what it found; empty where it could not be made
 * @param error why it could not be made; empty where it was
 * @param zipSha256 the zip that was checked; empty where there was none
 * @param execution the id of the Maven execution
 */
public record CheckRecord(
        Outcome outcome, Optional<CheckReport> report, String error, String zipSha256, String execution) {

    /** What came of a check. */
    public enum Outcome {
        /** Nothing is violated. */
        PASSED,
        /** Something is violated. */
        FAILED,
        /** The check itself could not be made. */
        ERROR
    }

    /** @throws IllegalArgumentException where the outcome does not follow from the report */
    public CheckRecord {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(zipSha256, "zipSha256");
        Objects.requireNonNull(execution, "execution");
        report = report.map(CheckRecord::inMilliseconds);
        if (outcome != report.map(CheckRecord::outcomeOf).orElse(Outcome.ERROR)) {
            throw new IllegalArgumentException("the outcome " + outcome + " does not follow from the findings");
        }
        if (report.isPresent() != error.isEmpty()) {
            throw new IllegalArgumentException("an error is said where, and only where, there is no report");
        }
    }

    /** The record of a check that was made. */
    public static CheckRecord of(CheckReport report, String zipSha256, String execution) {
        return new CheckRecord(outcomeOf(report), Optional.of(report), "", zipSha256, execution);
    }

    /** The record of a check that could not be made; {@code why} is what the reader is told. */
    public static CheckRecord error(String why, String zipSha256, String execution) {
        String error = why.isBlank() ? "no reason was given" : why;
        return new CheckRecord(Outcome.ERROR, Optional.empty(), error, zipSha256, execution);
    }

    /** The record as {@code report.json}. */
    public String json() {
        return JsonReport.text(this);
    }

    /**
     * Reads a {@code report.json}; what is read equals what was written.
     *
     * @throws FcProblem where the file cannot be read, is cut, or was not written by {@link #json}
     */
    public static CheckRecord readJson(Path file) {
        return JsonReport.read(file);
    }

    /** The record for readers of JUnit's XML, one case a requirement, with the end of the server's log. */
    public String junit() {
        return JUnitReport.text(this);
    }

    /** The record as one page for a browser, with its style, its picture of the cold start and the end of the server's log inside. */
    public String html() {
        return HtmlReport.text(this);
    }

    /** The record as a person reads it on the console, timeline included; no line holds a control character or a command of a CI. */
    public List<String> lines() {
        return ConsoleReport.lines(this);
    }

    /** The findings of that verdict, each with what the platform would answer, the fix and where it is explained. */
    public List<String> linesOf(Class<? extends Finding> verdict) {
        return ConsoleReport.linesOf(this, verdict);
    }

    /** The record as Markdown for the summary of a step of GitHub Actions. */
    public String gitHubSummary() {
        return GitHubSummary.text(this);
    }

    /** One annotation for each finding of that verdict. */
    public List<GitHubAnnotation> gitHubAnnotations(GitHubAnnotation.Level level, Class<? extends Finding> verdict) {
        return report.map(CheckReport::findings).orElse(List.of()).stream()
                .filter(verdict::isInstance)
                .map(finding -> GitHubAnnotation.of(level, finding))
                .toList();
    }

    private static Outcome outcomeOf(CheckReport report) {
        return report.passed() ? Outcome.PASSED : Outcome.FAILED;
    }

    private static CheckReport inMilliseconds(CheckReport report) {
        CheckReport.ColdStart times = report.coldStart();
        return new CheckReport(
                report.findings(),
                new CheckReport.ColdStart(
                        inMilliseconds(times.unpack()),
                        times.firstOutput().map(CheckRecord::inMilliseconds),
                        times.portOpen().map(CheckRecord::inMilliseconds),
                        times.firstResponse().map(CheckRecord::inMilliseconds),
                        times.cpu().map(CheckRecord::inMilliseconds)),
                report.notes(),
                report.warnings(),
                report.lastLines(),
                report.log());
    }

    private static Duration inMilliseconds(Duration time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
