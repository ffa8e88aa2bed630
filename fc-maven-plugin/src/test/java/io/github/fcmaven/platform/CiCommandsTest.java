package io.github.fcmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of a log that a CI would obey. */
class CiCommandsTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "::error::x,: :error::x",
                "  ::add-mask::y,  : :add-mask::y",
                "##[error]x,# #[error]x",
                "##vso[task.complete]x,# #vso[task.complete]x",
                "a ##vso[task.setvariable variable=x]y,a # #vso[task.setvariable variable=x]y",
                "###[x,## #[x",
                "##teamcity[x],# #teamcity[x]",
                "a::b,a::b",
                "## heading,## heading"
            })
    void whatACiWouldObeyIsBrokenAndNothingElse(String text, String shown) {
        assertThat(CiCommands.broken(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"'a\n::error::b\n##[group]c', 'a\n: :error::b\n# #[group]c'"})
    void everyLineOfATextIsLookedAt(String text, String shown) {
        assertThat(CiCommands.broken(text)).isEqualTo(shown);
    }
}
