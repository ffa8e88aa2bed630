package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What listens for the application is set where it takes it, and nowhere else. */
class NodeFrameworkTest {

    private static final String CALLS_LISTEN = "where the application calls listen";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "require('next');require('next/dist/server/lib/start-server') | set KEEP_ALIVE_TIMEOUT to 90000000"
                        + " under environmentVariables of fc-maven-plugin in pom.xml",
                "new (require('thinkjs'))({}).run() | set think.app.server.timeout = 0 and"
                        + " think.app.server.keepAliveTimeout = 0 when it listens: think.app.on('appReady'",
                "require('egg').startCluster({}) | when it listens: app.on('server', server"
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
                "require('next-auth')",
                "require('./next')",
                "console.log('next')"
            })
    void anApplicationThatListensSetsItsOwnServer(String code) {
        assertThat(fix(code)).contains(CALLS_LISTEN);
    }

    private static String fix(String code) {
        TestFunction function =
                TestFunction.of().start("node", "server.js").beside("server.js", code.replace(";", "\n"));
        return TestFunction.server(function.build())
                .fix(Requirement.FC_KEEPALIVE, TestFunction.of().build().port());
    }
}
