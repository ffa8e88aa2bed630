package io.github.fcmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name says of its value. */
public class SecretNameTest {

    /** Names of secrets, for each place that hides one. */
    public static Stream<String> names() {
        return Stream.of(
                "DB_PASSWORD",
                "DB_PASS",
                "spring.mail.passwd",
                "KEY_PASSPHRASE",
                "PGPWD",
                "CLIENT_SECRET",
                "JWT_TOKEN",
                "AZURE_CREDENTIALS",
                "private-key",
                "privateKey",
                "API_KEY",
                "apikey",
                "api-key",
                "access.key",
                "ACCESS_KEY",
                "signing-key",
                "SIGNING_KEY",
                "encryptionKey",
                "authorization",
                "BASIC_AUTH",
                "session_key",
                "APP_KEY");
    }

    @ParameterizedTest
    @MethodSource("names")
    void ofASecret(String name) {
        assertThat(SecretName.is(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TZ",
                "PATH",
                "JAVA_HOME",
                "authType",
                "AUTHOR",
                "compass.url",
                "bypass",
                "passenger",
                "monkey",
                "keyspace",
                "key",
                "KEYBOARD",
                "server.port",
                ""
            })
    void ofNoSecret(String name) {
        assertThat(SecretName.is(name)).isFalse();
    }
}
