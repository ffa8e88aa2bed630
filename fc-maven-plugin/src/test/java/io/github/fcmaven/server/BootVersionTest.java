package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each version of Spring Boot can be told. */
class BootVersionTest {

    private static final String PROPERTIES = "BOOT-INF/classes/application.properties";

    @ParameterizedTest
    @CsvSource({
        "1.5.22.RELEASE, EmbeddedServletContainerCustomizer",
        "2.0.9.RELEASE, WebServerFactoryCustomizer<TomcatServletWebServerFactory>",
        "2.1.8.RELEASE, WebServerFactoryCustomizer<TomcatServletWebServerFactory>",
        "2.4.13, WebServerFactoryCustomizer<TomcatServletWebServerFactory>"
    })
    void bootBefore25IsToldOfABeanAndNeverOfKeysThatItLacks(String version, String bean) {
        PackagedServer server = TestFunction.server(TestFunction.springBoot(version, "tomcat-embed-core-9.0.24.jar"));

        assertThat(server.limits().keepAlive().orElseThrow())
                .isEqualTo(new DeclaredLimits.Declared(
                        false,
                        "Spring Boot " + version
                                + " has no setting for Tomcat's keep-alive, so 60 s and 100 requests"));
        assertThat(TestFunction.keepAliveFix(server))
                .contains(bean, "setKeepAliveTimeout(90_000_000)", "setMaxKeepAliveRequests(-1)", "Spring Boot 2.5")
                .doesNotContain("server.tomcat");
        assertThat(server.missing()).extracting(Need::key).containsExactly("server.port");
    }

    @Test
    void keysThatBootBefore25DoesNotKnowAreNamed() {
        PackagedServer server = TestFunction.server(TestFunction.springBoot(
                        "2.1.8.RELEASE", "tomcat-embed-core-9.0.24.jar")
                .inJar(PROPERTIES, "server.tomcat.keep-alive-timeout=25h\nserver.tomcat.max-keep-alive-requests=-1"));

        assertThat(server.limits().keepAlive().orElseThrow().says())
                .endsWith("; it does not know " + PROPERTIES + " (server.tomcat.keep-alive-timeout) and " + PROPERTIES
                        + " (server.tomcat.max-keep-alive-requests)");
    }

    @Test
    void theBeanOfBootBefore25IsLeftToTheCheckAndNamedWhereItIsNotEnough() {
        PackagedServer server = TestFunction.server(TestFunction.springBoot(
                        "2.1.8.RELEASE", "tomcat-embed-core-9.0.24.jar")
                .inJar("BOOT-INF/classes/demo/KeepAlive.class", "org/apache/coyote/http11/X..setKeepAliveTimeout"));

        assertThat(server.limits()).isEqualTo(DeclaredLimits.NONE);
        assertThat(TestFunction.keepAliveFix(server))
                .startsWith("in the class demo.KeepAlive, call setKeepAliveTimeout(90_000_000)");
    }

    @ParameterizedTest
    @CsvSource({
        "2.2.13.RELEASE, jetty-server-9.4.35.jar, server.connection-timeout",
        "1.5.22.RELEASE, undertow-core-1.4.28.Final.jar, server.connection-timeout",
        "2.3.0.RELEASE, jetty-server-9.4.35.jar, server.jetty.connection-idle-timeout",
        "2.3.0.RELEASE, undertow-core-2.1.0.Final.jar, server.undertow.no-request-timeout",
        "2.5.0, tomcat-embed-core-9.0.46.jar, server.tomcat.keep-alive-timeout",
        "3.5.16, tomcat-embed-core-10.1.55.jar, server.tomcat.keep-alive-timeout"
    })
    void eachVersionIsToldByItsOwnKeys(String version, String library, String key) {
        PackagedServer server = TestFunction.server(TestFunction.springBoot(version, library));

        assertThat(server.missing()).extracting(Need::key).contains(key);
        assertThat(TestFunction.keepAliveFix(server)).contains(key + "=");
    }
}
