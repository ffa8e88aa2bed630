package io.github.fcmaven.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.invocation.Event;
import io.github.fcmaven.invocation.GatewayCall;
import io.github.fcmaven.invocation.InvocationResult;
import io.github.fcmaven.invocation.InvocationType;
import io.github.fcmaven.process.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that come by the call of the API, as the SDK makes it. */
class InvokeFunctionTest {

    private static final String PATH = "/2023-03-30/functions/orders/invocations";

    @TempDir
    static Path work;

    private static TestGateway function;

    @BeforeAll
    static void open() throws Exception {
        Map<String, Object> once = Map.of("asyncInvokeConfig", Map.of("maxAsyncRetryAttempts", 1));
        function = TestGateway.of(
                work, TestGateway.spec(1, 2, FunctionSpec.Calls.NONE).withSettings(once));
        function.gateway.startInstance();
    }

    @AfterAll
    static void close() {
        function.close();
    }

    @Test
    void anEventComesAsPostOfInvokeWithItsOwnBytes() throws Exception {
        assertThat(function.post(PATH + "?qualifier=LATEST", "{\"a\":\"ä\"}", "Content-Type: application/json"))
                .contains("\r\n\r\nPOST /invoke HTTP/1.1\r\n", "X-Fc-Control-Path: /invoke")
                .contains("Content-Type: application/octet-stream", "Content-Length: 9")
                .endsWith("\r\n\r\n{\"a\":\"ä\"}");
    }

    @Test
    void anEventWithoutABodyComes() throws Exception {
        assertThat(function.post(PATH, "")).contains("POST /invoke HTTP/1.1", "Content-Length: 0");
    }

