package io.github.fcmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
}
