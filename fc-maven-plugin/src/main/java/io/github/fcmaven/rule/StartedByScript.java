package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;

import io.github.fcmaven.image.ImagePrograms;
import io.github.fcmaven.image.Presence;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import java.util.Optional;

/** Whether what a start script starts is there. */
final class StartedByScript {

    private StartedByScript() {}

    /** The program that a simple start script becomes, or one that it starts. */
    static void judge(RuleContext context, Findings findings) {
        if (context.argv().isEmpty() || context.isRunByItsFirstLine()) {
            return;
        }
        String program = context.argv().get(0);
        Optional<CodePath> path = program.contains("/") ? context.inCode(program) : Optional.empty();
        if (path.isEmpty() && context.origin() == FixLocation.ZIP) {
            return; // nothing says which image it is
        }
        Presence presence = ImagePrograms.of(context.started(), program);
        if (presence instanceof Presence.Unknown unknown) {
            findings.unproven(
                    FC_COMMAND,
                    context.lastScript() + " starts " + program + ", and " + unknown.why(),
                    MissingProgram.packed(context, program, "in " + context.place()));
        } else if (presence instanceof Presence.Missing missing
                && !MissedFile.isTold(context, program, FC_COMMAND, findings)) {
            path.ifPresentOrElse(
                    file -> ofPackage(context, program, file, findings),
                    () -> ofPath(context, program, missing, findings));
        }
    }

    private static void ofPath(RuleContext context, String program, Presence.Missing missing, Findings findings) {
        String start = context.lastScript() + " starts " + program + ", and " + missing.why();
        String fix = MissingProgram.provided(context, program, missing, "in " + context.place());
        if (MakingScript.making(context).isPresent()) {
            findings.unproven(FC_COMMAND, start + "; a script may install it before", fix);
        } else {
            findings.violated(FC_COMMAND, start, notFoundBy(program), fix);
        }
    }

    /** Whether a script may make it first; beside one that differs in capital letters, only one that names it. */
    private static boolean isMade(RuleContext context, String program, CodePath path) {
        Optional<CodePath> namesake = context.namesake(path);
        if (namesake.isEmpty()) {
            return MakingScript.mayMake(context);
        }
        return namesake.get().parent().equals(path.parent())
                ? MakingScript.naming(context, program).isPresent()
                : MakingScript.making(context).isPresent();
    }

    private static void ofPackage(RuleContext context, String program, CodePath path, Findings findings) {
        if (isMade(context, program, path)) {
            return;
        }
        findings.add(new Finding.Violated(
                        FC_COMMAND,
                        context.lastScript() + " starts " + program + ", which is not in the package"
                                + context.elsewhere(path),
                        notFoundBy(program),
                        context.namesake(path)
                                .map(there -> "write ./" + there + " in " + context.place())
                                .orElseGet(() -> "add the file with "
                                        + context.origin().files() + ", or correct its path in " + context.place()
                                        + ": it is relative to /code, the root of the package"))
                .concerning(path.absolute()));
    }

    private static String notFoundBy(String program) {
        return CaExited.KEY_EXPIRED + " " + program + ": not found";
    }
}
