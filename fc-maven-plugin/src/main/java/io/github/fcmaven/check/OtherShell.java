package io.github.fcmaven.check;

import io.github.fcmaven.startup.StartLog;
import java.util.regex.Pattern;

/** What dash refuses and bash takes: {@code /bin/sh} of the runtimes is bash, and that of this machine may be dash. */
final class OtherShell {

    /** Bash writes {@code line} before the number. */
    private static final Pattern OF_DASH = Pattern.compile("(?:^|: )\\d+: (?:Syntax error: .*|.*Bad substitution"
            + "|set: Illegal option -o pipefail|(?:\\[\\[|source|function|shopt|declare|let|pushd): not found)$");

    private OtherShell() {}

    static boolean refuses(StartLog log, StartCause cause) {
        return switch (cause.failure()) {
            case SYNTAX_ERROR, PROGRAM_NOT_FOUND -> isOfDash(cause.line());
            case UNKNOWN, WORDLESS, RETURNED -> log.lines().stream().anyMatch(OtherShell::isOfDash);
            default -> false;
        };
    }

    private static boolean isOfDash(String line) {
        return OF_DASH.matcher(line).find();
    }
}
