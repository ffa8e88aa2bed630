package io.github.fcmaven.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.event.EventTemplate;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.process.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What servers in Java, Python and Node.js see behind the gateway: one instance of each, all rows through it. */
@Timeout(60)
class EachLanguageTest {

    private static final FunctionSpec SPEC = TestGateway.spec(
                    10, 20, FunctionSpec.Calls.NONE, HttpTrigger.METHODS.toArray(String[]::new))
            .withSettings(Map.of("logConfig", Map.of("project", "logs-of-orders", "logstore", "requests")));

    @TempDir
    static Path work;

    private static final Map<EchoLanguage, TestGateway> FUNCTIONS = new EnumMap<>(EchoLanguage.class);

    @BeforeAll
    static void open() throws Exception {
        for (EchoLanguage language : EchoLanguage.values()) {
            if (language.isHere()) {
                FUNCTIONS.put(language, TestGateway.of(work.resolve(language.name()), language.function(SPEC)));
            }
        }
        CompletableFuture.allOf(FUNCTIONS.values().stream()
                        .map(function -> CompletableFuture.runAsync(function.gateway::startInstance))
                        .toArray(CompletableFuture[]::new))
                .get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() {
        FUNCTIONS.values().forEach(TestGateway::close);
    }

    private static TestGateway of(EchoLanguage language) {
        assumeTrue(FUNCTIONS.containsKey(language), "its program is not here: .ci/run installs it on Debian");
        return FUNCTIONS.get(language);
    }

    static Stream<Arguments> rows() throws IOException {
        return PlatformRow.all().stream().flatMap(row -> Stream.of(EchoLanguage.values())
                .filter(language -> !row.name().endsWith(", not " + language))
                .map(language -> Arguments.of(row, language)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("rows")
    void isAsThePlatformDoesIt(PlatformRow row, EchoLanguage language) throws Exception {
        row.check(of(language));
    }

    static Stream<Arguments> events() {
        return Arrays.stream(EventTemplate.values())
                .flatMap(event -> Stream.of(EchoLanguage.values()).map(language -> Arguments.of(event, language)));
    }

    @ParameterizedTest(name = "C3 {0}, {1}")
    @MethodSource("events")
    void anEventOfEachTriggerComesWithItsOwnBytes(EventTemplate template, EchoLanguage language) throws Exception {
        byte[] event = template.event(Map.of(), "cn-hangzhou", Instant.parse("2026-11-28T06:00:00Z"));
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(("POST /2023-03-30/functions/orders/invocations HTTP/1.1\r\nHost: h\r\nConnection: close\r\n"
                        + "Content-Length: " + event.length + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        request.write(event);

        assertThat(of(language).ask(request.toByteArray())).endsWith("\n\n" + new String(event, ISO_8859_1));
    }

    /** Neither the request nor the answer waits for its end. */
    @ParameterizedTest
    @EnumSource
    void bytesGoUpAndDownAsTheyCome(EchoLanguage language) throws Exception {
        try (RawClient client = new RawClient(of(language).port())) {
            client.send("POST /up HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n0\r\n");
            assertThat(client.until("\r\n\r\n1\r\n0\r\n")).contains("Transfer-Encoding: chunked");
            for (int i = 1; i < 10; i++) {
                client.send("1\r\n" + i + "\r\n");
                assertThat(client.until("\r\n" + i + "\r\n")).isEqualTo("1\r\n" + i + "\r\n");
            }
            client.send("0\r\n\r\n");
            assertThat(client.until("0\r\n\r\n")).isEqualTo("0\r\n\r\n");
            client.send("GET /echo/again HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            assertThat(client.rest()).contains("GET /echo/again\n");
        }
    }

    /** Servers in Java and Python read over it. */
    @Test
    void whatFollowsTheLastChunkGoesUpToo() throws Exception {
        assertThat(of(EchoLanguage.NODE)
                        .ask("POST /echo HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\nTrailer: X-Sum\n"
                                + "Connection: close\n\n3\nabc\n0\nX-Sum: 3\n\n"))
                .endsWith("\n\nabc\ntrailer X-Sum: 3");
    }

    @ParameterizedTest
    @EnumSource
    void requestsThatDoNotWaitForAnswersAreAnsweredInTurn(EchoLanguage language) throws Exception {
        String answers = of(language)
                .ask("GET /echo/1 HTTP/1.1\nHost: h\n\nPOST /echo/2 HTTP/1.1\nHost: h\nContent-Length: 3\n\nabc"
                        + "HEAD /echo/3 HTTP/1.1\nHost: h\n\nGET /echo/4 HTTP/1.1\nHost: h\nConnection: close\n\n");

        assertThat(answers.split("HTTP/1.1 200 OK")).hasSize(5).satisfies(each -> {
            assertThat(each[1]).contains("\r\n\r\nGET /echo/1\n");
            assertThat(each[2]).contains("\r\n\r\nPOST /echo/2\n").endsWith("\n\nabc");
            assertThat(each[3]).endsWith("\r\n\r\n");
            assertThat(each[4]).contains("\r\n\r\nGET /echo/4\n");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatSendsNothingMoreIsAnswered(EchoLanguage language) throws Exception {
        try (RawClient client = new RawClient(of(language).port())) {
            client.send("GET /echo/half HTTP/1.1\r\nHost: h\r\n\r\n");
            client.endOutput();
            assertThat(client.rest()).startsWith("HTTP/1.1 200 OK").contains("GET /echo/half\n");
        }
    }

    static Stream<Arguments> bodies() {
        return Stream.of("/echo", "/2023-03-30/functions/orders/invocations")
                .flatMap(path -> Stream.of(EchoLanguage.values()).map(language -> Arguments.of(path, language)));
    }

    /** Who waits for the 100 would wait for ever. */
    @ParameterizedTest
    @MethodSource("bodies")
    void aClientThatAsksBeforeItSendsIsToldToGoOn(String path, EchoLanguage language) throws Exception {
        for (String type : List.of("Sync", "Async")) {
            try (RawClient client = new RawClient(of(language).port())) {
                client.send("POST " + path + " HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n"
                        + "X-Fc-Invocation-Type: " + type + "\r\nConnection: close\r\n\r\n");
                assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 100 Continue\r\n");
                client.send("body");
                assertThat(client.rest())
                        .startsWith(type.equals("Sync") ? "HTTP/1.1 200 OK" : "HTTP/1.1 202 Accepted")
                        .endsWith(type.equals("Sync") ? "\n\nbody" : "\r\n\r\n");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatGoesAwayEndsItsRequest(EchoLanguage language) throws Exception {
        TestGateway function = of(language);
        try (RawClient client = new RawClient(function.port())) {
            client.send("GET /slow?away HTTP/1.1\r\nHost: h\r\n\r\n");
        }
        Await.until("its line", () -> function.requests.stream()
                .anyMatch(line -> line.matches("GET /slow\\?away 499 \\d+ ms; ClientClosedRequest")));
        if (language == EchoLanguage.NODE) {
            Await.until("the function's word", () -> function.printed.contains("the client went away"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PYTHON", "NODE"})
    void aConnectionThatTheServerClosesFailsAPost(EchoLanguage language) throws Exception {
        TestGateway function = of(language);
        function.get("/drops");
        function.get("/drops");
        Thread.sleep(20);
        assertThat(function.get("/echo")).startsWith("HTTP/1.1 200 OK");
        function.get("/drops");
        Thread.sleep(20);
        assertThat(function.post("/echo", "x"))
                .startsWith("HTTP/1.1 502 Bad Gateway")
                .contains("Process exited unexpectedly before completing request");
    }

    @ParameterizedTest
    @EnumSource
    void anExitFailsAllRequestsOfTheInstanceAndTheNextOneGetsANewOne(EchoLanguage language) throws Exception {
        TestGateway function = of(language);
        try (RawClient other = new RawClient(function.port())) {
            other.send("GET /slow HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
            Thread.sleep(50);
            assertThat(function.get("/exit"))
                    .startsWith("HTTP/1.1 502 Bad Gateway")
                    .containsPattern("\"errorMessage\":\"Process exited unexpectedly before completing request");
            assertThat(other.rest()).startsWith("HTTP/1.1 502 Bad Gateway").contains("Process exited unexpectedly");
        }
        assertThat(function.problems).anyMatch(text -> text.contains("the function exited with code 3"));
        assertThat(function.get("/echo")).startsWith("HTTP/1.1 200 OK");
    }
}
