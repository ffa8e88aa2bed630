package io.github.fcmaven.deployment;

import io.github.fcmaven.platform.FcProblem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run of the deploy tool printed.
 *
 * @param exit its exit code
 * @param lines without colours; the last ones, where they were many
 * @param rest what followed them, byte for byte, where the caller wants it so
 */
record ToolRun(int exit, List<String> lines, byte[] rest) {

    /** A line that only the log of a failed run needs. */
    private static final Pattern LOGS = Pattern.compile("Logs:\\s+(\\S+)");

    /**
     * The problem that this run is: what the tool says, where that is known.
     *
     * @param command such as {@code deploy}
     * @param otherwise what is, where the tool says nothing that is known
     * @param fix what to change then
     */
    FcProblem failed(String command, String otherwise, String fix) {
        Optional<String> said = ToolFault.said(lines);
        Optional<ToolFault> fault = said.flatMap(ToolFault::of);
        Optional<String> logs = lines.stream()
                .map(LOGS::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
        return FcProblem.local(
                "s " + command + fault.map(ToolFault::what).orElse(otherwise) + " (exit code " + exit
                        + said.map(reason -> ": " + reason).orElse(meaning(exit)) + ")",
                fault.map(ToolFault::fix).orElse(fix)
                        + logs.map(path -> "; its whole log is in " + path).orElse(""));
    }

    /** Source: the tool's own page on its exit codes. */
    private static String meaning(int exit) {
        return switch (exit) {
            case 1 -> ": the file, the credentials, or what the platform answered";
            case 100 -> ": the tool itself";
            case 101 -> ": the component or an action of s.yaml";
            default -> exit > 128 ? ": it was ended" : "";
        };
    }
}
