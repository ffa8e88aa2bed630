package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a line of a shell apart, as far as it is simple: commands one after another, without pipes and branches. */
final class ShellWords {

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:([A-Za-z_]\\w*|\\d)|\\{([A-Za-z_]\\w*|\\d)"
            + "(?:(:?[-+=])((?:[^{}$`\"'\\\\]++|\\$(?:[A-Za-z_]\\w*+|\\{[A-Za-z_]\\w*+}))*+))?})");

    /** All arguments, each a word of its own. */
    private static final Pattern ALL = Pattern.compile("\"\\$(?:@|\\{@})\"(?=[\\s;&]|$)");

    /** How scripts ask where they are. */
    private static final Pattern HERE = Pattern.compile(
            "\\$\\((?:pwd|(?:cd\\s+(?:-P\\s+)?(?:--\\s+)?\"?)?(?:\\$\\()?dirname\\s+(?:--\\s+)?\"?(?:\\$0|\\$\\{0}"
                    + "|\\$BASH_SOURCE|\\$\\{BASH_SOURCE(?:\\[0])?})\"?\\)?\"?(?:\\s*&&\\s*pwd(?:\\s+-P)?\\s*)?)\\)");

    /** The file that is read: set while one is taken in. */
    static final String SOURCE = "BASH_SOURCE";

    /** A program looks there by itself, and what it holds is known where a script puts something before it. */
    private static final Pattern PATHS = Pattern.compile("PYTHONPATH|NODE_PATH|CLASSPATH|LD_LIBRARY_PATH");

    /** What a word begins with that assigns; no name is longer. */
    private static final Pattern ASSIGNS = Pattern.compile("[A-Za-z_]\\w{0,255}+=");

    /** What only asks: nobody knows whether the command behind its {@code &&} is run. */
    private static final Set<String> ASKS = Set.of("test", "grep", "which", "command", "type", "false");

    private static final String NOT_SIMPLE = "|()`[{";

    /** More than Linux takes for all arguments of a program: variables that name each other twice grow without end. */
    private static final int LONGEST = 1 << 21;

    private final String line;
    private final Map<String, String> variables;
    private final List<String> arguments;
    private final List<List<String>> commands = new ArrayList<>();
    private List<String> words = new ArrayList<>();
    private StringBuilder word;
    private int room = LONGEST;
    private int at;

    private ShellWords(String line, Map<String, String> variables, List<String> arguments) {
        this.line = line;
        this.variables = variables;
        this.arguments = arguments;
    }

    /**
     * The commands of a line; empty where it is not simple, is longer than Linux takes, or asks for a variable of which
     * nobody says what it is. A {@code *} or {@code ?} outside of quotes is as {@link ShellPattern} has it.
     *
     * @param arguments of the script, {@code "$@"}
     */
    static Optional<List<List<String>>> of(String line, Map<String, String> variables, List<String> arguments) {
        ShellWords read = new ShellWords(line, variables, arguments);
        while (read.at < line.length()) {
            if (!read.next(line.charAt(read.at)) || read.room < 0) {
                return Optional.empty();
            }
        }
        read.endCommand();
        return Optional.of(read.commands);
    }

    /** How many characters the commands have. */
    static int length(List<List<String>> commands) {
        int length = 0;
        for (List<String> command : commands) {
            for (String word : command) {
                length += word.length();
            }
        }
        return length;
    }

    private boolean next(char c) {
        if (c == '\'') {
            int end = line.indexOf('\'', at + 1);
            append(end < 0 ? "" : line.substring(at + 1, end));
            at = end + 1;
            return end >= 0;
        }
        if (c == '"') {
            Matcher all = ALL.matcher(line).region(at, line.length());
            if (word == null && all.lookingAt()) {
                words.addAll(arguments);
                at = all.end();
                return true;
            }
            at++;
            return quoted();
        }
        if (c == '\\') {
            append(line.substring(Math.min(at + 1, line.length()), Math.min(at + 2, line.length())));
            at += 2;
            return at <= line.length();
        }
        if (c == '$') {
            return expanded(word != null && ASSIGNS.matcher(word).lookingAt());
        }
        if (c == '#' && word == null) {
            at = line.length();
            return true;
        }
        return operator(c);
    }

    private boolean operator(char c) {
        boolean both = at + 1 < line.length() && line.charAt(at + 1) == '&';
        if (c == '<' || c == '>' || c == '&' && at + 1 < line.length() && line.charAt(at + 1) == '>') {
            return redirected();
        }
        if (c == ';' || c == '&' && both) {
            if (both && !words.isEmpty() && ASKS.contains(words.get(0))) {
                return false;
            }
            endCommand();
            at += c == ';' ? 1 : 2;
            return true;
        }
        if (c == '&' || NOT_SIMPLE.indexOf(c) >= 0 || c == '~' && isHome()) {
            return false;
        }
        if (c == ' ' || c == '\t') {
            endWord();
        } else {
            append(String.valueOf(pattern(c)));
        }
        at++;
        return true;
    }

