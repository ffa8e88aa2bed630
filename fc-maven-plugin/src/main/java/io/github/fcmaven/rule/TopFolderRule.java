package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP;
import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_TOP_FOLDER;

import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
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
        List<String> tops = all.stream()
                .filter(path -> !SystemFile.isOne(path))
                .map(path -> path.value().contains("/")
                        ? path.value().substring(0, path.value().indexOf('/') + 1)
                        : "")
                .distinct()
                .limit(2)
                .toList();
        boolean one = tops.size() == 1 && !tops.get(0).isEmpty();
        boolean fails = asks().stream().anyMatch(findings::isViolated);
        if (one && fails && isNamedWithout(context, tops.get(0))) {
            findings.violated(
                    FC_TOP_FOLDER,
                    "every file of the zip is below " + tops.get(0)
                            + ", and the start command looks for its file at the root",
                    "zip what is in the folder, not the folder: (cd " + tops.get(0) + " && zip -r ../function.zip .)");
        } else if (!all.isEmpty()) {
            findings.met(
                    FC_TOP_FOLDER,
                    one
                            ? "the start command names no file that is missing above " + tops.get(0)
                            : "there are files at the root of the zip");
        }
    }

    /** Whether the start names what is below the folder as if it were at the root. */
    private static boolean isNamedWithout(RuleContext context, String top) {
        Stream<String> words = Stream.concat(
                Stream.of(CodePath.BOOTSTRAP.value())
                        .filter(file -> context.function().start().isBootstrap()),
                context.starts().stream().flatMap(List::stream));
        return words.flatMap(word -> context.inCode(word).stream())
                .filter(path -> context.function().entry(path).isEmpty())
                .map(path -> top + path.value().replaceFirst(":.*", ""))
                .anyMatch(shifted -> context.function().entries().keySet().stream()
                        .map(CodePath::value)
                        .anyMatch(path -> path.equals(shifted) || path.startsWith(shifted + "/")));
    }
}
