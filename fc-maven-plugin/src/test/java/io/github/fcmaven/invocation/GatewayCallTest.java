package io.github.fcmaven.invocation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.fcmaven.gateway.GatewayFile;
import io.github.fcmaven.instance.TestFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The call of a gateway that another build runs, found by its file. */
class GatewayCallTest {

    private static final ProcessHandle SELF = ProcessHandle.current();
    private static final long START = SELF.info().startInstant().orElseThrow().toEpochMilli();

    @TempDir
    Path work;

    private final List<String> asked = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private Map<String, String> headers = Map.of();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("X-Fc-Invocation-Type") + " "
                + exchange.getRequestHeaders().getFirst("X-Fc-Log-Type") + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] body = status == 202 ? new byte[0] : "answer".getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void theEventGoesToTheApiAndTheLogComesBack() throws IOException {
        headers = Map.of(
                "X-Fc-Log-Result",
                Base64.getEncoder()
                        .encodeToString("FC Invoke Start RequestId: 1\nhello\n\nDuration: 1 ms".getBytes(UTF_8)));

        InvocationResult result = send(InvocationType.SYNC);

        assertThat(asked).containsExactly("POST /2023-03-30/functions/orders/invocations Sync Tail {\"a\":1}");
        assertThat(result.answer()).asString(UTF_8).isEqualTo("answer");
        assertThat(result.failure()).isEmpty();
        assertThat(log).containsExactly("FC Invoke Start RequestId: 1", "hello", "Duration: 1 ms");
    }

    @Test
    void anAsynchronousOneIsAcceptedAtOnce() throws IOException {
        status = 202;
        headers = Map.of("X-Fc-Request-Id", "1-2");

        InvocationResult result = send(InvocationType.ASYNC);

        assertThat(asked.get(0)).contains(" Async None ");
        assertThat(log).containsExactly("RequestId: 1-2; the function's log is in the terminal of fc:run");
        assertThat(result.answer()).isEmpty();
        assertThat(result.failure()).isEmpty();
    }

    @Test
    void whatFailsThereFailsHere() throws IOException {
        headers = Map.of("X-Fc-Error-Type", "InvocationError");
        assertThat(send(InvocationType.SYNC).failure().orElseThrow().what())
                .isEqualTo("the invocation failed: 200 InvocationError: answer");

        headers = Map.of();
        status = 412;
        InvocationResult result = send(InvocationType.SYNC);
        assertThat(result.failure().orElseThrow().what()).isEqualTo("the invocation failed: 412: answer");
        assertThat(result.answer()).asString(UTF_8).isEqualTo("answer");
    }

    @Test
    void oneThatDoesNotAnswerIsNamed() throws IOException {
        GatewayFile gateway = gateway(SELF.pid(), START).orElseThrow();
        server.stop(0);

        assertThatThrownBy(() -> send(InvocationType.SYNC, gateway))
                .hasMessageContaining("fc:run of this project (PID " + SELF.pid() + ") at http://127.0.0.1:")
                .hasMessageContaining("was refused");
    }

    @Test
    void onlyTheProcessOfTheFileCounts() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(gateway(SELF.pid(), START))
                .get()
                .extracting(GatewayFile::sha256)
                .isEqualTo("abc");
        assertThat(gateway(SELF.pid(), START - 60_000)).isEmpty();
        assertThat(gateway(ended.pid(), START)).isEmpty();
        assertThat(GatewayFile.ofRunning(work.resolve("none"))).isEmpty();
        for (String wrong : List.of("", "pid=x", "pid=" + SELF.pid() + "\nurl=x")) {
            assertThat(GatewayFile.ofRunning(Files.writeString(work.resolve("wrong"), wrong)))
                    .isEmpty();
        }
    }

    private Optional<GatewayFile> gateway(long pid, long start) throws IOException {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return GatewayFile.ofRunning(Files.writeString(
                work.resolve("gateway.properties"),
                "pid=" + pid + "\nstartTime=" + start + "\nurl=" + url.replace(":", "\\:") + "\nsha256=abc\n"));
    }

    private InvocationResult send(InvocationType type) throws IOException {
        return send(type, gateway(SELF.pid(), START).orElseThrow());
    }

    private InvocationResult send(InvocationType type, GatewayFile gateway) {
        byte[] event = "{\"a\":1}".getBytes(UTF_8);
        return new GatewayCall(new Event(TestFunction.script("true").function(), event, type), gateway, log::add)
                .send();
    }
}
