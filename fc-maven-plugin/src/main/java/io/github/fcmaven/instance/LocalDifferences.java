package io.github.fcmaven.instance;

import java.util.List;
import java.util.Optional;

/**
 * In what a start on this machine differs from one on the platform.
 *
 * @param standIns what is used instead of what
 * @param older why a failure proves nothing that a newer Java or interpreter could have avoided; empty where nothing
 *     here is older
 * @param inconclusive why a start that fails here would prove nothing about the platform; empty where it would prove
 *     something
 */
public record LocalDifferences(List<StandIn> standIns, Optional<String> older, Optional<Inconclusive> inconclusive) {
    public LocalDifferences {
        standIns = List.copyOf(standIns);
    }

    /**
     * Why a failure proves nothing.
     *
     * @param why in words that follow "because"
     * @param fix what makes a start here prove something
     */
    public record Inconclusive(String why, String fix) {

        /** What only another machine has. */
        public static Inconclusive elsewhere(String why) {
            return new Inconclusive(why, "run the check where that is possible");
        }
    }
}
