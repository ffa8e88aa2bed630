package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who starts a server of node_modules passes options, and has no code that listens. */
class NodeCommandTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "json-server/lib/cli/bin.js db.json | 3000 | pass --port 9000 --host 0.0.0.0 to json-server in the"
                        + " start command | pass --host 0.0.0.0 to json-server",
                "http-server/bin/http-server site | 8080 | pass -p 9000 -a 0.0.0.0 to http-server in | pass -a 0.0.0.0",
                ".bin/serve site | 3000 | pass -l tcp://0.0.0.0:9000 to serve in | pass -l tcp://0.0.0.0:9000 to serve",
                "node-red/red.js | 1880 | pass --port 9000 to node-red in | pass -D uiHost=0.0.0.0 to node-red",
                "next/dist/bin/next start | 3000 | pass -p 9000 to next start in | pass -H 0.0.0.0 to next start",
                "@a/mock/cli.js | -1 | pass the option of @a/mock for the port, with 9000 (see its --help) in the start"
                        + " command | pass the option of @a/mock for the address, with 0.0.0.0 (see its --help)"
            })
    void aServerOfNodeModulesIsToldByItsOptions(String start, int listens, String port, String bind) {
        PackagedServer server = server(start);

        assertThat(server.kind()).isEqualTo(ServerKind.NODE);
        assertThat(server.defaultPort().orElse(-1)).isEqualTo(listens);
        assertThat(fix(server, Requirement.FC_PORT))
                .startsWith(port)
                .endsWith("; or set caPort of fc-maven-plugin to the port it listens on");
        assertThat(fix(server, Requirement.FC_BIND)).startsWith(bind);
        assertThat(fix(server, Requirement.FC_KEEPALIVE)).doesNotContain("calls listen");
    }

    /** What of node_modules only runs or loads the user's own code is no server. */
    @Test
    void whoHasOwnCodeIsToldOfThat() {
        for (String start : new String[] {"ts-node/dist/bin.js src/app.ts", "pm2/bin/pm2-runtime app.js"}) {
            assertThat(fix(server(start, "src/app.ts"), Requirement.FC_PORT)).startsWith("call listen(process.env");
        }
    }

    /** Its command listens, and the user's file says its times. */
    @ParameterizedTest
    @CsvSource({"fastify-cli/cli.js start app.js", ".bin/fastify start -l info app.js"})
    void theFileThatFastifyStartsSaysItsTimes(String start) {
        PackagedServer server = server(start, "app.js");

        assertThat(server.defaultPort()).hasValue(3000);
        assertThat(fix(server, Requirement.FC_PORT)).startsWith("pass -p 9000 -a 0.0.0.0 to fastify start in");
        assertThat(fix(server, Requirement.FC_KEEPALIVE))
                .startsWith("write module.exports.options = { keepAliveTimeout: 90000000 }")
                .contains("pass --options to fastify start in the start command");
    }

    private static String fix(PackagedServer server, Requirement requirement) {
        return server.fix(requirement, CaPort.DEFAULT);
    }

    private static PackagedServer server(String start, String... own) {
        TestFunction function = TestFunction.of().start(("node node_modules/" + start).split(" "));
        function.beside("node_modules/" + start.split(" ")[0], "require('http').createServer().listen(1)");
        function.beside("public/app.js", "alert(1)");
        for (String file : own) {
            function.beside(file, "serve()");
        }
        return TestFunction.server(function.build());
    }
}
