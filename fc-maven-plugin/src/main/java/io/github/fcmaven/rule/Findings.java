package io.github.fcmaven.rule;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.List;

/** What the rules have found so far. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void met(Requirement requirement, String observed) {
        all.add(new Finding.Met(requirement, observed));
    }

    void unproven(Requirement requirement, String observed, String fix) {
        all.add(new Finding.Unproven(requirement, observed, fix));
    }

    void violated(Requirement requirement, String observed, String fix) {
        violated(requirement, observed, requirement.platform(), fix);
    }

    /** A violation to which the platform has an answer of its own. */
    void violated(Requirement requirement, String observed, String platform, String fix) {
        all.add(new Finding.Violated(requirement, observed, platform, fix));
    }

    /** What a value, or a reader, refused. */
    void violated(FcProblem problem) {
        all.add(Finding.Violated.of(problem));
    }

    void add(Finding finding) {
        all.add(finding);
    }

    List<Finding> of(Requirement requirement) {
        return all.stream()
                .filter(finding -> finding.requirement() == requirement)
                .distinct()
                .toList();
    }

    boolean isViolated(Requirement requirement) {
        return of(requirement).stream().anyMatch(Finding.Violated.class::isInstance);
    }
}
