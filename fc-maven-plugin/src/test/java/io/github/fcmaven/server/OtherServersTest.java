package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that have no kind of their own: what is known of them all the same. */
class OtherServersTest {

    /** Frameworks of which no more is known than where they listen. */
    @ParameterizedTest
    @CsvSource({
        "lib/solon-3.0.5.jar, org/noear/solon/Solon.class, 8080, set server.port=9123",
        "lib/spark-core-2.9.4.jar, spark/Spark.class, 4567, call port(9123)",
        "lib/jooby-3.5.3.jar, io/jooby/Jooby.class, 8080, set server.port=9123",
        "lib/ratpack-core-1.9.0.jar, ratpack/core/server/RatpackServer.class, 5050, call port(9123)",
        "lib/tomcat-embed-core-10.1.55.jar, org/apache/catalina/startup/Tomcat.class, 8080, call setPort(9123)"
    })
    void whereAnotherFrameworkListensIsKnown(String library, String file, int port, String fix) {
        for (PackagedServer server :
                List.of(boot(TestFunction.of("a/Main.class").beside(library, "")), boot(TestFunction.of(file)))) {
            assertThat(server.kind()).isEqualTo(ServerKind.UNKNOWN);
            assertThat(server.defaultPort()).hasValue(port);
            assertThat(portFix(server)).startsWith(fix);
        }
        assertThat(boot(TestFunction.of("a/Main.class")).defaultPort()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"python3 manage.py runserver 9000", "python3 shop/manage.py runserver"})
    void djangosServerIsToldByItsCommand(String command) {
        PackagedServer server = boot(TestFunction.of()
                .start(command.split(" "))
                .beside("manage.py", "import django")
                .beside("shop/wsgi.py", "x"));

        assertThat(server.kind()).isEqualTo(ServerKind.PYTHON);
        assertThat(portFix(server)).contains("manage.py runserver --noreload 0.0.0.0:9123 in the start command");
        assertThat(fix(server)).startsWith("start gunicorn").endsWith(" shop.wsgi");
    }

    private static PackagedServer boot(TestFunction function) {
        return TestFunction.server(function.build());
    }

    private static String portFix(PackagedServer server) {
        return server.fix(Requirement.FC_PORT, TestFunction.of().build().port());
    }

    private static String fix(PackagedServer server) {
        return server.fix(Requirement.FC_KEEPALIVE, TestFunction.of().build().port());
    }
}
