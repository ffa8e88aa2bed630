package io.github.fcmaven.explain;

import io.github.fcmaven.platform.CheckedBy;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which requirements would be judged, by which goal, and what would follow. */
final class CheckPlan {

    private CheckPlan() {}

    static List<String> lines(SeverityOverrides checks, Optional<StaticReport> report) {
        List<String> lines = new ArrayList<>();
        lines.add(count(Requirement::isStatic)
                + " requirements are judged by package and validate, without a start; "
                + count(requirement -> requirement.isHeldBy(CheckedBy.PROBE))
                + " by integration-test, of the running server");
        named(
                lines,
                "fails by checks",
                requirement -> checks.levels().get(requirement) == SeverityOverrides.Level.ERROR);
        named(
                lines,
                "warns by checks",
                requirement -> checks.levels().get(requirement) == SeverityOverrides.Level.WARN);
        named(lines, "off by checks", requirement -> checks.levels().get(requirement) == SeverityOverrides.Level.OFF);
        named(
                lines,
                "warns",
                requirement -> requirement.severity() == Severity.WARNING
                        && !checks.levels().containsKey(requirement)
                        && concerns(report, requirement));
        lines.add("every other fails the build");
        lines.addAll(report.map(CheckPlan::found)
                .orElse(List.of("this package is judged when package has made its start faster")));
        return lines;
    }

    /** Whether the package has something that the requirement asks of, or only the running server shows it. */
    private static boolean concerns(Optional<StaticReport> report, Requirement requirement) {
        return report.isEmpty()
                || !requirement.isStatic()
                || requirement.isHeldBy(CheckedBy.PROBE)
                || report.get().findings().stream()
                        .anyMatch(finding ->
                                finding.requirement() == requirement && !(finding instanceof Finding.Skipped));
    }

    private static List<String> found(StaticReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("without a start, " + report.count(Finding.Met.class) + " are met now"
                + (report.passed() ? "" : ", and package would fail:"));
        report.errors().forEach(finding -> tell(lines, "FAIL", finding));
        report.warnings().forEach(finding -> tell(lines, "WARN", finding));
        return lines;
    }

    private static void tell(List<String> lines, String mark, Finding finding) {
        lines.add("  " + mark + " " + finding.requirement().id() + ": " + finding.observed());
        lines.add("       fix: " + finding.fix());
    }

    private static void named(List<String> lines, String what, Predicate<Requirement> which) {
        String ids = Arrays.stream(Requirement.values())
                .filter(which)
                .map(Requirement::id)
                .collect(Collectors.joining(", "));
        if (!ids.isEmpty()) {
            lines.add(what + ": " + ids);
        }
    }

    private static long count(Predicate<Requirement> which) {
        return Arrays.stream(Requirement.values()).filter(which).count();
    }
}
