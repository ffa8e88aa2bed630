package io.github.fcmaven.rule;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the rules have found so far, as one of them may ask for it. */
final class Findings {

    private static final String OPEN = "it cannot be judged: ";

    private final Map<Requirement, Set<Finding>> all;
    private final Set<Requirement> judged;
    private final Set<Requirement> asked;

    /** Nothing yet; of every requirement it may be told, and asked. */
    Findings() {
        this(new EnumMap<>(Requirement.class), EnumSet.allOf(Requirement.class), EnumSet.allOf(Requirement.class));
    }

    private Findings(Map<Requirement, Set<Finding>> all, Set<Requirement> judged, Set<Requirement> asked) {
        this.all = all;
        this.judged = judged;
        this.asked = asked;
    }

    /** The same findings for a rule that says what it judges, and of which other requirements it asks. */
    Findings askedFor(Set<Requirement> judges, Set<Requirement> asks) {
        Set<Requirement> both = EnumSet.copyOf(judges);
        both.addAll(asks);
        return new Findings(all, judges, both);
    }

    void met(Requirement requirement, String observed) {
        add(new Finding.Met(requirement, observed));
    }

    void unproven(Requirement requirement, String observed, String fix) {
        add(new Finding.Unproven(requirement, observed, fix));
    }

    void violated(Requirement requirement, String observed, String fix) {
        violated(requirement, observed, requirement.platform(), fix);
    }

    /** A violation to which the platform has an answer of its own. */
    void violated(Requirement requirement, String observed, String platform, String fix) {
        add(new Finding.Violated(requirement, observed, platform, fix));
    }

    /** What a value, or a reader, refused. */
    void violated(FcProblem problem) {
        add(Finding.Violated.of(problem));
    }

    /**
     * What was found before is not found again.
     *
     * @throws IllegalStateException where the rule does not say that it judges that: the catalogue would not know it
     */
    void add(Finding finding) {
        if (!judged.contains(finding.requirement())) {
            throw new IllegalStateException("a rule judges " + finding.requirement() + " and does not say so");
        }
        all.computeIfAbsent(finding.requirement(), any -> new LinkedHashSet<>()).add(finding);
    }

    /** What follows from a cause that is told by itself is not told again. */
    void leaveOpen(Requirement requirement, Finding cause) {
        unproven(requirement, OPEN + cause.observed(), cause.fix());
    }

    /** Whether a requirement is left open for that cause. */
    boolean isLeftOpen(Requirement requirement, Finding cause) {
        return asked(requirement).stream()
                .anyMatch(finding -> finding.observed().equals(OPEN + cause.observed()));
    }

    /** What was found about a requirement counts no more. */
    void retract(Requirement requirement, String why, String fix) {
        all.remove(requirement);
        unproven(requirement, OPEN + why, fix);
    }

    /**
     * @throws IllegalStateException where the rule does not say that it asks for that: it could then judge too early
     */
    List<Finding> of(Requirement requirement) {
        return List.copyOf(asked(requirement));
    }

    boolean isViolated(Requirement requirement) {
        return asked(requirement).stream().anyMatch(Finding.Violated.class::isInstance);
    }

    private Set<Finding> asked(Requirement requirement) {
        if (!asked.contains(requirement)) {
            throw new IllegalStateException("a rule asks for " + requirement + " and does not say so");
        }
        return all.getOrDefault(requirement, Set.of());
    }
}
