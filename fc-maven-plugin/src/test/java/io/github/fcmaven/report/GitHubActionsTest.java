package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When GitHub Actions is told something, and where the summary goes. */
class GitHubActionsTest {

    private static final List<GitHubAnnotation> ONE = List.of(GitHubAnnotation.ofWarning("slow"));

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();

    @Test
    void isToldEachAnnotationOnceAndAtTheBeginningOfALine() {
        new GitHubActions(Map.of("GITHUB_ACTIONS", "true"), lines::add).annotate(ONE);

        assertThat(lines).containsExactly("::warning title=fc-maven-plugin::slow");
    }

    @Test
    void isToldEachViolationThatEndsABuildBeforeItsCheck() {
        new GitHubActions(Map.of("GITHUB_ACTIONS", "true"), lines::add)
                .refuse(Records.failed(folder).all());

        assertThat(lines).singleElement().asString().startsWith("::error title=FC-BIND::listens on 127.0.0.1");
    }

    /** A build in a JVM of its own. */
    static final class Build {
        public static void main(String[] args) {
            GitHubActions.of(Map.of("GITHUB_ACTIONS", "true")).annotate(ONE);
        }
    }

    @Test
    void isToldByTheOutputOfTheBuildAsItIs() throws Exception {
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Build.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("::warning title=fc-maven-plugin::slow\n");
    }

    @Test
    void isToldNothingElsewhere() {
        Path file = folder.resolve("summary.md");
        GitHubActions elsewhere = new GitHubActions(Map.of("GITHUB_STEP_SUMMARY", file.toString()), lines::add);

        elsewhere.annotate(ONE);

        assertThat(elsewhere.summarize("text")).isEmpty();
        assertThat(lines).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void theSummaryIsAppendedToWhatStandsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("summary.md"), "before\n");
        GitHubActions here =
                new GitHubActions(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", file.toString()), lines::add);

        assertThat(here.summarize("one 中\n")).isEmpty();
        assertThat(here.summarize("two\n")).isEmpty();

        assertThat(file).hasContent("before\none 中\ntwo\n");
    }

    @Test
    void aSummaryThatCannotBeWrittenIsSaidAndFailsNothing() {
        for (String file : List.of(folder.toString(), folder + "/none/summary.md", "\0")) {
            GitHubActions here =
                    new GitHubActions(Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", file), lines::add);

            assertThat(here.summarize("text")).get().asString().startsWith("the summary of the step cannot be written");
        }
    }
}
