package io.github.fcmaven.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash takes for a comment. */
class ShellCommentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "a # b ^ a",
                "# b ^ ``",
                "a;# b ^ a;",
                "a #b 'c ^ a",
                "a \"x # y\" # b ^ a \"x # y\"",
                "a 'x # y' # b ^ a 'x # y'",
                "a x\\ # b ^ a x\\ ",
                "a \\# b ^ a \\# b",
                "a#b ^ a#b",
                "a $# ^ a $#",
                "a ${x#y} ^ a ${x#y}",
                "a 'x'#b ^ a 'x'#b",
                "a 'x # b ^ a 'x # b",
                "a \"x\\\" # y\" ^ a \"x\\\" # y\"",
                "a ^ a"
            })
    void isWhatNoShellReads(String line, String rest) {
        assertThat(ShellComment.removed(line)).isEqualTo(rest.stripTrailing());
    }

    @Test
    void aLongLineIsReadInTime() {
        String line = "\"a\\ b' #c".repeat(100_000);

        Assertions.assertTimeout(Duration.ofSeconds(10), () -> ShellComment.removed(line));
    }
}
