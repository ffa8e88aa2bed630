package io.github.fcmaven.report;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What GitHub Actions gets besides the log; nothing where the build does not run there.
 *
 * @param environment that of the build
 * @param lines gets each command, which must stand at the beginning of a line
 */
public record GitHubActions(Map<String, String> environment, Consumer<String> lines) {

    /** For the environment of a build. */
    public static GitHubActions of(Map<String, String> environment) {
        // as it is: its texts are plain already, and what prints others breaks each command
        return new GitHubActions(
                environment, line -> StandardOutput.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Prints a command for each annotation. */
    public void annotate(List<GitHubAnnotation> annotations) {
        if (isHere()) {
            // GitHub obeys a command only at the beginning of a line
            annotations.forEach(annotation -> lines.accept(annotation.command()));
        }
    }

    /** Prints the command for a problem that ends the build. */
    public void refuse(FcProblem problem) {
        annotate(List.of(GitHubAnnotation.of(problem)));
    }

    /** Prints one for each violation that ends the build before any check. */
    public void refuse(List<Finding> findings) {
        annotate(GitHubAnnotation.all(findings, GitHubAnnotation.Level.ERROR, Set.of(Verdict.VIOLATED)));
    }

    /** Appends to the step's summary; says why where that cannot be done, which is no reason to fail a build. */
    public Optional<String> summarize(String markdown) {
        String file = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        if (!isHere() || file.isBlank()) {
            return Optional.empty();
        }
        try {
            Files.writeString(Path.of(file), markdown, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of("the summary of the step cannot be written: " + e);
        }
    }

    private boolean isHere() {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }
}
