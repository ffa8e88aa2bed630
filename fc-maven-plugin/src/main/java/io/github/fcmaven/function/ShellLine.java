package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program that a simple start script becomes: the words of its {@code exec}, or of its last line. */
public final class ShellLine {

    /** More than any start script has; beyond it only the beginning is looked at. */
    private static final int LONGEST = 1 << 20;

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)(?::?-([^{}$`]*))?})");

    /** What a word is made of, and the blanks between two words: all that a shell takes for nothing else. */
    private static final Pattern PART = Pattern.compile("(?<blanks>[ \t]+)|'(?<literal>[^']*)'|\"(?<quoted>[^\"]*)\""
            + "|(?<variable>" + VARIABLE + ")|(?<plain>[^ \t'\"$|&;<>()`\\\\*?\\[]+)");

    private ShellLine() {}

    /**
     * The program and arguments that a package runs in the end, also by a simple script; empty where only the script
     * knows them.
     */
    public static List<String> argvOf(FunctionPackage function) {
        return function.argv().orElseGet(() -> function.entry(CodePath.BOOTSTRAP)
                .map(ShellLine::script)
                .map(script -> of(script, function.environment()))
                .orElse(List.of()));
    }

    private static String script(Entry bootstrap) {
        try {
            byte[] head = bootstrap.content().head(2);
            return head.length == 2 && head[0] == '#' && head[1] == '!'
                    ? new String(bootstrap.content().head(LONGEST), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the script does more than that: nothing is guessed. */
    static List<String> of(String script, Map<String, String> environment) {
        String last = "";
        for (String line : script.replace("\\\n", " ").split("\n")) {
            String command = line.strip();
            if (command.matches("(if|for|while|case|until)\\b.*|.*\\bfunction\\b.*|[A-Za-z_]+\\s*\\(\\).*")) {
                return List.of();
            }
            if (!command.isEmpty() && !command.startsWith("#")) {
                last = command;
                if (command.startsWith("exec ")) {
                    break;
                }
            }
        }
        return words(last, environment)
                .map(words -> words.get(0).equals("exec") ? words.subList(1, words.size()) : words)
                .orElse(List.of());
    }

    private static Optional<List<String>> words(String line, Map<String, String> environment) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        Matcher part = PART.matcher(line);
        for (int at = 0; at < line.length(); at = part.end()) {
            if (!part.region(at, line.length()).lookingAt()) {
                return Optional.empty();
            }
            if (part.group("blanks") != null) {
                add(words, word);
                word = null;
                continue;
            }
            Optional<String> text = text(part, environment);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            word = begun(word).append(text.get());
        }
        add(words, word);
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }

    private static Optional<String> text(Matcher part, Map<String, String> environment) {
        return Optional.ofNullable(part.group("literal"))
                .or(() -> Optional.ofNullable(part.group("plain")))
                .or(() -> Optional.ofNullable(part.group("quoted"))
                        .or(() -> Optional.ofNullable(part.group("variable")))
                        .flatMap(text -> expanded(text, environment)));
    }

    private static StringBuilder begun(StringBuilder word) {
        return word == null ? new StringBuilder() : word;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (word != null) {
            words.add(word.toString());
        }
    }

    /** Empty where a variable is asked for of which nobody says what it is. */
    private static Optional<String> expanded(String text, Map<String, String> environment) {
        Matcher variable = VARIABLE.matcher(text);
        StringBuilder out = new StringBuilder();
        while (variable.find()) {
            String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
            String value = environment.getOrDefault(name, variable.group(3));
            if (value == null) {
                return Optional.empty();
            }
            variable.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        variable.appendTail(out);
        return out.indexOf("$") >= 0 || out.indexOf("`") >= 0 ? Optional.empty() : Optional.of(out.toString());
    }
}
