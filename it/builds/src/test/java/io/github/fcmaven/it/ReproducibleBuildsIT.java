package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same project gives the same bytes, wherever and however it is built. */
class ReproducibleBuildsIT {

    @TempDir
    Path elsewhere;

    @Test
    void theZipDependsOnNeitherPathNorZoneNorLocaleNorThreads() throws IOException {
        MavenBuild build = MavenBuild.of("thin-jar-with-libraries", "here");
        byte[] here = zipOf(build);

        byte[] there = zipOf(build.again(elsewhere.resolve("deep/er"))
                .environment("TZ", "America/New_York")
                .environment("LC_ALL", "C.UTF-8")
                .environment("MAVEN_OPTS", "-Duser.language=tr -Duser.timezone=Pacific/Apia"));

        assertThat(there).isEqualTo(here);
    }

    private static byte[] zipOf(MavenBuild build) throws IOException {
        build.run("-T2", "package").succeeded();
        return Files.readAllBytes(build.directory().resolve("target/function.zip"));
    }
}
