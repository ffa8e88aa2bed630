package io.github.fcmaven.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** An instance that takes the place of another while clients call. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class ReplacementTest {

    private static final FunctionSpec SPEC =
            TestGateway.spec(10, 20, new FunctionSpec.Calls(Optional.empty(), Optional.of(5), false));

    private static final FunctionSpec SECOND = TestGateway.spec(10, 2, FunctionSpec.Calls.NONE);

    @TempDir
    Path work;

    @Test
    void eachRequestIsAnsweredByTheOldOneOrTheNewOneAndNoneIsLost() throws Exception {
        try (TestGateway function = TestGateway.of(work, SPEC, GatewaySettings.DEFAULTS, "one")) {
            function.gateway.startInstance();
            CompletableFuture<String> running = CompletableFuture.supplyAsync(() -> get(function, "/moment"));
            List<String> answers = new CopyOnWriteArrayList<>();
            AtomicBoolean replaced = new AtomicBoolean();
            List<CompletableFuture<Void>> clients = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                        while (!replaced.get()) {
                            answers.add(get(function, "/mode"));
                        }
                    }))
                    .limit(3)
                    .toList();
            Await.until("answers of the old one", () -> answers.size() > 20);

            assertThat(function.replace(SPEC, "two")).isEmpty();
            Await.until("answers of the new one", () -> answers.get(answers.size() - 1)
                    .endsWith("two"));
            replaced.set(true);
            clients.forEach(CompletableFuture::join);

            assertThat(running.get()).startsWith("HTTP/1.1 200").endsWith("ok");
            assertThat(answers).allMatch(answer -> answer.startsWith("HTTP/1.1 200"));
            assertThat(answers).anyMatch(answer -> answer.endsWith("\r\n\r\none"));
            assertThat(function.printed).contains("pre-stop");
            assertThat(function.problems).isEmpty();
        }
    }

    @Test
    void thePackageBeforeServesAgainWhereTheNewOneDoesNotStart() throws Exception {
        try (TestGateway function = TestGateway.of(work, SPEC, GatewaySettings.DEFAULTS, "one")) {
            function.gateway.startInstance();

            assertThat(function.replace(SPEC, "exit"))
                    .get()
                    .extracting(FcProblem::getMessage)
                    .asString()
                    .contains("exited with code 3");
            assertThat(function.events)
                    .as("why is told before the other starts again")
                    .filteredOn(line -> line.equals("failed") || line.startsWith("cold start"))
                    .extracting(line -> line.substring(0, 4))
                    .containsExactly("cold", "fail", "cold");
            assertThat(function.get("/mode")).endsWith("\r\n\r\none");
            assertThat(function.replace(SPEC, "two")).isEmpty();
            assertThat(function.get("/mode")).endsWith("\r\n\r\ntwo");
        }
    }

    @Test
    void whereTheGatewayEndsMeanwhileNothingIsSaidOfThePackage() {
        List<FcProblem> failed = new CopyOnWriteArrayList<>();
        AtomicInteger started = new AtomicInteger();
        Replacement replacement = new Replacement(
                new Object(),
                source -> {
                    started.incrementAndGet();
                    throw Launches.closed();
                },
                null,
                GatewaySettings.DEFAULTS,
                null);

        assertThatThrownBy(() -> replacement.by(null, null, true, failed::add)).hasMessageContaining(Launches.CLOSED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(failed).isEmpty();
        assertThat(started).hasValue(1);
    }

    @Test
    void whatNeverServedIsNotStartedAgain() throws Exception {
        try (TestGateway function = TestGateway.of(work, SPEC, GatewaySettings.DEFAULTS, "exit")) {
            assertThatThrownBy(function.gateway::startInstance).isInstanceOf(FcProblem.class);
            assertThatThrownBy(() -> function.replace(SPEC, "exit")).isInstanceOf(FcProblem.class);

            assertThat(function.replace(SPEC, "two")).isEmpty();
            assertThat(function.get("/mode")).endsWith("two");
            assertThat(function.launched).hasSize(3);
        }
    }

    @Test
    void aRequestForWhichItWaitsIsTold() throws Exception {
        try (TestGateway function = TestGateway.of(work, SECOND, GatewaySettings.DEFAULTS, "one")) {
            assertThat(replacedDuring(function, "slow")).contains("Function timed out after 2 seconds");
            assertThat(function.events)
                    .contains("1 request still runs, and the new package is served afterwards: at most 2 s from now"
                            + " (timeout).");
        }
    }

    @Test
    void aDebuggerHoldsARequestForLongerThanItsTimeout() throws Exception {
        try (TestGateway function = TestGateway.of(work, SECOND, GatewaySettings.DEFAULTS.debugged(true), "one")) {
            assertThat(replacedDuring(function, "late")).endsWith("\r\n\r\nok");
            assertThat(function.events).anyMatch(line -> line.contains("let the debugger go on"));
        }
    }

    /** The answer to an event that runs while its instance is replaced. */
    private static String replacedDuring(TestGateway function, String event) throws Exception {
        function.gateway.startInstance();
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return function.post("/2023-03-30/functions/orders/invocations", event);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Await.until("its run", () -> function.printed.contains("event " + event));
        assertThat(function.replace(SECOND, "two")).isEmpty();
        return answer.get();
    }

    @Test
    void aFrozenOneIsAskedToStopToo() throws Exception {
        GatewaySettings freezing = new GatewaySettings(
                0, Domain.CUSTOM, Overload.QUEUE, Optional.of(Duration.ofMillis(50)), Optional.empty());
        try (TestGateway function = TestGateway.of(work, SPEC, freezing, "one")) {
            function.get("/mode");
            Await.until(
                    "the freezing",
                    () -> function.launched.get(0).server().freezable().isFrozen());

            assertThat(function.replace(TestGateway.spec(1, 20, FunctionSpec.Calls.NONE), "two"))
                    .isEmpty();
            assertThat(function.printed).contains("pre-stop");
            assertThat(function.get("/mode")).endsWith("two");
            Await.until(
                    "the freezing of the new one",
                    () -> function.launched.get(1).server().freezable().isFrozen());
        }
    }

    @Test
    void nobodyWaitsForTheEndOfAStream() throws Exception {
        FunctionSpec longer = TestGateway.spec(10, 50, FunctionSpec.Calls.NONE);
        try (TestGateway function = TestGateway.of(work, longer, GatewaySettings.DEFAULTS, "one");
                Socket client = new Socket("127.0.0.1", function.port())) {
            client.getOutputStream()
                    .write("GET /upgrade HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().read()).isEqualTo('H');
            long begin = System.nanoTime();

            assertThat(function.replace(longer, "two")).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
            assertThat(function.get("/mode")).endsWith("two");
            client.getInputStream().readAllBytes();
        }
    }

    private static String get(TestGateway function, String path) {
        try {
            return function.get(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
