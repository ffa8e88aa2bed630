package io.github.fcmaven.rule;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;

/** A file that a start names and the package does not have: it may be missed for a cause that is told by itself. */
final class MissedFile {

    private MissedFile() {}

    /**
     * Whether it is missed for a cause that is told by itself: a reader of the zip could not take it or a link that
     * its path goes through, or the whole package lies elsewhere in the zip. Then the requirement is left open.
     *
     * @param findings of a rule that asks for {@link RuleContext#LOST_FILES}
     */
    static boolean isTold(RuleContext context, String word, Requirement requirement, Findings findings) {
        Optional<Finding> cause = context.inCode(word).flatMap(path -> ofReader(path, findings)
                .or(() -> NestedZipRule.cause(context))
                .or(() -> TopFolderRule.cause(context, path)));
        cause.ifPresent(finding -> findings.leaveOpen(requirement, finding));
        return cause.isPresent();
    }

    /**
     * A link through which a program may find what it loads: in its place the zip has no folder, and no file. Those of
     * {@code bin} are commands.
     *
     * @param findings of a rule that asks for {@link RuleContext#LOST_FILES}
     */
    static Optional<Finding> link(Findings findings) {
        return findings.of(Requirement.FC_SYMLINK).stream()
                .filter(link -> !link.about().orElse("").matches("(?:.*/)?\\.?bin/[^/]+"))
                .findFirst();
    }

    /**
     * What a reader of the zip could not take of a module: its file, or one of its folder. A tool of Windows writes
     * names with backslashes, and then that folder is not there.
     *
     * @param name by which the program loads it
     * @param findings of a rule that asks for {@link RuleContext#LOST_FILES}
     */
    static Optional<Finding> ofModule(String name, Findings findings) {
        String path = "/" + (name.contains("/") ? name : name.replace('.', '/'));
        return findings.of(Requirement.FC_ENTRY).stream()
                .filter(file -> file.about()
                        .map(lost -> "/" + lost)
                        .filter(lost -> lost.contains(path + "/") || lost.endsWith(path) || lost.endsWith(path + ".py"))
                        .isPresent())
                .findFirst();
    }

    private static Optional<Finding> ofReader(CodePath path, Findings findings) {
        return RuleContext.LOST_FILES.stream()
                .flatMap(reader -> findings.of(reader).stream())
                .filter(finding -> finding.about()
                        .filter(lost -> (path.value() + "/").startsWith(lost + "/"))
                        .isPresent())
                .findFirst();
    }
}