    @Test
    void theBodyComesBackAndNothingElse() throws Exception {
        assertThat(function.post(PATH, "400"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .containsPattern("X-Fc-Request-Id: 1-")
                .containsPattern("X-Fc-Instance-Id: c-")
                .contains("Content-Type: application/octet-stream")
                .doesNotContain("X-Mine", "X-Fc-Error-Type")
                .endsWith("\r\n\r\nno");
        assertThat(function.requests)
                .anyMatch(line -> line.contains("the function answered 400, which the platform drops"));
    }

    @Test
    void theFunctionsStatusSaysThatItFailed() throws Exception {
        assertThat(function.post(PATH, "fail"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("X-Fc-Error-Type: InvocationError")
                .doesNotContain("X-Fc-Status")
                .endsWith("\r\n\r\nno");
    }

    @Test
    void theLogComesBackWhereItIsAskedFor() throws Exception {
        String answer = function.post(PATH, "logged", "X-Fc-Log-Type: Tail");
        String log = new String(
                Base64.getDecoder().decode(answer.replaceFirst("(?s).*X-Fc-Log-Result: (\\S+).*", "$1")), UTF_8);

        assertThat(log)
                .containsPattern("FC Invoke Start RequestId: 1-\\S+\n(?s:.*)FC Invoke End RequestId: 1-\\S+\n")
                .containsPattern("Duration: \\d+\\.\\d\\d ms, Billed Duration: \\d+ ms, Memory Size: 512 MB,"
                        + " Max Memory Used: \\d");
        assertThat(function.post(PATH, "quiet")).doesNotContain("X-Fc-Log-Result");
    }

    /** As {@code fc:invoke} does in another build of the same project. */
    @Test
    void whoReadsTheGatewaysFileSendsTheEventToIt() {
        Path file = work.resolve("gateway.properties");
        GatewayFile.of(function.gateway, "abc").write(file);
        List<String> log = new ArrayList<>();

        InvocationResult result = new GatewayCall(
                        new Event(function.launched.get(0).function(), "{}".getBytes(UTF_8), InvocationType.SYNC),
                        GatewayFile.ofRunning(file).orElseThrow(),
                        log::add)
                .send();

        assertThat(result.failure()).isEmpty();
        assertThat(result.answer())
                .asString(UTF_8)
                .startsWith("POST /invoke HTTP/1.1")
                .endsWith("{}");
        assertThat(log).first().asString().startsWith("FC Invoke Start RequestId: 1-");
    }

    @Test
    void anotherFunctionIsNotFound() throws Exception {
        assertThat(function.post("/2023-03-30/functions/others/invocations", "x"))
                .startsWith("HTTP/1.1 404 Not Found\r\n")
                .contains("\"Code\":\"FunctionNotFound\"");
    }

    @Test
    void anAsynchronousEventIsAcceptedAndDoneAfterwards() throws Exception {
        String answer = function.post(PATH, "later", "X-Fc-Invocation-Type: Async");

        assertThat(answer)
                .startsWith("HTTP/1.1 202 Accepted\r\n")
                .contains("X-Fc-Request-Id", "Content-Length: 0")
                .endsWith("\r\n\r\n");
        Await.until("the event", () -> function.printed.contains("event later"));
        Await.until("its line", () -> function.requests.stream()
                .anyMatch(line -> line.matches("asynchronous POST " + PATH + " 200 \\d+ ms")));
    }

    /** Nobody gets it: it is read to its end, and not kept. */
    @Test
    void anAsynchronousEventMayHaveALongAnswer() throws Exception {
        function.post(PATH, "long", "X-Fc-Invocation-Type: Async");
        Await.until("its line", () -> function.requests.stream()
                .anyMatch(line -> line.matches("asynchronous POST " + PATH + " 200 \\d+ ms")
                        && function.printed.contains("event long")));
        assertThat(function.problems).noneMatch(problem -> problem.contains("which are not kept here"));
    }

    @Test
    void anAsynchronousEventThatFailsIsSentAgain() throws Exception {
        function.post(PATH, "second time", "X-Fc-Invocation-Type: Async");
        Await.until("its lines", () -> function.requests.stream()
                .anyMatch(line -> line.matches("asynchronous POST " + PATH + " 200 \\d+ ms; InvocationError, by the"
                        + " function's x-fc-status; it is called again in 500 ms")));
        Await.until("the second time", () -> function.printed.contains("retry 1"));
        assertThat(function.printed).contains("retry 0").doesNotContain("retry 2");
    }

    @Test
    void anAsynchronousEventThatFailsAgainAndAgainIsGivenUp() throws Exception {
        function.post(PATH, "fail", "X-Fc-Invocation-Type: Async");
        Await.until("its last line", () -> function.requests.stream()
                .anyMatch(line -> line.endsWith("; it failed 2 times, and is not called again")));
    }

    @Test
    void theFunctionsLogHasTheMarksOfThePlatform() throws Exception {
        String answer = function.post(PATH, "fail");
        String id = answer.replaceFirst("(?s).*X-Fc-Request-Id: (\\S+).*", "$1");
        assertThat(function.printed)
                .contains(
                        "FC Invoke Start RequestId: " + id,
                        "FC Invoke End RequestId: " + id + ", Error: Unhandled function error");
    }

    @Test
    void anAsynchronousEventHasAtMost128Kb() throws Exception {
        assertThat(function.post(PATH, "x".repeat(131_073), "X-Fc-Invocation-Type: Async"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("\"Code\":\"EntityTooLarge\"", "(131072 bytes)");
    }

    @Test
    void anEventThatTakesTooLongIsAnErrorWithStatus200() throws Exception {
        assertThat(function.post(PATH, "slow"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("X-Fc-Error-Type: InvocationError")
                .containsPattern(
                        "\\{\"errorMessage\":\"Function timed out after 2 seconds \\(maxMemoryUsage: \\d+MB\\)\"}");
        assertThat(function.problems)
                .anyMatch(text -> text.startsWith("the function did not answer the event within its timeout of 2 s; it"
                                + " printed last:\n    ")
                        && text.contains("\n  platform: InvocationError: Function timed out"));
    }

    @Test
    void anAnswerThatBreaksOffIsAnErrorWithStatus200() throws Exception {
        assertThat(function.post(PATH, "half"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("X-Fc-Error-Type: InvocationError", "Process exited unexpectedly");
    }

    @Test
    void anExitDuringAnEventIsAnErrorWithStatus200() throws Exception {
        assertThat(function.post(PATH, "exit"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("X-Fc-Error-Type: InvocationError", "Process exited unexpectedly before completing request");
    }
}
