package io.github.fcmaven.server;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Libraries by which an application has the JDK's HttpServer and names no class of it. */
class JdkServerBelowTest {

    private static final CaPort PORT = new CaPort(9123);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hutool-all-5.8.46 | cn/hutool/http/HttpUtil createServer | call HttpUtil.createServer(9123) of Hutool",
                "hutool-http-5.8.46 | cn/hutool/http/server/SimpleServer | call HttpUtil.createServer(9123) of Hutool",
                "org.restlet-2.6.0 | org/restlet/Server | give new Server(Protocol.HTTP, 9123, ...) of Restlet",
                "org.restlet-2.4.3 | org/restlet/Component | give new Server(Protocol.HTTP, 9123, ...) of Restlet",
                "jersey-container-jdk-http-3.1.9 | org/glassfish/jersey/jdkhttp/JdkHttp | pass URI.create(",
                "jaxws-rt-4.0.3 | jakarta/xml/ws/Endpoint \0\7publish | pass an address that begins with",
                "gson-2.11.0 | javax/xml/ws/Endpoint \0\7publish | pass an address that begins with",
            })
    void theCallOfTheLibraryIsTheEdit(String library, String calls, String edit) {
        PackagedServer server = boot(TestFunction.of("a/Main.class")
                .inJar("a/Web.class", calls.replace("\\0", "\u0000").replace("\\7", "\u0007"))
                .beside("lib/" + library + ".jar", ""));

        assertThat(server.kind()).isEqualTo(ServerKind.JDK_HTTPSERVER);
        assertThat(server.fix(FC_PORT, PORT)).startsWith(edit).contains(" (class a.Web); or set caPort");
        assertThat(server.fix(FC_BIND, PORT)).startsWith(edit);
        assertThat(TestFunction.keepAliveFix(server)).startsWith("set sun.net.httpserver.idleInterval to 90000");
    }

    @ParameterizedTest
    @CsvSource({
        "org.restlet-2.6.0, org.restlet.ext.jetty-2.6.0, org/restlet/Server",
        "org.restlet-2.6.0, org.restlet.ext.simple-2.6.0, org/restlet/Component",
        "org.restlet-2.6.0, jetty-server-9.4.57, org/restlet/Component",
        "hutool-all-5.8.46, undertow-core-2.3.9, cn/hutool/http/HttpUtil createServer",
        "jaxws-api-2.3.1, cxf-core-4.1.0, javax/xml/ws/Endpoint",
        "hutool-all-5.8.46, gson-2.11.0, cn/hutool/http/HttpUtil createGet",
    })
    void anotherServerOrNoneIsNotTheJdks(String library, String other, String calls) {
        PackagedServer server = boot(TestFunction.of("a/Main.class")
                .inJar("a/Web.class", calls)
                .beside("lib/" + library + ".jar", "")
                .beside("lib/" + other + ".jar", ""));

        assertThat(server.kind()).isEqualTo(ServerKind.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"solon-server-jdkhttp-3.9.3", "solon-boot-jdkhttp-3.0.4"})
    void solonsPluginKeepsTheJdksTimer(String plugin) {
        PackagedServer server = boot(TestFunction.of("a/Main.class")
                .beside("lib/solon-3.9.3.jar", "")
                .beside("lib/" + plugin + ".jar", ""));

        assertSolonOnTheJdk(server);
    }

    @Test
    void solonsPluginMayBeMerged() {
        assertSolonOnTheJdk(
                boot(merged("org/noear/solon/server/jdkhttp/JdkHttpServer.class", "org/noear/solon/Solon")));
    }

    private static void assertSolonOnTheJdk(PackagedServer server) {
        assertThat(server.kind()).isEqualTo(ServerKind.JDK_HTTPSERVER);
        assertThat(server.fix(FC_PORT, PORT)).startsWith("set server.port=9123 in src/main/resources/app.properties");
        assertThat(server.fix(FC_BIND, PORT))
                .startsWith("set server.host=0.0.0.0 in src/main/resources/app.properties");
        assertThat(TestFunction.keepAliveFix(server)).startsWith("set sun.net.httpserver.idleInterval to 90000");
    }

    /** Hutool is in nearly every application in China, and hardly any calls its server. */
    @ParameterizedTest
    @CsvSource({
        "org/smartboot/http/server/HttpBootstrap, call setPort(9123) of HttpBootstrap",
        "org/noear/solon/Solon, set server.port=9123 in",
        "org/tio/http/server/HttpServerStarter, pass 9123 to HttpConfig"
    })
    void aMergedLibraryThatNobodyCallsIsNoServer(String server, String edit) {
        PackagedServer found = boot(merged("cn/hutool/http/server/SimpleServer.class", server)
                .inJar(server + ".class", "java/nio/channels/AsynchronousServerSocketChannel"));

        assertThat(found.kind()).isEqualTo(ServerKind.UNKNOWN);
        assertThat(found.fix(FC_PORT, PORT)).startsWith(edit);
    }

    @Test
    void aMergedLibraryThatIsCalledIsOne() {
        PackagedServer found =
                boot(merged("cn/hutool/http/server/SimpleServer.class", "cn/hutool/http/HttpUtil createServer"));

        assertThat(found.fix(FC_PORT, PORT))
                .startsWith("call HttpUtil.createServer(9123) of Hutool")
                .contains(" (class com.shop.Main)");
    }

    private static TestFunction merged(String library, String called) {
        return TestFunction.of("com/acme/Other.class")
                .inJar("META-INF/MANIFEST.MF", "Main-Class: com.shop.Main\n")
                .inJar("com/shop/Main.class", called)
                .inJar(library, "com/sun/net/httpserver/HttpServer");
    }

    private static PackagedServer boot(TestFunction function) {
        return TestFunction.server(function);
    }
}
