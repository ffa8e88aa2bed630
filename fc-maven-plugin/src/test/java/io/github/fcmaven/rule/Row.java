package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.List;

/**
 * A package with one fault, what is said of it, and the package with the one edit that the fix names.
 *
 * @param name what is wrong, as people say it
 * @param requirement the one that is violated, and no other
 * @param observed how what is said of it begins
 * @param fix how the fix begins
 * @param mended the same package after that edit
 */
record Row(String name, Pack wrong, Requirement requirement, String observed, String fix, Pack mended) {

    void holds() {
        List<Finding> violations = violations(wrong);
        assertThat(violations).extracting(Finding::requirement).containsOnly(requirement);
        assertThat(violations.get(0).observed()).startsWith(observed);
        assertThat(violations.get(0).fix()).startsWith(fix);
        assertThat(violations.get(0).platform()).isNotBlank();
        assertThat(violations(mended)).as("after the edit").isEmpty();
    }

    static List<Finding> violations(Pack pack) {
        return pack.check().findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .toList();
    }

    static Finding of(Pack pack, Requirement requirement) {
        return pack.check().findings().stream()
                .filter(finding -> finding.requirement() == requirement)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return requirement.id() + ": " + name;
    }
}
