package io.github.fcmaven.diagnosis;

import io.github.fcmaven.startup.StartLog;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The application's own line in what Python, Node.js or PHP print of an error: no line of a library. */
final class OwnLine {

    private static final String LIBRARIES =
            "(?!python/|(?:[^\\s\":()]*/)?(?:node_modules|site-packages|dist-packages|vendor)/)";

    /** Python names it from the outside to the inside, the others the other way round. */
    private static final Pattern PYTHON = Pattern.compile("^\\s+File \"(/code/" + LIBRARIES + "[^\"]+)\", line (\\d+)");

    private static final Pattern NODE =
            Pattern.compile("^\\s+at (?:.{0,200}\\()?(?:file://)?(/code/" + LIBRARIES + "[^\\s:()]+):(\\d+):\\d+\\)?$");

    private static final Pattern PHP = Pattern.compile("^(?:PHP )?(?:Fatal error|Warning|Parse error): .{0,400}"
            + " in (/code/" + LIBRARIES + "[^\\s:()]+)(?::| on line )(\\d+)$");

    private static final Pattern TEXT =
            Pattern.compile("^TypeError: (?:'str' object cannot be interpreted as an integer"
                    + "|an integer is required \\(got type str\\))");

    private static final Pattern LISTENS = Pattern.compile(
            "\\.bind\\(|server_bind|create_server|make_server|start_server" + "|\\.listen\\(|Server\\(\\(|run_simple");

    private OwnLine() {}

    /** Its file and number, as messages name them; empty where none is printed. */
    static Optional<String> of(List<String> lines) {
        Optional<String> python =
                lines.stream().flatMap(line -> found(PYTHON, line).stream()).reduce((a, b) -> b);
        return python.or(() -> lines.stream()
                        .flatMap(line -> found(NODE, line).stream())
                        .findFirst())
                .or(() -> lines.stream()
                        .flatMap(line -> found(PHP, line).stream())
                        .findFirst());
    }

    private static Optional<String> found(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        return found.find() ? Optional.of(found.group(1) + ", line " + found.group(2)) : Optional.empty();
    }

    /** What Python says of a text where a server asks for the number of its port. */
    static Optional<String[]> portAsText(StartLog log) {
        boolean listens =
                log.lines().stream().anyMatch(line -> LISTENS.matcher(line).find());
        return log.lines().stream()
                .filter(line -> listens && TEXT.matcher(line).find())
                .reduce((first, second) -> second)
                .map(line -> new String[] {line.strip()});
    }
}
