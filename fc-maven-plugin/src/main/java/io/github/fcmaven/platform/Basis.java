package io.github.fcmaven.platform;

import java.util.Set;

/** What a requirement stands on: how it is known, what follows from it, and what holds it. */
record Basis(Certainty certainty, String source, Severity severity, Set<Holder> holders) {

    static Basis documented(String source) {
        return new Basis(Certainty.DOCUMENTED, source, Severity.ERROR, Set.of());
    }

    static Basis reported(String source) {
        return new Basis(Certainty.REPORTED, source, Severity.ERROR, Set.of());
    }

    static Basis inferred(String source) {
        return new Basis(Certainty.INFERRED, source, Severity.ERROR, Set.of());
    }

    Basis error(Holder... by) {
        return new Basis(certainty, source, Severity.ERROR, Set.of(by));
    }

    Basis warning(Holder... by) {
        return new Basis(certainty, source, Severity.WARNING, Set.of(by));
    }
}
