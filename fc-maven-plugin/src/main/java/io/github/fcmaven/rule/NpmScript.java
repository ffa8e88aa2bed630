package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.NodeEntry;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether {@code package.json} has the script that npm, yarn or pnpm is told to run. */
final class NpmScript {

    /** What runs without a script of that name. */
    private static final Set<String> BUILT_IN = Set.of("env", "restart");

    private static final CodePath PACKAGE = new CodePath("package.json");
    private static final CodePath PLUG_AND_PLAY = new CodePath(".pnp.cjs");
    private static final CodePath SERVER = new CodePath("server.js");

    private NpmScript() {}

    static void judge(RuleContext context, Findings findings) {
        Optional<String> script = MissingProgram.npmScript(context.argv()).filter(name -> !BUILT_IN.contains(name));
        if (script.isEmpty() || isInstalled(context, script.get())) {
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
                                + " of package.json, which is not in the package"
                                + MissingProgram.otherDescription(context)
                                        .map(other -> "; it is " + other + " there")
                                        .orElse(""),
                CaExited.CODE_1 + " npm error "
                        + (file.isPresent()
                                ? "Missing script: \"" + script.get() + "\""
                                : "enoent Could not read package.json"),
                file.isPresent() ? scripted(context, script.get()) : placed(context));
    }

    /** Yarn and pnpm also run a program of a dependency by that name. */
    private static boolean isInstalled(RuleContext context, String script) {
        String program = CodePath.nameOf(context.argv().get(0));
        return !program.equals("npm")
                && (context.function().entry(PLUG_AND_PLAY).isPresent()
                        || CodePath.find("node_modules/.bin/" + script)
                                .flatMap(context.function()::entry)
                                .isPresent());
    }

    private static String scripted(RuleContext context, String script) {
        Map<CodePath, Entry> entries = context.function().entries();
        return NodeEntry.ofScript(entries, "start").isPresent()
                        || NodeEntry.find(entries, ".").isPresent()
                ? MissingProgram.withoutNpm(context)
                : "write the script " + script + " into scripts of package.json";
    }

    /** How it is told the folder of the package.json that there is. */
    private static String placed(RuleContext context) {
        String program = CodePath.nameOf(context.argv().get(0));
        String option =
                Map.of("npm", "--prefix", "yarn", "--cwd", "pnpm", "--dir").get(program);
        return MissingProgram.otherDescription(context)
                .flatMap(CodePath::parent)
                .map(folder -> "name its folder in " + context.place() + ": " + program + " "
                        + option + " " + folder + " "
                        + String.join(
                                " ", context.argv().subList(1, context.argv().size())))
                .orElseGet(() -> "add package.json with " + context.origin().files());
    }
}
