package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The character set of what is printed. */
class StandardOutputTest {

    @ParameterizedTest
    @CsvSource({
        "函数, , UTF-8",
        "函数, UTF-8, UTF-8",
        "函数, GBK, GBK",
        "函数, US-ASCII, UTF-8",
        "function, US-ASCII, US-ASCII",
        "函数, no such charset, UTF-8",
        "函数, cp65001, UTF-8",
        "函数, Cp936, GBK",
        "函数, ms936, x-mswin-936",
        "函数, GB18030, GB18030",
        "函數, ms950, x-windows-950",
        "é, Cp1252, windows-1252",
        "é, Cp850, IBM850",
        "函数, Cp1252, UTF-8",
        "函数, Cp437, UTF-8",
        "函数, '', UTF-8",
        "函数, x-JISAutoDetect, UTF-8",
    })
    void aTextIsWrittenAsTheTerminalReadsItWhereThatHasItsCharacters(String text, String terminal, String charset) {
        assertThat(StandardOutput.charset(text, terminal).name()).isEqualTo(charset);
    }
}
