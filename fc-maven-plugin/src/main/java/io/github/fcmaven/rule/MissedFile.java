package io.github.fcmaven.rule;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;

/** A file that a start names and the package does not have: it may be missed for a cause that is told by itself. */
final class MissedFile {

    /**
     * Of which requirements the readers of the zip tell what they could not take as it is, though it is there: a rule
     * that looks for a file asks for them.
     */
    static final Set<Requirement> LOST = Set.of(Requirement.FC_ENTRY, Requirement.FC_SYMLINK);

    private MissedFile() {}

    /**
     * Whether it is missed for a cause that is told by itself: a reader of the zip could not take it, or the whole
     * package lies elsewhere in the zip. Then the requirement is left open.
     *
     * @param findings of a rule that asks for {@link #LOST}
     */
    static boolean isTold(RuleContext context, String word, Requirement requirement, Findings findings) {
        Optional<Finding> cause = context.inCode(word).flatMap(path -> ofReader(path, findings)
                .or(() -> NestedZipRule.cause(context))
                .or(() -> TopFolderRule.cause(context, path)));
        cause.ifPresent(finding -> findings.leaveOpen(requirement, finding));
        return cause.isPresent();
    }

    private static Optional<Finding> ofReader(CodePath path, Findings findings) {
        return LOST.stream()
                .flatMap(reader -> findings.of(reader).stream())
                .filter(finding -> finding.about().filter(path.value()::equals).isPresent())
                .findFirst();
    }
}
