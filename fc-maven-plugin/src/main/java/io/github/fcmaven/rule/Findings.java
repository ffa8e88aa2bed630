package io.github.fcmaven.rule;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the rules have found so far, as one of them may ask for it. */
final class Findings {

    private final List<Finding> all;
    private final Set<Requirement> asked;

    /** Nothing yet; of every requirement it may be asked. */
    Findings() {
        this(new ArrayList<>(), EnumSet.allOf(Requirement.class));
    }

    private Findings(List<Finding> all, Set<Requirement> asked) {
        this.all = all;
        this.asked = asked;
    }

    /** The same findings for a rule that says of which requirements it asks, beside those that it judges itself. */
    Findings askedFor(Set<Requirement> judges, Set<Requirement> asks) {
        Set<Requirement> both = EnumSet.copyOf(judges);
        both.addAll(asks);
        return new Findings(all, both);
    }

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

    /**
     * @throws IllegalStateException where the rule does not say that it asks for that: it could then judge too early
     */
    List<Finding> of(Requirement requirement) {
        if (!asked.contains(requirement)) {
            throw new IllegalStateException("a rule asks for " + requirement + " and does not say so");
        }
        return all.stream()
                .filter(finding -> finding.requirement() == requirement)
                .distinct()
                .toList();
    }

    boolean isViolated(Requirement requirement) {
        return of(requirement).stream().anyMatch(Finding.Violated.class::isInstance);
    }
}
