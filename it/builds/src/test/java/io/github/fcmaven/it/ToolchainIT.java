package io.github.fcmaven.it;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JDK that stands for the platform's Java, where it is not the one that runs Maven. */
@Timeout(value = 7, unit = TimeUnit.MINUTES)
class ToolchainIT {

    @Test
    void theServerRunsOnTheJdkThatJdkToolchainNames() {
        Path other = Jdks.other();

        BuildResult result = MavenBuild.of("jdk-http-server", "toolchain")
                .jdk(other)
                .run("verify", "--toolchains", "toolchains.xml")
                .succeeded();

        result.complies();
        result.says("is checked with " + Jdks.version(other) + " of " + other);
    }

    @Test
    void aToolchainThatNobodyProvidesIsAnErrorThatNamesWhereToAddIt() {
        BuildResult result = MavenBuild.of("jdk-http-server", "no-toolchain")
                .jdk(Path.of("/nowhere"))
                .run("verify")
                .failed();

        result.says("no toolchain provides a jdk with {version=other}", "add it to ~/.m2/toolchains.xml");
    }
}
