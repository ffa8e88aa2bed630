package io.github.fcmaven.report;

import io.github.fcmaven.platform.CiCommands;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.rule.StaticReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The static check as a person reads it, line by line; the log adds level and colour.
 *
 * @param report what the check found
 */
public record StaticConsole(StaticReport report) {

    /** The violations that do not fail a build. */
    public List<String> warnings() {
        return report.warnings().stream().map(StaticConsole::text).toList();
    }

    /** What was not judged, and how it can be. */
    public List<String> notes() {
        return report.findings().stream()
                .flatMap(finding -> note(finding).stream())
                .toList();
    }

    private static Optional<String> note(Finding finding) {
        String id = finding.requirement().id();
        if (finding instanceof Finding.Unproven) {
            return Optional.of(id + ": " + finding.observed() + "; " + finding.fix());
        }
        return finding instanceof Finding.Skipped skipped && skipped.isByTheUser()
                ? Optional.of(id + " is skipped: " + finding.observed())
                : Optional.empty();
    }

    /** Every violation that fails a build, in one text; empty where there is none. */
    public Optional<String> refusal() {
        List<Finding> errors = report.errors();
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        String all = errors.stream().map(StaticConsole::text).collect(Collectors.joining("\n"));
        return Optional.of(
                errors.size() == 1
                        ? all
                        : "Function Compute would not run this package, for " + errors.size() + " reasons:\n" + all);
    }

    /** How many requirements are met. */
    public String summary() {
        int warnings = report.warnings().size();
        return "Static check: " + report.count(Finding.Met.class) + " requirements met, " + warnings
                + (warnings == 1 ? " warning" : " warnings");
    }

    private static String text(Finding finding) {
        return CiCommands.broken(
                FcProblem.of(finding.requirement(), finding.observed(), finding.platform(), finding.fix())
                        .getMessage());
    }
}
