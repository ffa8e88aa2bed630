package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which server is below it decides how long a connection lives. */
class JoobyTest {

    @ParameterizedTest
    @CsvSource({
        "lib/jooby-netty-3.11.5.jar, x, ''",
        "lib/jooby-jetty-3.0.9.jar, x, 'no class sets the idle timeout below jooby-jetty, so 30 s'",
        "lib/jooby-undertow-3.0.9.jar, x, 'no class sets the idle timeout below jooby-undertow, so 60 s'",
        "lib/jooby-jetty-3.0.9.jar, org/eclipse/jetty/server/ServerConnector setIdleTimeout, ''",
        "lib/jooby-undertow-3.0.9.jar, io/undertow/UndertowOptions NO_REQUEST_TIMEOUT, ''"
    })
    void joobyClosesWhatTheServerBelowItCloses(String engine, String constants, String says) {
        PackagedServer server = TestFunction.server(TestFunction.of()
                .inJar("demo/Main.class", constants)
                .beside("lib/jooby-3.0.9.jar", "")
                .beside(engine, "")
                .build());

        assertThat(server.kind()).isEqualTo(ServerKind.JOOBY);
        assertThat(server.defaultPort()).hasValue(8080);
        assertThat(server.limits()
                        .keepAlive()
                        .map(DeclaredLimits.Declared::says)
                        .orElse(""))
                .isEqualTo(says);
    }

    /** It takes that name for every address, in each version from 2 on. */
    @ParameterizedTest
    @CsvSource({"localhost, false", "LOCALHOST, false", "127.0.0.1, true", "::1, true", "0.0.0.0, false"})
    void localhostIsEveryAddress(String host, boolean refused) {
        PackagedServer server = TestFunction.server(TestFunction.of()
                .inJar("demo/Main.class", "")
                .inJar("application.conf", "server.host = \"" + host + "\"\n")
                .beside("lib/jooby-3.11.5.jar", "")
                .beside("lib/jooby-netty-3.11.5.jar", "")
                .build());

        assertThat(server.kind()).isEqualTo(ServerKind.JOOBY);
        assertThat(server.settings().oneAddress().isPresent()).isEqualTo(refused);
    }

    @Test
    void theOldJoobyIsAnother() {
        assertThat(TestFunction.server(TestFunction.of("demo/Main.class")
                                .beside("lib/jooby-1.6.9.jar", "")
                                .build())
                        .kind())
                .isEqualTo(ServerKind.UNKNOWN);
    }
}
