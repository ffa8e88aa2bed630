package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A variable of the application's own for its port, whose default is the port that was seen. */
class OwnPortVariableTest {

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "zipkin-server.yml | server: {port: '${QUERY_PORT:9411}', other: '${SCRIBE_PORT:9410}'} | 9411 |"
                        + " QUERY_PORT",
                "app.js | app.listen(process.env.SHOP_PORT ?? 3000); | 3000 | SHOP_PORT",
                "app.js | app.listen(process.env.SHOP_PORT ?? 3000); | 3001 |",
                "app.js | app.listen(process.env.TIMEOUT ?? 3000); | 3000 |",
                "app.js | app.listen(process.env.PORT ?? 3000); | 3000 |",
                "app.js | f(process.env.A_PORT ?? 3000, process.env.B_PORT ?? 3000); | 3000 |",
                "app.js | app.listen(process.env.SET_PORT ?? 3000); | 3000 |"
            })
    void isKnownByItsDefault(String file, String line, int port, String name) {
        TestFunction function = file.endsWith("js")
                ? TestFunction.of().start("node", "app.js").beside(file, line)
                : TestFunction.of("com/linecorp/armeria/server/Server.class").inJar("BOOT-INF/classes/" + file, line);

        assertThat(OwnPortVariable.withDefault(port, TestFunction.server(function.variable("SET_PORT", "3000"))))
                .isEqualTo(Optional.ofNullable(name));
    }
}
