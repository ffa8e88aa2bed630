package io.github.fcmaven.rule;

import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Puts each rule after those whose findings it asks for. */
final class RuleOrder {

    private final List<Rule> rules;
    private final Set<Rule> ordered = new LinkedHashSet<>();

    private RuleOrder(List<Rule> rules) {
        this.rules = rules;
    }

    /** @throws IllegalStateException where two rules ask for each other's findings */
    static List<Rule> of(List<Rule> rules) {
        RuleOrder order = new RuleOrder(rules);
        rules.forEach(rule -> order.add(rule, new ArrayList<>()));
        return List.copyOf(order.ordered);
    }

    private void add(Rule rule, List<Rule> waiting) {
        if (ordered.contains(rule)) {
            return;
        }
        if (waiting.contains(rule)) {
            throw new IllegalStateException("rules ask for each other's findings: " + waiting);
        }
        waiting.add(rule);
        for (Requirement asked : rule.asks()) {
            rules.stream()
                    .filter(other -> other != rule && other.judges().contains(asked))
                    .forEach(other -> add(other, waiting));
        }
        waiting.remove(rule);
        ordered.add(rule);
    }
}
