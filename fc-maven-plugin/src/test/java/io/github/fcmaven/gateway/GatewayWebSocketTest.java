package io.github.fcmaven.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.process.Await;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** WebSockets through the gateway: the JDK's client, which checks each frame, and a server on Node.js. */
@Timeout(30)
class GatewayWebSocketTest {

    @TempDir
    static Path work;

    private static TestGateway function;
    private static HttpClient client;

    @BeforeAll
    static void open() throws Exception {
        assumeTrue(EchoLanguage.NODE.isHere(), "there is no node here: .ci/run installs it on Debian");
        client = HttpClient.newHttpClient();
        function = TestGateway.of(work, EchoLanguage.NODE.function(TestGateway.spec(10, 20, FunctionSpec.Calls.NONE)));
        function.gateway.startInstance();
    }

    @AfterAll
    static void close() {
        if (function != null) {
            function.close();
        }
    }

    @Test
    void framesOfEachKindGoBothWays() throws Exception {
        Frames got = new Frames();
        WebSocket socket = open(got);
        assertThat(got.next()).isEqualTo("ping: are you there");
        assertThat(got.next()).as("what the client answered by itself").isEqualTo("text: pong: are you there");
        socket.sendText("grüße", true).join();
        assertThat(got.next()).isEqualTo("text: grüße");
        socket.sendText("a mess", false).join();
        socket.sendText("age in fragments", true).join();
        assertThat(got.next()).isEqualTo("text: a message in fragments");
        socket.sendPing(ByteBuffer.wrap(new byte[] {1, 2})).join();
        assertThat(got.next()).isEqualTo("pong: 2 bytes");
        socket.sendBinary(ByteBuffer.wrap(new byte[300]), true).join();
        assertThat(got.next()).isEqualTo("binary: 300 bytes of 0");
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 7);
        socket.sendBinary(ByteBuffer.wrap(megabyte), true).join();
        assertThat(got.next()).isEqualTo("binary: 1048576 bytes of 7");
        socket.sendClose(4001, "enough").join();
        assertThat(got.next()).isEqualTo("close: 4001 enough");
        Await.until("its line", () -> function.requests.stream().anyMatch(line -> line.startsWith("GET /socket 101 ")));
        Await.until("the function's word", () -> function.printed.contains("closed by the client with 4001"));
    }

    @Test
    void aThousandMessagesComeInTheirOrder() throws Exception {
        Frames got = new Frames();
        WebSocket socket = open(got);
        got.next();
        got.next();
        for (int i = 0; i < 1000; i++) {
            socket.sendText("message " + i, true).join();
        }
        for (int i = 0; i < 1000; i++) {
            assertThat(got.next()).isEqualTo("text: message " + i);
        }
        socket.abort();
    }

    @Test
    void aClientThatIsKilledClosesTheFunctionsSocket() throws Exception {
        long before = closed();
        try (RawClient raw = new RawClient(function.port())) {
            raw.send("GET /socket HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            assertThat(raw.until("are you there"))
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            raw.reset();
        }
        Await.until("the function's word", () -> closed() > before);
    }

    @Test
    void anUpgradeThatTheFunctionRefusesIsAnAnswer() throws Exception {
        assertThat(function.ask("GET /other HTTP/1.1\nHost: h\nConnection: Upgrade, close\nUpgrade: websocket\n\n"))
                .startsWith("HTTP/1.1 403 Forbidden\r\n")
                .endsWith("\r\n\r\nno");
    }

    private static long closed() {
        return function.printed.stream().filter("the socket closed"::equals).count();
    }

    private static WebSocket open(Frames frames) {
        return client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + function.port() + "/socket"), frames)
                .join();
    }

    /** What the client gets, whole messages in words. */
    private static final class Frames implements WebSocket.Listener {
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        String next() throws InterruptedException {
            return words.poll(15, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                words.add("text: " + text);
                text.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            byte[] piece = new byte[data.remaining()];
            data.get(piece);
            bytes.writeBytes(piece);
            if (last) {
                words.add("binary: " + bytes.size() + " bytes of " + bytes.toByteArray()[bytes.size() - 1]);
                bytes.reset();
            }
            return WebSocket.Listener.super.onBinary(socket, data, last);
        }

        @Override
        public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
            words.add("ping: " + StandardCharsets.UTF_8.decode(message.duplicate()));
            return WebSocket.Listener.super.onPing(socket, message);
        }

        @Override
        public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            words.add("pong: " + message.remaining() + " bytes");
            return WebSocket.Listener.super.onPong(socket, message);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            words.add("close: " + code + " " + reason);
            return null;
        }
    }
}
