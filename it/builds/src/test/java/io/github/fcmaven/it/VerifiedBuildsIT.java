package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects as users have them, built, launched and judged by {@code mvn verify}. */
@Timeout(value = 7, unit = TimeUnit.MINUTES)
class VerifiedBuildsIT {

    @ParameterizedTest
    @ValueSource(strings = {"spring-boot-4", "shaded-jar", "generated-bootstrap"})
    void aServerThatCompliesPasses(String project) {
        MavenBuild.of(project, "verify").run("verify").succeeded().complies();
    }

    /** Of other languages and forms: what declares the plugin needs nothing else. */
    @Tag("matrix")
    @ParameterizedTest
    @ValueSource(strings = {"plain-javalin", "kotlin-ktor", "scala-jdk-server", "executable-war"})
    void anyJarStartsByItself(String project) {
        MavenBuild.of(project, "any-jar").run("verify").succeeded().complies();
    }

    @Tag("matrix")
    @Test
    void aProgramThatNeedsACommandSaysWhichEdit() {
        MavenBuild.of("dropwizard", "any-jar")
                .run("verify")
                .failed()
                .says("the program only printed its usage", "under arguments of fc-maven-plugin in pom.xml");
    }

    @Tag("matrix")
    @Test
    void aServerThatIsConfiguredForJettyPasses() {
        MavenBuild.of("spring-boot-jetty", "verify").run("verify").succeeded().complies();
    }

    @Test
    @ResourceLock(Ports.DEFAULT)
    void declaringThePluginIsEnough() {
        BuildResult result = MavenBuild.atTheDefaultPort("spring-boot-3.5-declared", "verify")
                .run("verify")
                .succeeded();

        result.complies();
        assertThat(result.filesOf("target/function.zip")).containsExactly("demo.jar");
        assertThat(result.text("target/s.yaml"))
                .contains("code: ./function.zip", "runtime: custom.debian11", "layers/Java17/");
        result.says("s deploy -t target/s.yaml");
    }

    @Test
    void springBoot27IsAFunctionForTheJavaOfTheRuntimeItself() {
        BuildResult result =
                MavenBuild.of("spring-boot-2.7", "verify").run("verify").succeeded();
        result.complies();

        assertThat(result.text("target/s.yaml")).contains("runtime: custom\n").doesNotContain("layers");
        assertThat(result.text("target/fc/customRuntimeConfig.yaml")).contains("""
                        customRuntimeConfig:
                          command:
                            - java
                          args:
                            - '-jar'
                            - 'demo.jar'
                        """);
    }

    @Test
    void librariesThatTheManifestNamesTravelAlong() {
        BuildResult result =
                MavenBuild.of("thin-jar-with-libraries", "verify").run("verify").succeeded();
        result.complies();

        assertThat(result.filesOf("target/function.zip")).containsExactly("demo.jar", "lib/commons-lang3-3.19.0.jar");
    }

    @Test
    void librariesThatNoOtherPluginShipsAreTheProjectsDependencies() {
        BuildResult result = MavenBuild.of("thin-jar-without-libraries", "verify")
                .run("verify")
                .succeeded();
        result.complies();

        assertThat(result.filesOf("target/function.zip")).contains("demo.jar", "lib/commons-lang3-3.19.0.jar");
    }

    /** In CI ConformIT shows the folder, of an application that nobody has configured. */
    @Tag("matrix")
    @Test
    void quarkusTravelsAsItsFolder() {
        BuildResult result = MavenBuild.of("quarkus", "verify").run("verify").succeeded();
        result.complies();

        assertThat(result.filesOf("target/function.zip"))
                .contains("quarkus-run.jar")
                .anyMatch(name -> name.startsWith("lib/main/"));
    }

    @Tag("matrix")
    @Test
    void quarkusUberJarTravelsAsOneFile() {
        BuildResult result = MavenBuild.of("quarkus", "uber")
                .with("quarkus.package.jar.type", "uber-jar")
                .run("verify")
                .succeeded();

        assertThat(result.filesOf("target/function.zip")).containsExactly("demo-1.0-runner.jar");
        result.complies();
    }

