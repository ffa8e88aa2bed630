package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Projects that would fail on the platform, and what the build says. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RefusedBuildsIT {

    private static final String RECORD = "target/fc-reports/report.json";

    @Test
    void aServerOnLoopbackFailsAtVerifyAfterPostIntegrationTestHasRun() {
        MavenBuild build = MavenBuild.of("loopback-only", "verify");
        BuildResult result = build.run("verify").failed();

        assertThat(result.verdicts(""))
                .containsAllEntriesOf(Map.of("FC-STARTUP", "met", "FC-PORT", "met", "FC-BIND", "violated"));
        assertThat(result.directory().resolve("target/post-integration-test-ran"))
                .exists();
        result.says(
                "FAIL FC-BIND", "127.0.0.1:" + build.port(), "platform: FunctionNotStarted", "fix: ", "BUILD FAILURE");
        assertThat(result.text("target/fc-reports/TEST-fc.xml")).contains("<failure", "FC-BIND");
    }

    @Test
    void aViolationIsOnlyAWarningWhereTheUserWantsThat() {
        MavenBuild.of("loopback-only", "warn")
                .with("fc.failOnViolation", "false")
                .run("verify")
                .succeeded()
                .says("[WARNING]", "FC-BIND");
    }

    @Test
    void theDefaultsOfSpringBootDoNotKeepAConnection() {
        BuildResult result = MavenBuild.atTheDefaultPort("spring-boot-defaults", "verify")
                .with("fc.conform", "false")
                .run("verify")
                .failed();

        assertThat(result.verdicts("")).containsEntry("FC-PORT", "met").containsEntry("FC-KEEPALIVE", "violated");
        result.says("server.tomcat.max-keep-alive-requests");
        assertThat(result.text("target/s.yaml")).contains("port: 8080").doesNotContain("-Dserver");
    }

    @Test
    void aPluginBeforeRepackageIsToldToMove() {
        BuildResult result = MavenBuild.of("plugin-before-repackage", "package")
                .environment("GITHUB_ACTIONS", "true")
                .run("package")
                .failed()
                .says("FC-JAR", "spring-boot-maven-plugin", "fix: ");
        assertThat(result.log().lines()).anyMatch(line -> line.startsWith("::error ") && line.contains("FC-JAR"));
    }

    @Test
    void executionsThatWouldOverwriteEachOtherAreNamed() {
        MavenBuild.of("one-name-twice", "package").run("package").failed().says("finalName", "small", "large", "fix: ");
    }

    @Test
    void theGoalAloneSaysThatThereIsNoJarYet() {
        MavenBuild.of("jdk-http-server", "alone")
                .run("io.github.fcmaven:fc-maven-plugin:package")
                .failed()
                .says("run mvn package");
    }

    @Test
    void aRecordOfAnotherZipNeverPasses() throws IOException {
        MavenBuild build = MavenBuild.of("jdk-http-server", "foreign-record");
        build.run("verify").succeeded();
        Files.writeString(build.directory().resolve("target/function.zip"), "another");

        build.run("io.github.fcmaven:fc-maven-plugin:verify").failed().says("is the record of another zip");
    }

    @Test
    void aPortThatAnotherHoldsIsAnErrorThatVerifyFailsWith() throws IOException {
        try (ServerSocket held = new ServerSocket(0)) {
            String holder = "port " + held.getLocalPort() + " is held by PID "
                    + ProcessHandle.current().pid();
            MavenBuild build = MavenBuild.of("jdk-http-server", "foreign-port")
                    .with("fc.checkPort", Integer.toString(held.getLocalPort()));

            BuildResult result = build.run("verify").failed();

            result.says("BUILD FAILURE", "the check could not be made", holder, "-Dfc.checkPort=auto");
            assertThat(result.report(RECORD).get("outcome").getAsString()).isEqualToIgnoringCase("error");
            assertThat(result.text(RECORD)).contains(holder, "FC-JAVA-VERSION");
            assertThat(result.text("target/fc-reports/TEST-fc.xml")).contains("<error", holder);
        }
    }

    @Test
    void aRecordOfAnErrorNeverPassesLater() throws IOException {
        MavenBuild build = MavenBuild.of("jdk-http-server", "error-record");
        try (ServerSocket held = new ServerSocket(0)) {
            build.with("fc.checkPort", Integer.toString(held.getLocalPort()))
                    .run("integration-test")
                    .succeeded();
        }

        build.run("io.github.fcmaven:fc-maven-plugin:verify")
                .failed()
                .says("The check could not be made", "is held by PID");
    }

    @Test
    void startFailsWithTheLastWordsOfAServerThatEnds() {
        MavenBuild build = MavenBuild.of("between-start-and-stop", "exits").inAJvmOfItsOwn();
        build.with("fc.bootstrapFile", build.directory().resolve("broken").toString())
                .with("fc.checkPort", Integer.toString(Ports.own()));

        BuildResult result = build.run("verify").failed();

        result.says("no database at db.example", "exited with code 1", ":start (");
        assertThat(result.log()).doesNotContain("tests of the project");
        assertThat(new Traces(build.directory()).left()).isEmpty();
    }

    @Test
    void anAttachedExecutableJarIsFoundAndNamed() {
        BuildResult result = MavenBuild.of("spring-boot-exec-classifier", "package")
                .run("package")
                .succeeded();

        assertThat(result.filesOf("target/function.zip")).containsExactly("demo-exec.jar");
    }

    @Test
    void secretsOfTheCheckAreNowhere() throws IOException {
        MavenBuild build = MavenBuild.of("check-environment", "secret").environment("CANARY", "canary-4711");
        BuildResult result = build.run("-X", "verify").succeeded();

        assertThat(result.text("target/fc-reports/server.log")).contains("secret has 11 characters");
        // Maven's own resources plugin prints the whole environment of the build
        assertThat(result.log().replace("env.CANARY: canary-4711", "")).doesNotContain("canary-4711");
        try (var files = Files.walk(build.directory())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("canary-4711");
            }
        }
    }

    @Test
    void aBuildNeverWaitsForAPortThatItHoldsItself() {
        MavenBuild build = MavenBuild.of("started-twice", "verify");

        build.run("verify")
                .failed()
                .says(
                        "port " + build.port() + " is held by the function that start launched in demo",
                        "fc.checkPort=auto");
    }
}
