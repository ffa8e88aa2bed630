package io.github.fcmaven.rule;

import io.github.fcmaven.platform.Finding;
import java.util.List;

/**
 * What the static check found.
 *
 * @param findings in the catalogue's order; of a requirement that is violated more than once there are more
 */
public record StaticReport(List<Finding> findings) {

    public StaticReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing is violated that fails a build. */
    public boolean passed() {
        return findings.stream().noneMatch(Finding::fails);
    }

    /** The violations that fail a build. */
    public List<Finding> errors() {
        return findings.stream().filter(Finding::fails).toList();
    }

    /** The violations that do not. */
    public List<Finding> warnings() {
        return findings.stream()
                .filter(finding -> finding instanceof Finding.Violated && !finding.fails())
                .toList();
    }

    /** How many requirements have that verdict. */
    public long count(Class<? extends Finding> verdict) {
        return findings.stream().filter(verdict::isInstance).count();
    }
}
