package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A framework over several servers: the edit is that of the one that the package holds. */
class EngineOfFrameworkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cio | io/ktor/server/engine/EmbeddedServerKt | with CIO set connectionIdleTimeoutSeconds = 90000 in"
                        + " embeddedServer(CIO, configure = | (class demo.Main)",
                "cio | x | set ktor.deployment.connectionIdleTimeoutSeconds=90000 in | application.conf",
                "jetty | x | with Jetty set idleTimeout = 25.hours | engine",
                "netty | x | with the engine Netty set nothing | with CIO",
                "other | x | with the engine Netty set nothing | with CIO"
            })
    void ktorsEngineIsNamedAlone(String engine, String constants, String start, String more) {
        String ofEngine = "io/ktor/server/" + engine + "/X.class";
        PackagedServer server =
                TestFunction.server(TestFunction.of("io/ktor/server/engine/ApplicationEngine.class", ofEngine)
                        .inJar("demo/Main.class", constants));

        assertThat(TestFunction.keepAliveFix(server)).startsWith(start).contains(more);
    }

    /** Its own adapter of the JDK's server is in every jar of http4k, and metrics bring one too. */
    @ParameterizedTest
    @CsvSource({
        "org/http4k/server/SunHttp, io/undertow/Undertow, UNKNOWN",
        "org/http4k/server/SunHttp, org/eclipse/jetty/server/ServerConnector, UNKNOWN",
        "io/prometheus/metrics/exporter/httpserver/HTTPServer, io/netty/bootstrap/ServerBootstrap, UNKNOWN",
        "org/http4k/server/SunHttp, com/acme/Other, JDK_HTTPSERVER"
    })
    void theJdksServerOfALibraryIsNotTheApplications(String library, String server, ServerKind kind) {
        TestFunction merged = TestFunction.of(server + ".class")
                .inJar("META-INF/MANIFEST.MF", "Main-Class: com.shop.ShopKt\n")
                .inJar("com/shop/ShopKt.class", "org/http4k/server/Http4kServerKt")
                .inJar(library + ".class", "com/sun/net/httpserver/HttpServer");

        assertThat(TestFunction.server(merged).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "org/http4k/server/SunHttp, false, give asServer(...) of http4k a server with the port",
        "org/acme/embed/SunHttp, false, bind to new InetSocketAddress(",
        "com/shop/web/Server, true, bind to new InetSocketAddress("
    })
    void aClassOfALibraryIsNotNamedForAnEdit(String maker, boolean named, String edit) {
        TestFunction merged = TestFunction.of("com/acme/Other.class")
                .inJar("META-INF/MANIFEST.MF", "Main-Class: com.shop.ShopKt\n")
                .inJar("com/shop/ShopKt.class", "org/http4k/server/Http4kServerKt")
                .inJar(maker + ".class", "com/sun/net/httpserver/HttpServer");

        String fix = TestFunction.server(merged)
                .fix(Requirement.FC_PORT, TestFunction.of().build().port());

        assertThat(fix).startsWith(edit);
        assertThat(fix.contains("(class ")).isEqualTo(named);
    }

    @Test
    void theApplicationsOwnUseOfTheJdksServerCounts() {
        TestFunction merged = TestFunction.of("io/undertow/Undertow.class")
                .inJar("META-INF/MANIFEST.MF", "Main-Class: com.shop.Main\n")
                .inJar("com/shop/Main.class", "com/sun/net/httpserver/HttpServer");

        assertThat(TestFunction.server(merged).kind()).isEqualTo(ServerKind.JDK_HTTPSERVER);
    }

    @Test
    void http4kIsToldByAsServer() {
        PackagedServer server = TestFunction.server(
                TestFunction.of("org/http4k/server/Http4kServer.class", "io/undertow/Undertow.class"));

        assertThat(server.fix(Requirement.FC_PORT, TestFunction.of().build().port()))
                .startsWith("give asServer(...) of http4k a server with the port 9123");
        assertThat(TestFunction.keepAliveFix(server)).startsWith("put http4k-server-netty into pom.xml");
    }

    @ParameterizedTest
    @CsvSource({
        "'server: {type: simple, connector: {type: http, port: 9000}}', server.connector",
        "'server: {applicationConnectors: [{type: http, port: 9000}]}', server.applicationConnectors"
    })
    void dropwizardsFileAndConnectorAreNamed(String yaml, String connector) {
        PackagedServer server = TestFunction.server(TestFunction.of("io/dropwizard/jersey/Any.class")
                .beside("config/prod.yml", yaml)
                .afterJar("server", "config/prod.yml"));

        assertThat(TestFunction.keepAliveFix(server))
                .isEqualTo("set idleTimeout: 25h beside the port of " + connector
                        + " in Dropwizard's configuration file (config/prod.yml)");
    }
}
