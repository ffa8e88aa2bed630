package io.github.fcmaven.rule;

import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.Set;

/** One concern of the static check. */
interface Rule {

    /** What it may find something about. */
    Set<Requirement> judges();

    /**
     * Of which requirements it asks what other rules found, so that one cause is told once: those rules judge before
     * it.
     */
    default Set<Requirement> asks() {
        return Set.of();
    }

    /**
     * Looks at a package, and tells what it found; of what the package does not have it tells nothing.
     *
     * @throws IOException where a file of the package cannot be read
     */
    void judge(RuleContext context, Findings findings) throws IOException;
}
