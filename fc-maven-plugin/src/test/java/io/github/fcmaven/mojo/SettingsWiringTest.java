package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every setting: from the POM into {@code s.yaml}, and from there into the check and the explanation. */
@MojoTest
class SettingsWiringTest {

    private static final String PROJECT = "target/test-classes/projects/settings";
    private static final Path OUTPUT = Path.of(PROJECT, "target");

    private final List<String> lines = new ArrayList<>();

    @Inject
    private MavenProject project;

    @BeforeEach
    void aJar() throws Exception {
        MojoWiringTest.jar(OUTPUT);
    }

    /** What is expected was written by hand, from the pages of the platform and of the deploy tool. */
    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "all")
    void thePomsSettingsAreInTheDescription(PackageMojo mojo) throws Exception {
        run(mojo);

        String expected = Files.readString(Path.of(PROJECT, "expected.yaml"));
        assertThat(OUTPUT.resolve("all.s.yaml"))
                .content()
                .contains(expected + "      triggers:\n        - triggerName: http\n");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "round")
    void whatWasWrittenIsReadBackAndValid(PackageMojo mojo) throws Exception {
        run(mojo);

        assertThat(lines)
                .noneMatch(line -> line.contains("FC-CONFIG") || line.contains("FC-MANIFEST"))
                .noneMatch(line -> line.contains("FC-LOGS"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "explain", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "explained")
    void eachIsExplained(ExplainMojo mojo) throws Exception {
        run(mojo);

        assertThat(lines)
                .contains("Settings")
                .anyMatch(line -> line.matches("  role +acs:ram::\\$\\{config\\('AccountID'\\)}:role/orders"))
                .anyMatch(line -> line.matches(
                        "  vpcConfig +\\{vpcId: vpc-bp1, vSwitchIds: \\[vsw-bp1, vsw-bp2], securityGroupId: sg-bp1}"))
                .anyMatch(line -> line.matches("  idleTimeout +300"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "wrong.xml")
    void whatIsWrongIsToldAllAtOnce(PackageMojo mojo) {
        assertThatThrownBy(() -> run(mojo))
                .hasMessageContaining("FC-MANIFEST: vpcConfig.vpcid is not a key that the deploy tool reads")
                .hasMessageContaining("fix: did you mean vpcId?")
                .hasMessageContaining("FC-CONFIG: nasConfig.userId is 70000")
                .hasMessageContaining("fix: set nasConfig.userId of fc-maven-plugin in pom.xml to a whole number"
                        + " from 0 to 65534")
                .hasMessageContaining("FC-MANIFEST: internetAccess is 'yes', which is not true or false");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "parameter-in-props.xml")
    void aParameterInPropsIsRefusedByItsName(PackageMojo mojo) {
        assertThatThrownBy(() -> run(mojo)).hasMessage("""
                        props has vpcConfig, for which there is a parameter
                          fix: write vpcConfig beside props, in the configuration of fc-maven-plugin in pom.xml""");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "kept.xml")
    @MojoParameter(name = "finalName", value = "kept")
    void aKeptFileThatSaysTheSameAgrees(PackageMojo mojo) throws Exception {
        withConfiguration(mojo, "kept.xml");

        assertThatCode(() -> run(mojo)).doesNotThrowAnyException();
        assertThat(lines).anyMatch(line -> line.contains("sets functionName") && line.contains("role, logConfig"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "kept-otherwise.xml")
    @MojoParameter(name = "finalName", value = "kept-otherwise")
    void aKeptFileThatSaysOtherwiseIsRefusedNamingBoth(PackageMojo mojo) throws Exception {
        withConfiguration(mojo, "kept-otherwise.xml");

        assertThatThrownBy(() -> run(mojo))
                .hasMessageContaining("role is cashier in pom.xml, and orders in s.yaml")
                .hasMessageContaining("logConfig.logstore is other in pom.xml, and orders in s.yaml")
                .hasMessageContaining(
                        "props.idleTimeout is 300 in pom.xml, and s.yaml does not set it, which means none")
                .hasMessageContaining("write logConfig.logstore: other, role: cashier, idleTimeout: 300 into s.yaml");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "few.xml")
    @MojoParameter(name = "finalName", value = "typed")
    void aPropertyGivesOneThatIsAText(PackageMojo mojo) throws Exception {
        mojo.session.getUserProperties().setProperty("fc.logConfig", "auto");

        run(mojo);

        assertThat(OUTPUT.resolve("typed.s.yaml")).content().contains("      logConfig: auto\n");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "few.xml")
    @MojoParameter(name = "finalName", value = "few")
    void withoutLogsAWarningSaysSo(PackageMojo mojo) throws Exception {
        run(mojo);

        assertThat(String.join("\n", lines))
                .contains("FC-LOGS: logConfig is not set, so nothing that the function prints is kept")
                .contains("fix: set logConfig of fc-maven-plugin in pom.xml to your project and logstore, or to auto");
    }

    private static void withConfiguration(AbstractFcMojo mojo, String pom) throws Exception {
        LoggedGoal.withConfiguration(mojo, Path.of(PROJECT, pom));
    }

    private void run(AbstractFcMojo mojo) throws Exception {
        LoggedGoal.run(mojo, lines);
    }
}
