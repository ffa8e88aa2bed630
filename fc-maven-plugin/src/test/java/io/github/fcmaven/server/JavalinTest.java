package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

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
}
