package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of a check: what {@code integration-test} leaves and {@code verify} judges.
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

    /** @throws IllegalArgumentException where the outcome does not follow from the report */
    public CheckRecord {
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(zipSha256, "zipSha256");
        Objects.requireNonNull(execution, "execution");
        report = report.map(CheckRecord::inMilliseconds);
        ofPackage = List.copyOf(ofPackage);
        if (outcome != Outcome.of(report, ofPackage, error)) {
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
     * The same with what the static check found of the package. What was seen of the running server says more: where
     * that judged a requirement, the static finding of it is left out.
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

    /** What was not seen of an inconclusive check, as a sentence without its full stop. */
    public String unseen() {
        boolean started = report.map(CheckReport::findings).orElse(List.of()).stream()
                .noneMatch(finding -> Outcome.isUnseen(finding) && finding.requirement() == Requirement.FC_STARTUP);
        return "The function was not seen to " + (started ? "answer" : "start") + ", so nothing was verified";
    }

    private static CheckRecord of(
            Optional<CheckReport> report, List<Finding> ofPackage, String error, String zipSha256, String execution) {
        return new CheckRecord(Outcome.of(report, ofPackage, error), report, ofPackage, error, zipSha256, execution);
    }

    /** The record of a check that could not be made; {@code why} is what the reader sees. */
    public static CheckRecord error(String why, String zipSha256, String execution) {
        String error = why.isBlank() ? "no reason was given" : why;
        return of(Optional.empty(), List.of(), error, zipSha256, execution);
    }

    /** Whether nothing is violated that fails a build, and the start was seen. */
    public boolean passed() {
        return outcome == Outcome.PASSED;
    }

    /** Every finding: of the running server first. */
    public List<Finding> all() {
        return Stream.concat(findings().stream(), ofPackage.stream()).toList();
    }

    /**
     * What somebody should look at: all that was found of the running server, and of the package what
     * {@link #isShownOfPackage} says.
     */
    List<Finding> shown() {
        return Stream.concat(findings().stream(), ofPackage.stream().filter(CheckRecord::isShownOfPackage))
                .toList();
    }

    /** What the package does not keep, what nothing shows, and what the user does not want judged. */
    static boolean isShownOfPackage(Finding finding) {
        return finding instanceof Finding.Skipped skipped ? skipped.isByTheUser() : !(finding instanceof Finding.Met);
    }

    /** What was found of the running server. */
    List<Finding> findings() {
        return report.map(CheckReport::findings).orElse(List.of());
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
