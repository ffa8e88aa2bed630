package io.github.fcmaven.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.instance.PlatformRequests;
import io.github.fcmaven.platform.CustomRuntime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches a function of a request that comes through the gateway: the function answers with what it got. */
class GatewayRequestTest {

    @TempDir
    static Path work;

    private static TestGateway function;

    @BeforeAll
    static void open() throws Exception {
        function = TestGateway.of(
                work, TestGateway.spec(10, 20, io.github.fcmaven.function.FunctionSpec.Calls.NONE, "GET", "POST"));
        function.gateway.startInstance();
    }

    @AfterAll
    static void close() {
        function.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Fc-Request-Id | 1-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{12}",
                "X-Fc-Control-Path | /http-invoke",
                "X-Fc-Function-Name | orders",
                "X-Fc-Function-Handler | index.handler",
                "X-Fc-Function-Memory | 512",
                "X-Fc-Function-Timeout | 20",
                "X-Fc-Region | cn-hangzhou",
                "X-Fc-Account-Id | \\d{16}",
                "X-Fc-Qualifier | LATEST",
                "X-Fc-Retry-Count | 0",
                "X-Fc-Base-Path | /echo/a",
                "X-Forwarded-For | 127.0.0.1",
                "X-Forwarded-Proto | http"
            })
    void eachHeaderOfThePlatformComesWithItsForm(String name, String form) throws Exception {
        assertThat(function.get("/echo/a?b=c")).containsPattern("\n" + name + ": " + form + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Fc-Version-Id",
                "X-Fc-Access-Key-Id",
                "X-Fc-Access-Key-Secret",
                "X-Fc-Service-Name",
                "X-Fc-Service-Logproject",
                "X-Fc-Service-Logstore",
                "X-Fc-Client-Ip",
                "X-Fc-Api-Server-Ip",
                "X-Fc-Eagleeye-Rpcid",
                "X-Fc-Eagleeye-Traceid",
                "X-Fc-Eagleeye-Userdata",
                "X-Fc-Tracing-Jaeger-Endpoint",
                "X-Fc-Tracing-Opentracing-Span-Context",
                "X-Fc-Tracing-Opentracing-Span-Baggages"
            })
    void aHeaderThatIsNotUsedComesEmpty(String name) throws Exception {
        assertThat(function.get("/echo")).contains("\n" + name + ": \r\n");
    }

    @Test
    void theTokenComesToOlderRuntimesAlone() throws Exception {
        assertThat(function.get("/echo")).doesNotContainIgnoringCase("x-fc-security-token");
    }

    @Test
    void methodPathQueryHostAndHeadersGoThroughAsTheyCome() throws Exception {
        String got = function.get("//a/%2e%2E/b?x=%20&y=ä", "Cookie: a=b", "X-Odd_name: ü", "Accept-Encoding: gzip");

        assertThat(got)
                .contains("\r\nGET //a/%2e%2E/b?x=%20&y=ä HTTP/1.1\r\n")
                .contains("Host: localhost:" + function.port())
                .contains("Cookie: a=b", "X-Odd_name: ü", "Accept-Encoding: gzip");
    }

    @Test
    void whatAProxyForwardedIsAppendedTo() throws Exception {
        assertThat(function.get("/echo", "X-Forwarded-For: 203.0.113.7", "X-Forwarded-Proto: https"))
                .contains("X-Forwarded-For: 203.0.113.7, 127.0.0.1", "X-Forwarded-Proto: https, http");
    }

    @Test
    void thePlatformsOwnHeadersOfAClientAreDroppedAndTold() throws Exception {
        String got = function.get("/echo", "X-Fc-Mine: 1", "x-fc-function-name: other", "Keep-Alive: 5");

        assertThat(got).contains("X-Fc-Function-Name: orders").doesNotContain("X-Fc-Mine", "other", "Keep-Alive");
        assertThat(function.requests)
                .anyMatch(line ->
                        line.matches("GET /echo 200 \\d+ ms; the function does not get X-Fc-Mine, x-fc-function-name"));
    }

    @Test
    void whatThePlatformReadsItselfIsDroppedWithoutAWord() throws Exception {
        assertThat(function.get("/quiet", "X-Fc-Log-Type: Tail", "X-Fc-Invocation-Type: Sync"))
                .doesNotContainIgnoringCase("x-fc-log-type");
        assertThat(function.requests).anyMatch(line -> line.matches("GET /quiet 200 \\d+ ms"));
    }

    @Test
    void aBodyGoesThroughByItsLength() throws Exception {
        assertThat(function.post("/echo", "a body"))
                .contains("Content-Length: 6")
                .endsWith("\r\n\r\na body");
    }

    @Test
    void aBodyGoesThroughInChunks() throws Exception {
        assertThat(function.ask("POST /echo HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\nConnection: close\n\n"
                        + "3\nabc\n4\ndefg\n0\n\n"))
                .contains("Transfer-Encoding: chunked")
                .endsWith("\r\n\r\nabcdefg");
    }

    @Test
    void severalRequestsGoOverOneConnection() throws Exception {
        String both = function.ask("POST /echo HTTP/1.1\nHost: h\nContent-Length: 1\n\na"
                + "GET /echo?second HTTP/1.1\nHost: h\nConnection: close\n\n");

        assertThat(both).contains("POST /echo HTTP/1.1", "GET /echo?second HTTP/1.1");
    }

    @Test
    void aMethodThatTheTriggerDoesNotListIsRefused() throws Exception {
        assertThat(function.ask("PUT /echo HTTP/1.1\nHost: h\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 403 Forbidden\r\n")
                .contains("X-Fc-Error-Type: FCCommonError", "\"Code\":\"AccessDenied\"");
        assertThat(function.problems).anyMatch(text -> text.contains("add PUT to methods of the HTTP trigger"));
    }

    @Test
    void headersOfMoreThan8KbAreRefused() throws Exception {
        assertThat(function.get("/echo", "X-Wide: " + "w".repeat(8192)))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("\"Code\":\"InvalidArgument\"");
        assertThat(function.get("/echo", "X-Wide: " + "w".repeat(8000))).startsWith("HTTP/1.1 200");
    }

    @Test
    void aPathAndQueryOfMoreThan4KbAreRefused() throws Exception {
        assertThat(function.get("/echo?" + "q".repeat(4096)))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("\"Code\":\"InvalidArgument\"");
        assertThat(function.get("/echo?" + "q".repeat(4090))).startsWith("HTTP/1.1 200");
    }

    @Test
    void aBodyOfMoreThan32MbIsRefusedByItsLength() throws Exception {
        assertThat(function.ask("POST /echo HTTP/1.1\nHost: h\nContent-Length: 33554433\n\n"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("\"Code\":\"EntityTooLarge\"", "maximum allowed size (33554432 bytes)");
    }

    @Test
    void aBodyOfMoreThan32MbIsRefusedThoughItComesInChunks() throws Exception {
        String megabyte = "100000\r\n" + "x".repeat(1 << 20) + "\r\n";
        byte[] request = ("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + megabyte.repeat(33)
                        + "0\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(function.ask(request))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("\"Code\":\"EntityTooLarge\"");
    }

    @Test
    void anErrorNamesTheRequestByTheIdOfItsHeader() throws Exception {
        String answer = function.get("/echo?" + "q".repeat(4096));
        String id = answer.replaceFirst("(?s).*X-Fc-Request-Id: (\\S+).*", "$1");

        assertThat(id).startsWith("1-");
        assertThat(answer).contains("\"RequestId\":\"" + id + "\"");
    }

    @Test
    void whatIsNoRequestIsRefused() throws Exception {
        assertThat(function.ask("nonsense\n\n")).startsWith("HTTP/1.1 400 Bad Request\r\n");
        assertThat(function.ask("POST / HTTP/1.1\nContent-Length: 1\nTransfer-Encoding: chunked\n\n"))
                .contains("the body has two lengths");
    }

    @Test
    void anOlderRuntimeGetsTheTokenToo() throws Exception {
        FunctionPackage later = EchoFunction.of(TestSpec.DEMO);
        FunctionPackage older = new FunctionPackage(
                later.spec(),
                CustomRuntime.CUSTOM_DEBIAN10,
                later.layers(),
                later.port(),
                later.start(),
                Map.of(),
                later.entries());

        assertThat(new PlatformRequests(older).get("/").headers()).containsEntry("X-Fc-Security-Token", "");
    }

    @Test
    void aHeadThatDoesNotEndIsRefused() throws Exception {
        assertThat(function.get("/echo?" + "q".repeat(300_000))).startsWith("HTTP/1.1 400 Bad Request\r\n");
    }

    /** Else what a page may send in it would be the next request. */
    @Test
    void theBodyOfAPreflightIsNoRequest() throws Exception {
        String smuggled = "GET /echo/smuggled HTTP/1.1\nHost: h\nConnection: close\n\n";
        String answer = function.ask("OPTIONS /echo HTTP/1.1\nHost: h\nOrigin: https://shop.example\n"
                + "Access-Control-Request-Method: PUT\nContent-Length: " + smuggled.length() + "\n\n" + smuggled);

        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").doesNotContain("smuggled");
    }

    @Test
    void aTimeoutThatIsNotNeededIsForgotten() {
        ScheduledThreadPoolExecutor timer = Gateway.timer();
        try {
            timer.schedule(() -> {}, 1, TimeUnit.DAYS).cancel(false);
            assertThat(timer.getQueue()).isEmpty();
        } finally {
            timer.shutdownNow();
        }
    }
}
