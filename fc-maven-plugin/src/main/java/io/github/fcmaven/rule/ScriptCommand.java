package io.github.fcmaven.rule;

import io.github.fcmaven.function.ShellComment;
import io.github.fcmaven.platform.CodePath;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command of a script, as far as it shows whether it may make a file. Its words are not expanded: a variable may be
 * anything.
 *
 * @param words without what leads it to files, and without quotes at their ends
 * @param into the files behind {@code >}
 * @param inBackground whether the script goes on meanwhile
 */
record ScriptCommand(List<String> words, List<String> into, boolean inBackground) {

    /** {@code wait} is none of them: it may wait for a command that makes a file. */
    private static final String OF_THE_SHELL =
            "cd export declare readonly local set unset shopt ulimit umask trap exec exit"
                    + " return read source . true : test [ [[ for case esac fi done }";

    private static final String THAT_PRINT =
            "echo printf ls pwd cat env which id uname hostname date nproc free stat file"
                    + " grep egrep fgrep head tail wc awk cut tr seq expr jq diff cmp md5sum sha256sum"
                    + " basename dirname readlink realpath";

    private static final String THAT_CHANGE_NO_FILE = "chmod chown rm mkdir kill sleep";

    /** What makes no file. */
    private static final Set<String> HARMLESS = Set.of(
            String.join(" ", OF_THE_SHELL, THAT_PRINT, THAT_CHANGE_NO_FILE).split(" "));

    /** What makes its last word. */
    private static final Set<String> ELSEWHERE = Set.of("cp", "mv");

    private static final Set<String> LEADING =
            Set.of("if", "then", "else", "elif", "while", "until", "do", "!", "{", "(", "time", "nohup", "env", "sudo");

    /**
     * Behind a single {@code &} too, which stays with its command, and before another command within one, whose output
     * is a word or the value of a variable: its {@code $} stays, as that of a variable.
     */
    private static final Pattern ENDS = Pattern.compile("&&|\\|\\||[;|\\n]|(?<=\\$)\\((?!\\()|(?<=[^&>]&)(?![&>])");

    private static final Pattern BACKQUOTED = Pattern.compile("`([^`\\n]*)`");

    private static final Pattern INTO = Pattern.compile("(?<![2&])>>?\\s*[\"']?([^\\s>\"'&]*)");
    private static final Pattern REDIRECTION = Pattern.compile("[0-9&]?>{1,2}\\s*[^\\s>]*|<+\\s*[^\\s<]*");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*");
    private static final Pattern OUTSIDE = Pattern.compile("/(?!code(?:/|$)|usr/|s?bin/).*");
    private static final Pattern QUOTES = Pattern.compile("^[\"'](?=.)|(?<=.)[\"']$");

    /** Those of a script, in the order of its lines. */
    static Stream<ScriptCommand> of(String script) {
        String text = lines(script).collect(Collectors.joining("\n"));
        return ENDS.splitAsStream(BACKQUOTED.matcher(text).replaceAll("\\$($1)"))
                .map(ScriptCommand::ofText);
    }

    /** Without comments. */
    static Stream<String> lines(String script) {
        return script.replace("\\\n", " ").lines().map(String::strip).map(ShellComment::removed);
    }

    private static ScriptCommand ofText(String text) {
        String command = text.replace(')', ' ').strip();
        boolean inBackground = command.endsWith("&");
        String plain = REDIRECTION
                .matcher(inBackground ? command.substring(0, command.length() - 1) : command)
                .replaceAll(" ");
        List<String> words = Arrays.stream(plain.strip().split("\\s+"))
                .dropWhile(word ->
                        LEADING.contains(word) || ASSIGNMENT.matcher(word).matches())
                .map(word -> QUOTES.matcher(word).replaceAll(""))
                .toList();
        List<String> into =
                INTO.matcher(command).results().map(found -> found.group(1)).toList();
        return new ScriptCommand(words, into, inBackground);
    }

    /** The first word behind what sets variables and the shell's own words, {@code if} and {@code nohup}. */
    String first() {
        return words.isEmpty() ? "" : words.get(0);
    }

    /** Whether it makes no file below /code for certain, and none where PATH leads. */
    boolean isHarmless() {
        return inBackground
                || into.stream()
                                .allMatch(file ->
                                        file.isEmpty() || OUTSIDE.matcher(file).matches())
                        && (first().isEmpty() || HARMLESS.contains(CodePath.nameOf(first())) || isElsewhere());
    }

    private boolean isElsewhere() {
        return ELSEWHERE.contains(first())
                && !words.contains("-t")
                && OUTSIDE.matcher(words.get(words.size() - 1)).matches();
    }

    /** Whether a word may name a file of that name: a variable may. */
    boolean names(String name) {
        return Stream.concat(words.stream().skip(1), into.stream())
                .anyMatch(word -> word.contains(name) || word.contains("$"));
    }

    /** The script whose lines run in this one. */
    Optional<String> takesIn() {
        return (first().equals(".") || first().equals("source")) && words.size() > 1
                ? Optional.of(words.get(1))
                : Optional.empty();
    }

    /** The script that it runs or takes in; what a path names may be a program too. */
    Optional<String> script() {
        return takesIn()
                .or(() -> ProgramReader.of(first())
                        .filter(ProgramReader.SHELL::equals)
                        .flatMap(shell -> ScriptArgument.of(words))
                        .map(ScriptArgument::word))
                .or(() -> Optional.of(first()).filter(program -> program.contains("/")));
    }
}
