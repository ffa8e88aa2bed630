package io.github.fcmaven.platform;

import java.util.Set;

/** What a requirement stands on: how it is known, what follows from it, and what holds it. */
record Evidence(Certainty certainty, String source, Severity severity, Set<CheckedBy> holders) {

    static Evidence documented(String source) {
        return new Evidence(Certainty.DOCUMENTED, source, Severity.ERROR, Set.of());
    }

    static Evidence reported(String source) {
        return new Evidence(Certainty.REPORTED, source, Severity.ERROR, Set.of());
    }

    static Evidence inferred(String source) {
        return new Evidence(Certainty.INFERRED, source, Severity.ERROR, Set.of());
    }

    Evidence error(CheckedBy... by) {
        return new Evidence(certainty, source, Severity.ERROR, Set.of(by));
    }

    Evidence warning(CheckedBy... by) {
        return new Evidence(certainty, source, Severity.WARNING, Set.of(by));
    }
}
