package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Its Jetty decides how long a connection lives. */
class JavalinTest {

    @ParameterizedTest
    @CsvSource({"x, 30 s", "org/eclipse/jetty/server/ServerConnector setIdleTimeout, ''"})
    void javalinIsTooShortUnlessItsCodeSaysMore(String constants, String limit) {
        PackagedServer server =
                TestFunction.server(TestFunction.of("io/javalin/Javalin.class").inJar("demo/Main.class", constants));

        assertThat(server.limits()
                        .keepAlive()
                        .map(declared -> declared.forADay() + ", " + declared.says())
                        .orElse(""))
                .isEqualTo(limit.isEmpty() ? "" : "false, no class sets Jetty's idle timeout, so 30 s");
    }

    /** As an application with a connector of its own, or with the host in its configuration, must be changed. */
    @ParameterizedTest
    @CsvSource({
        "FC_BIND, io/javalin/ org/eclipse/jetty/server/ServerConnector, call setHost(",
        "FC_PORT, io/javalin/ org/eclipse/jetty/server/ServerConnector, call setPort(",
        "FC_KEEPALIVE, io/javalin/ org/eclipse/jetty/server/ServerConnector, call setIdleTimeout(90_000_000)",
        "FC_BIND, io/javalin/Javalin defaultHost, set config.jetty.defaultHost = ",
        "FC_BIND, io/javalin/Javalin, call start(9123)"
    })
    void whatMakesTheConnectorDecides(Requirement requirement, String constants, String edit) {
        PackagedServer server =
                TestFunction.server(TestFunction.of("io/javalin/Javalin.class").inJar("demo/Main.class", constants));

        assertThat(server.fix(requirement, TestFunction.of().build().port()))
                .startsWith(edit)
                .contains("(class demo.Main)");
    }
}
