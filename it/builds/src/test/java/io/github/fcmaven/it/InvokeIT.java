package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answer to an event on the standard output of a Maven of its own, and nothing else there. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.SAME_THREAD) // Maven 3.6.3 locks no local repository
class InvokeIT {

    private static final String INVOKE = "io.github.fcmaven:fc-maven-plugin:" + MavenBuild.VERSION + ":invoke";

    @Test
    void theAnswerIsAllThatIsPrinted() {
        isAllThatIsPrinted(MavenBuild.of("event-function", "invoke"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.6.3", "4.0.0-rc-6"})
    @Tag("matrix")
    void theAnswerIsAllThatOtherMavensPrint(String maven) {
        isAllThatIsPrinted(MavenBuild.of("event-function", "invoke-" + maven).maven(maven));
    }

    private static void isAllThatIsPrinted(MavenBuild build) {
        BuildResult result = build.inAJvmOfItsOwn()
                .run("-q", "package", INVOKE, "-Dfc.event={\"id\":1}", "-Dfc.checkPort=auto")
                .succeeded();

        assertThat(result.log()).isEqualTo("handled 8 bytes");
    }
}
