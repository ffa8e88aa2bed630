package io.github.fcmaven.diagnosis;

import io.github.fcmaven.startup.StartLog;
import java.util.regex.Pattern;

/**
 * What another shell refuses and bash takes: {@code /bin/sh} of the runtimes is bash, and that of this machine may be
 * dash (Debian) or ash (Alpine).
 */
final class OtherShell {

    private static final String COMMANDS = "(?:\\[\\[|source|function|shopt|declare|typeset|let|pushd|popd|dirs|mapfile"
            + "|readarray|disown|builtin|caller|enable|\\w+\\[[^\\]]*\\]\\+?=.*|\\w+\\+=.*): not found";

    private static final String OPTIONS = "(?:read: Illegal option -[adeinNstu]|wait: Illegal option -[nfp]"
            + "|(?:export|readonly): Illegal option -[aAfn]|unset: Illegal option -n|printf: Illegal option -v"
            + "|ulimit: Illegal option -[bceikqux]|set: Illegal option -o (?:pipefail|errtrace|functrace|posix))";

    private static final String SYNTAX = "Syntax error: (?:\"[(&]\" unexpected|redirection unexpected"
            + "|Bad for loop variable).*|.*Bad substitution|arithmetic expression: .*(?:\\+\\+|--|\\*\\*).*"
            + "|\\[: .*: unexpected operator|test: .*: unexpected operator|local: -\\w+: bad variable name"
            + "|exec: (?:-[acl]|\\{\\w+\\}): not found";

    /** Bash writes {@code line} before the number, and ends {@code command not found}. */
    private static final Pattern OF_DASH = Pattern.compile("(?:^|: )\\d+: (?:" + SYNTAX + "|" + OPTIONS + "|" + COMMANDS
            + ")$|^(?:.*: )?trap: (?:SIG[A-Z0-9]+|ERR|DEBUG|RETURN): bad trap$");

    private static final Pattern OF_ASH = Pattern.compile(": line \\d+: (?:syntax error: (?:unexpected (?:\"[(&]\""
            + "|redirection)|bad (?:substitution|for loop variable)).*|" + COMMANDS + ")$"
            + "|: exec: line \\d+: \\{\\w+\\}: not found$");

    /** By the end of a body: what began it was no word for dash. */
    private static final String OF_BODY = "Syntax error: \"}\" unexpected";

    private OtherShell() {}

    static boolean refuses(StartLog log, StartCause cause) {
        return switch (cause.failure()) {
            case SYNTAX_ERROR ->
                isOfOther(cause.line())
                        || cause.line().endsWith(OF_BODY)
                                && log.lines().stream().anyMatch(line -> line.endsWith(": function: not found"));
            case PROGRAM_NOT_FOUND -> isOfOther(cause.line());
            case UNKNOWN, LAST_LINE, WORDLESS, RETURNED -> log.lines().stream().anyMatch(OtherShell::isOfOther);
            default -> false;
        };
    }

    private static boolean isOfOther(String line) {
        return OF_DASH.matcher(line).find() || OF_ASH.matcher(line).find();
    }
}
