package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The folder that PHP's built-in server shall serve, {@code php -S ... -t public}: without it PHP ends at once. */
final class DocumentRootRule implements Rule {

    private static final String OPTION = "-t";

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_FILE);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        List<String> argv = context.argv();
        boolean serves = !argv.isEmpty()
                && ProgramReader.of(argv.get(0))
                        .filter(ProgramReader.PHP::equals)
                        .isPresent()
                && argv.stream().anyMatch(word -> word.startsWith("-S"));
        Optional<String> root = serves ? root(argv) : Optional.empty();
        root.filter(folder -> !MakingScript.mayMake(context, folder))
                .flatMap(context::inCode)
                .filter(folder -> !isFolder(context, folder))
                .ifPresent(folder -> findings.violated(
                        FC_FILE,
                        "the start command lets php serve the folder " + root.get() + ", which "
                                + (context.function().entry(folder).isPresent()
                                        ? "is a file of the package"
                                        : "is not in the package"),
                        CaExited.CODE_1 + " Directory " + folder.absolute() + " does not exist.",
                        fix(context, folder)));
    }

    private static Optional<String> root(List<String> argv) {
        int at = argv.indexOf(OPTION);
        return at >= 0 && at + 1 < argv.size()
                ? Optional.of(argv.get(at + 1))
                : argv.stream()
                        .skip(1)
                        .filter(word -> word.startsWith(OPTION) && word.length() > OPTION.length())
                        .map(word -> word.substring(OPTION.length()))
                        .findFirst();
    }

    private static boolean isFolder(RuleContext context, CodePath folder) {
        return context.function().entries().keySet().stream()
                .anyMatch(path -> path.value().startsWith(folder.value() + "/"));
    }

    /** Linux tells A from a. */
    private static String fix(RuleContext context, CodePath folder) {
        String wanted = folder.value() + "/";
        return context.function().entries().keySet().stream()
                .map(CodePath::value)
                .filter(path -> path.regionMatches(true, 0, wanted, 0, wanted.length()))
                .findFirst()
                .map(path -> "write " + OPTION + " "
                        + path.substring(0, folder.value().length()) + " in "
                        + context.origin().at("command and args"))
                .orElseGet(() -> "correct the folder behind " + OPTION + " in "
                        + context.origin().at("command and args") + ": it is relative to /code, the root of the"
                        + " package; or add it with " + context.origin().files());
    }
}
