package io.github.fcmaven.report;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the static check found, as the log of a build has it.
 *
 * @param findings of the package
 */
public record StaticConsole(List<Finding> findings) {

    public StaticConsole {
        findings = List.copyOf(findings);
    }

    /** A message for each violation that fails no build. */
    public List<String> warnings() {
        return of(Verdict.WARNING).map(StaticConsole::message).toList();
    }

    /**
     * A line for each requirement that nothing shows, unless a violation that is told is the reason, and for each that
     * the user does not want judged.
     */
    public List<String> notes() {
        Stream<String> unproven = of(Verdict.UNPROVEN)
                .filter(finding -> findings.stream()
                        .filter(Finding.Violated.class::isInstance)
                        .noneMatch(cause -> finding.observed().endsWith(": " + cause.observed())))
                .map(finding -> finding.requirement().id() + ": " + finding.observed() + "; " + finding.fix());
        Stream<String> skipped = of(Verdict.SKIPPED)
                .filter(finding -> finding instanceof Finding.Skipped one && one.isByTheUser())
                .map(finding -> finding.requirement().id() + " is skipped: " + finding.observed());
        return Stream.concat(unproven, skipped).toList();
    }

    /** Why the package is refused, with every violation and its fix; empty where it is not. */
    public Optional<String> refusal() {
        List<String> errors = of(Verdict.VIOLATED).map(StaticConsole::message).toList();
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        String all = errors.stream().collect(Collectors.joining("\n"));
        return Optional.of(
                errors.size() == 1
                        ? all
                        : "Function Compute would not run this package, for " + errors.size() + " reasons:\n" + all);
    }

    /** One line: how much is met, and how many warnings there are. */
    public String summary() {
        long warnings = of(Verdict.WARNING).count();
        return "Static check: " + of(Verdict.MET).count() + " requirements met, " + warnings
                + (warnings == 1 ? " warning" : " warnings");
    }

    private Stream<Finding> of(Verdict verdict) {
        return findings.stream().filter(finding -> Verdict.of(finding) == verdict);
    }

    private static String message(Finding finding) {
        return FcProblem.of(finding.requirement(), finding.observed(), finding.platform(), finding.fix())
                .getMessage();
    }
}