    @Test
    void functionsOfOneReactorTakeTurnsAtTheirPortAndAreDeployedEach() throws IOException {
        MavenBuild build = MavenBuild.of("two-functions", "parallel").with("fc.keepAlive.idle", "2s");
        Path tool = Files.writeString(build.directory().resolve("s"), """
                #!/bin/sh
                [ "$1" = -v ] && { echo '@serverless-devs/s: 3.1.10'; exit 0; }
                echo "${PWD##*/} $*" >> ../asked
                [ "$1" = deploy ] && echo '✔ [it] completed (0s)'
                exit 0
                """);
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        String goal = "io.github.fcmaven:fc-maven-plugin:" + MavenBuild.VERSION;
        BuildResult result = build.with("fc.deployTool", tool.toString())
                .run("-T2", "verify", goal + ":aggregate", goal + ":deploy")
                .succeeded();

        result.says("waiting for port " + build.port() + ", which another module or execution of this build uses");

        for (String module : List.of("one/", "other/")) {
            assertThat(result.verdicts(module))
                    .containsEntry("FC-STARTUP", "met")
                    .containsEntry("FC-PORT", "met");
        }
        assertThat(result.text("asked")).isEqualTo("""
                one verify --template target/s.yaml
                one deploy --template target/s.yaml -y
                other verify --template target/s.yaml
                other deploy --template target/s.yaml -y
                """);
        assertThat(result.text("target/s.yaml"))
                .contains("name: two\n", "  region: cn-hangzhou\n")
                .containsSubsequence(
                        "  one:\n",
                        "code: '../one/target/function.zip'\n",
                        "  other:\n",
                        "code: '../other/target/function.zip'\n");
    }

    @Test
    void executionsOfOneModuleDoNotOverwriteEachOther() {
        BuildResult result =
                MavenBuild.of("two-variants", "install").run("install").succeeded();

        assertThat(result.text("target/small.s.yaml")).contains("memorySize: 512", "./small.zip");
        assertThat(result.text("target/large.s.yaml")).contains("memorySize: 2048", "./large.zip", "-Xmx1g");
        assertThat(result.report("target/fc-reports/small/report.json")
                        .get("execution")
                        .getAsString())
                .isEqualTo("small");
        assertThat(result.report("target/fc-reports/large/report.json")
                        .get("execution")
                        .getAsString())
                .isEqualTo("large");
        result.says("demo-1.0-small.zip", "demo-1.0-large.zip");
    }

    @Test
    void ownTestsFindTheFunctionWhereStartLaunchedIt() {
        BuildResult result = MavenBuild.of("own-tests", "verify").run("verify").succeeded();

        result.says("Checking the instance that start launched").complies();
    }

    @Test
    void theHooksThatAreConfiguredAreCalled() {
        BuildResult result =
                MavenBuild.of("lifecycle-hooks", "verify").run("verify").succeeded();

        assertThat(result.verdicts("")).containsEntry("FC-INITIALIZER", "met").containsEntry("FC-PRE-STOP", "met");
        assertThat(result.text("target/fc-reports/server.log"))
                .containsSubsequence("POST /initialize\n", "GET /\n", "GET /pre-stop\n");
        assertThat(result.text("target/s.yaml")).contains("""
                      instanceLifecycleConfig:
                        initializer:
                          handler: index.initializer
                          timeout: 30
                        preStop:
                          handler: index.preStop
                          timeout: 3
                """);
    }

    @Test
    void theZipIsInstalledWithItsClassifier() {
        BuildResult result =
                MavenBuild.of("jdk-http-server", "install").run("install").succeeded();

        result.complies().says("demo-1.0-function.zip");
    }

    @Test
    void aZipThatIsNotAttachedIsNotInstalled() {
        BuildResult result = MavenBuild.of("jdk-http-server", "not-attached")
                .with("skipTests", "true")
                .with("fc.attach", "false")
                .run("install")
                .succeeded();

        assertThat(result.log()).doesNotContain("demo-1.0-function.zip");
    }

    @Test
    void skippingLeavesNothing() {
        BuildResult result = MavenBuild.of("loopback-only", "skip")
                .with("fc.skip", "true")
                .run("verify")
                .succeeded();

        assertThat(result.directory().resolve("target/function.zip")).doesNotExist();
        assertThat(result.directory().resolve("target/fc-reports")).doesNotExist();
    }

    @Test
    void skippingTestsSkipsTheCheckAndNotThePackage() {
        BuildResult result = MavenBuild.of("loopback-only", "skip-tests")
                .with("skipTests", "true")
                .run("verify")
                .succeeded();

        assertThat(result.directory().resolve("target/function.zip")).exists();
        assertThat(result.directory().resolve("target/fc-reports")).doesNotExist();
    }

    @Test
    void anotherPortIsCheckedOnAFreeOne() {
        BuildResult result = MavenBuild.of("jdk-http-server", "auto")
                .with("fc.checkPort", "auto")
                .run("verify")
                .succeeded();

        result.complies();
    }

    @Test
    void nothingChangedLeavesTheZipAsItIs() throws IOException {
        MavenBuild build = MavenBuild.of("jdk-http-server", "twice");
        Path zip = build.directory().resolve("target/function.zip");
        build.run("package").succeeded();
        FileTime written =
                FileTime.from(Files.getLastModifiedTime(zip).toInstant().minusSeconds(100));
        Files.setLastModifiedTime(zip, written);

        build.run("package").succeeded().says("function.zip is up to date");

        assertThat(Files.getLastModifiedTime(zip)).isEqualTo(written);
    }
}
