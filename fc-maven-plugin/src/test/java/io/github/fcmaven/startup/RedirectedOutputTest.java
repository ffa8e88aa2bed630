package io.github.fcmaven.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a start script sends the errors of its program. */
class RedirectedOutputTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exec java -jar app.jar > /tmp/app.log 2>&1 | > /tmp/app.log 2>&1 | /tmp/app.log",
                "nohup java -jar app.jar >>/tmp/app.log 2>&1 & | >>/tmp/app.log 2>&1 | /tmp/app.log",
                "exec node server.js &> logs/out.txt | &> logs/out.txt | logs/out.txt",
                "exec > \"$LOG/app.log\" 2>&1 | > \"$LOG/app.log\" 2>&1 | $LOG/app.log",
                "exec python3 server.py 2> /tmp/errors | 2> /tmp/errors | /tmp/errors",
                "exec ./server >/dev/null 2>&1 | >/dev/null 2>&1 | /dev/null"
            })
    void isReadInItsLastLineThatHasSome(String line, String redirection, String file) {
        assertThat(RedirectedOutput.of("bootstrap", "#!/bin/bash\n# x > y 2>&1\ncd /code\n" + line + "\n"))
                .hasValue(new RedirectedOutput("bootstrap", redirection, file, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec java -jar app.jar 2>&1",
                "exec java -jar app.jar > /tmp/app.log",
                "exec java -jar app.jar 2>&1 | tee /tmp/app.log",
                "exec java -jar app.jar > /dev/stdout 2>&1",
                "exec java -jar app.jar 1>&2",
                "[ 2 -gt 1 ] && echo \"a => b\" > config"
            })
    void isNoneWhereItsErrorsAreSeen(String line) {
        assertThat(RedirectedOutput.of("bootstrap", "#!/bin/bash\n" + line + "\n"))
                .isEmpty();
    }

    /** Its pattern tries each place of a line: a line that nobody has written by hand is not tried. */
    @Test
    void isNotLookedForInALineWithoutEnd() {
        String line = "#!/bin/sh\njava -jar app.jar > /tmp/%s.log 2>&1\n";

        assertThat(RedirectedOutput.of("bootstrap", line.formatted("a".repeat(100))))
                .isPresent();
        assertThat(RedirectedOutput.of("bootstrap", line.formatted("a".repeat(2000))))
                .isEmpty();
    }
}
