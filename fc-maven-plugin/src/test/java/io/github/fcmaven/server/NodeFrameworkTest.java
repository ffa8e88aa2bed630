package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What listens for the application is set where it takes it, and nowhere else. */
class NodeFrameworkTest {

    private static final String CALLS_LISTEN = " calls listen (const server = ";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "require('next');require('next/dist/server/lib/start-server') | set KEEP_ALIVE_TIMEOUT to 90000000"
                        + " under environmentVariables of fc-maven-plugin in pom.xml",
                "new (require('thinkjs'))({}).run() | set think.app.server.timeout = 0 and"
                        + " think.app.server.keepAliveTimeout = 0 when it listens: think.app.on('appReady'",
                "require('next') | pass --keepAliveTimeout 90000000 to next start in the start command",
                "require('egg').startCluster({}) | when it listens: app.on('server', server",
                "new (require('socket.io').Server)(3000) | set io.httpServer.timeout = 0 and"
                        + " io.httpServer.keepAliveTimeout = 0 where",
                "import { WebSocketServer } from 'ws';new WebSocketServer({ port: 9000 }) | set server.timeout = 0 and"
                        + " server.keepAliveTimeout = 0 on an http server of your own, which you pass to new"
                        + " WebSocketServer({ server })",
                "import { startStandaloneServer } from '@apollo/server/standalone' | a server of your own with Apollo's"
            })
    void whatListensByItselfIsToldSo(String code, String fix) {
        assertThat(fix(code)).contains(fix);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "const n = require('next')();http(n).listen(1)",
                "require('egg');app.listen(9000)",
                "require('socket.io');http.createServer().listen(9000)",
                "require('ws');http.createServer().listen(9000)",
                "require('next-auth')",
                "require('./next')",
                "console.log('next')"
            })
    void anApplicationThatListensSetsItsOwnServer(String code) {
        assertThat(fix(code)).contains(CALLS_LISTEN);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "app/web.js, where app/web.js calls listen",
        "public/web.js, where server.js calls listen",
        "node_modules/a/b.js, where server.js calls listen"
    })
    void theOnlyFileThatListensIsNamed(String path, String where) {
        String other = "require('http').createServer(f).listen(9000)";
        TestFunction function = TestFunction.of()
                .start("node", "server.js")
                .beside("server.js", path.startsWith("app") ? "require('./app/web')" : other)
                .beside(path, other);

        assertThat(TestFunction.server(function.build())
                        .fix(Requirement.FC_KEEPALIVE, TestFunction.of().build().port()))
                .contains(where);
    }

    /** Express' generator makes such a start file, which has no ending. */
    @ParameterizedTest
    @CsvSource({"node ./bin/www, x", "npm start, node ./bin/www", "node bin/www --port 9000, x"})
    void aStartFileWithoutAnEndingIsNamedToo(String start, String script) {
        TestFunction function = TestFunction.of()
                .start(start.split(" "))
                .beside("package.json", "{\"scripts\": {\"start\": \"" + script + "\"}}")
                .beside("app.js", "module.exports = require('express')()")
                .beside("bin/www", "#!/usr/bin/env node\nrequire('http').createServer(app).listen(9000)");

        assertThat(TestFunction.server(function.build())
                        .fix(Requirement.FC_KEEPALIVE, TestFunction.of().build().port()))
                .contains("where bin/www calls listen");
    }

    /** The variable may be set in the start itself, in a way that nobody reads; other values than numbers are none. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "node server.js | `` | KEEP_ALIVE_TIMEOUT is not set, so Node.js closes an idle connection after 5 s",
                "node server.js | 90000000 | KEEP_ALIVE_TIMEOUT is 90000000 (the environment)",
                "node server.js | 60000 | KEEP_ALIVE_TIMEOUT is 60000 (the environment)",
                "node server.js | 25h | KEEP_ALIVE_TIMEOUT is 25h (the environment), so Node.js closes an idle"
                        + " connection after 5 s",
                "node server.js | 0 | KEEP_ALIVE_TIMEOUT is 0 (the environment), so Node.js closes an idle"
                        + " connection after 5 s",
                "env KEEP_ALIVE_TIMEOUT=90000000 node server.js | `` | KEEP_ALIVE_TIMEOUT is 90000000 (the"
                        + " environment)",
                "sh run.sh | `` | ``"
            })
    void whatNextReadsIsKnownBeforeTheLaunch(String command, String variable, String says) {
        TestFunction function = TestFunction.of()
                .start(command.split(" "))
                .beside(
                        command.startsWith("sh") ? "run.sh" : "other.txt",
                        "export KEEP_ALIVE_TIMEOUT=$((25 * 3600000))\nexec node server.js\n")
                .beside(
                        "server.js",
                        "let t = parseInt(process.env.KEEP_ALIVE_TIMEOUT, 10)\nrequire('next')\nstartServer({t})");
        DeclaredLimits limits = TestFunction.server(
                        (variable.isEmpty() ? function : function.variable("KEEP_ALIVE_TIMEOUT", variable)).build())
                .limits();

        assertThat(limits.keepAlive().map(DeclaredLimits.Declared::says).orElse(""))
                .isEqualTo(says);
        assertThat(limits.keepAlive().filter(DeclaredLimits.Declared::forADay).isPresent())
                .isEqualTo(says.contains("90000000"));
    }

    /** What is set in code, or by a shell's own words, is not read here. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "node server.js | process.env.KEEP_ALIVE_TIMEOUT = '90000000' | false",
                "node server.js | process.env['KEEP_ALIVE_TIMEOUT'] ??= 90000000 | false",
                "sh -c KEEP_ALIVE_TIMEOUT=$((25*3600000))_exec_node_server.js | 1 | false",
                "node server.js | process.env.KEEP_ALIVE_TIMEOUT == '1' | true",
            })
    void whatNextReadsMayBeSetBesideTheEnvironment(String command, String code, boolean known) {
        String[] words = command.split(" ");
        words[words.length - 1] = words[words.length - 1].replace('_', ' ').replace("KEEP ALIVE ", "KEEP_ALIVE_");
        TestFunction function = TestFunction.of()
                .start(words)
                .beside("server.js", code + "\nparseInt(process.env.KEEP_ALIVE_TIMEOUT)\nrequire('next')");

        assertThat(TestFunction.server(function.build()).limits().keepAlive().isPresent())
                .isEqualTo(known);
    }

    /** An application may live in a folder of such a name; what its own browsers run is elsewhere still. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "www/index.js, www/lib/server.js, true",
        "app/static/index.js, app/static/server.mjs, true",
        "www/index.js, www/public/main.js, false",
        "www/index.js, www/node_modules/x/index.js, false",
        "www/index.js, public/main.js, false",
        "server.js, www/lib/server.js, false"
    })
    void anApplicationInAFolderOfThatNameIsRead(String started, String path, boolean read) {
        TestFunction function = TestFunction.of()
                .start("node", started)
                .beside(started, "start()")
                .beside(path, "require('http').createServer(f).listen(9000)");

        assertThat(TestFunction.server(function.build()).limits().keepAlive().isPresent())
                .isEqualTo(read);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "new (require('thinkjs'))({}).run() | false",
                "require('egg').startCluster({}) | false",
                "require('egg').startCluster({});app.on('server', s => { s.keepAliveTimeout = 90000000 }) | true",
                "require('egg').startCluster({});app.on('server', s => { s.keepAliveTimeout = 0 }) | ``",
                "require('egg-mock') | ``",
                "require('next')({ custom: true }) | ``"
            })
    void whatListensByItselfHasNodesTimer(String code, String forADay) {
        assertThat(server(code)
                        .limits()
                        .keepAlive()
                        .map(one -> String.valueOf(one.forADay()))
                        .orElse(""))
                .isEqualTo(forADay);
    }

    /** Of many scripts the started one tells most. */
    @Test
    void theStartedScriptIsReadBeforeTheOthers() {
        TestFunction function = TestFunction.of().start("node", "server.js").beside("server.js", "app.listen(1)");
        for (int other = 0; other < 100; other++) {
            function.beside("lib/" + other + ".js", "x");
        }

        assertThat(TestFunction.server(function.build()).limits().keepAlive()).isPresent();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "node server.js | require('egg').startCluster({}) | pass port: process.env",
                "node server.js | const { Controller } = require('egg') | pass --port=9123 to egg-scripts start",
                "node node_modules/.bin/next start -p 80 | x | pass -p 9123 to next start in the start command",
                "node node_modules/.bin/next start | app.listen(1) | pass -p 9123 to next start in the start command",
                "node next.js start | app.listen(1) | call listen(",
                "node server.js | require('next/dist/server/lib/start-server') | set PORT to 9123"
            })
    void thePortIsToldByWhatStartsIt(String command, String code, String fix) {
        TestFunction function = TestFunction.of().start(command.split(" ")).beside("server.js", code);

        assertThat(TestFunction.server(function.build())
                        .fix(Requirement.FC_PORT, function.build().port()))
                .startsWith(fix);
    }

    /** Routers of pages have a listen of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"public/js/main.js", "app/public/a.js", "static/m.js", ".next/server/1.js", "www/a.js"})
    void whatABrowserRunsIsNoServer(String path) {
        TestFunction function = TestFunction.of()
                .start("node", "server.js")
                .beside("server.js", "require('next/dist/server/lib/start-server')")
                .beside(path, "history.listen(show)");

        assertThat(TestFunction.server(function.build()).limits().keepAlive()).isEmpty();
        assertThat(TestFunction.server(function.build())
                        .fix(Requirement.FC_KEEPALIVE, function.build().port()))
                .startsWith("set KEEP_ALIVE_TIMEOUT");
    }

    private static String fix(String code) {
        return server(code)
                .fix(Requirement.FC_KEEPALIVE, TestFunction.of().build().port());
    }

    private static PackagedServer server(String code) {
        TestFunction function =
                TestFunction.of().start("node", "server.js").beside("server.js", code.replace(";", "\n"));
        return TestFunction.server(function.build());
    }
}
