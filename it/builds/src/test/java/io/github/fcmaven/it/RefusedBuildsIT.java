package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Projects that would fail on the platform, and what the build says. */
class RefusedBuildsIT {

    @Test
    void aServerOnLoopbackFailsAtVerifyAfterPostIntegrationTestHasRun() {
        BuildResult result =
                MavenBuild.of("loopback-only", "verify").run("verify").failed();

        assertThat(result.verdicts(""))
                .containsAllEntriesOf(Map.of("FC-STARTUP", "met", "FC-PORT", "met", "FC-BIND", "violated"));
        assertThat(result.directory().resolve("target/post-integration-test-ran"))
                .exists();
        result.says("FAIL FC-BIND", "127.0.0.1:9000", "platform: FunctionNotStarted", "fix: ", "BUILD FAILURE");
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
        BuildResult result =
                MavenBuild.of("spring-boot-defaults", "verify").run("verify").failed();

        assertThat(result.verdicts("")).containsEntry("FC-PORT", "met").containsEntry("FC-KEEPALIVE", "violated");
        result.says("server.tomcat.max-keep-alive-requests");
        assertThat(result.text("target/s.yaml")).contains("port: 8080");
    }

    @Test
    void aPluginBeforeRepackageIsToldToMove() {
        MavenBuild.of("plugin-before-repackage", "package")
                .run("package")
                .failed()
                .says("FC-JAR", "spring-boot-maven-plugin", "fix: ");
    }

    @Test
    void librariesThatDoNotTravelAreNamed() {
        MavenBuild.of("thin-jar-without-libraries", "package")
                .run("package")
                .failed()
                .says("FC-JAR", "lib/commons-lang3-3.19.0.jar", "copy-dependencies");
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

        build.run("io.github.fcmaven:fc-maven-plugin:verify").failed().says("is not about");
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
        MavenBuild.of("started-twice", "verify")
                .run("verify")
                .failed()
                .says("port 9000 is held by the function that start launched in demo", "fc.checkPort=auto");
    }
}
