package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Interpreter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program that wants the release of the function's Python, and does not say of what. */
class AskedReleaseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "needs 3.7 | true",
                "RuntimeError: needs 3.7.2 | true",
                "requires >= 3.7, not 3.11 | true",
                "unsupported: 3.7 | true",
                "needs 3.70 | false",
                "needs 3.12 | false",
                "needs schema 13.7 | false",
                "schema version 3.7 is unsupported | false",
                "3.7 | false"
            })
    void isTheOneOfTheFunction(String line, boolean asked) {
        assertThat(StandInDifference.asksFor(Interpreter.CUSTOM_PYTHON, line)).isEqualTo(asked);
    }
}
