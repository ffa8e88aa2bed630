package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.SourceLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The texts of annotations and of the summary. */
class GitHubReportsTest {

    private static final Path LOG = Path.of("target/fc/server.log");

    @Test
    void aViolationIsOneCommandWithThePlatformsWordsAndTheFix() {
        assertThat(GitHubAnnotation.all(
                        Records.failed(LOG).all(), GitHubAnnotation.Level.ERROR, Set.of(Verdict.VIOLATED)))
                .extracting(GitHubAnnotation::command)
                .containsExactly("::error title=FC-BIND::listens on 127.0.0.1:9000 only"
                        + "%0Aplatform: FunctionNotStarted: Ping CA failed due to: dial tcp: connection refused"
                        + "%0Afix: set server.address=0.0.0.0%0Ain application.properties");
    }

    @Test
    void aFindingWithAPlaceStandsBesideThatLine() {
        Finding.Violated violated = new Finding.Violated(Requirement.FC_PORT, "server.port is 8080", "remove it");
        String file = "src/main/resources/application.yml";

        assertThat(List.of(
                        violated.at(new SourceLocation(file, OptionalInt.of(3))),
                        new Finding.Unproven(Requirement.FC_PORT, "?", "say it")
                                .at(new SourceLocation("a,b:c.yml", OptionalInt.empty()))))
                .extracting(finding -> GitHubAnnotation.of(GitHubAnnotation.Level.ERROR, finding)
                        .command()
                        .replaceAll("title=.*", ""))
                .containsExactly("::error file=" + file + ",line=3,", "::error file=a%2Cb%3Ac.yml,");
    }

    @Test
    void aStartThatWasNotSeenIsNoPassInTheSummary() {
        assertThat(MarkdownSummary.text(Records.inconclusive(LOG)))
                .startsWith("### Function Compute check: INCONCLUSIVE, execution check\n")
                .contains("The function was not seen to start, so nothing was verified.")
                .contains("| ❔ unproven | FC-STARTUP |")
                .contains("- Change: name a JDK 21 in jdkToolchain\n");
    }

    @Test
    void everyProblemHasItsRequirementAsTitle() {
        assertThat(GitHubAnnotation.of(FcProblem.of(Requirement.FC_JAR, "no Main-Class", "name one"))
                        .command())
                .startsWith("::error title=FC-JAR::FC-JAR: no Main-Class%0A  platform: CAExited");
        assertThat(GitHubAnnotation.of(FcProblem.local("no zip", "run mvn package"))
                        .command())
                .isEqualTo("::error title=fc-maven-plugin::no zip%0A  fix: run mvn package");
    }

    @Test
    void whatHasAMeaningInACommandIsEscaped() {
        GitHubAnnotation annotation = new GitHubAnnotation(
                GitHubAnnotation.Level.WARNING, "a:b,c%d\r\ne", "100% %0A\r\n::error::x\n\u001b[31mred ##[error]y");

        assertThat(annotation.command())
                .isEqualTo("::warning title=a%3Ab%2Cc%25d e::100%25 %250A%0A: :error::x%0Ared # #[error]y");
    }

    @Test
    void whateverAServerSaysNoSecondCommandComesOfIt() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            String command = new GitHubAnnotation(
                            GitHubAnnotation.Level.ERROR, Records.text(random), Records.text(random))
                    .command();

            assertThat(command)
                    .matches("::error title=[^:,\\r\\n]*::[^\\r\\n]*")
                    .doesNotContain("##[", "##vso[");
        }
    }

    @Test
    void theSummarySaysVerdictsFixesAndTimes() {
        String summary = MarkdownSummary.text(Records.failed(LOG));

        assertThat(summary)
                .startsWith("### Function Compute check: FAILED, execution check\n")
                .contains("1 violated, 2 met, 1 unproven, 1 skipped; code package SHA-256 " + Records.SHA)
                .contains("| ❌ violated | FC-BIND | listens on 127&#46;0&#46;0&#46;1&#58;9000 only |")
                .contains("- Change: set server&#46;address=0&#46;0&#46;0&#46;0 in application&#46;properties")
                .contains("first output not seen, port open 0.300 s, first response not seen after the launch")
                .contains("<pre>INFO bound to 127.0.0.1:9000\n");
        assertThat(MarkdownSummary.text(CheckRecord.error("port 9000 is taken\n  fix: <b>", "", "check")))
                .contains("ERROR", "<pre>port 9000 is taken\n  fix: &lt;b&gt;\n</pre>");
    }

    @Test
    void noTextOfAStrangersMeansAnythingInTheSummary() {
        Random random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            CheckRecord record = Records.hostile(random, LOG);

            assertThat(MarkdownSummary.text(record)
                            .replaceAll("</?(pre|details|summary)>", "")
                            .replaceAll("(?m)^\\|---\\|---\\|---\\|$", ""))
                    .doesNotContain("<", ">", "`", "##[", "##vso[", "\u001b", "\u0000", "![", "](");
        }
    }
}
