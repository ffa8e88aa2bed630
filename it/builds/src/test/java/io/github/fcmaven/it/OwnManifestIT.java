package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Projects that keep an {@code s.yaml} of their own: packed for it, launched and judged by it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.SAME_THREAD) // one port
class OwnManifestIT {

    private static final String PROJECT = "follows-s-yaml";

    /** The port of the s.yaml, which no parameter names. */
    private static final int PORT = 9017;

    @BeforeAll
    static void needsThePort() {
        Ports.assumeOursToTake(PORT);
    }

    @Test
    void itsPortItsEnvironmentAndItsRuntimeAreThoseOfThePackage() {
        MavenBuild build = MavenBuild.atTheDefaultPort(PROJECT, "verify");
        BuildResult result =
                build.run("verify", "io.github.fcmaven:fc-maven-plugin:explain").succeeded();

        result.complies()
                .says(
                        "s.yaml is what you deploy, and sets functionName, region, runtime, caPort,"
                                + " environmentVariables, memorySize",
                        "Deploy it with: s deploy -t s.yaml",
                        "and connects to port 9017 (CAPort)");
        assertThat(result.filesOf("target/function.zip")).containsExactly("bootstrap", "demo.jar");
        assertThat(result.text("target/fc-reports/server.log")).contains("Hello of s.yaml", ":" + PORT + "\n");
        assertThat(result.directory().resolve("target/s.yaml")).doesNotExist();
        assertThat(result.text("s.yaml")).startsWith("# deployed by hand").contains("logConfig: auto");
    }

    @Test
    void theStartThatItSaysIsTheOneThatIsLaunched() {
        BuildResult result = MavenBuild.atTheDefaultPort(PROJECT, "command")
                .edit("s.yaml", "port: 9017", "port: 9017\n        command: [java]\n        args: ['-jar', 'demo.jar']")
                .run("verify")
                .succeeded();

        result.complies();
        assertThat(result.filesOf("target/function.zip")).containsExactly("demo.jar");
    }

    @Test
    void aParameterThatContradictsItIsAnErrorNamingBoth() {
        BuildResult result = MavenBuild.atTheDefaultPort(PROJECT, "contradicted")
                .edit("pom.xml", "<manifestFile>", "<caPort>9000</caPort><memorySize>512</memorySize><manifestFile>")
                .with("fc.runtime", "custom.debian12")
                .run("verify")
                .failed();

        result.says("""
                : the parameters and s.yaml disagree:
                [ERROR]     runtime is custom.debian12 on the command line, and custom in s.yaml
                [ERROR]     caPort is 9000 in pom.xml, and 9017 in s.yaml
                [ERROR]   fix: s.yaml is what is deployed: remove caPort from the configuration of \
                fc-maven-plugin in pom.xml, -Dfc.runtime from the command line, \
                or write runtime: custom.debian12, customRuntimeConfig.port: 9000 into s.yaml""");
        assertThat(result.directory().resolve("target/function.zip")).doesNotExist();
    }

    @Test
    void anotherZipInItIsAWarningWithTheEdit() {
        MavenBuild.atTheDefaultPort(PROJECT, "code")
                .edit("s.yaml", "./target/function.zip", "./target/demo.jar")
                .run("package")
                .succeeded()
                .says(
                        "[WARNING] FC-CODE: s.yaml deploys ./target/demo.jar, and function.zip is what is checked",
                        "fix: write code: ./target/function.zip into s.yaml");
    }
}
