package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that have no kind of their own: what is known of them all the same. */
class OtherServersTest {

    private static final String JDK_SERVER = "com/sun/net/httpserver/HttpServer";

    /** Frameworks of which no more is known than where they listen. */
    @ParameterizedTest
    @CsvSource({
        "lib/solon-3.0.5.jar, org/noear/solon/Solon.class, 8080, set server.port=9123",
        "lib/spark-core-2.9.4.jar, spark/Spark.class, 4567, call port(9123)",
        "lib/dropwizard-core-1.2.0.jar, io/dropwizard/jersey/setup/JerseyEnvironment.class, 8080, set the port of",
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
    @CsvSource({
        "lib/reactor-netty-http-1.2.9.jar, reactor/netty/http/server/HttpServer, in the class a.Web",
        "lib/netty-transport-4.1.1.jar, io/netty/bootstrap/ServerBootstrap, in the class a.Web",
        "lib/undertow-core-2.3.9.jar, io/undertow/Undertow, in the class a.Web",
        "lib/jetty-server-12.0.9.jar, org/eclipse/jetty/server/ServerConnector, in the class a.Web",
        "lib/javalin-6.1.jar, io/javalin/Javalin, 'call start(9123), or start(\"0.0.0.0\", 9123), where the application"
                + " starts Javalin (class a.Web)'",
        "lib/vertx-core-4.5.jar, io/vertx/core/http/HttpServer, 'call listen(9123, \"0.0.0.0\") where the application"
                + " starts its HttpServer (class a.Web)'",
        "lib/jooby-3.1.jar, io/jooby/Jooby, 'let the class a.Web set no address, or 0.0.0.0'",
        "lib/ktor-server-core-jvm-2.3.jar, io/ktor/server/netty/Netty, 'let the class a.Web set no address, or 0.0.0.0'"
    })
    void theClassThatBindsToLoopbackIsNamed(String library, String server, String fix) {
        TestFunction function = TestFunction.of("a/Main.class")
                .inJar("a/Web.class", server + "\u0000\u0009127.0.0.1")
                .inJar("a/Client.class", "\u0000\u0009localhost")
                .beside(library, "");

        assertThat(boot(function).fix(Requirement.FC_BIND, new CaPort(9123))).startsWith(fix);
    }

    /** That of its own, if it is the only one: nobody has chosen the address that a class of a library names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application.properties | server.address=127.0.0.1 | set server.address=0.0.0.0 in src/main/resources/",
                "application.conf | my-app { http { host = localhost } } | set my-app.http.host=0.0.0.0 in src/main/",
                "application.properties | spring.redis.host=127.0.0.1 | bind the server to 0.0.0.0 in its own",
                "application.properties | server.address=0.0.0.0 | bind the server to 0.0.0.0 in its own",
                "application.yml | '{web: {host: localhost}, app: {host: localhost}}' | bind the server to 0.0.0.0 in",
            })
    void theSettingByWhichItListensIsNamed(String file, String text, String fix) {
        TestFunction function = TestFunction.of("com/acme/Main.class")
                .inJar("META-INF/MANIFEST.MF", "Main-Class: com.acme.Main\n")
                .inJar("com/other/Netty.class", "io/netty/bootstrap/ServerBootstrap\u0000\u0009127.0.0.1")
                .inJar(file, text + "\n");

        assertThat(boot(function).fix(Requirement.FC_BIND, new CaPort(9123))).startsWith(fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lib/nanohttpd-2.3.1.jar | call start(90000000, false) | pass 9123 to the constructor",
                "lib/tomcat-embed-core-9.0.1.jar | call getConnector().setProperty | call setPort(9123)",
                "lib/jetty-server-12.0.9.jar | call setIdleTimeout(90000000) | call setPort(9123) of Jetty's",
                "lib/grizzly-http-server-4.0.2.jar | call getKeepAlive().setIdleTimeoutInSeconds(-1) | give its",
                "lib/dropwizard-core-4.0.1.jar | set idleTimeout: 25h | set the port of server.applicationConnectors",
                "lib/solon-3.0.5.jar | set server.http.idleTimeout=90000000 in | set server.port=9123",
                "lib/jetty-runner-9.4.57.jar | pass --config jetty.xml to | pass --port 9123 to jetty-runner",
                "lib/payara-micro-6.2024.6.jar | pass --prebootcommandfile pre | pass --port 9123 to Payara",
                "lib/mockserver-netty-5.15.0.jar | in the server's own configuration | pass -serverPort 9123 to",
                "lib/wiremock-standalone-3.1.jar | pass --jetty-idle-timeout 90000000 | pass --port 9123 to WireMock",
                "lib/activej-http-5.5.jar | set config.http.keepAliveTimeout= | set config.http.listenAddresses=*:9123",
                "lib/spark-core-2.9.4.jar | in Spark 2.6 or later call EmbeddedServers.add( | call port(9123) of Spark",
                "lib/jfinal-undertow-3.6.jar | in place of UndertowServer.start(...) call | set undertow.port=9123",
                "lib/smart-http-server-1.4.3.jar | call configuration().setHttpIdleTimeout(90000000)"
                        + " | call setPort(9123)",
                "lib/solon-server-tomcat-3.9.3.jar | put org.noear:solon-server-smarthttp into pom.xml in place of |"
                        + " set server.port=9123",
                "lib/tio-http-server-3.8.6.v20240801-RELEASE.jar | call getTioServerConfig().setHeartbeatTimeout(0) of"
                        + " | pass 9123 to HttpConfig",
                "lib/cxf-rt-transports-http-jetty-4.1.0.jar | call BusFactory.getDefaultBus().getExtension("
                        + " | set the address to http://0.0.0.0:9123/",
                "lib/spincast-plugins-undertow-1.0.0.jar | let a class of yours extend SpincastUndertowServer, override"
                        + " addBuilderOptions and | let your SpincastConfig return 9123 from getHttpServerPort()",
                "lib/undertow-core-2.3.9.jar | call setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 90000000) |"
                        + " call addHttpListener(9123"
            })
    void whatOfItsCodeKeepsAnIdleConnectionIsKnown(String library, String keepAlive, String port) {
        PackagedServer server = boot(TestFunction.of("a/Main.class").beside(library, ""));

        assertThat(server.kind()).isEqualTo(ServerKind.UNKNOWN);
        assertThat(fix(server)).startsWith(keepAlive);
        assertThat(portFix(server))
                .startsWith(port)
                .endsWith("or set caPort of fc-maven-plugin to the port it" + " listens on");
    }

    @Test
    void theClassThatBuildsUndertowIsNamedWhereItIsTheOnlyOne() {
        TestFunction one = TestFunction.of("a/Main.class")
                .inJar("a/Web.class", "io/undertow/Undertow")
                .beside("lib/undertow-core-2.3.9.jar", "");

        assertThat(fix(boot(one))).endsWith("of Undertow's builder (class a.Web)");
        assertThat(fix(boot(one.inJar("a/Other.class", "io/undertow/Undertow"))))
                .endsWith("of Undertow's builder");
    }

    /** MockServer has one of the JDK's too, for its own tests. */
    @Test
    void aProgramThatIsAServerIsNoneThatItBringsAlong() {
        PackagedServer server =
                boot(TestFunction.of("org/mockserver/netty/MockServer.class").inJar("a/Main.class", JDK_SERVER));

        assertThat(server.kind()).isEqualTo(ServerKind.UNKNOWN);
        assertThat(portFix(server)).startsWith("pass -serverPort 9123 to MockServer");
    }

    /** What brings a server along is named, and not the server. */
    @Test
    void ofAFrameworkAndItsServerTheFrameworkIsTold() {
        PackagedServer server = boot(TestFunction.of("a/Main.class")
                .beside("lib/jetty-server-9.4.9.jar", "")
                .beside("lib/spark-core-2.9.4.jar", ""));

        assertThat(portFix(server)).startsWith("call port(9123) of Spark").contains("setPort(9123)");
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

    @Test
    void fastMcpHandsUvicornItsSettings() {
        PackagedServer server = boot(TestFunction.of()
                .start("python3", "server.py")
                .beside("server.py", "from fastmcp import FastMCP\nmcp = FastMCP('Demo')\nmcp.run(transport='http')"));

        assertThat(fix(server)).startsWith("pass uvicorn_config={'timeout_keep_alive': 90000} to run of FastMCP");
        assertThat(portFix(server)).startsWith("pass port=int(os.environ.get('FC_CUSTOM_LISTEN_PORT', 9123)) to run");
    }

    @Test
    void anImportOfSeveralLinesNamesTornadosServer() {
        String several = "from tornado import (\n    ioloop,\n    %s,\n)\nimport web\n";

        assertThat(python(several.formatted("web"))).isEqualTo(ServerKind.TORNADO);
        assertThat(python(several.formatted("httpclient"))).isEqualTo(ServerKind.PYTHON);
    }

    private static ServerKind python(String code) {
        return boot(TestFunction.of().start("python3", "server.py").beside("server.py", code))
                .kind();
    }

    /** Its {@code run} takes no address, and hands uvicorn nothing else. */
    @Test
    void theOfficialSdkOfMcpIsServedByUvicorn() {
        String code = "from mcp.server.fastmcp import FastMCP\nshop = FastMCP('Demo')\nshop.run(transport='%s')";
        PackagedServer http = boot(
                TestFunction.of().start("python3", "server.py").beside("server.py", code.formatted("streamable-http")));
        PackagedServer sse =
                boot(TestFunction.of().start("python3", "server.py").beside("server.py", code.formatted("sse")));

        assertThat(portFix(http))
                .startsWith("pass port=int(os.environ.get('FC_CUSTOM_LISTEN_PORT', 9123)) to FastMCP(...)");
        assertThat(fix(http))
                .contains("in place of shop.run(...) call uvicorn.run(shop.streamable_http_app(), host='0.0.0.0',");
        assertThat(fix(sse)).contains("uvicorn.run(shop.sse_app(), host='0.0.0.0', port=9123,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import os, tornado.web | TORNADO",
                "import os as o, sys , tornado | TORNADO",
                "import tornado_of_ours, os | PYTHON",
                "import os # , tornado | PYTHON",
                "import sys, tornado.httpclient | PYTHON",
                "from tornado import gen, httpclient | PYTHON",
                "from tornado import gen, httpserver | TORNADO",
                "from tornado.web import Application | TORNADO"
            })
    void aModuleMayBeImportedBehindOthers(String code, ServerKind kind) {
        assertThat(python(code)).isEqualTo(kind);
    }

    /** Their own servers are told by a call, or keep no connection, and gunicorn serves them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import cherrypy | call cherrypy.config.update({'server.socket_port': int(os.environ.get("
                        + " | call cherrypy.config.update({'server.socket_timeout': 90000}) before",
                "from dash import Dash, html^demo = Dash() | pass port=int(os.environ.get('FC_CUSTOM_LISTEN_PORT', 9123"
                        + " | Dash's development server closes each connection: add the line wsgi = demo.server to"
                        + " app.py, outside of any block, pip install",
                "import web^app = web.application(urls, globals()) | pass 0.0.0.0:9123 behind the file in the start"
                        + " | the server of web.py closes an idle connection after 10 s: add the line wsgi ="
                        + " app.wsgifunc() to app.py"
            })
    void aFrameworkInPythonWithItsOwnServerIsKnown(String code, String port, String keepAlive) {
        PackagedServer server =
                boot(TestFunction.of().start("python3", "app.py").beside("app.py", code.replace('^', '\n')));

        assertThat(portFix(server)).startsWith(port);
        assertThat(fix(server)).startsWith(keepAlive);
        assertThat(fix(server).contains("gunicorn")).isEqualTo(fix(server).endsWith(" app:wsgi"));
    }

    /** Its command is told by options, and names the application. */
    @Test
    void bottlesCommandNamesTheApplication() {
        PackagedServer server = boot(TestFunction.of()
                .start("python3", "-m", "bottle", "shop:site")
                .variable("PYTHONPATH", "/code/python")
                .beside("python/bottle.py", "app = 1")
                .beside("shop.py", "from bottle import Bottle\nsite = Bottle()"));

        assertThat(portFix(server)).startsWith("pass --bind 0.0.0.0:9123 to bottle in the start command");
        assertThat(fix(server)).endsWith(" shop:site");
    }

    @Test
    void aModuleOfTheUsersWithTheNameOfAFrameworkIsNone() {
        PackagedServer server =
                boot(TestFunction.of().start("python3", "app.py").beside("app.py", "from web import serve\nserve()"));

        assertThat(portFix(server)).startsWith("listen at int(os.environ");
    }

    /** What is no code of the user's is told by options; a module of the user's by its code. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "radicale | pass the option of radicale for the port, with 9123 (see its --help) in the start command"
                        + " | turn its timeout of idle connections off, or set it to at least 25 hours, by an option",
                "aiohttp.web shop:init | pass -H 0.0.0.0 -P 9123 to aiohttp.web in the start command"
                        + " | start a file of your own, in place of -m aiohttp.web, that calls web.run_app(APP,",
                "own | listen at int(os.environ | turn its timeout of idle connections off, or set it to at least 25"
                        + " hours, where the application starts its server",
                "shop | listen at int(os.environ | turn its timeout of idle connections off, or set it to at least 25"
                        + " hours, where the application starts its server"
            })
    void aModuleOfOthersIsToldByItsCommand(String module, String port, String keepAlive) {
        PackagedServer server = boot(TestFunction.of()
                .start(("python3 -m " + module).split(" "))
                .variable("PYTHONPATH", "/code/python:/code/src")
                .beside("python/radicale/__main__.py", "run()")
                .beside("python/radicale-3.1.dist-info/METADATA", "")
                .beside("src/own/__main__.py", "run()")
                .beside("shop.py", module.startsWith("aiohttp") ? "from aiohttp import web" : "x"));

        assertThat(portFix(server)).startsWith(port);
        assertThat(fix(server)).startsWith(keepAlive);
    }

    /** What the user writes is no pattern. */
    @ParameterizedTest
    @CsvSource({"radicale, /code/python:${PYTHONPATH}", "radicale, /code/a[b:/code/python", "${MODULE}, /code/(1)"})
    void aModuleAndAFolderMayHaveAnyName(String module, String searched) {
        PackagedServer server = boot(TestFunction.of()
                .start("python3", "-m", module)
                .variable("PYTHONPATH", searched)
                .beside("python/radicale/__main__.py", "run()")
                .beside("python/radicale-3.1.dist-info/METADATA", ""));

        assertThat(portFix(server)).startsWith("pass the option of " + module + " for the port, with 9123");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/code/caddy run | x | let the site's address in the Caddyfile be :9123 | put a block servers into",
                "bun server.ts | Bun.serve({}) | pass port: process.env | pass idleTimeout: 0 to Bun.serve",
                "bun run server.ts | export default {} | pass port: | pass idleTimeout: 0 to Bun.serve",
                "./bun server.ts | http.createServer(f).listen(1) | call listen(process.env | set server.timeout = 0",
                "bun server.ts | app.listen(1) | let the server listen on | in the server's own",
                "bun server.ts | app.listen(1); export default app | let the server listen on | in the server's own",
                "busybox httpd | caddy bun | let the server listen on | in the server's own"
            })
    void aNativeProgramIsKnownByItsName(String start, String code, String port, String keepAlive) {
        PackagedServer command = boot(TestFunction.of().start(start.split(" ")).beside("server.ts", code));
        PackagedServer script = boot(TestFunction.of()
                .start("/code/bootstrap")
                .beside("bootstrap", "#!/bin/sh\n# bun caddy\nexec " + start)
                .beside("server.ts", code));

        for (PackagedServer server : List.of(command, script)) {
            assertThat(portFix(server)).startsWith(port);
            assertThat(fix(server)).startsWith(keepAlive);
        }
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
