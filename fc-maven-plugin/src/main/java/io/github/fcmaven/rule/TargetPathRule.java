package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_TARGET_PATH;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Paths of the build's folder in a start that the zip does not hold: the start was written for this machine. */
final class TargetPathRule implements Rule {

    /** A word, or the value of {@code --name=value}. */
    private static final Pattern PATH = Pattern.compile("(?:-[^=]*=)?((?:/code/|\\./)?(?:target|build)/.+)");

    /** Where the same path is the program, the jar or the script, these say more. */
    private static final Set<Requirement> JUDGED_BETTER = Set.of(FC_COMMAND, FC_JAR, FC_FILE);

    @Override
    public Set<Requirement> asks() {
        return JUDGED_BETTER;
    }

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_TARGET_PATH);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        Optional<String> target = context.argv().stream()
                .map(PATH::matcher)
                .filter(Matcher::matches)
                .map(path -> path.group(1))
                .filter(path -> isMissing(context, path))
                .findFirst();
        boolean isKnown = JUDGED_BETTER.stream().anyMatch(findings::isViolated);
        if (target.isPresent() && !isKnown) {
            findings.violated(
                    FC_TARGET_PATH,
                    "the start command names " + target.get() + ", a path of the build that is not in the zip",
                    "add the file with " + context.origin().files() + ", and write its path in the zip into "
                            + SpokenWord.of(context, target.get()).place());
        } else if (!context.argv().isEmpty() && target.isEmpty()) {
            findings.met(FC_TARGET_PATH, "the start command names no path of the build that is not in the zip");
        }
    }

    private static boolean isMissing(RuleContext context, String path) {
        Optional<CodePath> inCode = context.inCode(path);
        return inCode.isPresent()
                && context.function().entries().keySet().stream()
                        .map(CodePath::value)
                        .noneMatch(name -> (name + "/").startsWith(inCode.get().value() + "/"));
    }
}
