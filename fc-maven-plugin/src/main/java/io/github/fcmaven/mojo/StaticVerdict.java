package io.github.fcmaven.mojo;

import io.github.fcmaven.platform.CiCommands;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.rule.StaticReport;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;

/** What a static check means for a build: all violations at once, what is only a warning, and what was not judged. */
record StaticVerdict(StaticReport report) {

    /** @throws Refused with every violation that is an error, where there is one */
    void tell(Log log) {
        report.warnings().stream().map(StaticVerdict::text).forEach(log::warn);
        report.findings().stream()
                .filter(finding -> finding instanceof Finding.Unproven)
                .map(finding -> finding.requirement().id() + ": " + finding.observed() + "; " + finding.fix())
                .forEach(log::info);
        report.findings().stream()
                .filter(finding -> finding instanceof Finding.Skipped skipped && skipped.isByTheUser())
                .map(finding -> finding.requirement().id() + " is skipped: " + finding.observed())
                .forEach(log::info);
        if (!report.passed()) {
            String all = report.errors().stream().map(StaticVerdict::text).collect(Collectors.joining("\n"));
            throw new Refused(
                    report.errors().size() == 1
                            ? all
                            : "Function Compute would not run this package, for "
                                    + report.errors().size() + " reasons:\n" + all);
        }
        log.info("Static check: " + report.count(Finding.Met.class) + " requirements met, "
                + report.warnings().size() + (report.warnings().size() == 1 ? " warning" : " warnings"));
    }

    /** The package has violations that are errors; the message tells all of them. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message);
        }
    }

    private static String text(Finding finding) {
        return CiCommands.broken(
                FcProblem.of(finding.requirement(), finding.observed(), finding.platform(), finding.fix())
                        .getMessage());
    }
}
