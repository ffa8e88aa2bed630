package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings explain that the platform's call is not answered. */
class MovedPathsTest {

    private static final String TOMCAT = "BOOT-INF/lib/tomcat-embed-core-10.1.55.jar";
    private static final String NETTY = "BOOT-INF/lib/reactor-netty-http-1.2.18.jar";
    private static final String QUARKUS = "io/quarkus/runtime/Quarkus.class";
    private static final String MICRONAUT = "io/micronaut/http/server/netty/NettyHttpServer.class";

    @ParameterizedTest
    @CsvSource({
        "TOMCAT, server.servlet.context-path=/shop, /actuator/health, /shop/actuator/health",
        "TOMCAT, server.servlet.contextPath=/shop, /health, /shop/health",
        "TOMCAT, server.servlet.context-path=/shop spring.mvc.servlet.path=/api, /health, /shop/api/health",
        "TOMCAT, server.servlet.context-path=/shop, /shop/health, ''",
        "TOMCAT, server.servlet.context-path=/, /health, ''",
        "TOMCAT, spring.webflux.base-path=/shop, /health, ''",
        "NETTY, spring.webflux.base-path=/shop, /health, /shop/health",
        "TOMCAT, management.endpoints.web.base-path=/manage, /actuator/health, /manage/health",
        "TOMCAT, management.endpoints.web.base-path=/, /actuator/health, /health",
        "TOMCAT, management.endpoints.web.base-path=/manage, /manage/health, ''",
        "TOMCAT, management.server.port=8081, /actuator/health/liveness, -",
        "TOMCAT, management.server.port=9123, /actuator/health, ''",
        "TOMCAT, management.server.port=8081, /health, ''",
        "TOMCAT, management.server.port=8081 server.servlet.context-path=/a, /actuator/health, /a/actuator/health",
        "QUARKUS, quarkus.http.root-path=shop/, /q/health, /shop/q/health",
        "QUARKUS, management.server.port=8081, /actuator/health, ''",
        "MICRONAUT, micronaut.server.context-path=/shop, /health, /shop/health",
        "MICRONAUT, server.servlet.context-path=/shop, /health, ''"
    })
    void theHealthCheckIsToldWhereTheServerAnswers(String server, String said, String asked, String there) {
        String edit = paths(server, said).healthCheck(asked).orElse("");

        if (there.isEmpty()) {
            assertThat(edit).isEmpty();
            return;
        }
        assertThat(edit.contains("write " + there + " as httpGetUrl")).isEqualTo(!there.equals("-"));
        assertThat(edit.startsWith("remove management.server.port")).isEqualTo(said.contains("8081"));
        assertThat(edit).contains("(" + file(server) + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "TOMCAT, server.servlet.context-path=/shop, remove server.servlet.context-path",
        "NETTY, spring.webflux.base-path=/shop, remove spring.webflux.base-path",
        "QUARKUS, quarkus.http.root-path=/shop, remove quarkus.http.root-path",
        "TOMCAT, management.server.port=8081, ''"
    })
    void aHookIsWhereThePlatformAsks(String server, String said, String edit) {
        assertThat(paths(server, said).fixed("/initialize").orElse("")).startsWith(edit);
    }

    private static MovedPaths paths(String server, String said) {
        TestFunction function =
                switch (server) {
                    case "QUARKUS" -> TestFunction.of(QUARKUS);
                    case "MICRONAUT" -> TestFunction.of(MICRONAUT);
                    default ->
                        TestFunction.of(
                                "BOOT-INF/lib/spring-boot-3.5.16.jar", server.equals("TOMCAT") ? TOMCAT : NETTY);
                };
        return MovedPaths.of(
                TestFunction.server(function.inJar(file(server), said.replace(' ', '\n'))), new CaPort(9123));
    }

    private static String file(String server) {
        boolean boot = server.equals("TOMCAT") || server.equals("NETTY");
        return (boot ? "BOOT-INF/classes/" : "") + "application.properties";
    }
}
