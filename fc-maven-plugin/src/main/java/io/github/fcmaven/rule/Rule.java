package io.github.fcmaven.rule;

import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.Set;

/** One concern of the static check. */
interface Rule {

    /** What it may find something about. */
    Set<Requirement> judges();

    /**
     * Looks at a package, and tells what it found; of what the package does not have it tells nothing.
     *
     * @throws IOException where a file of the package cannot be read
     */
    void judge(RuleContext subject, Findings findings) throws IOException;
}
