package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;

import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
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
                    MissingProgram.packed(context, program, "in " + context.lastScript()));
        } else if (presence instanceof Presence.Missing missing
                && !MissedFile.isTold(context, program, FC_COMMAND, findings)) {
            if (path.isPresent() && context.namesake(path.get()).isEmpty()) {
                ofPackage(context, program, findings);
                return;
            }
            findings.violated(
                    FC_COMMAND,
                    context.lastScript() + " starts " + program + ", and " + missing.why()
                            + path.map(context::elsewhere).orElse(""),
                    notFoundBy(program),
                    path.flatMap(context::namesake)
                            .map(there -> "write ./" + there + " in " + context.lastScript())
                            .orElseGet(() ->
                                    MissingProgram.provided(context, program, missing, "in " + context.lastScript())));
        }
    }

    /** A file that the package does not have, unless a script makes it first. */
    private static void ofPackage(RuleContext context, String program, Findings findings) {
        if (MakingScript.mayMake(context, program)) {
            return;
        }
        findings.violated(
                FC_COMMAND,
                context.lastScript() + " starts " + program + ", which is not in the package",
                notFoundBy(program),
                "add the file with " + context.origin().files() + ", or correct its path in " + context.lastScript()
                        + ": it is relative to /code, the root of the package");
    }

    private static String notFoundBy(String program) {
        return CaExited.KEY_EXPIRED + " " + program + ": not found";
    }
}
