package io.github.fcmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors of Java, told as a message with a fix. */
class UnexpectedErrorTest {

    /** Under {@code LC_ALL=C} each letter that is not ASCII is such a one. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNameThatThisBuildCannotReadIsTold() {
        Throwable error = new IllegalStateException(catchThrowable(() -> Path.of("a\uD800")));

        FcProblem problem = UnexpectedError.asProblem(error);

        assertThat(problem.what()).startsWith("'a").contains("' cannot name a file in this build: Malformed input");
        assertThat(problem.fix()).contains("LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Java heap space | -Xmx2g to MAVEN_OPTS, or to .mvn/jvm.config",
                "GC overhead limit exceeded | -Xmx2g to MAVEN_OPTS, or to .mvn/jvm.config",
                "Required array length 2147483639 + 9 is too large | -Xmx2g to MAVEN_OPTS, or to .mvn/jvm.config",
                "Cannot reserve 65536 bytes of direct buffer memory | -Xmx2g to MAVEN_OPTS, or to .mvn/jvm.config",
                "Metaspace | -XX:MaxMetaspaceSize",
                "Compressed class space | -XX:MaxMetaspaceSize",
                "unable to create native thread: possibly out of memory or process/resource limits reached | ulimit -u"
            })
    void theMemoryOfTheBuildIsNoErrorOfThePlugin(String message, String edit) {
        FcProblem problem = UnexpectedError.asProblem(new IllegalStateException(new OutOfMemoryError(message)));

        assertThat(problem.what()).contains(message).doesNotContain("internal error");
        assertThat(problem.fix()).contains(edit).doesNotContain("skipITs");
    }

    @Test
    void anErrorOfThePluginNamesTheSwitchOfEachPart() {
        FcProblem problem = UnexpectedError.asProblem(new IllegalStateException("no such state"));

        assertThat(problem.what())
                .isEqualTo("the plugin has an internal error: java.lang.IllegalStateException: no such state");
        assertThat(problem.fix()).contains("-DskipITs builds without the check", "-Dfc.skip without this plugin");
    }
}
