package io.github.fcmaven.server;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
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

    /** No file and no property reaches a server whose builder the code alone fills. */
    @Test
    void whatReadsNoConfigurationIsChangedInItsCode() {
        TestFunction helidon = TestFunction.of()
                .inJar("demo/Main.class", "io/helidon/webserver/WebServer")
                .beside("libs/helidon-webserver-4.4.1.jar", "");
        PackagedServer server = TestFunction.server(helidon);

        assertThat(fix(server, FC_PORT))
                .startsWith("call port(Integer.parseInt(System.getenv()")
                .contains("(class demo.Main); or set caPort")
                .doesNotContain("server.port");
        assertThat(fix(server, FC_BIND))
                .startsWith("let the application's code, where it makes the server, set no address");
        assertThat(TestFunction.keepAliveFix(server))
                .isEqualTo("call idleConnectionTimeout(Duration.ofHours(25)) on the builder of WebServer"
                        + " (class demo.Main)");

        server = TestFunction.server(helidon.inJar("demo/Own.class", "io/helidon/config/Config"));
        assertThat(fix(server, FC_PORT)).startsWith("set server.port: 9000 in src/main/resources/application.yaml");
    }

    private static String fix(PackagedServer server, Requirement requirement) {
        return server.fix(requirement, new CaPort(9000));
    }

    @Test
    void helidonBefore4HasNoSuchTimer() {
        PackagedServer server = TestFunction.server(TestFunction.of("com/acme/Main.class")
                .beside("libs/helidon-webserver-3.2.1.jar", "")
                .beside("libs/helidon-microprofile-server-3.2.1.jar", ""));

        assertThat(server.missing()).extracting(Need::key).containsExactly("server.port");
    }
}