    private boolean isHome() {
        return word == null || ASSIGNS.matcher(word).lookingAt() && "=:".indexOf(word.charAt(word.length() - 1)) >= 0;
    }

    /** In what is assigned, a pattern is looked up where the variable is used. */
    private char pattern(char c) {
        if (c != '*' && c != '?') {
            return c;
        }
        boolean assigned = word != null && ASSIGNS.matcher(word).lookingAt();
        char matching = c == '*' ? ShellPattern.ANY : ShellPattern.ONE;
        return assigned ? c : matching;
    }

    /** {@code 2>&1}, {@code >> file}: no word of the command. */
    private boolean redirected() {
        if (word != null && word.chars().allMatch(Character::isDigit)) {
            word = null;
        }
        endWord();
        int end = at;
        while (end < line.length() && "<>&|".indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        String operator = line.substring(at, end);
        while (end < line.length() && line.charAt(end) == ' ') {
            end++;
        }
        int target = end;
        while (end < line.length() && " \t;&|<>".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        at = end;
        return !operator.startsWith("<<") && end > target && line.charAt(target) != '(';
    }

    private boolean quoted() {
        append("");
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at);
            if (c == '`') {
                return false;
            }
            if (c == '$' && !line.startsWith("$\"", at)) {
                if (!expanded(true)) {
                    return false;
                }
                continue;
            }
            boolean escape = c == '\\' && at + 1 < line.length() && "\"\\$`".indexOf(line.charAt(at + 1)) >= 0;
            at += escape ? 1 : 0;
            append(String.valueOf(line.charAt(at)));
            at++;
        }
        at++;
        return at <= line.length();
    }

    /** Of a value without quotes each blank ends a word. */
    private boolean expanded(boolean quoted) {
        Matcher here = HERE.matcher(line).region(at, line.length());
        Matcher variable = VARIABLE.matcher(line).region(at, line.length());
        Optional<String> value = Optional.empty();
        if (here.lookingAt()) {
            at = here.end();
            value = here.group().contains("dirname") ? folder(here.group()) : Optional.ofNullable(variables.get("PWD"));
        } else if (variable.lookingAt()) {
            at = variable.end();
            value = value(variable);
        }
        value.ifPresent(text -> appendValue(text, quoted));
        return value.isPresent();
    }

    /** Of the script itself, or of the file that is taken in, whose name may begin in {@code /code}. */
    private Optional<String> folder(String asked) {
        String name = asked.contains(SOURCE) && variables.containsKey(SOURCE) ? SOURCE : "0";
        String script = variables.getOrDefault(name, "").replaceFirst("^(?:\\./+)+", "");
        String folder = script.substring(0, Math.max(0, script.lastIndexOf('/')));
        boolean known = folder.startsWith("/") || CodePath.ROOT.equals(variables.get("PWD"));
        String root = folder.startsWith("/") ? "" : CodePath.ROOT + "/";
        return known ? Optional.of((root + folder).replaceFirst("/+$", "")) : Optional.empty();
    }

    private Optional<String> value(Matcher variable) {
        String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
        String operator = variable.group(3) == null ? "" : variable.group(3);
        String set = variables.get(name);
        if (set == null && variables.containsKey(name)) {
            return Optional.empty(); // it has a value that nobody knows
        }
        boolean counts = set != null && !(operator.startsWith(":") && set.isEmpty());
        if (operator.endsWith("+")) {
            return counts ? plain(variable.group(4)) : Optional.of("");
        }
        if (counts) {
            return Optional.of(set);
        }
        if (!operator.isEmpty()) {
            Optional<String> value = plain(variable.group(4));
            value.filter(text -> operator.endsWith("=")).ifPresent(text -> variables.put(name, text));
            return value;
        }
        return PATHS.matcher(name).matches() ? Optional.of("") : Optional.empty();
    }

    /** A default may name another variable. */
    private Optional<String> plain(String text) {
        Matcher inner = VARIABLE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (inner.find()) {
            Optional<String> value = value(inner);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            inner.appendReplacement(out, Matcher.quoteReplacement(value.get()));
        }
        inner.appendTail(out);
        return out.indexOf("$") >= 0 ? Optional.empty() : Optional.of(out.toString());
    }

    private void appendValue(String text, boolean quoted) {
        if (quoted) {
            append(text);
            return;
        }
        for (char c : text.toCharArray()) {
            if (Character.isWhitespace(c)) {
                endWord();
            } else {
                append(String.valueOf(pattern(c)));
            }
        }
    }

    private void append(String text) {
        room -= text.length();
        if (word == null) {
            word = new StringBuilder();
        }
        word.append(room < 0 ? "" : text);
    }

    private void endWord() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }

    private void endCommand() {
        endWord();
        if (!words.isEmpty()) {
            commands.add(words);
            words = new ArrayList<>();
        }
    }
}
