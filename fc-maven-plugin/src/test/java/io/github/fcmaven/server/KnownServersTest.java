package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is known of a server before it is launched: the same as the check sees later, and a fix that this version and
 * this start take.
 */
class KnownServersTest {

    private static final String PROPERTIES = "BOOT-INF/classes/application.properties";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "flask run --host=0.0.0.0 | import flask | Flask's development server closes each connection",
                "python3 -m flask run | from flask import Flask | Flask's development server closes each connection",
                "python3 server.py | from flask import Flask;app.run(host='0.0.0.0') | Flask's development server",
                "php -S 0.0.0.0:9000 server.php | x | PHP's built-in server closes each connection",
                "php8.2 -d x=1 -S 0.0.0.0:9000 | x | PHP's built-in server closes each connection",
                "python3 server.py | import tornado.web | idle_connection_timeout is not set, so tornado closes",
                "python3 server.py | from tornado import web;s=HTTPServer(app, idle_connection_timeout=7200) | is 7200",
                "python3 server.py | import uvicorn;uvicorn.run(app, port=9000) | timeout_keep_alive is not set",
                "python3 server.py | import uvicorn;uvicorn.run(app, timeout_keep_alive=30) | timeout_keep_alive is 30",
                "python3 server.py | from aiohttp import web;web.run_app(app) | keepalive_timeout is not set",
                "python3 server.py | from waitress import serve;serve(app) | channel_timeout is not set",
                "./busybox httpd -f -p 9000 -h www | x | the httpd of busybox closes each connection",
                "python3 server.py | from bottle import run;run(server='waitress') | channel_timeout is not set",
                "python3 server.py | import bottle;bottle.run(app, server = \"auto\") | channel_timeout is not set",
                "python3 server.py | import bottle;bottle.run(server='tornado') | idle_connection_timeout is not set",
                "python3 server.py | import http.server | http.server closes each connection (HTTP/1.0)",
                "python3 -m http.server 9000 | x | http.server closes each connection (HTTP/1.0)",
                "node server.js | require('http').createServer(f).listen(9000) | Node.js closes an idle"
                        + " connection after 5 s",
                "node server.js | const s = app.listen(9000);s.keepAliveTimeout = 60_000; | keepAliveTimeout is 60000",
                "python3 -mhttp.server 9000 | x | http.server closes each connection (HTTP/1.0)",
                "php think run -p 9000 | x | PHP's built-in server closes each connection",
                "php artisan serve --host=0.0.0.0 | x | PHP's built-in server closes each connection",
                "php -S0.0.0.0:9000 server.php | x | PHP's built-in server closes each connection",
                "hypercorn app:app | x | --keep-alive is not set, so hypercorn closes",
                "python3 -m hypercorn app:app | x | --keep-alive is not set, so hypercorn closes",
                "python3 server.py | from hypercorn.config import Config;c = Config() | keep_alive_timeout is not set",
                "waitress-serve --port=9000 app:app | x | --channel-timeout is not set, so waitress closes",
                "python3 -m waitress --channel-timeout=300 app:app | x | --channel-timeout is 300 (the start command)",
                "python3 server.py | from wsgiref.simple_server import make_server | wsgiref closes each connection",
                "python3 server.py | from bottle import run;run(host='0.0.0.0') | wsgiref closes each connection",
                "node server.js | const f = require('fastify')();f.listen({ port: 9000 }) | fastify closes an"
                        + " idle connection"
                        + " after 72 s",
                "node server.js | import Fastify from 'fastify';Fastify().listen({}) | after 72 s",
                "node server.js | const s = app.listen(9000);s.keepAliveTimeout = -1; | keepAliveTimeout is -1",
                "node server.js | const s = app.listen(9000);s.keepAliveTimeout = Infinity; | keepAliveTimeout is Inf",
                "python3 server.py | import uvicorn;uvicorn.run(app, timeout_keep_alive=-1) | timeout_keep_alive is -1",
                "uvicorn --timeout-keep-alive -1 app:app | x | --timeout-keep-alive is -1",
                "gunicorn app:app | x | worker_class is not set, so sync",
                "gunicorn -k tornado app:app | x | worker_class is tornado (the start command), which keeps one for",
                "node server.js | s = app.listen(9000);s.keepAliveTimeout = 65 * 1000; | keepAliveTimeout is 65000",
                "node server.js | const MS=1_000, KA=5*MS;s = app.listen(1);s.keepAliveTimeout=KA; | is 5000",
                "node server.js | s = app.listen(9000);// s.keepAliveTimeout = 0;| keepAliveTimeout is not set",
                "node server.js | const {serve} = require('@hono/node-server');serve(app) | closes an idle connection",
                "node server.js | const net=require('net'),http=require('http');http.x().listen(1) | is not set",
                "python3 server.py | from waitress import serve;serve(app) # channel_timeout=90000 | is not set",
                "python3 server.py | from aiohttp import web;T: int = 30;web.run_app(a, keepalive_timeout=T) | is 30",
                "python3 server.py | import http.server;protocol_version = 'HTTP/1.0' | closes each connection",
                "hypercorn --keep-alive 90000 --max-requests 500 app:app | x | --max-requests is 500 (the start",
                "python3 server.py | import uvicorn;uvicorn.run(a, timeout_keep_alive=90000, limit_max_requests=9) |"
                        + " limit_max_requests is 9 (the code), after which uvicorn ends",
                "uvicorn app:app | x | --timeout-keep-alive is not set, so 5"
            })
    void whatClosesConnectionsIsKnown(String command, String code, String says) {
        DeclaredLimits limits = script(command, code).limits();

        assertThat(limits.keepAlive().orElseThrow().forADay()).isFalse();
        assertThat(limits.keepAlive().get().says()).contains(says);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "python3 server.py | import tornado;s=HTTPServer(app, idle_connection_timeout=90000)",
                "python3 server.py | import uvicorn;uvicorn.run(app, timeout_keep_alive=90_000)",
                "python3 server.py | from aiohttp import web;web.run_app(app, keepalive_timeout=90000)",
                "python3 server.py | from waitress import serve;serve(app, channel_timeout=90000)",
                "waitress-serve --channel-timeout=90000 app:app | x",
                "python3 server.py | from hypercorn.config import Config;c.keep_alive_timeout = 90000;"
                        + "c.keep_alive_max_requests = 1_000_000_000",
                "node server.js | const s = app.listen(9000);s.keepAliveTimeout = 90000000;",
                "node server.js | s = app.listen(9000);s.keepAliveTimeout = 25 * 60 * 60 * 1000;",
                "node server.js | s = app.listen(9000);/* s.keepAliveTimeout = 5000; */s.keepAliveTimeout = 9e7;",
                "node server.js | const HOUR = 3600e3;const DAY = 25 * HOUR;app.listen(1).keepAliveTimeout = DAY;",
                "node server.js | x = 'http://a';s = app.listen(9000);s.keepAliveTimeout = 90000000;",
                "python3 server.py | import uvicorn;KEEP = 60*60*25;uvicorn.run(app, timeout_keep_alive=KEEP)",
                "python3 server.py | from aiohttp import web;web.run_app(app, keepalive_timeout=90000.0)"
            })
    void whatTheCodeSetsLongEnoughIsDeclared(String command, String code) {
        assertThat(script(command, code).limits().keepAlive().orElseThrow().forADay())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "node server.js | const { keepAliveTimeout: _, ...rest } = options;app.listen(9000)",
                "python3 server.py | from flask import Flask",
                "python3 server.py | from flask import Flask;from gevent.pywsgi import WSGIServer;x.run()",
                "python3 server.py | import http.server;protocol_version = 'HTTP/1.1'",
                "python3 -m http.server --protocol HTTP/1.1 9000 | x",
                "python3 server.py | from bottle import run;run(server='waitress', channel_timeout=90000)",
                "python3 server.py | from bottle import run;run(server=name)",
                "hypercorn -c hypercorn.toml app:app | x",
                "hypercorn --keep-alive 90000 app:app | x",
                "python3 server.py | from hypercorn.config import Config;c.keep_alive_timeout = 90000",
                "python3 server.py | import uvicorn;uvicorn.run(a, timeout_keep_alive=90000, limit_max_requests=N)",
                "python3 server.py | import tornado;idle_connection_timeout=IDLE",
                "node server.js | const s = app.listen(9000);s.keepAliveTimeout = 0;",
                "node server.js | module.exports = {}",
                "node server.js | require('net').createServer(f).listen(9000)",
                "node server.js | const http2 = require('node:http2');http2.createServer(f).listen(9000)",
                "node server.js | http.createServer({ ...options }, f).listen(9000)",
                "node server.js | agent({ keepAliveTimeout: 4000 });s = app.listen(1);s.keepAliveTimeout = 0;",
                "node server.js | s = app.listen(1);s.keepAliveTimeout = A * 1000;",
                "python3 server.py | from waitress import serve;serve(app, **settings)",
                "php server.php | $s->start();"
            })
    void whatIsNotCertainIsLeftOpen(String command, String code) {
        assertThat(script(command, code).limits().keepAlive()).isEmpty();
    }

    /** Whoever sets the port alone comes back for the rest. */
    @Test
    void whereTheStartIsTheUsersOwnOneEditSetsAllThatIsMissing() {
        FunctionPackage bare = TestFunction.tomcat().build();
        FunctionPackage kept = TestFunction.tomcat()
                .inJar("BOOT-INF/classes/application.properties", "server.tomcat.keep-alive-timeout=30h\n")
                .build();

        assertThat(TestFunction.server(bare).fix(Requirement.FC_PORT, bare.port()))
                .startsWith("set server.port=9123, server.tomcat.keep-alive-timeout=25h and"
                        + " server.tomcat.max-keep-alive-requests=-1 in src/main/resources/application.properties,"
                        + " or as -Dname=value before -jar in the start command (command of");
        assertThat(TestFunction.server(kept).fix(Requirement.FC_PORT, kept.port()))
                .startsWith("set server.port=9123 and server.tomcat.max-keep-alive-requests=-1 in src/main/");
    }

    @Test
    void uvicornInCodeIsToldInCode() {
        assertThat(TestFunction.keepAliveFix(script("python3 server.py", "import uvicorn;uvicorn.run(app)")))
                .isEqualTo("pass timeout_keep_alive=90000 to uvicorn.run in server.py, line 2 (5 s otherwise)");
        assertThat(TestFunction.keepAliveFix(script("uvicorn app:app", "x")))
                .startsWith("pass --timeout-keep-alive 90000 to uvicorn");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "python3 server.py | from flask import Flask;web = Flask(__name__);web.run() | and start"
                        + " python3 -m gunicorn -k"
                        + " gthread --threads 8 --keep-alive 90000 --timeout 0 --bind 0.0.0.0:9000 server:web",
                "python3 server.py | import bottle;bottle.run() | --bind 0.0.0.0:9000 server:app",
                "waitress-serve app:app | x | pass --channel-timeout=90000 to waitress in the start command",
                "python3 server.py | from waitress import serve;serve(app) | pass channel_timeout=90000 to serve",
                "python3 server.py | import bottle;bottle.run(server='waitress') | call serve(app, host='0.0.0.0',",
                "python3 server.py | import bottle;app = bottle.Bottle();bottle.run(app, server='tornado') | python3 -m"
                        + " gunicorn -k gthread",
                "hypercorn app:app | x | pass --keep-alive 90000 --config hypercorn.toml to hypercorn in the start"
                        + " command",
                "python3 server.py | import hypercorn | set keep_alive_timeout = 90000 and keep_alive_max_requests"
                        + " = 1000000000 of hypercorn's Config",
                "python3 server.py | from aiohttp import web;web.AppRunner(app) | pass keepalive_timeout=90000"
                        + " to web.AppRunner",
                "python3 server.py | import tornado.web;app.listen(9000) | pass idle_connection_timeout=90000"
                        + " to listen",
                "python3 server.py | import tornado;HTTPServer(app) | pass idle_connection_timeout=90000 to HTTPServer",
                "python3 -m http.server 9000 | x | start python3 -m http.server --protocol HTTP/1.1 9000",
                "node server.js | const f = require('fastify')();f.listen({}) | set fastify.server.timeout = 0"
                        + " and fastify.server"
                        + ".keepAliveTimeout = 0 before",
                "node server.js | const h = require('@hapi/hapi') | set server.listener.timeout = 0 and",
                "node server.js | import { serve } from '@hono/node-server' | .keepAliveTimeout = 0 where the"
                        + " application calls serve (const server = serve(...))",
                "node server.js | const server = require('restify').createServer() | server.server.keepAliveTimeout",
                "node server.js | const app = require('polka')();app.listen(1) | app.server.keepAliveTimeout = 0 after",
                "node main.js | require('@nestjs/core');app.listen(1) | (const server = await app.listen(...))",
                "node server.js | require('express')().listen(9000) | set server.timeout = 0 and"
                        + " server.keepAliveTimeout = 0"
            })
    void theEditIsOneForThisStart(String command, String code, String fix) {
        assertThat(TestFunction.keepAliveFix(script(command, code)).replace("9123", "9000"))
                .contains(fix);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "require('fastify') | call listen({ port: process.env.FC_CUSTOM_LISTEN_PORT || 9123, host:",
                "from '@hono/node-server' | pass port: process.env.FC_CUSTOM_LISTEN_PORT || 9123 to serve"
            })
    void thePortIsSetWhereThisFrameworkTakesIt(String code, String fix) {
        assertThat(portFix(script("node server.js", code))).startsWith(fix);
    }

    /** As platforms of the kind of Heroku pass it. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "node server.js | app.listen(process.env.PORT ?? 3000) | true",
                "node server.js | const port = process.env['PORT'] | true",
                "node server.js | const { PORT = 3000 } = process.env | true",
                "node server.js | app.listen(process.env.FC_SERVER_PORT) | false",
                "node server.js | app.listen(process.env.PORTAL) | false",
                "python3 server.py | app.run(port=int(os.environ.get('PORT', 5000))) | true",
                "python3 server.py | app.run(port=os.environ['PORT']) | true",
                "python3 server.py | app.run(port=os.getenv('PORT')) | true",
                "python3 server.py | app.run(port=PORT) | false",
                "gunicorn server:app | app.run(port=os.environ['PORT']) | false",
                "php server.php | $port = getenv('PORT') ?: 8080 | true"
            })
    void codeThatReadsTheVariablePortNeedsNoChange(String command, String code, boolean reads) {
        String edit = "set PORT to 9123 under environmentVariables of fc-maven-plugin in pom.xml, which the code reads;"
                + " or set caPort of fc-maven-plugin to the port it listens on";

        assertThat(portFix(script(command, code)).equals(edit)).isEqualTo(reads);
    }

    /** Frameworks take their address from a variable; a service that runs elsewhere has one too. */
    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "NITRO_HOST, localhost, true",
        "HOSTNAME, 127.0.0.1, true",
        "GRADIO_SERVER_NAME, 127.0.0.1, true",
        "STREAMLIT_SERVER_ADDRESS, localhost, true",
        "HOST, 0.0.0.0, false",
        "REDIS_HOST, localhost, false"
    })
    void aVariableThatNamesTheAddressIsChangedThere(String name, String value, boolean changed) {
        TestFunction function = TestFunction.of()
                .start("node", "server.js")
                .beside("server.js", "listen(port, host)")
                .variable(name, value);
        String fix = TestFunction.server(function)
                .fix(Requirement.FC_BIND, function.build().port());

        assertThat(fix.equals("set " + name + " to 0.0.0.0 under environmentVariables of fc-maven-plugin in pom.xml"))
                .isEqualTo(changed);
    }

    @ParameterizedTest
    @CsvSource({
        "io/javalin/Javalin.class, java/lang/System getenv ~PORT, true",
        "io/javalin/Javalin.class, java/lang/ProcessBuilder environment ~PORT, true",
        "io/javalin/Javalin.class, java/lang/System getenv ~PORTAL, false",
        "x/Y.class, java/lang/System getenv ~PORT, true",
        "io/quarkus/runtime/Quarkus.class, java/lang/System getenv ~PORT, false"
    })
    void classesThatReadTheVariablePortNeedNoChange(String library, String constants, boolean reads) {
        TestFunction function = TestFunction.of(library)
                .inJar(
                        "demo/Main.class",
                        constants.replace("~PORTAL", "\0\6PORTAL").replace("~PORT", "\0\4PORT"));

        assertThat(portFix(TestFunction.server(function)).startsWith("set PORT to 9123 under environmentVariables"))
                .isEqualTo(reads);
        assertThat(portFix(TestFunction.server(function.variable("PORT", "8080"))))
                .doesNotContain("set PORT");
    }

    @ParameterizedTest
    @CsvSource({
        "FC_PORT, demo/Port.class, org/springframework/boot/web/server/ConfigurableWebServerFactory setPort, demo.Port",
        "FC_PORT, demo/Main.class, server.port java/lang/System setProperty, demo.Main",
        "FC_PORT, demo/Main.class, --server.port=8080, demo.Main",
        "FC_PORT, demo/Other.class, x, the application's code",
        "FC_BIND, demo/Local.class, TomcatServletWebServerFactory setAddress, demo.Local",
        "FC_BIND, demo/Other.class, x, the application's code",
        "FC_KEEPALIVE, demo/Short.class, org/apache/coyote/ProtocolHandler setMaxKeepAliveRequests, demo.Short",
        "FC_KEEPALIVE, demo/Other.class, x, the application's code"
    })
    void aSettingThatTheStartCarriesIsNotAdvisedAgain(
            Requirement requirement, String file, String constants, String who) {
        TestFunction function = TestFunction.tomcat().inJar("BOOT-INF/classes/" + file, constants);
        Conformed conformed = TestFunction.conformed(function.build(), TestFunction.LEFT);
        PackagedServer server = TestFunction.server(conformed.functionPackage());

        String fix = server.fix(requirement, conformed.functionPackage().port());

        assertThat(fix)
                .startsWith("let ")
                .contains(who)
                .contains(requirement == Requirement.FC_BIND ? "comes from the code" : "that has no effect");
    }

    @ParameterizedTest
    @CsvSource({
        "io/javalin/Javalin.class, demo/Main.class, io/javalin/Javalin",
        "io/vertx/core/Vertx.class, demo/Verticle.class, io/vertx/core/http/HttpServer"
    })
    void theClassThatMakesTheServerIsNamed(String library, String file, String constants) {
        PackagedServer server = TestFunction.server(TestFunction.of(library).inJar(file, constants));

        assertThat(server.fix(Requirement.FC_PORT, TestFunction.of().build().port()))
                .contains("(class " + file.replace('/', '.').replace(".class", "") + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "gunicorn -k gthread --threads 8 --keep-alive 90000 app:app",
        "uvicorn --timeout-keep-alive 90000 app:app"
    })
    void anArgumentThatIsThereIsNotAdvisedAgain(String command) {
        assertThat(TestFunction.keepAliveFix(script(command, "x")))
                .contains("the connection still ends")
                .doesNotContain("pass -");
    }

    @Test
    void aSettingThatIsNotThereIsAdvised() {
        PackagedServer server = TestFunction.server(TestFunction.tomcat());

        assertThat(TestFunction.keepAliveFix(server)).startsWith("set server.tomcat.keep-alive-timeout=25h");
        assertThat(server.fix(Requirement.FC_PORT, TestFunction.tomcat().build().port()))
                .startsWith("set server.port=9123");
        assertThat(TestFunction.server(TestFunction.tomcat().inJar(PROPERTIES, "server.address=127.0.0.1"))
                        .fix(Requirement.FC_BIND, TestFunction.tomcat().build().port()))
                .startsWith("set server.address=0.0.0.0");
    }

    private static PackagedServer script(String command, String code) {
        String file = command.contains(".js") ? "server.js" : command.contains("php") ? "server.php" : "server.py";
        TestFunction function = TestFunction.of().start(command.split(" ")).beside(file, code.replace(";", "\n"));
        return TestFunction.server(function.build());
    }

    private static String portFix(PackagedServer server) {
        return server.fix(Requirement.FC_PORT, TestFunction.of().build().port());
    }
}
