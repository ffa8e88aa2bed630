package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_PATH;

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
import io.github.fcmaven.server.BackgroundStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program that the start command names. */
final class CommandRule implements Rule {

    private static final Pattern TIMEOUT =
            Pattern.compile("(?<=^|\\s)(?:\\S*/)?(timeout)(?> (?:-[ks]|--kill-after|--signal) \\S+| -\\S+)*+"
                    + " (\\d+(?:\\.\\d+)?)([smhd]?)(?=\\s|$)");

    private static final Map<String, Integer> SECONDS = Map.of("m", 60, "h", 3600, "d", 86_400);
    private static final int DAY = 86_400;
    private static final String RESTORED = "-XX:CRaCRestoreFrom=";

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_COMMAND, FC_JAVA_PATH);
    }

    @Override
    public Set<Requirement> asks() {
        return RuleContext.LOST_FILES;
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        FunctionPackage function = context.function();
        background(context, findings);
        leftBehind(context, findings);
        alone(context, findings);
        limited(context, findings);
        if (!function.layers().isEmpty() && context.argv().stream().limit(1).anyMatch("java"::equals)) {
            LayerPath.judge(context, findings);
        }
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

    /** One that returns and leaves its server behind; where the runtime has no such program, that is told. */
    private static void background(RuleContext context, Findings findings) {
        if (context.java().isPresent()) { // a JVM stays
            return;
        }
        List<String> argv = context.argv();
        boolean missing =
                !argv.isEmpty() && ImagePrograms.of(context.started(), argv.get(0)) instanceof Presence.Missing;
        Optional<BackgroundStart> left = context.server().background();
        if (left.isPresent() && !missing) {
            findings.violated(
                    FC_COMMAND,
                    left.get().program() + left.get().why() + ", and an instance ends with its start command",
                    CaExited.ANY,
                    left.get().fix());
        }
    }

    /** A program that a script starts with {@code &} as its last. */
    private static void leftBehind(RuleContext context, Findings findings) {
        context.start()
                .leftBehind()
                .ifPresent(left -> findings.violated(
                        FC_COMMAND,
                        left.script() + " starts " + left.command()
                                + " in the background and ends, and an instance ends with its start command",
                        CaExited.ANY,
                        "write exec " + left.command() + " in " + left.script() + " as its last line, without &"));
    }

    /** {@code timeout} ends the server with a request that it serves, or while the instance stands still. */
    private static void limited(RuleContext context, Findings findings) {
        String prepared = String.join(" ", context.start().prepared());
        Matcher timeout = TIMEOUT.matcher(prepared);
        if (!timeout.find()) {
            return;
        }
        boolean given = String.join(" ", context.function().start().argv()).contains(timeout.group());
        boolean scripted =
                context.starts().size() > 1 || context.function().start().isBootstrap();
        String command = context.origin().at("command and args");
        double seconds = Double.parseDouble(timeout.group(2)) * SECONDS.getOrDefault(timeout.group(3), 1);
        if (seconds > 0 && seconds < DAY) {
            findings.violated(
                    FC_COMMAND,
                    timeout.group(1) + " ends the server after " + timeout.group(2) + timeout.group(3)
                            + (timeout.group(3).isEmpty() ? " s" : "")
                            + ", and an instance ends with its start command",
                    CaExited.ANY,
                    "leave out " + timeout.group()
                            + (given && scripted
                                    ? " in " + command
                                    : " before " + context.argv().get(0) + ", in "
                                            + (scripted ? context.lastScript() : command)));
        }
    }

    /** {@code sh -c} takes one word, and gives what follows it to the script as $0, $1 and so on. */
    private static void alone(RuleContext context, Findings findings) {
        List<String> argv = context.argv();
        if (argv.size() != 1 && !isOptionsAlone(context)
                || !readsProgram(CodePath.nameOf(argv.get(0)))
                || context.inCode(argv.get(0))
                        .flatMap(context.function()::entry)
                        .isPresent()
                || context.function().environment().containsKey("NODE_OPTIONS")
                || context.start().variables().containsKey("NODE_OPTIONS")
                || MakingScript.feeds(context, argv.get(0))) {
            return;
        }
        String program = CodePath.nameOf(argv.get(0));
        List<List<String>> scripts = context.start().scripts();
        List<String> shell = scripts.isEmpty() ? List.of() : scripts.get(scripts.size() - 1);
        boolean cut = shell.size() > 3 && shell.get(1).matches("-\\w*c");
        String option = cut ? CodePath.nameOf(shell.get(0)) + " " + shell.get(1) : "";
        String lost = cut ? String.join(" ", shell.subList(3, shell.size())) : "";
        findings.violated(
                FC_COMMAND,
                cut
                        ? option.replace(" ", " takes one word behind ") + ", so that it starts " + program
                                + " without " + lost
                        : "the start command is " + program
                                + (argv.size() > 1 ? " with options alone" : " without arguments")
                                + ", which runs nothing and ends",
                CaExited.ANY,
                cut
                        ? "leave out " + option + ": write " + argv.get(0) + " " + lost + ", each word by itself, as "
                                + context.origin().at("command and args")
                        : "write what " + program + " runs behind it in " + context.place());
    }

    /**
     * Java without a jar, a class and what may name one, a file of arguments or a checkpoint of CRaC: in a script what
     * follows it may be cut off by a ;.
     */
    private static boolean isOptionsAlone(RuleContext context) {
        return context.java()
                .filter(java -> java.started().size() == (java.started().contains("-jar") ? 1 : 0)
                        && java.options().stream().noneMatch(word -> word.startsWith("@"))
                        && context.javaOptions().stream().noneMatch(word -> word.startsWith(RESTORED)))
                .isPresent();
    }

    /**
     * Without a program to run they print their usage, or read one from a standard input that is empty. What a shell
     * reads is often the end of a pipe or a file: only its own words would show that.
     */
    private static boolean readsProgram(String name) {
        return name.equals("java")
                || ProgramReader.of(name)
                        .filter(reader -> reader != ProgramReader.SHELL)
                        .isPresent();
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
