package io.github.fcmaven.check;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What follows from an observation: one cause is one violation, and what can no longer be judged is skipped. */
final class Judgement {

    private final Observation seen;
    private final Function<Requirement, String> fix;

    private Judgement(Observation seen, Function<Requirement, String> fix) {
        this.seen = seen;
        this.fix = fix;
    }

    /** The five findings in the catalogue's order; {@code fix} says what to change for a requirement. */
    static List<Finding> of(Observation seen, Function<Requirement, String> fix) {
        return new Judgement(seen, fix).findings();
    }

    private List<Finding> findings() {
        StartFindings starts = new StartFindings(seen, fix);
        List<Finding> findings = new ArrayList<>();
        findings.add(starts.startup());
        if (starts.failure().isPresent()) {
            Stream.of(Requirement.FC_PORT, Requirement.FC_BIND, Requirement.FC_KEEPALIVE, Requirement.FC_EXECUTION)
                    .map(requirement ->
                            new Finding.Skipped(requirement, starts.failure().get()))
                    .forEach(findings::add);
            return List.copyOf(findings);
        }
        findings.add(starts.port());
        findings.add(new BindFinding(seen, fix).bind());
        Optional<Observation.Traffic> traffic =
                seen.traffic().filter(t -> t.reach().address().isPresent());
        if (traffic.isPresent()) {
            findings.add(new KeepAliveFinding(seen, traffic.get(), fix).keepAlive());
            findings.add(new ExecutionFinding(seen, traffic.get(), fix).execution());
        } else {
            String reason = "no connection was accepted at an address that a probe may use";
            findings.add(new Finding.Skipped(Requirement.FC_KEEPALIVE, reason));
            findings.add(new Finding.Skipped(Requirement.FC_EXECUTION, reason));
        }
        return List.copyOf(findings);
    }
}
