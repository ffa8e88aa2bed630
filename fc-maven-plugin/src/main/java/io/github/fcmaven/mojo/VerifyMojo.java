package io.github.fcmaven.mojo;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.zip.FunctionZip;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build by the record that {@code integration-test} wrote, with every violation and its fix.
 *
 * <p>A record that is missing, tells of an error or is of another zip never passes.
 */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public class VerifyMojo extends AbstractFcMojo {

    /** Whether a violation fails the build; else it is a warning. */
    @Parameter(property = "fc.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /** Whether what could not be proven fails the build too. */
    @Parameter(property = "fc.failOnUnproven", defaultValue = "false")
    private boolean failOnUnproven;

    @Override
    void run() throws MojoFailureException {
        CheckRecord record = record();
        CheckReport report = record.report()
                .orElseThrow(() -> FcProblem.local(
                        "the check could not be made:\n" + record.error(),
                        "mend what it says, and run mvn verify again"));
        List<Finding> violated = of(report, Finding.Violated.class);
        List<Finding> unproven = of(report, Finding.Unproven.class);
        unproven.forEach(finding -> getLog().warn(finding.requirement().id() + " is unproven: " + finding.observed()));
        report.warnings().forEach(getLog()::warn);
        if (!violated.isEmpty()) {
            failOrWarn(failOnViolation, "Function Compute would not run this function as it is", violated, report);
        }
        if (!unproven.isEmpty() && failOnUnproven) {
            failOrWarn(true, "Not all requirements could be proven, and failOnUnproven is set", unproven, report);
        }
    }

    @Override
    boolean skipped() {
        return super.skipped() || testsAreSkipped();
    }

    private CheckRecord record() {
        if (!Files.isRegularFile(files().report())) {
            throw FcProblem.local(
                    "there is no record of a check, " + shown(files().report()),
                    "run mvn verify with the goal integration-test bound, or set -Dfc.skip");
        }
        CheckRecord record = CheckRecord.readJson(files().report());
        boolean sameZip = Files.isRegularFile(files().zip())
                && (record.zipSha256().isEmpty()
                        || record.zipSha256()
                                .equals(FunctionZip.describe(files().zip()).sha256()));
        if (!sameZip && record.outcome() != CheckRecord.Outcome.ERROR) {
            throw FcProblem.local(
                    shown(files().report()) + " is not about " + shown(files().zip()) + " as it is now",
                    "run mvn verify, which packages, checks and judges the same zip");
        }
        return record;
    }

    private void failOrWarn(boolean fail, String headline, List<Finding> findings, CheckReport report)
            throws MojoFailureException {
        String message = findings.stream()
                .map(VerifyMojo::paragraph)
                .collect(Collectors.joining("\n", headline + ":\n", "\nThe server's log: " + report.log()));
        if (fail) {
            throw new MojoFailureException(message);
        }
        getLog().warn(message);
    }

    private static String paragraph(Finding finding) {
        StringBuilder text = new StringBuilder(finding.requirement().id() + ": " + finding.observed());
        if (!finding.platform().isEmpty()) {
            text.append("\n  platform: ").append(finding.platform());
        }
        text.append("\n  fix: ").append(finding.fix());
        return text.append("\n  see: ").append(finding.requirement().anchor()).toString();
    }

    private static List<Finding> of(CheckReport report, Class<? extends Finding> verdict) {
        return report.findings().stream().filter(verdict::isInstance).toList();
    }
}
