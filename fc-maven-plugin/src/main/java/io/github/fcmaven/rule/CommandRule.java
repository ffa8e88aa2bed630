package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.image.ImageInterpreters;
import io.github.fcmaven.image.ImagePrograms;
import io.github.fcmaven.image.Presence;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;

/** The program that the start command names. */
final class CommandRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_COMMAND);
    }

    @Override
    public Set<Requirement> asks() {
        return RuleContext.LOST_FILES;
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        FunctionPackage function = context.function();
        if (function.start().isBootstrap()) {
            StartedByScript.judge(context, findings);
            return;
        }
        String program = function.start().argv().get(0);
        Optional<CodePath> inPackage = context.startFile();
        if (program.isBlank() || program.matches("\\S+\\s.*")) {
            findings.violated(
                    FC_COMMAND,
                    "the program of the start command is '" + program + "', a whole line, not a program",
                    notFound(program),
                    "write each argument as an element of its own in "
                            + context.origin().at("command"));
        } else if (inPackage.isPresent() && function.entry(inPackage.get()).isEmpty()) {
            if (MissedFile.isTold(context, program, FC_COMMAND, findings)) {
                return;
            }
            findings.add(new Finding.Violated(
                            FC_COMMAND,
                            "the start command is " + program + ", which is not in the package"
                                    + context.elsewhere(inPackage.get()),
                            notFound(program),
                            context.correctStart(inPackage.get()))
                    .concerning(inPackage.get().absolute()));
        } else if (inPackage.isEmpty()) {
            outside(context, program, findings);
        } else {
            findings.met(FC_COMMAND, program + " is in the package");
        }
        wrapped(context, program, findings);
    }

    /** What {@code env}, {@code nohup} and the like start is looked for as they are. */
    private static void wrapped(RuleContext context, String wrapper, Findings findings) {
        if (context.starts().size() > 1) {
            StartedByScript.judge(context, findings);
            return;
        }
        String program = context.argv().isEmpty() ? wrapper : context.argv().get(0);
        if (!program.equals(wrapper)
                && ImagePrograms.of(context.started(), program) instanceof Presence.Missing missing) {
            findings.violated(
                    FC_COMMAND,
                    "the start command is " + wrapper + ", which starts " + program + ", and " + missing.why(),
                    CaExited.KEY_EXPIRED + " " + wrapper + ": '" + program + "': No such file or directory",
                    MissingProgram.provided(context, program, missing));
        }
    }

    private static void outside(RuleContext context, String program, Findings findings) {
        if (NamedFile.withoutCode(context, program).isPresent()) {
            String below = CodePath.ROOT + program;
            findings.violated(
                    FC_COMMAND,
                    "the start command is " + program + ", which is not in the package; it is " + below + " there",
                    notFound(program),
                    "write " + below + " as " + context.origin().at("command"));
        } else {
            byName(context, program, findings);
        }
    }

    private static void byName(RuleContext context, String program, Findings findings) {
        FunctionPackage function = context.function();
        Optional<CodePath> namesake = context.inCode(program).filter(path -> !program.contains("/"));
        Presence presence = ImagePrograms.of(function, program);
        if (presence instanceof Presence.Missing missing) {
            findings.violated(
                    FC_COMMAND,
                    "the start command is " + program + ", and " + missing.why(),
                    notFound(program),
                    MissingProgram.provided(context, program, missing));
        } else if (namesake.flatMap(function::entry).isPresent()) {
            findings.violated(
                    FC_COMMAND,
                    "the start command is " + program
                            + ", a file of the package, but without a path it is looked for in" + " PATH only",
                    notFound(program),
                    named(context, program));
        } else if (presence instanceof Presence.Unknown unknown) {
            findings.unproven(
                    FC_COMMAND,
                    "the start command is " + program + ", and " + unknown.why(),
                    MissingProgram.packed(
                            context, program, "as " + context.origin().at("command")));
        } else {
            findings.met(FC_COMMAND, program + " is a program of the runtime or of a layer");
        }
    }

    /** A file of a language is given to its interpreter. */
    private static String named(RuleContext context, String program) {
        Optional<Language> language = Language.ofFile(program);
        String command = language.map(one -> ImageInterpreters.all(context.function(), one).stream()
                        .findFirst()
                        .map(Interpreter::command)
                        .orElse(one.programs().get(0)))
                .orElse(program.endsWith(".jar") ? "java -jar" : program.endsWith(".sh") ? "bash" : "");
        return command.isEmpty()
                ? "write ./" + program + " or /code/" + program + " as "
                        + context.origin().at("command")
                : "write " + command + " " + program + ", each word as an element of its own, as "
                        + context.origin().at("command and args");
    }

    private static String notFound(String program) {
        return "CAFileNotFound: The function cannot be started. Error: the file " + program + " is not exist";
    }
}
