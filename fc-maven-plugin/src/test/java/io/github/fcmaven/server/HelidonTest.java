package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Helidon MP reads its configuration by itself; SE does where the application does. */
class HelidonTest {

    /** Helidon MP reads its configuration by itself, and an application's own package may begin as Helidon's do. */
    @Test
    void helidonMpIsFoundByItsLibraries() {
        PackagedServer server = TestFunction.server(TestFunction.of("com/acme/Main.class")
                .beside("libs/helidon-webserver-4.1.0.jar", "")
                .beside("libs/helidon-microprofile-server-4.1.0.jar", "")
                .inJar("META-INF/microprofile-config.properties", "server.host=0.0.0.0"));

        assertThat(server.kind()).isEqualTo(ServerKind.HELIDON);
        assertThat(server.missing())
                .extracting(Need::key)
                .containsExactly("server.port", "server.idle-connection-timeout");
        assertThat(TestFunction.keepAliveFix(server)).contains("META-INF/microprofile-config.properties");
    }

    @ParameterizedTest
    @CsvSource({
        "io/helidon/examples/quickstart/Main.class, true",
        "io/helidon/Main.class, true",
        "com/acme/Main.class, true",
        "io/helidon/webserver/http/HttpRouting.class, false"
    })
    void anApplicationsOwnPackageMayBeginWithIoHelidon(String file, boolean own) {
        PackagedServer server = TestFunction.server(TestFunction.of()
                .inJar(file, "io/helidon/config/Config")
                .beside("libs/helidon-webserver-4.1.0.jar", ""));

        assertThat(server.missing().isEmpty()).isEqualTo(!own);
    }

    @Test
    void helidonBefore4HasNoSuchTimer() {
        PackagedServer server = TestFunction.server(TestFunction.of("com/acme/Main.class")
                .beside("libs/helidon-webserver-3.2.1.jar", "")
                .beside("libs/helidon-microprofile-server-3.2.1.jar", ""));

        assertThat(server.missing()).extracting(Need::key).containsExactly("server.port");
    }
}
