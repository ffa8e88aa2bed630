package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of a check. */
public enum Outcome {
    /** Nothing is violated, and the function was seen to start and to answer. */
    PASSED,
    /** Nothing is violated, and it was not seen to start, or to answer: nothing was verified. */
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
        return ofServer.stream().anyMatch(Outcome::isUnseen) ? INCONCLUSIVE : PASSED;
    }

    /** Whether it says that the start, or an answer of any kind, was neither seen to come nor to fail. */
    static boolean isUnseen(Finding finding) {
        return finding instanceof Finding.Unproven
                && (finding.requirement() == Requirement.FC_STARTUP
                        || finding.requirement() == Requirement.FC_HTTP
                                && finding.proof()
                                        .filter(Proof.INCONCLUSIVE::equals)
                                        .isPresent());
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
