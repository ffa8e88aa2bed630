package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;

import io.github.fcmaven.platform.CodePath;
import java.util.Optional;

/** Whether what a start script starts is there. */
final class ScriptedProgram {

    private ScriptedProgram() {}

    /** The program that a simple start script becomes, or one that it starts. */
    static void judge(RuleContext subject, Findings findings) {
        if (subject.argv().isEmpty() || subject.isRunByItsFirstLine()) {
            return;
        }
        String program = subject.argv().get(0);
        Optional<CodePath> path = program.contains("/") ? subject.inCode(program) : Optional.empty();
        if (path.isEmpty() && subject.origin() == FixLocation.ZIP) {
            return; // nothing says which image it is
        }
        Presence presence = ImagePrograms.of(subject.started(), program);
        if (presence instanceof Presence.Unknown unknown) {
            findings.unproven(
                    FC_COMMAND,
                    subject.lastScript() + " starts " + program + ", and " + unknown.why(),
                    MissingProgram.packed(subject, program));
        } else if (presence instanceof Presence.Missing missing
                && !subject.isLeftToReader(program, FC_COMMAND, findings)) {
            if (path.isPresent() && subject.namesake(path.get()).isEmpty()) {
                ofPackage(subject, program, findings);
                return;
            }
            findings.violated(
                    FC_COMMAND,
                    subject.lastScript() + " starts " + program + ", and " + missing.why()
                            + path.map(subject::elsewhere).orElse(""),
                    notFoundBy(program),
                    path.flatMap(subject::namesake)
                            .map(there -> "write ./" + there + " in " + subject.lastScript())
                            .orElseGet(() ->
                                    MissingProgram.provided(subject, program, missing, "in " + subject.lastScript())));
        }
    }

    /** A file that the package does not have, unless a script makes it first. */
    private static void ofPackage(RuleContext subject, String program, Findings findings) {
        if (MakingScript.mayMake(subject, program)) {
            return;
        }
        findings.violated(
                FC_COMMAND,
                subject.lastScript() + " starts " + program + ", which is not in the package",
                notFoundBy(program),
                "add the file with " + subject.origin().files() + ", or correct its path in " + subject.lastScript()
                        + ": it is relative to /code, the root of the package");
    }

    private static String notFoundBy(String program) {
        return "CAExited: Function instance exited unexpectedly(code 127, message:key has expired) " + program
                + ": not found";
    }
}
