package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.JsonReport;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** Each parameter of a POM reaches the place where it counts. */
@MojoTest
class ParameterWiringTest {

    private static final String PROJECT = "target/test-classes/projects/every";
    private static final Path OUTPUT = Path.of(PROJECT, "target");

    private static final String IDLE = "'-Dsun.net.httpserver.idleInterval=90000'";

    @Inject
    private MavenProject project;

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    void everyParameterOfTheFunctionReachesItsDescription(PackageMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        MojoWiringTest.jar(OUTPUT);

        mojo.execute();

        assertThat(OUTPUT.resolve("elsewhere/s.yaml"))
                .content()
                .contains(
                        "region: eu-central-1\n",
                        "functionName: orders\n",
                        "runtime: custom.debian12\n",
                        "cpu: 0.5\n",
                        "memorySize: 1024\n",
                        "diskSize: 10240\n",
                        "timeout: 90\n",
                        "instanceConcurrency: 7\n",
                        "acs:fc:eu-central-1:official:layers/Java17/versions/",
                        "acs:fc:eu-central-1:123:layers/fonts/versions/2",
                        "httpGetUrl: '/healthy'\n",
                        "initialDelaySeconds: 11\n",
                        "periodSeconds: 12\n",
                        "timeoutSeconds: 2\n",
                        "failureThreshold: 13\n",
                        "successThreshold: 14\n",
                        "initializer:\n          handler: index.initializer\n          timeout: 45\n",
                        "preStop:\n          handler: index.preStop\n          timeout: 15\n",
                        "authType: anonymous\n",
                        "- GET\n")
                .doesNotContain("POST");
        assertThat(OUTPUT.resolve("elsewhere/fc/customRuntimeConfig.yaml"))
                .content()
                .containsSubsequence(
                        "'-Xss1m'", "'-Dgreeting=hello'", "'-jar'", "'demo.jar'", "'--loud'", "port: 8123");
        try (ZipFile zip = new ZipFile(OUTPUT.resolve("elsewhere/function.zip").toFile())) {
            assertThat(zip.getEntry("demo.jar").getLastModifiedTime().toInstant())
                    .isEqualTo(Instant.parse("2020-02-02T02:02:02Z"));
        }
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "conforming")
    void theStartCarriesWhatTheServerNeeds(PackageMojo mojo) throws Exception {
        assertThat(startOf(mojo, "conforming")).contains(IDLE, "'-jar'");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "not-conforming")
    @MojoParameter(name = "conform", value = "false")
    void theStartIsBareWhereTheUserWantsThat(PackageMojo mojo) throws Exception {
        assertThat(startOf(mojo, "not-conforming")).contains("'-jar'").doesNotContain("httpserver");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "verify", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "unproven")
    void whatIsUnprovenPassesUnlessTheUserWantsOtherwise(VerifyMojo mojo) throws Exception {
        recordOfUnproven("unproven");

        assertThatCode(mojo::execute).doesNotThrowAnyException();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "verify", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "unproven-fails")
    @MojoParameter(name = "failOnUnproven", value = "true")
    void whatIsUnprovenFailsWhereTheUserWantsThat(VerifyMojo mojo) throws Exception {
        recordOfUnproven("unproven-fails");

        assertThatThrownBy(mojo::execute)
                .hasMessageContaining("Not everything could be proven")
                .hasMessageContaining("FC-EXECUTION")
                .hasMessageContaining("name a slow path");
    }

