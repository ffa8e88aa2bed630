package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line of a log that says why a program ended. */
class LastErrorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TypeError [ERR_INVALID_ARG_TYPE]: The \"msecs\" argument must be of type number;    at setTimeout"
                        + "|TypeError [ERR_INVALID_ARG_TYPE]: The \"msecs\" argument must be of type number",
                "RangeError [ERR_OUT_OF_RANGE]: out of range;  code: 'ERR';}|RangeError [ERR_OUT_OF_RANGE]",
                "Error: listen EADDRINUSE: address in use :::9000;    at Server|Error: listen EADDRINUSE",
                "ModuleNotFoundError: No module named 'x';x|ModuleNotFoundError: No module named 'x'",
                "Errors [1] of 3: none; Terror [x]|-",
                "a.B: no driver;\tat a.B.c;\tSuppressed: a.CloseException: closed|-",
                "Exception in thread \"main\" c.ConfigException$Missing: no a;\tat a.B|Exception in thread",
                "c.ConfigException$Missing: no a;\tat a.B|c.ConfigException$Missing: no a",
                "Exception in thread \"main\" a.Oops;\tat a.B|Exception in thread \"main\" a.Oops",
                "Unrecognized option: -x;Error: Could not create the Java Virtual Machine.|-",
                "{\"level\":\"ERROR\",\"trace\":\"a.B: x\\n\\tat a.C\\nCaused by: a.D: no \\/e\\n\\tat a.F\\n\"}"
                        + "|a.D: no /e"
            })
    void theLineThatSaysWhyIsFound(String output, String error) {
        LastError last = new LastError();
        for (String line : output.split(";")) {
            last.see(line);
        }
        assertThat(last.line().orElse("-")).startsWith(error);
    }
}
