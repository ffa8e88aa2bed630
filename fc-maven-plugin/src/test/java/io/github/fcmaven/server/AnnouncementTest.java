package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What frameworks print when their start is over, and the port that they say. */
class AnnouncementTest {

    @ParameterizedTest
    @MethodSource("said")
    void thePortIsTheApplicationsOwn(ServerKind kind, int port, String printed) {
        assertThat(kind.announced(printed.lines().toList()))
                .isEqualTo(port == 0 ? OptionalInt.empty() : OptionalInt.of(port));
    }

    static Stream<Arguments> said() {
        return Stream.of(
                Arguments.of(
                        ServerKind.SPRING_BOOT_TOMCAT,
                        8081,
                        "Tomcat started on port 8081 (http) with context path '/'\nTomcat started on port 8099 (http)\n"
                                + "Started ShopApplication in 3.2 seconds (process running for 4.1)"),
                Arguments.of(
                        ServerKind.SPRING_BOOT_TOMCAT,
                        8080,
                        "Tomcat started on port(s): 8080 (http) with context path ''\nStarted Old in 2.1 seconds (JVM"),
                Arguments.of(
                        ServerKind.SPRING_BOOT_JETTY,
                        8080,
                        "Jetty started on port(s) 8080 (http/1.1) with context path '/'\nStarted A in 2 seconds (JVM"),
                Arguments.of(
                        ServerKind.SPRING_BOOT_UNDERTOW,
                        8443,
                        "Undertow started on port 8443 (http)\nStarted A in 2.3 seconds"),
                Arguments.of(
                        ServerKind.SPRING_BOOT_NETTY,
                        7777,
                        "Netty started on port 7777 (http)\nStarted A in 1.1 seconds"),
                Arguments.of(
                        ServerKind.SPRING_BOOT_TOMCAT, 0, "Tomcat started on port 8081 (http) with context path '/'"),
                Arguments.of(
                        ServerKind.QUARKUS,
                        8080,
                        "getting-started 1.0.0 on JVM (powered by Quarkus 3.33.1) started in 0.9s."
                                + " Listening on: http://0.0.0.0:8080"),
                Arguments.of(
                        ServerKind.JOOBY,
                        8080,
                        "[main] INFO app.App - App (dev) started\n[main] INFO app.App - routes: \n\n  GET /\n\n"
                                + "listening on:\n  http://localhost:8080/\n"),
                Arguments.of(
                        ServerKind.MICRONAUT,
                        8080,
                        "Startup completed in 734ms. Server Running: http://localhost:8080"),
                Arguments.of(
                        ServerKind.HELIDON,
                        8085,
                        "[0x5e] http://127.0.0.1:9999 bound for socket 'admin'\n[0x5f] http://0.0.0.0:8085 bound for"
                                + " socket '@default'\nStarted all channels in 12 milliseconds. 601 milliseconds since"
                                + " JVM start."),
                Arguments.of(
                        ServerKind.JAVALIN, 7070, "Listening on http://localhost:7070/\nJavalin started in 211ms \\o/"),
                Arguments.of(
                        ServerKind.PHP_BUILT_IN,
                        8000,
                        "[Sun Nov 29 20:23:16 2026] PHP 8.2.36 Development Server (http://127.0.0.1:8000) started"),
                Arguments.of(ServerKind.PHP_BUILT_IN, 8000, "   INFO  Server running on [http://127.0.0.1:8000]."),
                Arguments.of(
                        ServerKind.PHP_BUILT_IN,
                        8001,
                        "ThinkPHP Development server is started On <http://0.0.0.0:8001/>"),
                Arguments.of(ServerKind.VERTX, 0, "Listening on http://localhost:7070/"));
    }
}
