package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code application.conf} as people write it. */
class HoconTest {

    @ParameterizedTest
    @MethodSource("files")
    void itsValuesAreReadByKeysWithDots(String text, Map<String, String> values) {
        assertThat(Hocon.read(text)).isEqualTo(values);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("", Map.of()),
                Arguments.of(
                        "ktor {\n  deployment {\n    port = 8080\n    host = \"127.0.0.1\"\n  }\n}\n",
                        Map.of("ktor.deployment.port", "8080", "ktor.deployment.host", "127.0.0.1")),
                Arguments.of(
                        "ktor {\n    deployment {\n        port = 8080\n        port = ${?PORT}\n    }\n"
                                + "    application {\n        modules = [ com.shop.MainKt.module ]\n    }\n}",
                        Map.of(
                                "ktor.deployment.port",
                                "${PORT:8080}",
                                "ktor.application.modules[0]",
                                "com.shop.MainKt.module")),
                Arguments.of("a.b : 1 # one\nc=2 // two\n", Map.of("a.b", "1", "c", "2")),
                Arguments.of("{ \"a\" : { \"b\" : 1, \"c\" : true } }", Map.of("a.b", "1", "a.c", "true")),
                Arguments.of(
                        "include \"base\"\nakka.http.server.idle-timeout = 60 s\n",
                        Map.of("akka.http.server.idle-timeout", "60 s")),
                Arguments.of(
                        "base = \"jdbc:mysql://localhost/x\"\ndb.url = ${base}\ndb.user = ${DB_USER}\n",
                        Map.of(
                                "base",
                                "jdbc:mysql://localhost/x",
                                "db.url",
                                "jdbc:mysql://localhost/x",
                                "db.user",
                                "${DB_USER}")),
                Arguments.of(
                        "list = [1, 2,\n 3]\nx = y z\n",
                        Map.of("list[0]", "1", "list[1]", "2", "list[2]", "3", "x", "y z")),
                Arguments.of("a = \"\"\"x = { y\"\"\"\nb = \"q\\\"r\"\n", Map.of("a", "x = { y", "b", "q\\\"r")),
                Arguments.of("}{ = = ]", Map.of()),
                Arguments.of("a { b = 1", Map.of("a.b", "1")));
    }
}
