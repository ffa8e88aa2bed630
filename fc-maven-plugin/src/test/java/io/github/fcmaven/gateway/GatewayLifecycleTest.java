package io.github.fcmaven.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.Await;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The life of an instance behind the gateway, and what the platform answers where it ends. */
@Execution(ExecutionMode.CONCURRENT)
class GatewayLifecycleTest {

    private static final FunctionSpec.Calls HOOKS = new FunctionSpec.Calls(Optional.of(5), Optional.of(5), false);

    @TempDir
    Path work;

    @Test
    void theFirstRequestStartsAnInstanceOnceAndInitializesIt() throws Exception {
        try (TestGateway function = TestGateway.of(work, TestGateway.spec(10, 20, HOOKS))) {
            assertThat(function.launched).isEmpty();
            CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> get(function, "/echo"));
            assertThat(function.get("/echo")).startsWith("HTTP/1.1 200");
            assertThat(other.get()).startsWith("HTTP/1.1 200");
            assertThat(function.launched).hasSize(1);
            assertThat(function.events)
                    .singleElement()
                    .asString()
                    .startsWith("cold start: the instance is ready after ");
        }
    }

    @Test
    void aStartBeforeRequestsJoinsTheOneOfARequest() throws Exception {
        try (TestGateway function = TestGateway.of(work, TestGateway.spec(10, 20, HOOKS))) {
            function.portWait = Duration.ofMillis(500);
            CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> get(function, "/echo"));
            Await.until("the launch", () -> function.launching.get() == 1);

            RunningInstance started = function.gateway.startInstance();

            assertThat(request.get()).startsWith("HTTP/1.1 200");
            assertThat(function.launched).containsExactly(started);
            assertThat(function.launching).hasValue(1);
            assertThat(function.gateway.startInstance())
                    .as("the one that serves")
                    .isSameAs(started);
            assertThat(function.problems).isEmpty();
        }
        assertThat(work.resolve("fc")).isEmptyDirectory();
    }

    @Test
    void aStartBeforeRequestsHearsWhyTheOneOfARequestFailed() throws Exception {
        try (TestGateway function = TestGateway.of(work, TestGateway.spec(10, 20, FunctionSpec.Calls.NONE), "exit")) {
            function.portWait = Duration.ofMillis(500);
            CompletableFuture<String> request = CompletableFuture.supplyAsync(() -> get(function, "/echo"));
            Await.until("the launch", () -> function.launching.get() == 1);

            assertThatThrownBy(function.gateway::startInstance)
                    .isInstanceOf(FcProblem.class)
                    .hasMessageContaining("FC-STARTUP");
            assertThat(request.get()).contains("\"Code\":\"CAExited\"");
            assertThat(function.launching).hasValue(1);
        }
    }

    @Test
    void anEndPreparesTheInstanceAndLeavesNothing() throws Exception {
        TestGateway function = TestGateway.of(work, TestGateway.spec(10, 20, HOOKS));
        function.get("/echo");
        long pid = function.launched.get(0).server().pid();

        function.close();

        assertThat(function.printed).contains("pre-stop");
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(work.resolve("fc")).isEmptyDirectory();
    }

    @Test
    void aFailedInitializerIsToldWithStatus200() throws Exception {
        try (TestGateway function = TestGateway.of(work, TestGateway.spec(10, 20, HOOKS), "initialize")) {
            assertThat(function.get("/echo"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("X-Fc-Error-Type: InitializationError", "{\"errorMessage\":\"");
            assertThat(function.problems).anyMatch(text -> text.contains("FC-INITIALIZER"));
        }
    }

    @Test
    void aFailedStartIsToldWithItsCodeAndTheNextRequestTriesAgain() throws Exception {
        try (TestGateway function = TestGateway.of(work, TestGateway.spec(10, 20, FunctionSpec.Calls.NONE), "exit")) {
            assertThat(function.get("/echo"))
                    .startsWith("HTTP/1.1 412 Precondition Failed\r\n")
                    .contains("X-Fc-Error-Type: FCCommonError", "\"Code\":\"CAExited\"", "\"RequestId\":\"1-");
            assertThat(function.problems)
                    .anyMatch(text -> text.startsWith("FC-STARTUP: ")
                            && text.contains("\n  platform: CAExited: ")
                            && text.contains("\n  fix: "));
            function.get("/echo");
            assertThat(function.launched).hasSize(2);
        }
    }

    @Test
    void anExitDuringARequestIsToldAndTheNextOneGetsANewInstance() throws Exception {
        try (TestGateway function = TestGateway.of(work)) {
            assertThat(function.get("/exit"))
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .containsPattern("\\{\"errorMessage\":\"Process exited unexpectedly before completing request"
                            + " \\(duration: \\d+ms, maxMemoryUsage: 0MB\\)\"}");
            assertThat(function.problems).anyMatch(text -> text.contains("the function exited with code 3"));
            assertThat(function.get("/echo")).startsWith("HTTP/1.1 200");
            assertThat(function.launched).hasSize(2);
        }
    }

    @Test
    void anExitBetweenRequestsIsToldAndTheNextOneGetsANewInstance() throws Exception {
        try (TestGateway function = TestGateway.of(work)) {
            function.gateway.startInstance();
            ProcessHandle.of(function.launched.get(0).server().pid())
                    .orElseThrow()
                    .destroyForcibly();
            Await.until("the word of it", () -> function.events.stream()
                    .anyMatch(line -> line.endsWith("; the next request starts a new instance.")));

            assertThat(function.get("/echo")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aWaitForThePortIsNoPartOfAColdStart() throws Exception {
        try (TestGateway function = TestGateway.of(work)) {
            function.portWait = Duration.ofSeconds(1);
            long before = System.nanoTime();
            function.gateway.startInstance();
            double all = (System.nanoTime() - before) / 1e9;

            Pattern told = Pattern.compile("cold start: the instance is ready after (\\S+) (m?)s, on port .*");
            List<Double> seconds = function.events.stream()
                    .map(told::matcher)
                    .filter(Matcher::matches)
                    .map(start ->
                            Double.parseDouble(start.group(1)) / (start.group(2).isEmpty() ? 1 : 1000))
                    .toList();
            assertThat(seconds).singleElement().satisfies(start -> assertThat(start)
                    .isPositive()
                    .as("of %s s, 1 s was a wait; 0.1 s is lost where it is rounded", all)
                    .isLessThan(all - 0.9));
        }
    }

    @Test
    void whoAsksForTheInstanceHearsWhyThereIsNone() throws Exception {
        TestGateway function = TestGateway.of(work, TestGateway.spec(10, 20, FunctionSpec.Calls.NONE), "exit");
        try (function) {
            assertThatThrownBy(() -> function.gateway.use(running -> running))
                    .isInstanceOf(FcProblem.class)
                    .hasMessageStartingWith("FC-STARTUP: ")
                    .hasMessageContaining("exited with code 3");
        }
        assertThatThrownBy(() -> function.gateway.use(running -> running)).hasMessageContaining("start it again");
    }

    @Test
    void aRequestThatTakesTooLongIsEnded() throws Exception {
        try (TestGateway function = TestGateway.of(work, TestGateway.spec(10, 1, FunctionSpec.Calls.NONE))) {
            assertThat(function.get("/slow"))
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("Function timed out after 1 seconds");
            assertThat(function.problems).anyMatch(text -> text.contains("raise timeout"));
        }
    }

    @Test
    void oneRequestTooManyIsRejectedOrWaits() throws Exception {
        FunctionSpec one = TestGateway.spec(1, 20, FunctionSpec.Calls.NONE);
        GatewaySettings rejects =
                new GatewaySettings(0, Domain.CUSTOM, Overload.REJECT, Optional.empty(), Optional.empty());
        try (TestGateway function = TestGateway.of(work.resolve("a"), one, rejects)) {
            function.gateway.startInstance();
            CompletableFuture<String> first = function.held();
            assertThat(function.get("/echo"))
                    .startsWith("HTTP/1.1 429 Too Many Requests\r\n")
                    .contains("\"Code\":\"ResourceExhausted\"");
            assertThat(function.ask("POST /2023-03-30/functions/orders/invocations HTTP/1.1\nHost: h\n"
                            + "Expect: 100-continue\nContent-Length: 4\n\n"))
                    .as("a refused event need not be sent")
                    .startsWith("HTTP/1.1 429 Too Many Requests\r\n");
            function.release();
            assertThat(first.get()).startsWith("HTTP/1.1 200");
        }
        try (TestGateway function = TestGateway.of(work.resolve("b"), one)) {
            function.gateway.startInstance();
            CompletableFuture<String> first = function.held();
            // A thread of its own: the pool of a small machine may have no more than the first one's.
            CompletableFuture<String> second =
                    CompletableFuture.supplyAsync(() -> get(function, "/echo"), task -> new Thread(task).start());
            Await.until("the second request to wait", GatewayLifecycleTest::isOneWaiting);
            assertThatThrownBy(() -> second.get(150, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            function.release();
            assertThat(second.get()).startsWith("HTTP/1.1 200");
            assertThat(first.get()).startsWith("HTTP/1.1 200");
        }
    }

    /** Whether a gateway holds a request until another one has left. */
    private static boolean isOneWaiting() {
        return Thread.getAllStackTraces().values().stream()
                .map(stack -> Arrays.stream(stack)
                        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                        .toList())
                .anyMatch(calls -> calls.contains("java.lang.Object.wait")
                        && calls.contains(LocalInstance.class.getName() + ".enter"));
    }

    @Test
    void aConnectionThatTheServerDropsFailsAPostAndGetIsSentAgain() throws Exception {
        try (TestGateway function = TestGateway.of(work)) {
            function.get("/drops");
            assertThat(function.post("/echo", "x"))
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("Process exited unexpectedly before completing request");
            assertThat(function.problems).anyMatch(text -> text.contains("FC-KEEPALIVE"));
            function.get("/drops");
            assertThat(function.get("/echo")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void anInstanceWithoutARequestIsFrozenAndTheNextOneThawsIt() throws Exception {
        try (TestGateway function = TestGateway.of(work, TestGateway.spec(10, 20, HOOKS), freezing(100))) {
            function.gateway.startInstance();
            Thread.sleep(250);
            assertThat(isFrozen(function)).as("before the first request").isFalse();
            function.get("/echo");
            Await.until("the freezing", () -> isFrozen(function));

            assertThat(function.get("/echo")).startsWith("HTTP/1.1 200");
            assertThat(function.events)
                    .anyMatch(line -> line.startsWith("No request for 100 ms: the instance is frozen"));
            Await.until("the freezing again", () -> isFrozen(function));
            function.close();
            assertThat(function.printed).contains("pre-stop");
            assertThat(work.resolve("fc")).isEmptyDirectory();
        }
    }

    @Test
    void anOpenStreamKeepsAnInstanceFromBeingFrozen() throws Exception {
        try (TestGateway function =
                TestGateway.of(work, TestGateway.spec(10, 20, FunctionSpec.Calls.NONE), freezing(50))) {
            function.get("/echo");
            CompletableFuture<String> stream = function.held();
            Thread.sleep(250);
            assertThat(isFrozen(function)).isFalse();
            function.release();
            assertThat(stream.get()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void anInstanceThatNobodyCallsEnds() throws Exception {
        GatewaySettings settings = new GatewaySettings(
                0,
                Domain.CUSTOM,
                Overload.QUEUE,
                Optional.of(Duration.ofMillis(50)),
                Optional.of(Duration.ofMillis(300)));
        try (TestGateway function = TestGateway.of(work, TestGateway.spec(10, 20, HOOKS), settings)) {
            function.get("/echo");
            Await.until("its end", () -> !function.launched.get(0).server().isAlive());
            assertThat(function.printed).contains("pre-stop");
            assertThat(function.get("/echo")).startsWith("HTTP/1.1 200");
            assertThat(function.launched).hasSize(2);
        }
    }

    @Test
    void theHealthCheckGoesOnWhileTheInstanceServes() throws Exception {
        FunctionSpec spec = new FunctionSpec(
                "orders",
                "cn-hangzhou",
                new FunctionSpec.Resources(512, 0.35, 512, 20, 10),
                Optional.of(new HealthCheck("/health", 0, 1, 1, 1, 1)),
                new HttpTrigger("anonymous", HttpTrigger.METHODS));
        try (TestGateway function = TestGateway.of(work, spec)) {
            assertThat(function.get("/sick")).startsWith("HTTP/1.1 200");
            Await.until("the word of it", () -> function.problems.stream()
                    .anyMatch(text -> text.startsWith("FC-HEALTHCHECK: GET /health: the server answered 500, 1 time;")
                            && text.contains("fix: let it answer")));
            function.get("/well");
            Await.until("its recovery", () -> function.events.stream()
                    .anyMatch(line -> line.equals("GET /health: the instance is healthy again")));
        }
    }

    @Test
    void moreMemoryThanMemorySizeEndsTheInstanceWhereTheSystemHoldsIt() throws Exception {
        FunctionSpec small = new FunctionSpec(
                "orders",
                "cn-hangzhou",
                new FunctionSpec.Resources(256, 0.35, 512, 20, 10),
                Optional.empty(),
                new HttpTrigger("anonymous", HttpTrigger.METHODS));
        try (TestGateway function = TestGateway.of(work, small)) {
            function.get("/echo");
            assumeTrue(
                    function.launched.get(0).instance().memory().isPresent(),
                    "needs a control group of memory that may be changed");
            assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");

            assertThat(function.get("/eat"))
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("Process exited unexpectedly before completing request", "maxMemoryUsage: 256MB");
            assertThat(function.problems).anyMatch(text -> text.contains("FC-MEMORY-USE") && text.contains("code 137"));
            assertThat(function.launched.get(0).server().ending()).contains("137");
            assertThat(function.get("/echo")).startsWith("HTTP/1.1 200");
        }
    }

    /** Where nothing holds it: a watch, which ends nothing. */
    @Test
    void moreMemoryThanMemorySizeIsToldWhereNothingHoldsIt() throws Exception {
        try (TestGateway function = TestGateway.of(work)) {
            function.get("/echo");
            ServingInstance instance = new ServingInstance(function.launched.get(0), null);
            MemoryWatch watch = new MemoryWatch(instance, function.told);
            watch.compare(512);
            assertThat(function.problems).isEmpty();
            watch.compare(513);
            assertThat(function.problems)
                    .singleElement()
                    .asString()
                    .startsWith("FC-MEMORY-USE: the function's processes hold 513 MB, and memorySize is 512 MB");
            assertThat(instance.isAlive()).isTrue();
        }
    }

    @Test
    void theGatewayListensWhereItIsTold() throws Exception {
        GatewaySettings here = GatewaySettings.DEFAULTS;
        GatewaySettings everywhere = new GatewaySettings(
                InetAddress.getByName("0.0.0.0"),
                here.port(),
                here.domain(),
                here.overload(),
                here.freezeAfter(),
                here.idleTimeout(),
                here.debugged());
        try (TestGateway function =
                        TestGateway.of(work, TestGateway.spec(10, 20, FunctionSpec.Calls.NONE), everywhere);
                Socket other = new Socket("127.0.0.2", function.port())) {
            assertThat(other.isConnected()).isTrue();
            assertThat(function.gateway.url()).isEqualTo("http://localhost:" + function.port());
        }
    }

    private static GatewaySettings freezing(int millis) {
        return new GatewaySettings(
                0, Domain.CUSTOM, Overload.QUEUE, Optional.of(Duration.ofMillis(millis)), Optional.empty());
    }

    private static boolean isFrozen(TestGateway function) {
        return function.launched.get(0).server().freezable().isFrozen();
    }

    private static String get(TestGateway function, String path) {
        try {
            return function.get(path);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
