package io.github.fcmaven.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statuses that redirect, and their status lines. */
class StatusTest {

    @ParameterizedTest
    @CsvSource({
        "200, false",
        "300, false",
        "301, true",
        "302, true",
        "303, true",
        "304, false",
        "305, false",
        "306, false",
        "307, true",
        "308, true",
        "404, false"
    })
    void fiveStatusesSendABrowserElsewhere(int status, boolean expected) {
        assertThat(Status.isRedirect(status)).isEqualTo(expected);
    }

    @Test
    void aLineHasTheWordsOfTheStandardOrNone() {
        assertThat(Status.line(429)).isEqualTo("HTTP/1.1 429 Too Many Requests");
        assertThat(Status.line(499)).isEqualTo("HTTP/1.1 499 ");
    }
}
