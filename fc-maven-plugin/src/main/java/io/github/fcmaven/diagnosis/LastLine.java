package io.github.fcmaven.diagnosis;

import io.github.fcmaven.startup.StartLog;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a server printed last, and did not say of itself. */
final class LastLine {

    /** What to do about one that may be an error, before what else may have to be done. */
    static final String OR_ELSE = "correct what that line says, if it is an error; else ";

    private static final int LONGEST = 300;

    /** What Node.js, npm, Rust and Perl say of themselves at the end, and what the check writes between. */
    private static final Pattern LAST_WORDS =
            Pattern.compile("^(?:\\[fc: |Node\\.js v\\d|\\(Use `node |npm (?:ERR!|error|notice)|note: run with `RUST_"
                    + "|BEGIN failed--|Compilation failed in require |Execution of \\S+ aborted )");

    /** The levels at which programs log what is no error, and what they say when all is well. */
    private static final Pattern NO_ERROR = Pattern.compile("\\b(?:INFO|DEBUG|TRACE)\\b"
            + "|^(?!.*(?i:\\bnot?\\b|n't\\b|fail|error|unable|exception))"
            + ".*(?i:\\b(?:is up|up on|started|listening|running on|ready|serving)\\b)");

    private LastLine() {}

    static boolean mayBeError(String line) {
        return !NO_ERROR.matcher(line).find();
    }

    /** Empty where it printed nothing. */
    static Optional<String> of(StartLog log) {
        return log.lines().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !LAST_WORDS.matcher(line).find())
                .reduce((first, second) -> second)
                .map(line -> line.substring(0, Math.min(line.length(), LONGEST)));
    }
}
