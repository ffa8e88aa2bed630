package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static io.github.fcmaven.platform.Requirement.FC_PARALLEL;
import static io.github.fcmaven.platform.Requirement.FC_PORT;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What follows from an observation: one cause is one violation, and what can no longer be judged is skipped. */
final class Judgement {

    private final Observation seen;
    private final Function<Requirement, String> fix;

    private Judgement(Observation seen, Function<Requirement, String> fix) {
        this.seen = seen;
        this.fix = fix;
    }

    /** The seven findings in the catalogue's order; {@code fix} says what to change for a requirement. */
    static List<Finding> of(Observation seen, Function<Requirement, String> fix) {
        return new Judgement(seen, fix).findings();
    }

    private List<Finding> findings() {
        StartFindings starts = new StartFindings(seen, fix);
        List<Finding> findings = new ArrayList<>();
        findings.add(starts.startup());
        if (starts.failure().isPresent()) {
            skip(findings, starts.failure().get(), FC_PORT, FC_BIND, FC_HTTP, FC_KEEPALIVE, FC_EXECUTION, FC_PARALLEL);
            return List.copyOf(findings);
        }
        findings.add(starts.port());
        findings.add(new BindFinding(seen, fix).bind());
        seen.traffic()
                .filter(traffic -> traffic.reach().address().isPresent())
                .ifPresentOrElse(
                        traffic -> requests(traffic, findings),
                        () -> skip(
                                findings,
                                "no connection was accepted at an address that the check may connect to",
                                FC_HTTP,
                                FC_KEEPALIVE,
                                FC_EXECUTION,
                                FC_PARALLEL));
        return List.copyOf(findings);
    }

    private void requests(Observation.Traffic traffic, List<Finding> findings) {
        HttpFinding http = new HttpFinding(seen, traffic);
        findings.add(http.http());
        if (http.failure().isPresent()) {
            skip(findings, http.failure().get(), FC_KEEPALIVE, FC_EXECUTION, FC_PARALLEL);
            return;
        }
        findings.add(new KeepAliveFinding(seen, traffic, fix).keepAlive());
        findings.add(new ExecutionFinding(seen, traffic, fix).execution());
        findings.add(ParallelFinding.of(traffic, seen.setting().instanceConcurrency()));
    }

    private static void skip(List<Finding> findings, String reason, Requirement... requirements) {
        for (Requirement requirement : requirements) {
            findings.add(new Finding.Skipped(requirement, reason));
        }
    }
}
