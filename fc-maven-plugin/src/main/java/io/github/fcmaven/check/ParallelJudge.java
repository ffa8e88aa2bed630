package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_PARALLEL;

import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.Finding;

/** Judges FC-PARALLEL: whether as many requests at once as an instance may get were all answered. */
final class ParallelJudge {

    private ParallelJudge() {}

    static Finding judge(Case seen) {
        if (seen.setting().function().instanceConcurrency() == 1) {
            return new Finding.Skipped(FC_PARALLEL, "instanceConcurrency is 1: an instance gets one request at a time");
        }
        return seen.traffic()
                .concurrent()
                .map(ParallelJudge::judge)
                .orElseGet(() -> new Finding.Skipped(FC_PARALLEL, "the first request had no answer"));
    }

    private static Finding judge(ConcurrentRequests seen) {
        if (seen.failed().isEmpty()) {
            return new Finding.Met(
                    FC_PARALLEL,
                    seen.asked() + " requests at once were all answered, the last after "
                            + DurationText.measured(seen.slowest()));
        }
        int others = seen.asked() - seen.answered();
        return new Finding.Violated(
                FC_PARALLEL,
                "of " + seen.asked() + " requests at once, " + seen.answered() + " were answered; for "
                        + (others == 1 ? "the other one" : "the other " + others) + " the server "
                        + seen.failed().get().describe(),
                "let the server work on requests in parallel, with more threads or workers, and no lower limit of its"
                        + " connections (server.tomcat.max-connections and the like), or set instanceConcurrency"
                        + " to what it can do; 1 for a server that serves one connection after the other");
    }
}
