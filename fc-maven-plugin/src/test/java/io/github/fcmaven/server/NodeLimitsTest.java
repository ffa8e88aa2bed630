package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.process.Await;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With real programs of Node.js: the machine's, and the one that the system property {@code node10} names. */
@Timeout(60)
class NodeLimitsTest {

    private static final String SERVER = "const http = require('http');\n"
            + "const server = http.createServer((request, response) => response.end('Hello'));\n"
            + "server.listen(0, '127.0.0.1', () => console.log(server.address().port));\n";

    /** Said when all is set, also what the code sets a moment later. */
    private static final String SET = "\nserver.on('listening', () => setTimeout(() => console.log('set'), 60));\n";

    @TempDir
    private Path folder;

    @Test
    void theDefaultsOfNodeAreLessThanADay() throws Exception {
        NodeLimits limits = run("node", SERVER);

        assertThat(limits.limits()).containsEntry("timeout", 0L).containsEntry("keepAliveTimeout", 5000L);
        Declared idle = limits.declared().keepAlive().orElseThrow();
        assertThat(idle.forADay()).isFalse();
        assertThat(idle.says())
                .isEqualTo("server.timeout is 0 (the running server, Node.js " + limits.node()
                        + "), server.keepAliveTimeout is 5000 (the running server, Node.js " + limits.node() + ")");
        // some releases keep a connection for a second more than they say
        assertThat(idle.ends().orElseThrow()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(limits.declared().execution().orElseThrow().forADay()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.timeout = 0; server.keepAliveTimeout = 0;",
                "server.setTimeout(90000000); server.keepAliveTimeout = 90000000;",
                "setTimeout(() => { server.keepAliveTimeout = 0; }, 50);",
                "server.on('request', () => { server.keepAliveTimeout = 86400000; });"
            })
    void whatTheCodeSetsIsSeenWheneverItIsSet(String code) throws Exception {
        assertThat(run("node", SERVER + code)
                        .declared()
                        .keepAlive()
                        .orElseThrow()
                        .forADay())
                .isTrue();
    }

    /** What the application gives a socket overrides what its server gives it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server.keepAliveTimeout = 0; server.on('connection', s => s.setTimeout(3600000)); | 3600 | 3600",
                "server.timeout = 30000; server.keepAliveTimeout = 0; | 30 | 30",
                "server.timeout = 30000; server.keepAliveTimeout = 90000000; | - | 30",
                "server.timeout = 30000; server.keepAliveTimeout = 0;"
                        + " server.on('connection', s => s.setTimeout(0)); | - | -",
                "server.keepAliveTimeout = 0; server.on('request', (q, r) => r.setTimeout(60000)); | 60 | 60"
            })
    void theSocketsOfTheRunningServerSayIt(String code, String idle, String running) throws Exception {
        DeclaredLimits declared = run("node", SERVER + code).declared();

        assertThat(declared.keepAlive().orElseThrow().ends().map(time -> String.valueOf(time.toSeconds())))
                .as(declared.keepAlive().get().says())
                .isEqualTo(Optional.of(idle).filter(time -> !time.equals("-")));
        assertThat(declared.keepAlive().get().forADay()).isEqualTo(idle.equals("-"));
        assertThat(declared.execution().orElseThrow().forADay()).isEqualTo(running.equals("-"));
    }

    @Test
    void aLimitOfRequestsIsLessThanADay() throws Exception {
        NodeLimits limits = run("node", SERVER + "server.keepAliveTimeout = 0; server.maxRequestsPerSocket = 100;");

        assertThat(limits.declared().keepAlive().orElseThrow().forADay()).isFalse();
        assertThat(limits.declared().keepAlive().orElseThrow().says()).contains("server.maxRequestsPerSocket is 100");
    }

    /** A timer above 2^31-1 ms ends after 24.8 days; of a negative one Node.js' later versions make a second. */
    @ParameterizedTest
    @CsvSource({
        "keepAliveTimeout, 4320000000, true",
        "keepAliveTimeout, -1, false",
        "timeout, -1, false",
        "maxRequestsPerSocket, -1, true",
        "maxRequestsPerSocket, 5000, false",
        "maxRequestsPerSocket, 99999, false",
        "maxRequestsPerSocket, 100000, true"
    })
    void onlyZeroTurnsATimerOff(String name, long value, boolean forADay) {
        Map<String, Long> limits = new HashMap<>(Map.of("timeout", 0L, "keepAliveTimeout", 0L));
        limits.put(name, value);

        assertThat(new NodeLimits(9000, "v20.20.2", limits)
                        .declared()
                        .keepAlive()
                        .orElseThrow()
                        .forADay())
                .isEqualTo(forADay);
    }

    /** What is set right already is not advised again. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 | 0 | -",
                "5000 | 0 | 0 | -",
                "5000 | 0 | 100 | -",
                "0 | 0 | 100 | remove what sets server.maxRequestsPerSocket, or set it to 0",
                "0 | 3000 | 0 | remove the call of setTimeout on the request, the answer or the socket that gives it"
                        + " 3000 ms: it overrides what the server sets",
                "0 | 3000 | 100 | remove the call of setTimeout on the request, the answer or the socket that gives it"
                        + " 3000 ms: it overrides what the server sets, and remove what sets"
                        + " server.maxRequestsPerSocket, or set it to 0"
            })
    void theFixIsForTheLimitThatIsWrong(long keepAlive, long socket, long requests, String fix) {
        Map<String, Long> limits = new HashMap<>(Map.of("timeout", 0L, "keepAliveTimeout", keepAlive));
        limits.put("maxRequestsPerSocket", requests);
        if (socket > 0) {
            limits.put("idle", socket);
        }
        Declared declared =
                new NodeLimits(9000, "v20.20.2", limits).declared().keepAlive().orElseThrow();

        assertThat(declared.fix().orElse("-")).isEqualTo(fix);
        assertThat(declared.endsBehind(50)).isEqualTo(requests > 0);
        assertThat(declared.endsBehind(150)).isFalse();
    }

    @Test
    void node10EndsRequestsToo() throws Exception {
        String node = System.getProperty("node10", "");
        assumeTrue(!node.isEmpty(), "the system property node10 names no program");

        DeclaredLimits stock = run(node, SERVER).declared();
        assertThat(stock.execution().orElseThrow())
                .isEqualTo(new Declared(false, "server.timeout is 120000 (the running server, Node.js v10.24.1)"));
        assertThat(stock.keepAlive().orElseThrow().forADay()).isFalse();

        DeclaredLimits set = run(node, SERVER + "server.timeout = 0; server.keepAliveTimeout = 0;")
                .declared();
        assertThat(set.execution().orElseThrow().forADay()).isTrue();
        assertThat(set.keepAlive().orElseThrow().forADay()).isTrue();
    }

    @Test
    void otherPortsAndOtherLinesSayNothing() throws IOException {
        Path file = folder.resolve("node-limits");
        assertThat(NodeLimits.read(folder, 9000)).isEmpty();

        Files.writeString(file, "{\"port\":9001,\"node\":\"v20.0.0\",\"timeout\":1}\n{\"port\":9000,\n: [\n\n");
        assertThat(NodeLimits.read(folder, 9000)).isEmpty();

        Files.writeString(
                file,
                "{\"port\":9000,\"node\":\"v20.0.0\",\"timeout\":1}\n"
                        + "{\"port\":9000,\"node\":\"v20.0.0\",\"timeout\":2}\n");
        assertThat(NodeLimits.read(folder, 9000)).contains(new NodeLimits(9000, "v20.0.0", Map.of("timeout", 2L)));
    }

    /** Starts that program with the script, and gives what the script has written behind the answer to a request. */
    private NodeLimits run(String node, String code) throws Exception {
        assumeTrue(isInstalled(node), node + " is not installed");
        Path server = Files.writeString(folder.resolve("server.js"), code + SET);
        Files.deleteIfExists(folder.resolve("node-limits"));
        ProcessBuilder builder =
                new ProcessBuilder(node, server.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(NodeLimits.preload(folder));
        Process process = builder.start();
        try {
            BufferedReader said = process.inputReader();
            int port = Integer.parseInt(said.readLine());
            assertThat(said.readLine()).isEqualTo("set");
            try (Socket kept = request(port)) {
                Await.until("what its socket is left with", () -> socketIsSeen(port));
                return NodeLimits.read(folder, port).orElseThrow();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean socketIsSeen(int port) throws IOException {
        return NodeLimits.read(folder, port)
                .filter(limits -> limits.limits().containsKey("idle"))
                .isPresent();
    }

    private static Socket request(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
        return socket;
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
