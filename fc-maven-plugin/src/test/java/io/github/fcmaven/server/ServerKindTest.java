package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The fixes of each kind of server. */
class ServerKindTest {

    private static final CaPort PORT = new CaPort(9123);

    @ParameterizedTest
    @CsvSource({
        "SPRING_BOOT_TOMCAT, server.tomcat.keep-alive-timeout=25h",
        "SPRING_BOOT_TOMCAT, server.tomcat.max-keep-alive-requests=-1",
        "SPRING_BOOT_JETTY, server.jetty.connection-idle-timeout=25h",
        "SPRING_BOOT_UNDERTOW, server.undertow.no-request-timeout=25h",
        "SPRING_BOOT_NETTY, server.netty.idle-timeout=25h",
        "QUARKUS, quarkus.http.idle-timeout=25H",
        "HELIDON, server.idle-connection-timeout: PT25H",
        "MICRONAUT, micronaut.server.idle-timeout=25h",
        "JAVALIN, setIdleTimeout(90_000_000)",
        "VERTX, setIdleTimeout(0)",
        "KTOR, connectionIdleTimeoutSeconds = 90000",
        "JOOBY, 'jooby-netty, which closes no idle connection'",
        "ARMERIA, com.linecorp.armeria.defaultServerIdleTimeoutMillis to 0",
        "AKKA_HTTP, akka.http.server.idle-timeout=25h",
        "PEKKO_HTTP, pekko.http.server.idle-timeout=25h",
        "JDK_HTTPSERVER, sun.net.httpserver.idleInterval to 90000",
        "NODE, server.keepAliveTimeout = 0",
        "PYTHON_HTTP_SERVER, protocol_version = 'HTTP/1.1'",
        "FLASK, gunicorn -k gthread",
        "GUNICORN, --keep-alive 90000 --timeout 0",
        "UVICORN, --timeout-keep-alive 90000",
        "TORNADO, idle_connection_timeout=90000",
        "AIOHTTP, keepalive_timeout=90000",
        "WAITRESS, channel_timeout=90000",
        "PHP_BUILT_IN, nginx with php-fpm",
        "NGINX, keepalive_timeout 25h",
        "HYPERCORN, --keep-alive 90000",
        "HAPROXY, timeout http-keep-alive 24d",
        "CADDY, idle 25h",
        "APACHE_HTTPD, 'KeepAliveTimeout 90000 and MaxKeepAliveRequests 0 in httpd.conf'",
        "LIGHTTPD, nginx with keepalive_timeout 25h",
        "UWSGI, --http11-socket 0.0.0.0:9123 --socket-timeout 90000",
        "WSGIREF, gunicorn -k gthread",
        "PYTHON, its timeout of idle connections off",
        "PHP, without Connection: close",
        "UNKNOWN, at least 25 hours"
    })
    void keepAliveIsSetByTheServersOwnName(ServerKind kind, String setting) {
        assertThat(fix(kind, Requirement.FC_KEEPALIVE)).contains(setting);
    }

    @ParameterizedTest
    @CsvSource({
        "SPRING_BOOT_TOMCAT, server.port=9123",
        "QUARKUS, quarkus.http.port=9123",
        "HELIDON, server.port: 9123",
        "MICRONAUT, micronaut.server.port=9123",
        "JAVALIN, '\"FC_CUSTOM_LISTEN_PORT\", \"9123\"'",
        "VERTX, '\"FC_CUSTOM_LISTEN_PORT\", \"9123\"'",
        "JOOBY, server.port=9123",
        "ARMERIA, '\"FC_CUSTOM_LISTEN_PORT\", \"9123\"'",
        "JDK_HTTPSERVER, '\"FC_CUSTOM_LISTEN_PORT\", \"9123\"'",
        "NODE, process.env.FC_CUSTOM_LISTEN_PORT || 9123",
        "PYTHON, 'os.environ.get(''FC_CUSTOM_LISTEN_PORT'', 9123)'",
        "GUNICORN, --bind 0.0.0.0:9123",
        "UVICORN, --port 9123",
        "UNKNOWN, 'the port in the variable FC_CUSTOM_LISTEN_PORT, or on 9123'"
    })
    void thePortIsTheFunctionsOrFollowsIt(ServerKind kind, String setting) {
        assertThat(fix(kind, Requirement.FC_PORT)).contains(setting).contains("caPort of fc-maven-plugin");
    }

    @ParameterizedTest
    @EnumSource
    void everyFixSaysWhereToWriteIt(ServerKind kind) {
        for (Requirement requirement : new Requirement[] {
            Requirement.FC_BIND, Requirement.FC_PORT, Requirement.FC_KEEPALIVE, Requirement.FC_EXECUTION
        }) {
            assertThat(fix(kind, requirement))
                    .as(kind + " " + requirement)
                    .doesNotContain("{port}")
                    .doesNotEndWith(".")
                    .containsPattern(
                            "src/main/resources|pom\\.xml|HttpServer|Javalin|ServerConnector|own configuration or code"
                                    + "|caPort|where the application|on the handler class|server\\.php|to"
                                    + " uvicorn|nginx\\.conf|haproxy\\.cfg|Caddyfile|lighttpd\\.conf|httpd\\.conf"
                                    + "|in the start command|gunicorn|php -S");
        }
        assertThat(kind.label()).isNotBlank();
    }

    @Test
    void aRequirementThatNoServerDecidesIsSaidInItsOwnWords() {
        assertThat(fix(ServerKind.UNKNOWN, Requirement.FC_SIZE))
                .isEqualTo("make sure that the code package is at most 500 MB, in some regions 100 MB");
    }

    /** What {@link PackagedServer#fix} takes where the package itself changes nothing of it. */
    private static String fix(ServerKind kind, Requirement requirement) {
        return kind.server().fixes().of(requirement, PORT);
    }
}
