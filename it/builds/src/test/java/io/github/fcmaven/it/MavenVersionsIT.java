package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main job on the oldest Maven that we support, on one between, and on the next one; the ordinary tests run on 3.9.
 */
@Tag("matrix")
@Execution(ExecutionMode.SAME_THREAD) // Maven 3.6.3 locks no local repository
class MavenVersionsIT {

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.8", "4.0.0-rc-6"})
    void theMainJobWorks(String maven) {
        BuildResult result = MavenBuild.of("spring-boot-3.5-declared", "maven-" + maven)
                .maven(maven)
                .run("verify")
                .succeeded();

        result.complies();
        assertThat(result.filesOf("target/function.zip")).containsExactly("demo.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.8", "4.0.0-rc-6"})
    void ownTestsFindTheFunction(String maven) {
        MavenBuild.of("own-tests", "maven-" + maven)
                .maven(maven)
                .run("verify")
                .succeeded()
                .complies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "3.8.8", "4.0.0-rc-6"})
    void aRequirementIsExplainedQuietlyAndWithoutAProject(String maven) {
        BuildResult result = MavenBuild.empty("explained-" + maven)
                .maven(maven)
                .run(
                        "-q",
                        "io.github.fcmaven:fc-maven-plugin:" + MavenBuild.VERSION + ":explain",
                        "-Dfc.requirement=FC-BIND")
                .succeeded();

        assertThat(result.log()).startsWith("FC-BIND: ");
    }
}
