package io.github.fcmaven.rule;

import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the scripts on the way to a program may make that program first (unpack, build, copy or fetch it), or start
 * others beside it.
 */
final class MakingScript {

    /** A program in the background, or a server that goes there by itself. */
    private static final Pattern BESIDE = Pattern.compile("(?<![&<>\\\\])&(?=[\\s;)]|$)"
            + "|(?:^|[;&|(]|\\b(?:if|then|do|else|sudo)\\s)\\s*+(?:[^\\s;&|(]*/)?"
            + "(?:nginx|openresty|caddy|haproxy|envoy|httpd|apache2|apachectl|service|systemctl)(?=[\\s;&|)]|$)");

    /** The option of a shell whose next word is a script. */
    private static final Pattern TEXT = Pattern.compile("-[A-Za-z]*c[A-Za-z]*");

    /** As many files are read that one script takes in. */
    private static final int MOST_TAKEN_IN = 20;

    private MakingScript() {}

    /** Whether any may; also where one of them cannot be read. */
    static boolean mayMake(RuleContext context) {
        return making(context).isPresent()
                || scripts(context).anyMatch(script -> text(context, script).isEmpty());
    }

    /** The script that may make any file: it runs more than what surely makes none. */
    static Optional<String> making(RuleContext context) {
        return first(context, command -> true);
    }

    /** The script that may make a file, and names it or a variable in its place. */
    static Optional<String> naming(RuleContext context, String file) {
        String name = CodePath.nameOf(file);
        return first(context, command -> command.names(name));
    }

    /** Whether any gives that program something to read as its input. */
    static boolean feeds(RuleContext context, String program) {
        return lines(context).anyMatch(line -> line.contains(program) && line.contains("<"));
    }

    /** Whether any may start a server beside the program that it becomes. */
    static boolean startsOthers(RuleContext context) {
        return lines(context).anyMatch(line -> BESIDE.matcher(line + "\n").find());
    }

    private static Stream<String> lines(RuleContext context) {
        return lines(context, script -> true);
    }

    /** Those that run before a file that they start, with the lines of the scripts that they run or take in. */
    static List<String> linesBefore(RuleContext context, Entry file) {
        Predicate<String> isOther = script -> !context.inCode(script).equals(Optional.of(file.path()));
        List<String> lines = new ArrayList<>(lines(context, isOther).toList());
        Set<String> read = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) { // more are added meanwhile
            ScriptCommand.of(lines.get(i))
                    .flatMap(command -> command.script().stream())
                    .filter(script -> read.size() < MOST_TAKEN_IN && isOther.test(script) && read.add(script))
                    .flatMap(script -> text(context, script).stream())
                    .flatMap(ScriptCommand::lines)
                    .forEach(lines::add);
        }
        return lines;
    }

    private static Stream<String> lines(RuleContext context, Predicate<String> which) {
        Stream<String> given = context.lastStart().scripts().stream()
                .flatMap(List::stream)
                .flatMap(String::lines)
                .map(String::strip);
        Stream<String> read = scripts(context).filter(which).flatMap(script -> text(context, script).stream());
        return Stream.concat(given, read.flatMap(ScriptCommand::lines));
    }

    private static Optional<String> first(RuleContext context, Predicate<ScriptCommand> which) {
        return commands(context).stream()
                .filter(one -> which.test(one.command()))
                .findFirst()
                .map(Scripted::script);
    }

    /**
     * A command that may make a file.
     *
     * @param script in which it is, as a message names it
     */
    private record Scripted(String script, ScriptCommand command) {}

    /** Read once: it is asked for each jar of a class path. */
    private static List<Scripted> commands(RuleContext context) {
        return context.once(MakingScript.class, () -> Stream.concat(ofFiles(context), ofWords(context))
                .filter(one -> !one.command().isHarmless())
                .toList());
    }

    private static Stream<Scripted> ofFiles(RuleContext context) {
        return scripts(context).flatMap(script -> text(context, script)
                .map(text ->
                        commands(context, script.replaceFirst("^" + CodePath.ROOT + "/", ""), text, new HashSet<>()))
                .orElse(Stream.of()));
    }

    /** Of the script that a shell is given as a word. */
    private static Stream<Scripted> ofWords(RuleContext context) {
        return context.start().scripts().stream()
                .filter(words -> ProgramReader.of(words.get(0))
                                .filter(ProgramReader.SHELL::equals)
                                .isPresent()
                        && ScriptArgument.of(words).isEmpty())
                .flatMap(words -> words.stream()
                        .dropWhile(word -> !TEXT.matcher(word).matches())
                        .skip(1)
                        .limit(1)
                        .flatMap(text -> commands(context, words.get(0) + " -c", text, new HashSet<>())));
    }

    /** @param read the files that were taken in: each is read once */
    private static Stream<Scripted> commands(RuleContext context, String script, String text, Set<String> read) {
        return ScriptCommand.of(text)
                .filter(command -> !command.first().equals("exec") && !isStart(context, command))
                .flatMap(command -> Stream.concat(
                        Stream.of(new Scripted(script, command)),
                        command.takesIn()
                                .filter(file -> read.size() < MOST_TAKEN_IN && read.add(file))
                                .flatMap(file -> text(context, file))
                                .map(taken -> commands(context, script, taken, read))
                                .orElse(Stream.of())));
    }

    /** Whether it is what the script becomes in the end, or the same program for another end: it makes no file. */
    private static boolean isStart(RuleContext context, ScriptCommand command) {
        if (becomes(context.argv(), command.words())) {
            return true;
        }
        Optional<String> given = given(command.words());
        return context.starts().stream()
                .filter(words -> !words.isEmpty() && words.get(0).equals(command.first()))
                .map(MakingScript::given)
                .anyMatch(word -> word.isEmpty() && given.isEmpty()
                        || given.filter(one -> isSame(one, word.orElse(""))).isPresent());
    }

    /** Also behind {@code stdbuf -oL} and the like, and by a variable. */
    private static boolean becomes(List<String> argv, List<String> words) {
        int before = words.size() - argv.size();
        return argv.size() > 1
                && before >= 0
                && words.subList(before + 1, words.size()).equals(argv.subList(1, argv.size()))
                && (words.get(before).equals(argv.get(0))
                        || before == 0 && words.get(0).startsWith("$"));
    }

    /** @param written as a script writes it, maybe with a variable */
    private static boolean isSame(String written, String word) {
        String name = CodePath.nameOf(written);
        return written.contains("$")
                ? name.contains("$") || name.equals(CodePath.nameOf(word))
                : word.endsWith(written.replaceFirst("^\\./", ""));
    }

    private static Optional<String> given(List<String> words) {
        return ScriptArgument.of(words).filter(argument -> !argument.isModule()).map(ScriptArgument::word);
    }

    private static Stream<String> scripts(RuleContext context) {
        Stream<String> started = context.lastStart().scripts().stream()
                .map(words -> ScriptArgument.of(words).map(ScriptArgument::word).orElse(words.get(0)));
        boolean own = context.function().start().isBootstrap();
        return Stream.concat(own ? Stream.of(CodePath.BOOTSTRAP.absolute()) : Stream.of(), started);
    }

    private static Optional<String> text(RuleContext context, String script) {
        return context.inCode(script).flatMap(context.function()::entry).flatMap(entry -> {
            try {
                byte[] head = entry.content().head(StartFile.LONGEST_SCRIPT);
                return Optional.of(new String(head, StandardCharsets.UTF_8));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }
}
