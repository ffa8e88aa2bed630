package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.NodeEntry;
import java.util.List;
import java.util.Optional;

/** Whether {@code package.json} has the script that npm, yarn or pnpm is told to run. */
final class NpmScript {

    /** What runs one. */
    static final String PROGRAM = "(?:.*/)?(?:npm|yarn|pnpm)";

    private static final CodePath PACKAGE = new CodePath("package.json");
    private static final CodePath SERVER = new CodePath("server.js");

    private NpmScript() {}

    static void judge(RuleContext context, Findings findings) {
        Optional<String> script = script(context.argv());
        if (script.isEmpty()) {
            return;
        }
        Optional<Entry> file = context.function().entry(PACKAGE);
        boolean served =
                script.get().equals("start") && context.function().entry(SERVER).isPresent();
        if (file.isPresent()
                && (served
                        || NodeEntry.script(context.function().entries(), script.get())
                                .isPresent())) {
            findings.met(FC_FILE, "package.json has the script " + script.get());
            return;
        }
        findings.violated(
                FC_FILE,
                file.isPresent()
                        ? "package.json has no script " + script.get() + ", which the start command runs"
                        : "the start command runs the script " + script.get()
                                + " of package.json, which is not in the package",
                "CAExited: Function instance exited unexpectedly(code 1) npm error Missing script: \"" + script.get()
                        + "\"",
                MissingProgram.withoutNpm(context));
    }

    /** Empty where it runs no script, or those of another folder. */
    private static Optional<String> script(List<String> argv) {
        boolean runs = !argv.isEmpty()
                && argv.get(0).matches(PROGRAM)
                && argv.stream().noneMatch(word -> word.matches("-C|--prefix.*|--cwd.*|--dir.*|-w|--workspace.*"));
        List<String> words =
                argv.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
        if (!runs || words.isEmpty()) {
            return Optional.empty();
        }
        return words.get(0).matches("run(?:-script)?")
                ? words.stream().skip(1).findFirst()
                : Optional.of(words.get(0)).filter("start"::equals);
    }
}
