package io.github.fcmaven.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The JDK that stands for the platform's Java, where it is not the one that runs Maven. */
@Timeout(value = 7, unit = TimeUnit.MINUTES)
class ToolchainIT {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    @BeforeAll
    static void needsThePort() {
        Ports.assumeOursToTake(9000);
    }

    @Test
    void theServerRunsOnTheJdkThatJdkToolchainNames() throws IOException {
        Optional<Path> other = otherJdk();
        assumeTrue(other.isPresent(), "only the JDK that runs the tests is in " + INSTALLED);
        MavenBuild build = withToolchain(MavenBuild.of("jdk-http-server", "toolchain"), other.get());

        BuildResult result =
                build.run("verify", "--toolchains", "toolchains.xml").succeeded();

        result.complies();
        result.says("is stood for by " + version(other.get()) + " of " + other.get());
    }

    @Test
    void aToolchainThatNobodyProvidesIsAnErrorThatNamesWhereToAddIt() throws IOException {
        BuildResult result = withToolchain(MavenBuild.of("jdk-http-server", "no-toolchain"), Path.of("/nowhere"))
                .run("verify")
                .failed();

        result.says("no toolchain provides a jdk with {version=other}", "add it to ~/.m2/toolchains.xml");
    }

    private static MavenBuild withToolchain(MavenBuild build, Path jdk) throws IOException {
        Files.writeString(build.directory().resolve("toolchains.xml"), """
                <toolchains>
                    <toolchain>
                        <type>jdk</type>
                        <provides><version>other</version></provides>
                        <configuration><jdkHome>%s</jdkHome></configuration>
                    </toolchain>
                </toolchains>
                """.formatted(jdk));
        return build.edit(
                "pom.xml",
                "<executions>",
                "<configuration><jdkToolchain><version>other</version></jdkToolchain></configuration><executions>");
    }

    private static Optional<Path> otherJdk() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        Path ours = Path.of(System.getProperty("java.home")).toRealPath();
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(INSTALLED)) {
            for (Path home : homes) {
                Path real = home.toRealPath();
                if (!real.equals(ours)
                        && Files.isExecutable(real.resolve("bin/javac"))
                        && Files.isRegularFile(real.resolve("release"))) {
                    return Optional.of(real);
                }
            }
        }
        return Optional.empty();
    }

    private static String version(Path jdk) throws IOException {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(jdk.resolve("release"))) {
            release.load(in);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }
}
