package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;

import io.github.fcmaven.image.ImagePrograms;
import io.github.fcmaven.image.Presence;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.BackgroundStart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A start command that ends, or is ended, while the server should run: the instance ends with it. */
final class EndingCommandRule implements Rule {

    private static final Pattern TIMEOUT =
            Pattern.compile("(?<=^|\\s)(?:\\S*/)?(timeout)(?> (?:-[ks]|--kill-after|--signal) \\S+| -\\S+)*+"
                    + " (\\d+(?:\\.\\d+)?)([smhd]?)(?=\\s|$)");

    private static final Map<String, Integer> SECONDS = Map.of("m", 60, "h", 3600, "d", 86_400);
    private static final int DAY = 86_400;
    private static final String RESTORED = "-XX:CRaCRestoreFrom=";

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_COMMAND);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        background(context, findings);
        leftBehind(context, findings);
        alone(context, findings);
        limited(context, findings);
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
}
