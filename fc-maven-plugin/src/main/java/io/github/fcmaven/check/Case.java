package io.github.fcmaven.check;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.startup.StartOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a requirement is judged by.
 *
 * @param observed all that was seen of the server
 * @param fixes what to change for a requirement, in the words of the server that the package holds
 * @param before what was found of the requirements that come before it
 */
record Case(Observation observed, Function<Requirement, String> fixes, List<Finding> before) {
    Case {
        before = List.copyOf(before);
    }

    Observation.Setting setting() {
        return observed.setting();
    }

    StartOutcome start() {
        return observed.start();
    }

    /** What the server did with connections: of one that accepted none nothing is judged that needs it. */
    Traffic traffic() {
        return observed.traffic().orElseThrow();
    }

    String fix(Requirement requirement) {
        return fixes.apply(requirement);
    }

    /** In place of a violation, where a failure here proves nothing about the platform. */
    Optional<Finding> inconclusive(Requirement requirement, String failure) {
        return setting()
                .machine()
                .inconclusive()
                .map(reason -> new Finding.Unproven(
                        requirement, failure + "; this proves nothing, because " + reason.why(), reason.fix()));
    }

    boolean isViolated(Requirement requirement) {
        return before.stream()
                .anyMatch(finding -> finding.requirement() == requirement && finding instanceof Finding.Violated);
    }
}
