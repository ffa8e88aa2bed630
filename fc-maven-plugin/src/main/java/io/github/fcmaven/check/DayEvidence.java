package io.github.fcmaven.check;

import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import io.github.fcmaven.virtualtime.Day;
import java.util.Optional;

/** How much is known of a day that was not shown. */
final class DayEvidence {

    private DayEvidence() {}

    /** The proof that the outcome gives an unproven finding, beside what the server's effective configuration says. */
    static Proof proof(Optional<Day.Outcome> outcome, Optional<Declared> declared) {
        if (outcome.filter(Day.Outcome.Lost.class::isInstance).isPresent()) {
            return Proof.INCONCLUSIVE;
        }
        return declared.filter(Declared::forADay).isPresent() ? Proof.DECLARED : Proof.OBSERVED;
    }
}
