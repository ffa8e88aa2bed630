package io.github.fcmaven.report;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.SourceLocation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A note that GitHub Actions shows beside a run, by one command in the log.
 *
 * @param level how grave it is
 * @param title its headline
 * @param message what it says; line breaks stay
 * @param location the line beside which it is shown; empty where it is shown beside the run alone
 */
public record GitHubAnnotation(Level level, String title, String message, Optional<SourceLocation> location) {

    /** How grave an annotation is. */
    public enum Level {
        /** It fails the build. */
        ERROR,
        /** It should be known. */
        WARNING
    }

    /** An annotation that is shown beside the run alone. */
    public GitHubAnnotation(Level level, String title, String message) {
        this(level, title, message, Optional.empty());
    }

    /** One for each finding of these verdicts, with what was seen, what the platform would answer, and the fix. */
    public static List<GitHubAnnotation> all(List<Finding> findings, Level level, Set<Verdict> verdicts) {
        return findings.stream()
                .filter(finding -> verdicts.contains(Verdict.of(finding)))
                .map(finding -> of(level, finding))
                .toList();
    }

    /** The annotation for a finding: what was seen, what the platform would answer, and the fix. */
    public static GitHubAnnotation of(Level level, Finding finding) {
        String platform = finding.platform().isEmpty() ? "" : "\nplatform: " + finding.platform();
        String fix = finding.fix().isEmpty() ? "" : "\nfix: " + finding.fix();
        return new GitHubAnnotation(
                level, finding.requirement().id(), finding.observed() + platform + fix, finding.location());
    }

    /** The annotation for a problem that ends the build. */
    public static GitHubAnnotation of(FcProblem problem) {
        String title = problem.requirement().map(Requirement::id).orElse("fc-maven-plugin");
        return new GitHubAnnotation(Level.ERROR, title, problem.getMessage());
    }

    /** The annotation for a check that could not be made. */
    public static GitHubAnnotation ofError(String why) {
        return new GitHubAnnotation(Level.ERROR, "The check could not be made", why);
    }

    /** The annotation for what violates nothing and should be known. */
    public static GitHubAnnotation ofWarning(String warning) {
        return new GitHubAnnotation(Level.WARNING, "fc-maven-plugin", warning);
    }

    /** The command, which is one line whatever the message is; GitHub obeys it only at the beginning of a line. */
    public String command() {
        String name = level.name().toLowerCase(Locale.ROOT);
        String text = String.join("\n", PlainText.lines(message));
        return "::" + name + " " + location.map(GitHubAnnotation::place).orElse("") + "title="
                + property(PlainText.oneLine(title)) + "::" + data(text);
    }

    private static String place(SourceLocation location) {
        String line = location.line().isPresent() ? ",line=" + location.line().getAsInt() : "";
        return "file=" + property(PlainText.oneLine(location.file())) + line + ",";
    }

    /** Percent first: it is what the others are escaped with. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
