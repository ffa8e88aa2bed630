package io.github.fcmaven.mojo;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.measure.Budget;
import io.github.fcmaven.measure.History;
import io.github.fcmaven.measure.TypicalStart;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Times;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.ConsoleReport;
import io.github.fcmaven.report.GitHubAnnotation;
import io.github.fcmaven.report.JsonRecord;
import io.github.fcmaven.report.Outcome;
import io.github.fcmaven.report.Verdict;
import io.github.fcmaven.zip.FunctionZip;
import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Reads the record that {@code integration-test} wrote, and fails the build with every violation and its fix.
 *
 * <p>A record that is missing, has an error or belongs to another zip never passes.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public class VerifyMojo extends AbstractFcMojo {

    private static final Set<Verdict> VIOLATIONS = Set.of(Verdict.VIOLATED, Verdict.WARNING);
    private static final Set<Verdict> UNPROVEN = Set.of(Verdict.UNPROVEN);

    /** Whether a violation fails the build; if not, it is a warning. */
    @Parameter(property = "fc.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /** Whether an unproven requirement fails the build too. */
    @Parameter(property = "fc.failOnUnproven", defaultValue = "false")
    private boolean failOnUnproven;

    /**
     * Whether the build passes if the check could not see the function start, or answer, so nothing was verified: for
     * example if this machine has no Java that can run it.
     */
    @Parameter(property = "fc.allowInconclusive", defaultValue = "false")
    private boolean allowInconclusive;

    /**
     * How long a cold start may take on this machine, {@code 2s} or {@code 800ms}: the median that {@code measure}
     * found for this zip, else the start in the check. Default: any time.
     */
    @Parameter(property = "fc.maxStartup")
    private String maxStartup;

    /**
     * How much longer than the baseline a cold start may take, 0.2 for a fifth; both are multiples of the time that
     * their machine needs to start an empty JVM. Needs {@code baselineFile}, and {@code measure} before. Default:
     * any.
     */
    @Parameter(property = "fc.maxRegression")
    private Double maxRegression;

    /** A committed copy of a history that {@code measure} wrote; its last line is the baseline. Default: none. */
    @Parameter(property = "fc.baselineFile")
    private File baselineFile;

    /** The file to which {@code measure} adds a line for each measurement. */
    @Parameter(property = "fc.historyFile", defaultValue = "${project.basedir}/.fc/coldstart.csv")
    private File historyFile;

    @Override
    void run() throws MojoFailureException {
        CheckRecord record = record();
        drawHistory();
        if (record.report().isEmpty()) {
            gitHub().annotate(List.of(GitHubAnnotation.ofError(record.error())));
            List<String> lines = ConsoleReport.lines(record);
            List<String> reason = lines.subList(1, lines.size()); // their headline says the same
            throw new MojoFailureException("The check could not be made:\n" + String.join("\n", reason) + page());
        }
        CheckReport report = record.report().get();
        annotate(record, report);
        judge(record, report);
        holdToBudget(report);
    }

    /** Shows in full only what fails the build; the rest was shown when it was found, if that was in this build. */
    private void judge(CheckRecord record, CheckReport report) throws MojoFailureException {
        if (record.outcome() == Outcome.FAILED) {
            String headline = "Function Compute would not run this function as it is:";
            boolean shown = context().checked(reports().json()).isPresent();
            Set<Verdict> inFull = shown ? Set.of(Verdict.VIOLATED) : VIOLATIONS;
            List<String> lines = new ArrayList<>(ConsoleReport.linesOf(record, inFull));
            lines.addAll(shown ? ConsoleReport.warningsOf(record) : List.of());
            failOrWarn(failOnViolation, headline, lines, report);
        }
        if (record.outcome() == Outcome.INCONCLUSIVE) {
            List<String> lines = new ArrayList<>(ConsoleReport.linesOf(record.ofServer(), UNPROVEN));
            lines.add("To pass without it, set allowInconclusive");
            failOrWarn(!allowInconclusive, record.unseen() + ":", lines, report);
        }
        if (failOnUnproven && has(report, Finding.Unproven.class)) {
            String headline = "Not everything could be proven, and failOnUnproven is set:";
            failOrWarn(true, headline, ConsoleReport.linesOf(record.ofServer(), UNPROVEN), report);
        }
        if (record.passed()) {
            getLog().info(ConsoleReport.summary(record) + "; see "
                    + shown(reports().page()));
            report.warnings().stream().map(this::addressed).forEach(getLog()::warn);
        }
    }

    private void holdToBudget(CheckReport report) throws MojoFailureException {
        Budget budget = new Budget(
                Optional.ofNullable(maxStartup).map(text -> Times.parse("maxStartup", text)),
                Optional.ofNullable(maxRegression));
        if (budget.isNone()) {
            return;
        }
        String sha256 = FunctionZip.sha256(files().zip());
        Optional<TypicalStart> measured = History.last(path(historyFile), Optional.of(sha256))
                .or(() -> report.coldStart().firstResponse().map(TypicalStart::ofOne));
        Optional<TypicalStart> baseline =
                Optional.ofNullable(baselineFile).flatMap(file -> History.last(file.toPath(), Optional.empty()));
        Optional<String> overrun = budget.overrun(measured, baseline);
        if (overrun.isPresent()) {
            throw new MojoFailureException(overrun.get());
        }
    }

    /** A picture that cannot be drawn hides no verdict. */
    private void drawHistory() {
        try {
            reports().drawHistory(path(historyFile));
        } catch (FcProblem e) {
            getLog().warn(e.getMessage());
        }
    }

    @Override
    boolean runsFunction() {
        return true;
    }

    /** A build that ends well says what it has not checked. */
    @Override
    void tellSkipped(String by) {
        getLog().warn("The function was not checked, because " + by
                + ". Nothing shows that Function Compute can run it; -Dfc.skipTests=false checks it, even if"
                + " unit tests are skipped");
    }

    private CheckRecord record() {
        Optional<CheckRecord> own = context().checked(reports().json());
        CheckRecord record = own.orElseGet(this::recordOfAnyBuild);
        boolean sameZip = Files.isRegularFile(files().zip())
                && (record.zipSha256().isEmpty() || record.zipSha256().equals(FunctionZip.sha256(files().zip())));
        if (!sameZip && record.outcome() != Outcome.ERROR) {
            throw FcProblem.local(
                    shown(reports().json()) + " is the record of another zip than the " + shown(files().zip())
                            + " that is there now"
                            + (own.isPresent()
                                    ? ": it was written again since this build checked it, as by another build in the"
                                            + " same folder"
                                    : ""),
                    "run mvn verify, which packages, checks and judges the same zip");
        }
        if (own.isPresent() && !reports().hold(record)) {
            getLog().warn("another build in the same folder has replaced or removed "
                    + shown(reports().json())
                    + ": what this build found is judged, and the files tell what that one found");
        }
        return record;
    }

    private CheckRecord recordOfAnyBuild() {
        if (!Files.isRegularFile(reports().json())) {
            throw FcProblem.local(
                    "there is no record of a check, " + shown(reports().json()),
                    "run mvn verify with the goal integration-test bound, or set -Dfc.skip");
        }
        return JsonRecord.read(reports().json());
    }

    private void failOrWarn(boolean fail, String headline, List<String> lines, CheckReport report)
            throws MojoFailureException {
        if (fail) {
            throw new MojoFailureException(
                    headline + "\n" + String.join("\n", lines) + "\nThe server's log: " + shown(report.log()) + page());
        }
        getLog().warn(headline);
        lines.stream().map(this::addressed).forEach(getLog()::warn);
    }

    /**
     * Here and not where the check is made: only now it is known what fails the build. What is unproven is shown only
     * if it does.
     */
    private void annotate(CheckRecord record, CheckReport report) {
        List<GitHubAnnotation> annotations = new ArrayList<>();
        annotations.addAll(GitHubAnnotation.all(
                record.all(),
                failOnViolation ? GitHubAnnotation.Level.ERROR : GitHubAnnotation.Level.WARNING,
                Set.of(Verdict.VIOLATED)));
        annotations.addAll(GitHubAnnotation.all(record.all(), GitHubAnnotation.Level.WARNING, Set.of(Verdict.WARNING)));
        if (failOnUnproven || record.outcome() == Outcome.INCONCLUSIVE && !allowInconclusive) {
            annotations.addAll(GitHubAnnotation.all(record.ofServer().all(), GitHubAnnotation.Level.ERROR, UNPROVEN));
        }
        report.warnings().forEach(warning -> annotations.add(GitHubAnnotation.ofWarning(warning)));
        gitHub().annotate(annotations);
    }

    private String page() {
        return Files.isRegularFile(reports().page())
                ? "\nThe report: " + shown(reports().page())
                : "";
    }

    private static boolean has(CheckReport report, Class<? extends Finding> verdict) {
        return report.findings().stream().anyMatch(verdict::isInstance);
    }
}
