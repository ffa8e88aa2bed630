package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every trigger: from the POM into {@code s.yaml}, and from there into the check and the explanation. */
@MojoTest
class TriggersWiringTest {

    private static final String PROJECT = "target/test-classes/projects/triggers";
    private static final Path OUTPUT = Path.of(PROJECT, "target");

    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void aJar() throws Exception {
        MojoWiringTest.jar(OUTPUT);
    }

    /** What is expected was written by hand, from the pages of the platform and of the deploy tool. */
    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "all")
    void thePomsTriggersAreInTheDescription(PackageMojo mojo) throws Exception {
        run(mojo);

        String expected = Files.readString(Path.of(PROJECT, "expected.yaml"));
        assertThat(OUTPUT.resolve("all.s.yaml")).content().endsWith(expected);
        assertThat(lines).noneMatch(line -> line.contains("FC-TRIGGER") || line.contains("FC-MANIFEST"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "both.xml")
    @MojoParameter(name = "finalName", value = "both")
    void theOneTriggerStandsBesideThem(PackageMojo mojo) throws Exception {
        withConfiguration(mojo, "both.xml");
        run(mojo);

        assertThat(OUTPUT.resolve("both.s.yaml"))
                .content()
                .containsSubsequence("triggerType: http", "authType: anonymous", "triggerType: timer", "'@every 5m'");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "explain", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "explained")
    void theNextTimesOfATimerAreExplained(ExplainMojo mojo) throws Exception {
        run(mojo);

        assertThat(lines)
                .contains("Triggers")
                .anyMatch(line -> line.startsWith("  nightly: {triggerName: nightly, triggerType: timer,"))
                .anyMatch(line -> line.matches("    next \\S+T20:00:00Z, \\S+T20:00:00Z, \\S+T20:00:00Z"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "misspelt.xml")
    void aTypeThatIsNoneIsRefusedWithTheNearest(PackageMojo mojo) {
        assertThatThrownBy(() -> run(mojo)).hasMessage("""
                        triggers has timmer, which is not a type of trigger
                          fix: did you mean timer? There are http, timer, oss, log, mnsTopic, cdnEvents, \
                        tablestore, eventbridge""");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "wrong.xml")
    void whatIsWrongIsToldAllAtOnce(PackageMojo mojo) {
        assertThatThrownBy(() -> run(mojo))
                .hasMessageContaining("FC-TRIGGER: there are 2 HTTP triggers for one version")
                .hasMessageContaining("FC-MANIFEST: triggers.timer.cron is not a key that the deploy tool reads")
                .hasMessageContaining("FC-TRIGGER: triggers.timer has no cronExpression")
                .hasMessageContaining("FC-TRIGGER: triggers.oss has no sourceArn")
                .hasMessageContaining("acs:oss:region:ACCOUNT:bucketName, or bucketName beside it")
                .hasMessageContaining("FC-TRIGGER: triggers.oss.events[0] is 'ObjectCreated'");
    }

    private static void withConfiguration(AbstractFcMojo mojo, String pom) throws Exception {
        LoggedGoal.withConfiguration(mojo, Path.of(PROJECT, pom));
    }

    private void run(AbstractFcMojo mojo) throws Exception {
        LoggedGoal.run(mojo, lines);
    }
}
