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
import java.util.stream.Stream;

/**
 * The record that {@code integration-test} leaves and {@code verify} judges: {@code report.json}.
 *
 * <p>Its times are whole milliseconds.
 *
 * @param outcome what came of the check
 * @param report what it found of the running server; empty where it could not be made, or none was started
 * @param ofPackage what the static check found of the package; empty where it was not made
 * @param error why it could not be made; empty where it was
 * @param zipSha256 the zip that was checked; empty where there was none, or nothing was started
 * @param execution the id of the Maven execution
 */
public record CheckRecord(
        Outcome outcome,
        Optional<CheckReport> report,
        List<Finding> ofPackage,
        String error,
        String zipSha256,
        String execution) {

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
        ofPackage = List.copyOf(ofPackage);
        if (outcome != outcomeOf(report, ofPackage, error)) {
            throw new IllegalArgumentException("the outcome " + outcome + " does not follow from the findings");
        }
        boolean judged = report.isPresent() || !ofPackage.isEmpty();
        if (error.isEmpty() ? !judged : report.isPresent()) {
            throw new IllegalArgumentException("an error is said where, and only where, the check could not be made");
        }
    }

    /** The record of a check that was made. */
    public static CheckRecord of(CheckReport report, String zipSha256, String execution) {
        return of(Optional.of(report), List.of(), "", zipSha256, execution);
    }

    /** The record of the static check alone, which starts nothing. */
    public static CheckRecord ofPackage(List<Finding> findings, String zipSha256, String execution) {
        return of(Optional.empty(), findings, "", zipSha256, execution);
    }

    /**
     * The same with what the static check found of the package. What was seen of the running server says more: where that judged a
     * requirement, the static finding of it is left out.
     */
    public CheckRecord with(List<Finding> staticFindings) {
        List<Finding> more = staticFindings.stream()
                .filter(finding -> findings().stream()
                        .filter(seen -> seen.requirement() == finding.requirement())
                        .noneMatch(seen -> finding instanceof Finding.Skipped
                                || seen instanceof Finding.Met
                                || seen instanceof Finding.Violated))
                .toList();
        return of(report, more, error, zipSha256, execution);
    }

    /** The same without what the static check found: what the running server showed. */
    public CheckRecord ofServer() {
        return report.map(seen -> of(seen, zipSha256, execution)).orElse(this);
    }

    private static CheckRecord of(
            Optional<CheckReport> report, List<Finding> ofPackage, String error, String zipSha256, String execution) {
        return new CheckRecord(outcomeOf(report, ofPackage, error), report, ofPackage, error, zipSha256, execution);
    }

    /** The record of a check that could not be made; {@code why} is what the reader is told. */
    public static CheckRecord error(String why, String zipSha256, String execution) {
        String error = why.isBlank() ? "no reason was given" : why;
        return of(Optional.empty(), List.of(), error, zipSha256, execution);
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

    /** The same page with the measurements of cold starts that were made until now, the newest last. */
    public String html(List<MeasuredStarts> history) {
        return HtmlReport.text(this, history);
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
        return all().stream()
                .filter(verdict::isInstance)
                .map(finding -> GitHubAnnotation.of(level, finding))
                .toList();
    }

    /** Whether nothing is violated that fails a build. */
    public boolean passed() {
        return outcome == Outcome.PASSED;
    }

    /** Every finding: of the running server first. */
    List<Finding> all() {
        return Stream.concat(findings().stream(), ofPackage.stream()).toList();
    }

    /** What was found of the running server. */
    List<Finding> findings() {
        return report.map(CheckReport::findings).orElse(List.of());
    }

    private static Outcome outcomeOf(Optional<CheckReport> report, List<Finding> ofPackage, String error) {
        if (!error.isEmpty()) {
            return Outcome.ERROR;
        }
        boolean passed = report.map(CheckReport::passed).orElse(true)
                && ofPackage.stream().noneMatch(Finding::fails);
        return passed ? Outcome.PASSED : Outcome.FAILED;
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
