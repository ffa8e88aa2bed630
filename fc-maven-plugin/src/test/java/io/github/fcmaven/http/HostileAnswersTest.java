package io.github.fcmaven.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.fcmaven.platform.Deadline;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are made to break whoever reads them: each is a value, in time, on a flat heap. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileAnswersTest {

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final long FLAT = 20L * 1024 * 1024;

    @Test
    void anEndlessTrailerIsABrokenBodyOnAFlatHeap() throws IOException {
        String line = "X: " + "t".repeat(65_000) + "\r\n";
        assertEndless(CHUNKED + "0\r\n", line);
    }

    @Test
    void anEndlessTrailerOfShortLinesIsABrokenBodyOnAFlatHeap() throws IOException {
        assertEndless(CHUNKED + "0\r\n", "X:t\r\n".repeat(1000));
    }

    @Test
    void anEndlessChunkSizeIsABrokenBodyOnAFlatHeap() throws IOException {
        assertEndless(CHUNKED + "2;", "name=value;".repeat(1000));
    }

    @Test
    void aTrailerWithinTheLimitIsRead() throws IOException {
        String trailer = "X: " + "t".repeat(30_000) + "\r\n";
        Response response = (Response) answer(CHUNKED + "2\r\nok\r\n0\r\n" + trailer + trailer + "\r\n");
        assertThat(response.body()).isEqualTo(Response.Body.WHOLE);
        assertThat(response.bodyBytes()).isEqualTo(2);
    }

    @Test
    void aBodyOfOneMebibyteInTheSmallestChunksIsRead() throws IOException {
        Response response = (Response) answer(CHUNKED + "1\r\nx\r\n".repeat(1024 * 1024) + "0\r\n\r\n");
        assertThat(response.body()).isEqualTo(Response.Body.WHOLE);
        assertThat(response.bodyBytes()).isEqualTo(1024 * 1024);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.-1 200 OK",
                "HTTP/1.99999999999 200 OK",
                "HTTP/1. 200 OK",
                "HTTP/1.1",
                "HTTP/1.1 ",
                "HTTP/1.1 -200 OK",
                "HTTP/1.1 99999999999 OK",
                "HTTP/1.1 abc OK"
            })
    void aStatusLineThatIsNoneIsNotHttp(String statusLine) throws IOException {
        assertThat(answer(statusLine + "\r\nContent-Length: 0\r\n\r\n")).isInstanceOf(Reply.NotHttp.class);
    }

    /** What a proxy and a server may read differently is no body that both have read to its end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -5\r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n",
                "Content-Length: 2\r\nContent-Length: 3\r\n\r\nok",
                "Content-Length: abc\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-2\r\nok\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nok\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nxyz\r\nok\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\nokX\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nno trailer\r\n\r\n",
                "Transfer-Encoding: gzip\r\n\r\nok"
            })
    void aBodyWhoseLengthIsNoneIsBroken(String rest) throws IOException {
        Reply reply = answer("HTTP/1.1 200 OK\r\n" + rest);
        boolean broken = reply instanceof Response response && response.body() == Response.Body.BROKEN;
        assertThat(broken || reply instanceof Reply.NotHttp)
                .as(reply.describe())
                .isTrue();
    }

    @Test
    void anAnswerWithTwoLengthsIsAmbiguous() throws IOException {
        Response response = (Response) answer(
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + "2\r\nok\r\n0\r\n\r\n");
        assertThat(response.body()).isEqualTo(Response.Body.AMBIGUOUS);
        assertThat(response.describe()).contains("both Transfer-Encoding and Content-Length");
    }

    /** A build that was suspended, as by Ctrl-Z, reads the answer late: it is no late answer. */
    @Test
    void whatCameBeforeTheDeadlineIsReadAfterIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
                    client.readRequest();
                });
                Connection connection = open(server)) {
            Thread.sleep(300);
            Reply reply = connection.request("GET", "/", Deadline.in(Duration.ZERO));
            assertThat(reply).isInstanceOfSatisfying(Response.class, response -> assertThat(response.body())
                    .isEqualTo(Response.Body.WHOLE));
        }
    }

    private static void assertEndless(String begin, String more) throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    client.send(begin);
                    while (true) {
                        client.send(more);
                    }
                });
                Connection connection = open(server)) {
            long before = allocated();
            Response response = (Response) get(connection);
            assertThat(response.body()).isEqualTo(Response.Body.BROKEN);
            assertThat(allocated() - before).as("bytes allocated").isLessThan(FLAT);
            assertThat(get(connection)).isInstanceOf(Reply.Closed.class);
        }
    }

    private static Reply answer(String answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
                    client.readRequest();
                    client.send(answer);
                });
                Connection connection = open(server)) {
            return get(connection);
        }
    }

    private static Connection open(ScriptedServer server) {
        return Connection.open(server.address(), Deadline.in(Duration.ofSeconds(5)));
    }

    private static Reply get(Connection connection) {
        return connection.request("GET", "/", Deadline.in(Duration.ofSeconds(5)));
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
