package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What would be packaged, told by a build that makes nothing. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ExplainIT {

    private static final String EXPLAIN = "io.github.fcmaven:fc-maven-plugin:explain";

    @Test
    void theJarOfAnEarlierBuildIsExplainedAndNothingIsWritten() throws IOException {
        MavenBuild build = MavenBuild.of("jdk-http-server", "explained");
        build.run("package").succeeded();
        Map<String, String> before = states(build.directory());

        BuildResult result =
                build.with("fc.checks", "FC-TIMEZONE=off").run(EXPLAIN).succeeded();

        assertThat(states(build.directory())).isEqualTo(before);
        result.says(
                "What package would make of",
                "demo.jar, the project's artifact",
                "and connects to port " + build.port() + " (CAPort)",
                "off by checks: FC-TIMEZONE",
                "0 of 5");
    }

    @Test
    void aRequirementIsExplainedInTheReadersLanguageQuietlyAndWithoutAProject() throws IOException {
        MavenBuild nowhere = MavenBuild.empty("explained");
        Path zip = nowhere.directory().resolve("none.zip");
        Files.write(zip, new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        String plugin = "io.github.fcmaven:fc-maven-plugin:" + MavenBuild.VERSION;

        nowhere.run(plugin + ":validate", "-Dfc.zipFile=none.zip")
                .failed()
                .says("see: mvn " + plugin + ":explain -Dfc.requirement=FC-BOOTSTRAP");
        BuildResult quiet = nowhere.inAJvmOfItsOwn()
                .run("-q", plugin + ":explain", "-Dfc.requirement=FC-BOOTSTRAP", "-Duser.language=zh")
                .succeeded();

        assertThat(quiet.log()).startsWith("FC-BOOTSTRAP：").contains("平台上的表现。 CAFileNotFound");
    }

    @Test
    void aZipThatIsNamedIsExplainedAsThePlatformSeesIt() {
        MavenBuild build = MavenBuild.of("jdk-http-server", "explained-zip");
        build.run("package").succeeded();

        build.with("fc.zipFile", "target/function.zip")
                .with("fc.manifestFile", "target/s.yaml")
                .run(EXPLAIN)
                .succeeded()
                .says(
                        "What the platform would make of target/function.zip",
                        "started as target/s.yaml says",
                        "demo.jar");
    }

    private static Map<String, String> states(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(file -> all.put(folder.relativize(file).toString(), state(file)));
        }
        return all;
    }

    private static String state(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + (Files.isDirectory(file) ? "" : Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
