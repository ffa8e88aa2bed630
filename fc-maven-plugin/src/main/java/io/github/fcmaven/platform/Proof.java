package io.github.fcmaven.platform;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a finding about a time came to be that nobody waits for. */
public enum Proof {
    /** Met: it lasted a day by a fast-forwarded clock, and the controls say that the server followed that clock. */
    PROVEN,
    /** Unproven: it lasted as long as it was watched in real time. */
    OBSERVED,
    /** Unproven: observed, and the server's effective configuration says a day. */
    DECLARED,
    /** Violated: it was seen to end, or the server's effective configuration says when it will. */
    REFUTED,
    /** Unproven: the server did not survive the jump of the clock, so nothing follows from how it ended. */
    INCONCLUSIVE;

    /** Its name in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The proof of that name. */
    public static Optional<Proof> ofWord(String word) {
        return Arrays.stream(values())
                .filter(proof -> proof.word().equals(word))
                .findFirst();
    }
}
