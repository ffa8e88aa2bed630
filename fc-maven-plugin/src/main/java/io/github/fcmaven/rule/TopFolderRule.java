package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP;
import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_TOP_FOLDER;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One folder above all files, as tools make it that zip a folder and not what is in it. */
final class TopFolderRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_TOP_FOLDER);
    }

    @Override
    public Set<Requirement> asks() {
        return Set.of(FC_BOOTSTRAP, FC_COMMAND, FC_FILE, FC_JAR);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        Set<CodePath> all = context.function().entries().keySet();
        Optional<String> top = top(context);
        if (top.isPresent() && isCause(context, top.get(), findings)) {
            findings.add(violation(top.get()));
        } else if (!all.isEmpty()) {
            findings.met(
                    FC_TOP_FOLDER,
                    top.map(folder -> "the start command names no file that is missing above " + folder)
                            .orElse("there are files at the root of the zip"));
        }
    }

    /** For what that file is missed, where it is below such a folder: its rule leaves it to this one. */
    static Optional<Finding> cause(RuleContext context, CodePath missing) {
        return top(context).filter(folder -> isBelow(context, folder + missing)).map(TopFolderRule::violation);
    }

    private static Finding violation(String top) {
        return new Finding.Violated(
                FC_TOP_FOLDER,
                "every file of the zip is below " + top + ", and the start command looks for its file at the root",
                "zip what is in the folder, not the folder: (cd " + top + " && zip -r ../function.zip .)");
    }

    /** Whether another rule has left its file to this one, or misses one that is named as if there were no folder. */
    private boolean isCause(RuleContext context, String top, Findings findings) {
        Finding violation = violation(top);
        return asks().stream().anyMatch(asked -> findings.isLeftOpen(asked, violation))
                || asks().stream().anyMatch(findings::isViolated) && isNamedWithout(context, top);
    }

    /** The only folder at the root of a zip that has no file there; it ends with a slash. */
    private static Optional<String> top(RuleContext context) {
        String top = "";
        for (CodePath path : context.function().entries().keySet()) {
            if (!SystemFile.isOne(path)) {
                String folder = path.value().substring(0, path.value().indexOf('/') + 1);
                if (folder.isEmpty() || !top.isEmpty() && !folder.equals(top)) {
                    return Optional.empty();
                }
                top = folder;
            }
        }
        return top.isEmpty() ? Optional.empty() : Optional.of(top);
    }

    /** Whether the start names what is below the folder as if it were at the root. */
    private static boolean isNamedWithout(RuleContext context, String top) {
        Stream<String> words = Stream.concat(
                Stream.of(CodePath.BOOTSTRAP.value())
                        .filter(file -> context.function().start().isBootstrap()),
                context.starts().stream().flatMap(List::stream));
        return words.flatMap(word -> context.inCode(word).stream())
                .filter(path -> context.function().entry(path).isEmpty())
                .anyMatch(path -> isBelow(context, top + path.value().replaceFirst(":.*", "")));
    }

    private static boolean isBelow(RuleContext context, String shifted) {
        return context.function().entries().keySet().stream()
                .map(CodePath::value)
                .anyMatch(path -> path.equals(shifted) || path.startsWith(shifted + "/"));
    }
}
