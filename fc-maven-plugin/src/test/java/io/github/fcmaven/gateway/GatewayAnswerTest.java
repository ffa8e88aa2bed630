package io.github.fcmaven.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.process.Await;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches a client of a function's answer. */
class GatewayAnswerTest {

    private static final FunctionSpec SPEC = TestGateway.spec(10, 20, FunctionSpec.Calls.NONE, "GET", "POST", "HEAD");

    @TempDir
    static Path work;

    @TempDir
    static Path other;

    private static TestGateway custom;
    private static TestGateway standard;

    @BeforeAll
    static void open() throws Exception {
        custom = TestGateway.of(work, SPEC);
        custom.gateway.startInstance();
        standard = TestGateway.of(
                other,
                SPEC,
                new GatewaySettings(0, Domain.DEFAULT, Overload.QUEUE, Optional.empty(), Optional.empty()));
        standard.gateway.startInstance();
    }

    @AfterAll
    static void close() {
        custom.close();
        standard.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Server: mine", "Date: never", "X-Fc-Status", "X-Fc-Mine", "Keep-Alive", "Upgrade"})
    void aReservedHeaderOfTheFunctionIsIgnored(String header) throws Exception {
        assertThat(custom.get("/headers"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .doesNotContain("\n" + header)
                .endsWith("\r\n\r\nok");
    }

    @Test
    void everyOtherHeaderOfTheFunctionComesAsItIs() throws Exception {
        assertThat(custom.get("/headers")).contains("X-Mine: yes\r\nX-Mine: twice\r\n");
    }

    @Test
    void thePlatformAddsItsHeaders() throws Exception {
        assertThat(custom.get("/headers"))
                .containsPattern("\nX-Fc-Request-Id: 1-[0-9a-f]{8}-")
                .containsPattern("\nDate: \\w{3}, \\d{1,2} \\w{3} \\d{4} [\\d:]{8} GMT\r\n")
                .contains("\nContent-Length: 2\r\n", "\nAccess-Control-Expose-Headers: Date,x-fc-request-id\r\n");
    }

    @Test
    void theOriginOfARequestIsAllowed() throws Exception {
        assertThat(custom.get("/headers", "Origin: https://shop.example"))
                .contains("\nAccess-Control-Allow-Origin: https://shop.example\r\n")
                .contains("\nAccess-Control-Allow-Credentials: true\r\n");
        assertThat(custom.get("/headers")).doesNotContain("Access-Control-Allow-Origin");
    }

    @Test
    void whatTheFunctionAllowsStandsBesideItAndIsTold() throws Exception {
        assertThat(custom.get("/cors", "Origin: https://shop.example"))
                .contains("Access-Control-Allow-Origin: *\r\n", "Access-Control-Allow-Origin: https://shop.example");
        assertThat(custom.requests).anyMatch(line -> line.contains("two values of Access-Control-Allow-Origin"));
    }

    @Test
    void aPreflightIsAnsweredForAFunctionWhoseTriggerTakesNoOptions() throws Exception {
        assertThat(custom.ask("OPTIONS /echo HTTP/1.1\nHost: h\nOrigin: https://shop.example\n"
                        + "Access-Control-Request-Method: PUT\nAccess-Control-Request-Headers: X-A\n"
                        + "Connection: close\n\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Access-Control-Allow-Origin: https://shop.example")
                .contains("Access-Control-Allow-Methods: PUT", "Access-Control-Allow-Headers: X-A")
                .doesNotContain("OPTIONS /echo");
    }

    @Test
    void theDefaultDomainMakesBrowsersDownloadTheAnswer() throws Exception {
        assertThat(standard.get("/echo")).contains("\nContent-Disposition: attachment\r\n");
        assertThat(custom.get("/echo")).doesNotContain("Content-Disposition");
    }

    @Test
    void theDefaultDomainForbidsRedirects() throws Exception {
        assertThat(standard.get("/redirect"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("\"Code\":\"ExternalRedirectForbidden\"")
                .doesNotContain("Location");
    }

    @Test
    void aRedirectPassesAtADomainOfOnesOwnAndTheOtherRuleIsTold() throws Exception {
        assertThat(custom.get("/redirect")).startsWith("HTTP/1.1 302 Found\r\n").contains("Location: /echo");
        assertThat(custom.requests)
                .anyMatch(line -> line.contains("the default domain answers 400 ExternalRedirectForbidden instead"));
    }

    @Test
    void theDefaultDomainServesNoApk() throws Exception {
        assertThat(standard.get("/app.apk")).contains("\"Code\":\"ApkDownloadForbidden\"");
        assertThat(custom.get("/app.apk")).startsWith("HTTP/1.1 200");
    }

    @Test
    void headersOfMoreThan8KbAreABadResponse() throws Exception {
        assertThat(custom.get("/wide"))
                .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                .contains("\"Code\":\"BadResponse\"");
    }

    @Test
    void anAnswerThatIsNoHttpIsABadResponse() throws Exception {
        assertThat(custom.get("/garbage")).startsWith("HTTP/1.1 502").contains("\"Code\":\"BadResponse\"");
        assertThat(custom.problems).anyMatch(text -> text.contains("FC-HTTP"));
    }

    @Test
    void anAnswerThatEndsWithItsConnectionComesInChunks() throws Exception {
        assertThat(custom.get("/close"))
                .contains("Transfer-Encoding: chunked")
                .endsWith("d\r\nuntil the end\r\n0\r\n\r\n");
        assertThat(custom.ask("GET /close HTTP/1.0\n\n"))
                .doesNotContain("Transfer-Encoding")
                .endsWith("\r\n\r\nuntil the end");
    }

    @Test
    void anAnswerThatBreaksOffBreaksOffForTheClientToo() throws Exception {
        assertThat(custom.get("/half")).endsWith("\r\n4\r\nhalf\r\n");
        Await.until("its line", () -> custom.requests.stream()
                .anyMatch(line -> line.matches("GET /half 200 \\d+ ms; the answer broke off")));
        assertThat(custom.problems).anyMatch(text -> text.contains("the server ended the connection"));
    }

    /** Else a function would take half an upload for a whole one. */
    @Test
    void aBodyThatBreaksOffBreaksOffForTheFunctionToo() throws Exception {
        try (Socket client = new Socket("127.0.0.1", custom.port())) {
            client.getOutputStream()
                    .write("POST /echo?half HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
        Await.until("its line", () -> custom.requests.stream()
                .anyMatch(line -> line.matches("POST /echo\\?half 499 \\d+ ms; ClientClosedRequest.*")));
    }

    @Test
    void theAnswerToHeadHasALengthAndNoBody() throws Exception {
        assertThat(custom.ask("HEAD /echo HTTP/1.1\nHost: h\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .containsPattern("\nContent-Length: \\d{3}")
                .endsWith("\r\n\r\n");
    }

    @Test
    void anInterimAnswerComesFirst() throws Exception {
        assertThat(custom.get("/early"))
                .startsWith("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n");
    }

    /** Every fiftieth event waits until the client has seen the one before: none may wait for more to come. */
    @Test
    void aThousandEventsOfAStreamComeAsTheyAreSent() throws Exception {
        List<String> events = new ArrayList<>();
        try (Wire client = new Wire(new Socket("127.0.0.1", custom.port()))) {
            client.write(new MessageHead("GET /events HTTP/1.1", List.of(new MessageHead.Field("Host", "h"))));
            client.readHead().orElseThrow();
            ChunkedInputStream body = (ChunkedInputStream) client.body(Framing.CHUNKED);
            BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    events.add(line);
                }
                if (line.endsWith("49") || line.endsWith("99")) {
                    custom.release();
                }
            }
            assertThat(body.getFooters()).extracting(Header::getName).containsExactly("X-Trailer");
        }
        assertThat(events)
                .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> "data: " + i).toList());
    }

    @Test
    void anUpgradedConnectionPassesBytesBothWaysUntilItsEnd() throws Exception {
        try (Socket client = new Socket("127.0.0.1", custom.port())) {
            OutputStream out = client.getOutputStream();
            InputStream in = client.getInputStream();
            out.write(("GET /upgrade HTTP/1.1\r\nHost: h\r\nConnection: keep-alive, Upgrade\r\nUpgrade: echo\r\n"
                            + "Sec-WebSocket-Key: k\r\n\r\nearly")
                    .getBytes(StandardCharsets.UTF_8));
            StringBuilder got = new StringBuilder();
            while (!got.toString().endsWith("\r\n\r\nearly")) {
                got.append((char) in.read());
            }
            assertThat(got.toString())
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .contains("Connection: Upgrade", "Upgrade: echo", "Sec-WebSocket-Accept: abc");
            for (int i = 0; i < 256; i++) {
                out.write(i);
                assertThat(in.read()).isEqualTo(i);
            }
            client.shutdownOutput();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("bye");
        }
    }

    /** A client that does not read stops the function's writing: else the gateway would hold what it writes. */
    @Test
    void aSlowClientHoldsTheFunctionBack() throws Exception {
        byte[] body = new byte[24 << 20];
        byte[] head = ("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: " + body.length
                        + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        try (Socket client = new Socket("127.0.0.1", custom.port())) {
            client.getOutputStream().write(head);
            client.getOutputStream().write(body);
            long before = used();
            Thread.sleep(300);
            assertThat(used() - before).as("bytes that the gateway holds").isLessThan(16 << 20);
            assertThat(client.getInputStream().readAllBytes().length).isGreaterThan(body.length);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void anotherProtocolThatNobodyAskedForIsABadResponse() throws Exception {
        assertThat(custom.get("/upgrade")).startsWith("HTTP/1.1 502").contains("\"Code\":\"BadResponse\"");
    }
}
