package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of a check. */
public enum Outcome {
    /** Nothing is violated, and the start was seen. */
    PASSED,
    /** Nothing is violated, and the start was not seen: nothing was verified. */
    INCONCLUSIVE,
    /** Something is violated. */
    FAILED,
    /** The check itself could not be made. */
    ERROR;

    static Outcome of(Optional<CheckReport> report, List<Finding> ofPackage, String error) {
        if (!error.isEmpty()) {
            return ERROR;
        }
        List<Finding> ofServer = report.map(CheckReport::findings).orElse(List.of());
        if (ofServer.stream().anyMatch(Finding::fails) || ofPackage.stream().anyMatch(Finding::fails)) {
            return FAILED;
        }
        return ofServer.stream().anyMatch(Outcome::isUnseenStart) ? INCONCLUSIVE : PASSED;
    }

    /** Whether it says that the start was neither seen to work nor to fail. */
    static boolean isUnseenStart(Finding finding) {
        return finding.requirement() == Requirement.FC_STARTUP && finding instanceof Finding.Unproven;
    }

    /** The outcome that {@link #word} names; empty where there is none. */
    static Optional<Outcome> ofWord(String word) {
        for (Outcome outcome : values()) {
            if (outcome.word().equals(word)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    /** The word for it in {@code report.json}, such as {@code passed}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
