package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goals in a folder that has no project: what they write stands below that
 * folder, and nothing has the name of an expression.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WithoutProjectIT {

    private static final String PLUGIN = "io.github.fcmaven:fc-maven-plugin:" + MavenBuild.VERSION + ":";

    @ParameterizedTest
    @ValueSource(strings = {"validate", "explain", "integration-test", "verify", "measure", "start", "stop", "package"})
    void nothingHasTheNameOfAnExpression(String goal) throws IOException {
        MavenBuild nowhere = MavenBuild.empty("without-project-" + goal);
        Files.write(nowhere.directory().resolve("others.zip"), emptyZip());

        BuildResult result = nowhere.with("fc.checkPort", "auto").run(PLUGIN + goal, "-Dfc.zipFile=others.zip");

        assertThat(names(nowhere.directory())).noneMatch(name -> name.contains("$"));
        if (!goal.equals("package")) { // which needs a project, as Maven itself says
            assertThat(result.log()).doesNotContain("${project");
        }
    }

    /** A file of Maven's options makes a folder that of a build of several modules; it is no project by that. */
    @ParameterizedTest
    @ValueSource(strings = {"validate", "explain", "integration-test"})
    void norDoesItBelowAFolderOfMavensOptions(String goal) throws IOException {
        MavenBuild nowhere = MavenBuild.empty("without-project-mvn-" + goal);
        Files.createDirectories(nowhere.directory().resolve(".mvn"));
        Files.writeString(nowhere.directory().resolve(".mvn/maven.config"), "-Dfc.zipFile=others.zip\n");
        Files.write(nowhere.directory().resolve("others.zip"), emptyZip());

        nowhere.with("fc.checkPort", "auto").run(PLUGIN + goal, "-Dfc.zipFile=others.zip");

        assertThat(names(nowhere.directory())).noneMatch(name -> name.contains("$"));
    }

    private static byte[] emptyZip() {
        byte[] zip = new byte[22];
        zip[0] = 'P';
        zip[1] = 'K';
        zip[2] = 5;
        zip[3] = 6;
        return zip;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
