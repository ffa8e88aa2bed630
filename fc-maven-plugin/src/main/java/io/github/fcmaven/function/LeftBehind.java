package io.github.fcmaven.function;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a start script starts in the background as the last thing that it does: the script ends, and with it the
 * instance. A script with branches, or one that goes on behind it, is not judged.
 *
 * @param script as the start names it
 * @param command what is started, without what puts it into the background
 */
public record LeftBehind(String script, String command) {

    /** {@code server > log 2>&1 &}, and what people write behind that. */
    private static final Pattern BACKGROUND =
            Pattern.compile("(.*[^&>|\\\\\\s;])\\s*&\\s*(?:(?:disown|echo|exit)\\b[^&|;]*)?");

    /** Lines after which a script still ends at once. */
    private static final Pattern ENDS_AT_ONCE =
            Pattern.compile("(?:disown|exit|echo|printf|true|:|date)(?:\\s[^&|;]*)?");

    /** What may end the script before, or hold it. */
    private static final Pattern OTHERWISE = Pattern.compile(
            "(?:if|for|while|case|until|select|function|exec|exit|trap|wait|fg|eval|source|\\.)(?:\\s.*)?"
                    + "|[A-Za-z_][\\w-]*\\s*\\(\\).*|\\{|\\(|.*(?:&&|\\|\\|)\\s*(?:exec|exit|wait)\\b.*");

    private static final Pattern PREPARED = Pattern.compile("(?:nohup|setsid|exec)\\s+");
    private static final Pattern GROUPED = Pattern.compile("[({]\\s*(.*?)\\s*;?\\s*[)}]");

    /** Empty where the script waits, or where nobody knows. */
    static Optional<LeftBehind> of(String script, String text) {
        List<String> lines = ShellScript.lines(text);
        int last = lines.size() - 1;
        while (last >= 0 && ENDS_AT_ONCE.matcher(lines.get(last)).matches()) {
            last--;
        }
        boolean plain = lines.stream()
                .limit(Math.max(last, 0))
                .noneMatch(line -> OTHERWISE.matcher(line).matches());
        if (last < 0 || !plain) {
            return Optional.empty();
        }
        Matcher background = BACKGROUND.matcher(lines.get(last));
        return background.matches() && !background.group(1).matches("(?:if|for|while|case|until|select)\\s.*")
                ? Optional.of(new LeftBehind(script, command(background.group(1))))
                : Optional.empty();
    }

    private static String command(String line) {
        Matcher grouped = GROUPED.matcher(line);
        String command = grouped.matches() ? grouped.group(1) : line;
        Matcher prepared = PREPARED.matcher(command);
        while (prepared.lookingAt()) {
            command = command.substring(prepared.end());
            prepared = PREPARED.matcher(command);
        }
        return command;
    }
}
