package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two builds of one folder at once. Other plugins may fail there, for both write the same classes and jar; ours leaves
 * a whole zip, and each build judges its own check.
 */
@Tag("matrix")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.SAME_THREAD)
class TwoBuildsIT {

    private static final int ROUNDS = Integer.getInteger("fc.rounds", 30);

    @Test
    void eachJudgesItsOwnCheckAndTheZipIsWhole() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            MavenBuild build = MavenBuild.of("jdk-http-server", "two-builds").with("fc.checkPort", "auto");
            Process first = build.start("verify");
            Thread.sleep(150L * (round % 12));
            Path log = Files.move(
                    build.log(),
                    build.log().resolveSibling("two-builds.first.log"),
                    StandardCopyOption.REPLACE_EXISTING);
            Process second = build.start("verify");
            assertThat(first.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(second.waitFor(5, TimeUnit.MINUTES)).isTrue();
            for (String said : new String[] {Files.readString(log), Files.readString(build.log())}) {
                assertThat(said)
                        .as("round %d", round)
                        .doesNotContain("there is no record of a check", "error of its own");
            }
            try (ZipFile whole =
                    new ZipFile(build.directory().resolve("target/function.zip").toFile())) {
                assertThat(whole.size()).isEqualTo(1);
            }
        }
    }
}
