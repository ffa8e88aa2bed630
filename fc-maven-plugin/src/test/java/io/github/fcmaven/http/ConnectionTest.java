package io.github.fcmaven.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.fcmaven.platform.Deadline;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** One connection with servers that answer well, slowly, without an end or not at all. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Duration LIMIT = Duration.ofMillis(600);

    /** What a busy machine may add: less than any of these servers takes where a deadline does not hold. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    @Test
    void oneConnectionTakesManyRequests() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK);
                Connection connection = open(server)) {
            for (int i = 0; i < 200; i++) {
                Response response = (Response) get(connection);
                assertThat(response.status()).isEqualTo(200);
                assertThat(response.reusable()).isTrue();
                assertThat(response.bodyBytes()).isEqualTo(2);
            }
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    /** By Nagle's algorithm the body follows when the header is acknowledged, for which Linux may take 40 ms. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aServerThatSendsHeaderAndBodyApartIsNotHeldUp() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    while (client.readRequest()) {
                        client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
                        client.send("ok");
                    }
                });
                Connection connection = open(server)) {
            within(Duration.ofSeconds(1), () -> {
                for (int i = 0; i < 100; i++) {
                    assertThat(get(connection)).isInstanceOf(Response.class);
                }
                return connection;
            });
        }
    }

    @Test
    void headersAndVersionAreTold() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 404 Not Found\r\nConnection: keep-alive\r\n"
                        + "Keep-Alive: timeout=5\r\nServer: own\r\nDate: now\r\nX-Two: a\r\n"
                        + "x-two: b\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3\r\nabc\r\n0\r\n\r\n");
                Connection connection = open(server)) {
            Response response = (Response) get(connection);
            assertThat(response.version()).isEqualTo("HTTP/1.1");
            assertThat(response.status()).isEqualTo(404);
            assertThat(response.bodyBytes()).isEqualTo(3);
            assertThat(response.headers())
                    .isEqualTo(new Response.Headers(Map.of(
                            "Connection", "keep-alive",
                            "Keep-Alive", "timeout=5",
                            "Server", "own",
                            "Date", "now",
                            "X-Two", "a, b",
                            "Transfer-Encoding", "chunked")));
            assertThat(response.headers().get("keep-ALIVE")).contains("timeout=5");
            assertThat(response.headers().get("Content-Type")).isEmpty();
        }
    }

    @Test
    void anAnswerThatEndsTheConnectionIsNotReusable() throws IOException {
        for (String answer : new String[] {
            "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"
        }) {
            try (ScriptedServer server = ScriptedServer.answering(answer);
                    Connection connection = open(server)) {
                Response response = (Response) get(connection);
                assertThat(response.reusable()).isFalse();
                assertThat(answer).startsWith(response.version());
            }
        }
    }

    @Test
    void interimAnswersArePassedOver() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering("HTTP/1.1 100 Continue\r\n\r\n" + OK);
                Connection connection = open(server)) {
            assertThat(((Response) get(connection)).status()).isEqualTo(200);
            assertThat(((Response) get(connection)).status()).isEqualTo(200);
        }
    }

    @Test
    void aRefusedConnectionIsAValue() throws IOException {
        InetSocketAddress address;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            address = (InetSocketAddress) socket.getLocalSocketAddress();
        }
        try (Connection connection = Connection.open(address, Deadline.in(LIMIT))) {
            assertThat(connection.refusal()).contains(new Reply.Refused("was refused"));
            assertThat(get(connection)).isEqualTo(new Reply.Refused("was refused"));
        }
    }

    @Test
    void aConnectionClosedBetweenRequestsIsNeverOpenedAgain() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    client.send(OK);
                });
                Connection connection = open(server)) {
            assertThat(get(connection)).isInstanceOf(Response.class);
            assertThat(get(connection)).isInstanceOf(Reply.Closed.class);
            assertThat(get(connection)).isInstanceOf(Reply.Closed.class);
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatDripsItsHeaderCannotExceedTheDeadline() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    for (char c : OK.toCharArray()) {
                        client.send(String.valueOf(c));
                        Thread.sleep(70);
                    }
                });
                Connection connection = open(server)) {
            Reply reply = within(LIMIT, () -> connection.request("GET", "/", Deadline.in(LIMIT)));
            assertThat(reply).isInstanceOf(Reply.TimedOut.class);
            assertThat(((Reply.TimedOut) reply).bytes()).isPositive();
        }
    }

    @Test
    void aServerThatDripsItsBodyCannotExceedTheDeadline() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    while (true) {
                        client.send("x");
                        Thread.sleep(70);
                    }
                });
                Connection connection = open(server)) {
            Reply reply = within(LIMIT, () -> connection.request("GET", "/", Deadline.in(LIMIT)));
            assertThat(((Response) reply).body()).isEqualTo(Response.Body.LATE);
        }
    }

    @Test
    void aSilentServerIsWaitedForNoLongerThanTheDeadline() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> Thread.sleep(5000));
                Connection connection = open(server)) {
            Reply reply = within(LIMIT, () -> connection.request("GET", "/", Deadline.in(LIMIT)));
            assertThat(((Reply.TimedOut) reply).bytes()).isZero();
        }
    }

    @Test
    void aBodyIsKeptUpToTheLimitOfWhoWantsIt() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
            while (client.readRequest()) {
                client.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\u0000\u00ffab");
            }
        })) {
            for (int limit : new int[] {4, 3}) {
                ReceivedBody body = ReceivedBody.kept(limit);
                try (Connection connection = open(server)) {
                    Response response = (Response)
                            connection.request(Request.of("GET", "/"), Deadline.in(Duration.ofSeconds(5)), body);
                    assertThat(response.body()).isEqualTo(limit == 4 ? Response.Body.WHOLE : Response.Body.TOO_LONG);
                }
                assertThat(body.content()).startsWith(0, 0xff, 'a');
            }
        }
    }

    @Test
    void anEndlessBodyIsCutAfterOneMebibyteOnAFlatHeap() throws IOException {
        byte[] block = new byte[64 * 1024];
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    client.send("HTTP/1.1 200 OK\r\n\r\n");
                    while (true) {
                        client.send(block);
                    }
                });
                Connection connection = open(server)) {
            long before = allocated();
            Response response = (Response) get(connection);
            assertThat(response.body()).isEqualTo(Response.Body.TOO_LONG);
            assertThat(response.bodyBytes()).isBetween(1024L * 1024, 1024L * 1024 + 8192);
            assertThat(allocated() - before).as("bytes allocated").isLessThan(20L * 1024 * 1024);
            assertThat(get(connection)).isInstanceOf(Reply.Closed.class);
        }
    }

    @Test
    void anEndlessHeaderIsCutAfterSixtyFourKibibytes() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    client.send("HTTP/1.1 200 OK\r\n");
                    for (int i = 0; ; i++) {
                        client.send("X-" + i + ": " + "y".repeat(100) + "\r\n");
                    }
                });
                Connection connection = open(server)) {
            assertThat(get(connection)).isEqualTo(new Reply.TooLong("a header of more than 64 KiB"));
        }
    }

    @Test
    void aHeaderOfOneEndlessLineIsCutToo() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    client.send("HTTP/1.1 200 ");
                    while (true) {
                        client.send("y".repeat(1000));
                    }
                });
                Connection connection = open(server)) {
            assertThat(get(connection)).isEqualTo(new Reply.TooLong("a header of more than 64 KiB"));
        }
    }

    @Test
    void endlessInterimAnswersAreCutAfterEight() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    while (true) {
                        client.send("HTTP/1.1 103 Early Hints\r\n\r\n");
                    }
                });
                Connection connection = open(server)) {
            assertThat(get(connection)).isEqualTo(new Reply.TooLong("more than 8 interim answers"));
        }
    }

    @Test
    void otherProtocolsAreToldByTheirFirstBytes() throws IOException {
        assertThat(answerTo("SSH-2.0-OpenSSH_9.2\r\n".getBytes())).isEqualTo("SSH");
        assertThat(answerTo(HexFormat.of().parseHex("15030100020250"))).isEqualTo("TLS");
        assertThat(answerTo(HexFormat.of().parseHex("000006040000000000000300000080")))
                .isEqualTo("HTTP/2");
        assertThat(answerTo(HexFormat.of().parseHex("000017070000000000000000000000000169")))
                .isEqualTo("HTTP/2");
        assertThat(answerTo("220 mail ready\r\n".getBytes())).isEqualTo("no protocol we know");
        assertThat(answerTo("HTTP/1.1 what\r\n\r\n".getBytes())).isEqualTo("no protocol we know");
    }

    @Test
    void theFirstBytesOfAnotherProtocolAreShown() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.send("SSH-2.0\r\n");
                    Thread.sleep(5000);
                });
                Connection connection = open(server)) {
            assertThat(get(connection)).isEqualTo(new Reply.NotHttp("SSH", "53 53 48 2d 32 2e 30 0d 0a"));
        }
    }

    @Test
    void anIdleConnectionThatIsClosedIsSeenWhenItHappens() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    client.send(OK);
                    Thread.sleep(300);
                });
                Connection connection = open(server)) {
            get(connection);
            Silence silence = connection.awaitClose(Duration.ofSeconds(5));
            assertThat(((Silence.Closed) silence).after()).isBetween(Duration.ofMillis(200), Duration.ofMillis(900));
        }
    }

    @Test
    void anIdleConnectionThatIsResetIsSeenToo() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    client.send(OK);
                    client.socket().setSoLinger(true, 0);
                    Thread.sleep(300);
                });
                Connection connection = open(server)) {
            get(connection);
            assertThat(connection.awaitClose(Duration.ofSeconds(5))).isInstanceOf(Silence.Closed.class);
        }
    }

    @Test
    void anIdleConnectionThatIsHeldTakesTheNextRequestWhole() throws IOException {
        try (ScriptedServer server = ScriptedServer.answering(OK);
                Connection connection = open(server)) {
            get(connection);
            Silence silence = within(LIMIT, () -> connection.awaitClose(LIMIT));
            assertThat(((Silence.Held) silence).time()).isGreaterThanOrEqualTo(LIMIT);
            assertThat(((Response) get(connection)).bodyBytes()).isEqualTo(2);
        }
    }

    @Test
    void whatIsSentUnaskedIsNoAnswerToTheNextRequest() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    Thread.sleep(200);
                    client.send("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
                    Thread.sleep(2000);
                });
                Connection connection = open(server)) {
            Silence.Spoke spoke = (Silence.Spoke) connection.awaitClose(Duration.ofSeconds(5));
            assertThat(((Response) spoke.reply()).status()).isEqualTo(408);
        }
    }

    @Test
    void noProxyOfThisJvmIsEverAsked() throws IOException {
        String[] names = {"http.proxyHost", "http.proxyPort", "http.nonProxyHosts", "socksProxyHost", "socksProxyPort"};
        try (ScriptedServer proxy = ScriptedServer.answering(OK);
                ScriptedServer server = ScriptedServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
            String port = String.valueOf(proxy.address().getPort());
            String[] values = {"127.0.0.1", port, "", "127.0.0.1", port};
            for (int i = 0; i < names.length; i++) {
                System.setProperty(names[i], values[i]);
            }
            try (Connection connection = open(server)) {
                assertThat(((Response) get(connection)).status()).isEqualTo(204);
                assertThat(proxy.accepted()).isZero();
            } finally {
                for (String name : names) {
                    System.clearProperty(name);
                }
            }
        }
    }

    private static String answerTo(byte[] bytes) throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    client.send(bytes);
                    Thread.sleep(2000);
                });
                Connection connection = open(server)) {
            return ((Reply.NotHttp) get(connection)).speaks();
        }
    }

    private static Connection open(ScriptedServer server) {
        return Connection.open(server.address(), Deadline.in(Duration.ofSeconds(5)));
    }

    private static Reply get(Connection connection) {
        return connection.request("GET", "/", Deadline.in(Duration.ofSeconds(5)));
    }

    private static <T> T within(Duration limit, java.util.function.Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(limit.plus(TOLERANCE));
        return result;
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
