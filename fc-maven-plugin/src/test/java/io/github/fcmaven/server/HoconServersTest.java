package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers whose configuration is {@code application.conf}. */
class HoconServersTest {

    private static final String KTOR = "io/ktor/server/engine/ApplicationEngine.class";

    @Test
    void portAndAddressOfKtorAreRead() {
        PackagedServer server = TestFunction.server(TestFunction.of(KTOR)
                .inJar("application.conf", "ktor {\n deployment {\n port = 8081\n host = \"127.0.0.1\"\n }\n}\n")
                .build());

        assertThat(server.kind()).isEqualTo(ServerKind.KTOR);
        assertThat(server.port().orElseThrow().number()).isEqualTo(8081);
        assertThat(server.settings().oneAddress().orElseThrow().place()).contains("application.conf");
    }

    @Test
    void aPortThatAVariableMayReplaceIsTheVariablesOrElseTheDefault() {
        TestFunction function = TestFunction.of(KTOR)
                .inJar("application.conf", "ktor.deployment.port = 8080\nktor.deployment.port = ${?PORT}\n");

        assertThat(TestFunction.server(function.build()).port().orElseThrow().number())
                .isEqualTo(8080);
        assertThat(TestFunction.server(function.variable("PORT", "9000").build())
                        .port()
                        .orElseThrow()
                        .number())
                .isEqualTo(9000);
    }

    /** Without a port the file that decides is not read here. */
    @ParameterizedTest
    @CsvSource({"-port=9000, 9000", "-P:ktor.deployment.port=9000, 9000", "-config=prod.conf, ''", "port=9000, 8080"})
    void argumentsOfKtorOverrideItsFile(String argument, String port) {
        TestFunction function = TestFunction.of(KTOR)
                .inJar("application.conf", "ktor.deployment.port = 8080\nktor.deployment.port = ${?PORT}\n")
                .afterJar(argument);

        assertThat(TestFunction.server(function.build()).port().map(found -> String.valueOf(found.number())))
                .isEqualTo(Optional.of(port).filter(one -> !one.isEmpty()));
    }

    @ParameterizedTest
    @CsvSource({
        "AKKA_HTTP, akka/http/javadsl/Http.class, -Dakka.http.server.idle-timeout=25h"
                + " -Dakka.http.server.request-timeout=infinite",
        "PEKKO_HTTP, org/apache/pekko/http/javadsl/Http.class, -Dpekko.http.server.idle-timeout=25h"
                + " -Dpekko.http.server.request-timeout=infinite"
    })
    void akkaGetsWhatItLacks(ServerKind kind, String type, String words) {
        FunctionPackage function = TestFunction.of(type).build();

        assertThat(TestFunction.server(function).kind()).isEqualTo(kind);
        assertThat(TestFunction.conformed(function, TestFunction.LEFT)
                        .functionPackage()
                        .start()
                        .args())
                .containsSequence(words.split(" "));
    }

    /** The other file is not read here, and may say more. */
    @ParameterizedTest
    @CsvSource({
        "-Dconfig.resource=fc.conf, x.conf, false",
        "-Dconfig.file=fc.conf, x.conf, false",
        "-Da=b, application.json, false",
        "-Da=b, x.conf, true"
    })
    void anotherFileOfHoconIsUnread(String word, String name, boolean whole) {
        PackagedServer server = TestFunction.server(TestFunction.of("org/apache/pekko/http/javadsl/Http.class")
                .beforeJar(word)
                .inJar("application.conf", "x = 1\n")
                .inJar(name, "{}")
                .build());

        assertThat(server.settings().isWhole("pekko.http.server.idle-timeout")).isEqualTo(whole);
        assertThat(server.limits().keepAlive().isPresent()).isEqualTo(whole);
    }

    @Test
    void whatTheFileSaysIsLeftAndDeclared() {
        PackagedServer server = TestFunction.server(TestFunction.of("org/apache/pekko/http/javadsl/Http.class")
                .inJar("application.conf", "pekko.http.server { idle-timeout = 60 s, request-timeout = infinite }\n")
                .build());

        assertThat(server.missing()).isEmpty();
        assertThat(server.limits().keepAlive().orElseThrow().forADay()).isFalse();
        assertThat(server.limits().execution().orElseThrow().forADay()).isTrue();
    }

    @Test
    void aServiceOnThisMachineIsWarnedOf() {
        PackagedServer server = TestFunction.server(TestFunction.of(KTOR)
                .inJar("application.conf", "db { url = \"jdbc:postgresql://localhost:5432/shop\" }\n")
                .build());

        assertThat(server.localServices()).singleElement().asString().contains("localhost:5432", "application.conf");
    }
}
