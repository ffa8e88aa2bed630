package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which settings explain that the platform's call is not answered. */
class MovedPathsTest {

    private static final String TOMCAT = "BOOT-INF/lib/tomcat-embed-core-10.1.55.jar";
    private static final String NETTY = "reactor-netty-http spring-webflux";
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
        "NETTY, server.servlet.context-path=/shop, /health, ''",
        "TOMCAT spring-webflux, spring.webflux.base-path=/shop, /health, /shop/health",
        "TOMCAT spring-webflux, server.servlet.context-path=/shop, /health, ''",
        "TOMCAT spring-webflux spring-webmvc, server.servlet.context-path=/shop, /health, /shop/health",
        "TOMCAT spring-webflux spring-webmvc, spring.webflux.base-path=/shop, /health, ''",
        "TOMCAT spring-webmvc, spring.main.web-application-type=reactive server.servlet.context-path=/a, /health, ''",
        "TOMCAT, spring.main.web-application-type=reactive spring.webflux.base-path=/a, /health, /a/health",
        "TOMCAT spring-webflux jersey-container-servlet-core, server.servlet.context-path=/a, /health, /a/health",
        "TOMCAT spring-webflux, spring.main.web-application-type=servlet server.servlet.context-path=/a, /b, /a/b",
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

    @Test
    void theClassIsNamedWhoseWorkMakesSpringBootWait() {
        TestFunction runs = TestFunction.tomcat()
                .inJar("BOOT-INF/classes/shop/Queue.class", "org/springframework/boot/CommandLineRunner");
        MovedPaths waits = MovedPaths.of(TestFunction.server(runs.build()), new CaPort(9123));

        assertThat(waits.notReady("/actuator/health/readiness").orElse("")).contains("the class shop.Queue return");
        assertThat(waits.notReady("/actuator/health")).isEmpty();
        assertThat(paths("TOMCAT", "a=b").notReady("/actuator/health/readiness"))
                .isEmpty();
    }

    /** Sources: Spring Boot's reference (Kubernetes Probes), guides of Quarkus, Micronaut, Helidon. */
    @ParameterizedTest
    @CsvSource({
        "TOMCAT spring-boot-actuator, a=b, /actuator/health, write /actuator/health/liveness as httpGetUrl of"
                + " healthCheckConfig and set MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED to true",
        "TOMCAT spring-boot-actuator, management.endpoint.health.probes.enabled=true, /a/actuator/health,"
                + " write /a/actuator/health/liveness as httpGetUrl of healthCheckConfig:",
        "TOMCAT spring-boot-actuator, management.endpoint.health.group.liveness.include=db, /actuator/health, ''",
        "TOMCAT spring-boot-actuator, a=b, /actuator/health/readiness, ''",
        "TOMCAT spring-boot-actuator, a=b, /health, ''",
        "TOMCAT spring-boot-actuator, management.endpoints.web.base-path=/, /health,"
                + " write /health/liveness as httpGetUrl",
        "TOMCAT, a=b, /actuator/health, ''",
        "QUARKUS, a=b, /q/health, write /q/health/live as httpGetUrl of healthCheckConfig:",
        "QUARKUS, a=b, /q/health/ready, write /q/health/live as httpGetUrl of healthCheckConfig:",
        "MICRONAUT, a=b, /health, ''",
        "MICRONAUT micronaut-management, a=b, /health, write /health/liveness as httpGetUrl of healthCheckConfig:",
        "MICRONAUT micronaut-management, a=b, /shop/health/readiness, write /shop/health/liveness as httpGetUrl",
        "MICRONAUT micronaut-management, a=b, /health/liveness, ''",
        "HELIDON helidon-health, a=b, /observe/health, write /observe/health/live as httpGetUrl of healthCheckConfig:",
        "HELIDON helidon-health, a=b, /health/ready, write /health/live as httpGetUrl of healthCheckConfig:",
        "HELIDON helidon-health, a=b, /health/live, ''",
        "HELIDON, a=b, /health, ''"
    })
    void aHealthThatAsksOtherServicesGivesWayToTheApplicationsOwn(
            String server, String said, String asked, String edit) {
        assertThat(paths(server, said).alone(asked).orElse(""))
                .startsWith(edit)
                .matches(text -> text.isEmpty() == edit.isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "a=b, /actuator/health/liveness, set MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED to true",
        "a=b, /actuator/health/readiness, set MANAGEMENT_ENDPOINT_HEALTH_PROBES_ENABLED to true",
        "management.endpoint.health.probes.enabled=true, /actuator/health/liveness, ''",
        "a=b, /actuator/health, ''"
    })
    void theProbesThatSpringBootDoesNotHaveByItselfAreSwitchedOn(String said, String asked, String edit) {
        assertThat(paths("TOMCAT spring-boot-actuator", said).healthCheck(asked).orElse(""))
                .startsWith(edit)
                .matches(text -> text.isEmpty() == edit.isEmpty());
    }

    private static MovedPaths paths(String server, String said) {
        TestFunction function =
                switch (server) {
                    case "QUARKUS" -> TestFunction.of(QUARKUS);
                    case "MICRONAUT" -> TestFunction.of(MICRONAUT);
                    case "MICRONAUT micronaut-management" ->
                        TestFunction.of(MICRONAUT, "lib/micronaut-management-4.9.1.jar");
                    case "HELIDON" -> TestFunction.of("lib/helidon-webserver-4.4.1.jar");
                    case "HELIDON helidon-health" ->
                        TestFunction.of("lib/helidon-webserver-4.4.1.jar", "lib/helidon-health-4.4.1.jar");
                    default ->
                        TestFunction.of(Stream.of(("spring-boot " + server.replace("NETTY", NETTY)).split(" "))
                                .map(name -> switch (name) {
                                    case "TOMCAT" -> TOMCAT;
                                    default -> "BOOT-INF/lib/" + name + "-6.2.11.jar";
                                })
                                .toArray(String[]::new));
                };
        return MovedPaths.of(
                TestFunction.server(function.inJar(file(server), said.replace(' ', '\n'))), new CaPort(9123));
    }

    private static String file(String server) {
        boolean boot = server.startsWith("TOMCAT") || server.equals("NETTY");
        return (boot ? "BOOT-INF/classes/" : "") + "application.properties";
    }
}