    /** In another build nobody has seen them. */
    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "verify", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "warned")
    void theWarningsOfAFailedBuildAreShortOnlyWhereItHasShownThem(VerifyMojo mojo) throws Exception {
        CheckRecord record = record(
                "warned",
                new Finding.Violated(Requirement.FC_BIND, "listens on 127.0.0.1:9000 only", "listen everywhere"),
                new Finding.Violated(Requirement.FC_TIMEZONE, "nothing sets the time zone", "set TZ"));

        mojo.setPluginContext(new HashMap<>());
        assertThatThrownBy(mojo::execute).hasMessageContainingAll("FAIL FC-BIND", "WARN FC-TIMEZONE", "fix: set TZ");

        mojo.setPluginContext(new HashMap<>(Map.of("checked:" + mojo.reports().json(), record)));
        assertThatThrownBy(mojo::execute)
                .hasMessageContainingAll("FAIL FC-BIND", "and 1 warning: FC-TIMEZONE")
                .hasMessageNotContaining("set TZ");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "verify", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "hiding")
    void whatAPassedCheckHidesStandsBesideItsOutcome(VerifyMojo mojo) throws Exception {
        CheckRecord record = record("hiding", new Finding.Met(Requirement.FC_STARTUP, "was seen"));
        CheckReport report = record.report().orElseThrow().withWarnings(List.of("the database is on localhost"));
        Files.writeString(mojo.reports().json(), JsonReport.text(CheckRecord.of(report, record.zipSha256(), "check")));
        List<String> lines = new ArrayList<>();

        LoggedGoal.run(mojo, lines);

        assertThat(lines).hasSize(2).first().asString().startsWith("PASSED, ");
        assertThat(lines).last().isEqualTo("the database is on localhost");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "verify", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "inconclusive")
    void aStartThatWasNotSeenFails(VerifyMojo mojo) throws Exception {
        recordOfUnproven("inconclusive", Requirement.FC_STARTUP);

        assertThatThrownBy(mojo::execute)
                .hasMessageStartingWith("The function was not seen to start, so nothing was verified:")
                .hasMessageContaining("\nTo pass without it, set allowInconclusive\n")
                .hasMessageContaining("FC-STARTUP")
                .hasMessageContaining("name a slow path");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "verify", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "inconclusive-allowed")
    @MojoParameter(name = "allowInconclusive", value = "true")
    void aStartThatWasNotSeenWarnsWhereTheUserWantsThat(VerifyMojo mojo) throws Exception {
        recordOfUnproven("inconclusive-allowed", Requirement.FC_STARTUP);
        List<String> warnings = new ArrayList<>();
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void warn(CharSequence content) {
                warnings.add(content.toString());
            }
        });

        assertThatCode(mojo::execute).doesNotThrowAnyException();

        assertThat(String.join("\n", warnings))
                .startsWith("The function was not seen to start, so nothing was verified")
                .contains("FC-STARTUP", "name a slow path");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "reported-elsewhere")
    @MojoParameter(name = "reportsDirectory", value = "${basedir}/target/reports")
    void reportsAreWrittenWhereTheUserWantsThem(IntegrationTestMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());

        mojo.execute();

        assertThat(OUTPUT.resolve("reports/reported-elsewhere/report.json")).exists();
        assertThat(OUTPUT.resolve("reports/TEST-fc-reported-elsewhere.xml")).exists();
        assertThat(OUTPUT.resolve("fc-reports/reported-elsewhere")).doesNotExist();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "its-skipped")
    void skippedIntegrationTestsSkipTheCheck(IntegrationTestMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        mojo.session.getUserProperties().setProperty("skipITs", "true");

        mojo.execute();

        assertThat(OUTPUT.resolve("fc-reports/its-skipped")).doesNotExist();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "wrong-paths.xml")
    @MojoParameter(name = "finalName", value = "slow-path")
    @MojoParameter(name = "probePath", value = "/")
    void theSlowPathIsThatOfThePom(IntegrationTestMojo mojo) throws Exception {
        assertThat(errorOf(mojo, "slow-path")).contains("keepAlive.slowPath is 'slow'");
    }

    /** On the command line, where the POM gives none. */
    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "slow-path-typed")
    @MojoParameter(name = "keepAliveSlowPath", value = "late")
    void theSlowPathIsTheOneThatIsTyped(IntegrationTestMojo mojo) throws Exception {
        assertThat(errorOf(mojo, "slow-path-typed")).contains("keepAlive.slowPath is 'late'");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "wrong-paths.xml")
    @MojoParameter(name = "finalName", value = "probe-path")
    void theProbesPathIsThatOfThePom(IntegrationTestMojo mojo) throws Exception {
        assertThat(errorOf(mojo, "probe-path")).contains("probe.path is 'no path'");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "stop-timeout")
    @MojoParameter(name = "stopTimeout", value = "soon")
    void aStopTimeoutThatIsNoTimeIsTold(IntegrationTestMojo mojo) throws Exception {
        Files.createDirectories(OUTPUT.resolve("elsewhere"));
        Files.writeString(OUTPUT.resolve("elsewhere/stop-timeout.zip"), "");
        Files.writeString(OUTPUT.resolve("elsewhere/stop-timeout.s.yaml"), "");

        assertThat(errorOf(mojo, "stop-timeout")).contains("stopTimeout is 'soon'");
    }

    /** The start of a function whose jar holds a server of the JDK. */
    private static String startOf(PackageMojo mojo, String name) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        MojoWiringTest.jar(OUTPUT, DayWiringTest.SERVER);
        mojo.execute();
        return Files.readString(OUTPUT.resolve("elsewhere/fc").resolve(name).resolve("customRuntimeConfig.yaml"));
    }

    private static String errorOf(IntegrationTestMojo mojo, String name) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        mojo.execute();
        return Files.readString(OUTPUT.resolve("fc-reports").resolve(name).resolve("report.json"));
    }

    private static void recordOfUnproven(String name) throws IOException {
        recordOfUnproven(name, Requirement.FC_EXECUTION);
    }

    private static void recordOfUnproven(String name, Requirement requirement) throws IOException {
        record(name, new Finding.Unproven(requirement, "no request that runs long", "name a slow path"));
    }

    private static CheckRecord record(String name, Finding... findings) throws IOException {
        Path folder = Files.createDirectories(OUTPUT.resolve("fc-reports").resolve(name));
        Path zip = Files.createDirectories(OUTPUT.resolve("elsewhere")).resolve(name + ".zip");
        Files.writeString(zip, "a zip, as far as verify looks");
        CheckReport report = new CheckReport(
                List.of(findings),
                new CheckReport.ColdStart(
                        Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                List.of(),
                List.of(),
                folder.resolve("server.log"));
        CheckRecord record = CheckRecord.of(report, FunctionZip.sha256(zip), "check");
        Files.writeString(folder.resolve("report.json"), JsonReport.text(record));
        return record;
    }
}
