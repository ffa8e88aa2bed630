package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project of packaging {@code pom} that makes a function of a jar from elsewhere. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PomPackagingIT {

    private static Path jar;

    @BeforeAll
    static void aJarFromElsewhere() {
        MavenBuild build = MavenBuild.of("jdk-http-server", "jar-from-elsewhere");
        build.with("fc.skip", "true").run("package").succeeded();
        jar = build.directory().resolve("target/demo.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom-with-jar", "pom-with-jar-declared"})
    void aJarThatIsNamedIsPackedAndChecked(String project) throws IOException {
        MavenBuild build = MavenBuild.of(project, "verify");
        Files.copy(jar, build.directory().resolve("demo.jar"));

        BuildResult result = build.run("verify").succeeded();

        assertThat(result.filesOf("target/function.zip")).containsExactly("demo.jar");
        result.complies();
    }
}
