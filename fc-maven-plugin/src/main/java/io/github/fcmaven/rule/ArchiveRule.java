package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_ARCHIVE;

import io.github.fcmaven.function.Digests;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;

/** The jars that an AppCDS archive or AOT cache was made from: a start only compares their names, sizes and times. */
final class ArchiveRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_ARCHIVE);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        if (context.function().entry(Digests.FILE).isEmpty()) {
            return;
        }
        Optional<String> changed = Digests.changed(context.function());
        if (changed.isPresent()) {
            findings.violated(
                    FC_ARCHIVE,
                    changed.get() + " is not the file that package put there: its SHA-256 differs from the one in "
                            + Digests.FILE,
                    "run mvn package again, which makes a new archive, and change nothing in the zip afterwards");
        } else {
            findings.met(FC_ARCHIVE, "the archive and each jar have the SHA-256 that " + Digests.FILE + " says");
        }
    }
}
