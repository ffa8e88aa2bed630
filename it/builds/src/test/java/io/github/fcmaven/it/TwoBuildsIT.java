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
 * Two builds at once, of one folder or of two with one port. In one folder other plugins may fail, for both builds
 * write the same classes and jar; ours leaves a whole zip, and each build judges its own check.
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
            together(round, build, build);
        }
    }

    /** They have one port, and take turns. */
    @Test
    void soDoThoseOfTwoFolders() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            MavenBuild build = MavenBuild.of("jdk-http-server", "two-folders");
            Path other = build.directory().resolveSibling(build.directory().getFileName() + "-other");
            MavenBuild second = build.again(other);
            together(round, build, second);
            for (MavenBuild each : new MavenBuild[] {build, second}) {
                assertThat(Files.readString(each.log())).as("round %d", round).contains("BUILD SUCCESS");
            }
        }
    }

    private static void together(int round, MavenBuild one, MavenBuild other) throws Exception {
        Process first = one.start("verify");
        Thread.sleep(150L * (round % 12));
        Path log = one == other
                ? Files.move(
                        one.log(),
                        one.log().resolveSibling("two-builds.first.log"),
                        StandardCopyOption.REPLACE_EXISTING)
                : one.log();
        Process second = other.start("verify");
        assertThat(first.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(second.waitFor(5, TimeUnit.MINUTES)).isTrue();
        for (String said : new String[] {Files.readString(log), Files.readString(other.log())}) {
            assertThat(said).as("round %d", round).doesNotContain("there is no record of a check", "error of its own");
        }
        for (MavenBuild each : new MavenBuild[] {one, other}) {
            try (ZipFile whole =
                    new ZipFile(each.directory().resolve("target/function.zip").toFile())) {
                assertThat(whole.size()).isEqualTo(1);
            }
            assertThat(new Traces(each.directory()).left())
                    .as("round %d", round)
                    .isEmpty();
        }
        System.out.println("two builds, round " + round + ", "
                + (Files.readString(log).contains("BUILD SUCCESS") ? "the first passed" : "the first failed") + ", "
                + (Files.readString(other.log()).contains("BUILD SUCCESS")
                        ? "the second passed"
                        : "the second failed"));
    }
}
