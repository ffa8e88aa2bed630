package io.github.fcmaven.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks secret in a build's log, and what only sounds like it. */
class HiddenTest {

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, hunter2, ***",
        "spring.datasource.password, hunter2, ***",
        "ALIYUN_ACCESS_KEY_SECRET, abc, ***",
        "JWT_TOKEN, abc, ***",
        "APIKEY, abc, ***",
        "WHO, LTAI5tAbCdEfGhIjKlMn, ***",
        "HEADER, eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl, ***",
        "DB_PASSWORD, ${env(DB_PASSWORD)}, ${env(DB_PASSWORD)}",
        "DB_URL, jdbc:mysql://root:hunter2@db/shop, jdbc:mysql://root:***@db/shop",
        "DB_URL, jdbc:mysql://db/shop?user=root&password=hunter2, jdbc:mysql://db/shop?user=root&password=***",
        "TZ, Asia/Shanghai, Asia/Shanghai",
        "PATH, /opt/java17/bin:/usr/bin, /opt/java17/bin:/usr/bin",
        "JAVA_HOME, /opt/java17, /opt/java17"
    })
    void aValueIsHiddenByItsNameOrByWhatItIs(String name, String value, String shown) {
        assertThat(Hidden.value(name, value)).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("io.github.fcmaven.platform.SecretNameTest#names")
    void eachNameOfASecretHidesItsValue(String name) {
        assertThat(Hidden.value(name, "abc")).isEqualTo("***");
        assertThat(Hidden.words(List.of("-D" + name + "=abc", "--" + name, "abc")))
                .containsExactly("-D" + name + "=***", "--" + name, "***");
    }

    @Test
    void anEmptyValueHidesNothing() {
        assertThat(Hidden.value("DB_PASSWORD", "")).isEmpty();
    }

    @Test
    void aCommandLineHidesItsValuesToo() {
        assertThat(Hidden.words(List.of(
                        "java",
                        "-Dserver.port=9000",
                        "-Ddb.password=hunter2",
                        "-jar",
                        "token.jar",
                        "--secret",
                        "hunter2",
                        "--spring.mail.password=hunter2",
                        "--name",
                        "x")))
                .containsExactly(
                        "java",
                        "-Dserver.port=9000",
                        "-Ddb.password=***",
                        "-jar",
                        "token.jar",
                        "--secret",
                        "***",
                        "--spring.mail.password=***",
                        "--name",
                        "x");
    }
}
