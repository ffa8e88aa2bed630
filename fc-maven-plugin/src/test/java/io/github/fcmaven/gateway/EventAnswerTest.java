package io.github.fcmaven.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.invocation.InvocationResult;
import io.github.fcmaven.invocation.InvocationType;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.Await;
import io.github.fcmaven.process.SocketTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events that no client sends, to a gateway that was opened for them: a real process out of a real zip. */
@Timeout(60)
class EventAnswerTest {

    @TempDir
    Path work;

    private TestGateway opened;
    private List<String> log;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(SocketTable.readable(), "needs /proc");
        FunctionPackage function = new TestFunction()
                .file(EventServer.class.getName().replace('.', '/') + ".class", EventServer.classFile())
                .start(
                        List.of("/opt/java17/bin/java"),
                        List.of("-XX:TieredStopAtLevel=1", "-cp", "/code", EventServer.class.getName()))
                .function();
        opened = TestGateway.of(work, function);
        log = opened.printed;
        opened.gateway.startInstance();
    }

    @AfterEach
    void end() {
        opened.close();
        assertThat(work.resolve("fc")).isEmptyDirectory();
    }

    /** In one instance: what it does with one event leaves it as it was for the next, but for the last. */
    @Test
    void theAnswerAndTheFailureAreThoseOfThePlatform() throws Exception {
        theAnswerIsTheBodyByteForByteBetweenThePlatformsMarks();
        theRequestIsThatOfAnEvent();
        theStatusIsDroppedWithAWarning();
        theFunctionSaysItselfThatItFailed();
        tooLongHeadersAreABadResponse();
        aClosedConnectionIsAnExit();
        anAsynchronousCallAnswersNothing();
        aFunctionThatExitsFailsWithItsCode();
        assertThat(opened.problems).as("who sent the event hears it").isEmpty();
        assertThat(opened.requests).isEmpty();
    }

    private void theAnswerIsTheBodyByteForByteBetweenThePlatformsMarks() throws Exception {
        byte[] event = {0, (byte) 0xff, '\n', 27, '[', '2', 'J'};

        InvocationResult result = send(event, InvocationType.SYNC);

        assertThat(result.answer()).isEqualTo(event);
        assertThat(result.failure()).isEmpty();
        assertThat(result.notes()).isEmpty();
        // what the server prints comes by a pipe of its own, and may be read behind its answer
        Await.until("its line", () -> log.contains("handling 7 characters"));
        assertThat(log).hasSize(4);
        List<String> marks =
                log.stream().filter(line -> !line.startsWith("handling")).toList();
        assertThat(marks.get(0)).matches("FC Invoke Start RequestId: 1-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{12}");
        assertThat(marks.get(1)).isEqualTo(marks.get(0).replace("Start", "End"));
        assertThat(marks.get(2))
                .matches("Duration: \\d+\\.\\d\\d ms, Billed Duration: \\d+ ms, Memory Size: 512 MB,"
                        + " Max Memory Used: [1-9]\\d+\\.\\d\\d MB");
    }

    private void theRequestIsThatOfAnEvent() {
        assertThat(text(send("request")))
                .startsWith("POST ")
                .contains(
                        "Content-type=[application/octet-stream]",
                        "X-fc-control-path=[/invoke]",
                        "X-fc-function-name=[orders]");
    }

    private void theStatusIsDroppedWithAWarning() {
        InvocationResult result = send("404");

        assertThat(text(result)).isEqualTo("nobody sees the status");
        assertThat(result.failure()).isEmpty();
        assertThat(result.notes()).singleElement().asString().contains("answered 404", "x-fc-status: 404");
    }

    private void theFunctionSaysItselfThatItFailed() {
        InvocationResult result = send("failed");

        assertThat(text(result)).isEqualTo("it failed");
        assertThat(problem(result).platform()).startsWith("InvocationError: ");
        assertThat(problem(result).what()).contains("x-fc-status: 404");
    }

    private void aClosedConnectionIsAnExit() {
        InvocationResult result = send("close");

        assertThat(text(result))
                .matches("\\{\"errorMessage\":\"Process exited unexpectedly before completing request"
                        + " \\(duration: \\d+ms, maxMemoryUsage: [1-9]\\d+MB\\)\"}");
        assertThat(problem(result).what())
                .contains("the server ended the connection before its answer to the event was whole");
    }

    private void tooLongHeadersAreABadResponse() {
        InvocationResult result = send("headers");

        assertThat(text(result)).contains("\"Code\":\"BadResponse\"", "\"RequestId\":\"1-");
        assertThat(problem(result).platform()).isEqualTo("BadResponse: 502");
        assertThat(problem(result).what()).contains("bytes, more than 8192");
    }

    private void anAsynchronousCallAnswersNothing() {
        InvocationResult result = send("failed".getBytes(UTF_8), InvocationType.ASYNC);

        assertThat(result.answer()).isEmpty();
        assertThat(result.failure()).isPresent();
    }

    private void aFunctionThatExitsFailsWithItsCode() {
        InvocationResult result = send("exit");

        assertThat(text(result))
                .matches("\\{\"errorMessage\":\"Process exited unexpectedly before completing request"
                        + " \\(duration: \\d+ms, maxMemoryUsage: \\d+MB\\)\"}");
        assertThat(problem(result).what()).contains("exited with code 3", "before it answered the event", "handling 4");
        assertThat(problem(result).fix()).contains("server.log");
    }

    private InvocationResult send(String event) {
        return send(event.getBytes(UTF_8), InvocationType.SYNC);
    }

    private InvocationResult send(byte[] event, InvocationType type) {
        return InvocationResult.of(type, opened.gateway.invoke(event));
    }

    private static String text(InvocationResult result) {
        return new String(result.answer(), UTF_8);
    }

    private static FcProblem problem(InvocationResult result) {
        return result.failure().orElseThrow();
    }
}
