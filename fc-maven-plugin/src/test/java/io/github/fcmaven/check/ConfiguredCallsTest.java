package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_HEALTHCHECK;
import static io.github.fcmaven.platform.Requirement.FC_INITIALIZER;
import static io.github.fcmaven.platform.Requirement.FC_INVOKE;
import static io.github.fcmaven.platform.Requirement.FC_PRE_STOP;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.server.MovedPaths;
import io.github.fcmaven.server.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The calls that the platform makes because the configuration says so: which are made, in which order, and how they
 * count.
 */
class ConfiguredCallsTest {

    private static final int UNANSWERED = 0;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Duration> awaited = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 200;

    /** How many requests are answered so before those that are answered 200. */
    private int failures = Integer.MAX_VALUE;

    /** How long the first request is not answered. */
    private Duration first = Duration.ZERO;

    /** How long its body does not end, behind the status. */
    private Duration body = Duration.ZERO;

    private OptionalInt others = OptionalInt.empty();

    private MovedPaths paths =
            new MovedPaths(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (asked.size() == 1) {
                Pause.of(first, Deadline.in(first));
            }
            if (asked.size() == 1 && !body.isZero()) {
                exchange.sendResponseHeaders(status, 2);
                Pause.of(body, Deadline.in(body));
                exchange.getResponseBody().write(new byte[2]);
            } else if (status != UNANSWERED) {
                exchange.sendResponseHeaders(asked.size() > failures ? 200 : status, -1);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whatIsConfiguredIsCalledInThePlatformsOrder() {
        List<Finding> findings = calls(everything());

        assertThat(asked).containsExactly("POST /initialize", "GET /health", "POST /invoke", "GET /", "GET /pre-stop");
        assertThat(findings).hasSize(4).allMatch(Finding.Met.class::isInstance);
    }

    @Test
    void eachTriggerSendsItsEventAlsoBesideOneByHttp() {
        FunctionSpec spec = spec(Optional.empty(), FunctionSpec.Calls.NONE);
        FunctionSpec triggered = spec.withTriggers(
                spec.trigger(),
                List.of(
                        Map.of(
                                "triggerName",
                                "nightly",
                                "triggerType",
                                "timer",
                                "triggerConfig",
                                Map.of("cronExpression", "@every 5m", "payload", "close")),
                        Map.of("triggerName", "web", "triggerType", "http"),
                        Map.of("triggerName", "orders", "triggerType", "mns_topic")));

        List<Finding> findings = calls(triggered);

        assertThat(asked).containsExactly("POST /invoke", "GET /", "POST /invoke", "GET /");
        assertThat(bodies.get(0)).contains("\"triggerName\":\"nightly\",\"payload\":\"close\"");
        assertThat(bodies.get(2)).isEqualTo("a message");
        assertThat(findings)
                .extracting(Finding::observed)
                .first()
                .asString()
                .startsWith("POST /invoke with an event of nightly: the server ");
    }

    @Test
    void whatIsNotConfiguredIsNotCalled() {
        FunctionSpec none = spec(Optional.empty(), FunctionSpec.Calls.NONE);

        assertThat(calls(none)).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void aPathThatIsNotThereViolatesEach() {
        status = 404;

        List<Finding> findings = calls(everything());

        assertThat(findings)
                .allMatch(Finding.Violated.class::isInstance)
                .extracting(Finding::requirement)
                .containsExactly(FC_INITIALIZER, FC_HEALTHCHECK, FC_INVOKE, FC_PRE_STOP);
        assertThat(findings.get(1).platform())
                .isEqualTo(
                        "FunctionNotStarted: The function http server cannot be started. check function health failed"
                                + " with status code: 404");
        assertThat(findings.get(3).fails())
                .as("a hook that does not hinder the stop")
                .isFalse();
    }

    @Test
    void aRedirectIsHealthyAndAnEventThatFailsIsHandled() {
        status = 302;
        assertThat(calls(everything()))
                .filteredOn(Finding.Met.class::isInstance)
                .extracting(Finding::requirement)
                .containsExactly(FC_HEALTHCHECK, FC_INVOKE);
    }

    /** The platform sends the next request on the same connection. */
    @ParameterizedTest
    @CsvSource({"POST|GET, true", "POST, false"})
    void whatIsNotReadOfAnEventIsNoRequest(String good, boolean violated) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(listener, Pattern.compile("(?:" + good + ") .*")));
            thread.setDaemon(true);
            thread.start();
            FunctionSpec.Calls events = new FunctionSpec.Calls(Optional.empty(), Optional.empty(), true);

            List<Finding> findings =
                    calls(spec(Optional.empty(), events), (InetSocketAddress) listener.getLocalSocketAddress());

            assertThat(findings).singleElement().matches(finding -> violated == finding instanceof Finding.Violated);
            assertThat(findings.get(0).observed()).startsWith("POST /invoke: the server answered 200");
        }
    }

    /** Reads no body, as a handler of Python's http.server may, and answers with 501 what has another method. */
    private static void serve(ServerSocket listener, Pattern good) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
                for (String line; (line = in.readLine()) != null; ) {
                    String status = good.matcher(line).matches() ? "200 OK" : "501 No";
                    while (!in.readLine().isEmpty()) {
                        // its header
                    }
                    String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException | NullPointerException e) {
                // The connection has ended.
            }
        }
    }

    /** The platform counts each as handled. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | let /invoke answer without credentials, because the platform sends none, and no CSRF token",
                "403 | let /invoke answer without credentials",
                "404 | remove server.servlet.context-path",
                "405 | remove server.servlet.context-path",
                "415 | let POST /invoke take application/octet-stream, as which each event comes",
                "501 | answer POST /invoke"
            })
    void anEventThatNoCodeOfTheApplicationGetsIsLost(int answered, String fix) {
        status = answered;
        paths = below("/shop");

        assertThat(calls(everything()).get(2))
                .isInstanceOf(Finding.Violated.class)
                .satisfies(finding -> {
                    assertThat(finding.requirement()).isEqualTo(FC_INVOKE);
                    assertThat(finding.fix()).startsWith(fix);
                });
    }

    /** Its values are made up: an object that is not there is no missing path. */
    @ParameterizedTest
    @CsvSource({
        "403, no, 404, not found, Unproven",
        "403, no, 403, no, Violated",
        "403, no, 401, no, Violated",
        "404, no such object, 404, not found, Unproven",
        "404, no such object, 200, welcome, Violated",
        "403, no, 200, welcome, Violated",
        "404, no /invoke, 404, no /inv0ke, Violated",
        "401, no, 404, not found, Violated",
        "405, no, 404, not found, Violated",
        "403, no, 0, '', Violated"
    })
    void aRefusalByTheCodeThatGotTheEventConvictsNobody(
            int answered, String body, int elsewhere, String there, String verdict) {
        server.createContext("/invoke", exchange -> answer(exchange, answered, body));
        server.createContext("/inv0ke", exchange -> answer(exchange, elsewhere, there));
        FunctionSpec.Calls events = new FunctionSpec.Calls(Optional.empty(), Optional.empty(), true);

        assertThat(calls(spec(Optional.empty(), events)))
                .singleElement()
                .extracting(finding -> finding.getClass().getSimpleName())
                .isEqualTo(verdict);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (status != UNANSWERED) {
            byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @ParameterizedTest
    @CsvSource({
        "404, 'write /shop/health as httpGetUrl of healthCheckConfig', 'the server answers /shop/initialize'",
        "503, 'let /health answer', 'answer POST /initialize'",
        "0, 'let /health answer', 'answer POST /initialize'"
    })
    void aSettingThatMovesThePathIsNamedUnlessThePathIsThere(int answered, String health, String hook) {
        status = answered;
        paths = below("/shop");

        List<Finding> findings = calls(everything());

        assertThat(findings.get(0).fix()).contains(hook);
        assertThat(findings.get(1).fix()).startsWith(health);
        assertThat(findings.get(1).fix().contains("initialDelaySeconds"))
                .as("what answers 404 is up")
                .isEqualTo(answered != 404);
    }

    @ParameterizedTest
    @CsvSource({
        "503, /actuator/health/readiness, let the runner of the class shop.Queue return",
        "503, /q/health, write /q/health/live as httpGetUrl",
        "404, /q/health, let /q/health answer with a status",
        "503, /actuator/health, let /actuator/health answer with a status"
    })
    void whatHindersAnApplicationToBeReadyIsNamed(int answered, String path, String fix) {
        status = answered;
        Optional<MovedPaths.Alive> alive = Optional.of(new MovedPaths.Alive("/q/health", "/q/health/live", ""));
        paths = new MovedPaths(List.of(), Optional.empty(), Optional.empty(), Optional.of("shop.Queue"), alive);
        FunctionSpec.Calls none = new FunctionSpec.Calls(Optional.empty(), Optional.empty(), false);

        assertThat(calls(spec(Optional.of(new HealthCheck(path, 0, 3, 1, 3, 1)), none)))
                .singleElement()
                .extracting(Finding::fix)
                .asString()
                .startsWith(fix);
    }

    /** The platform asks first when the delay is over. */
    @ParameterizedTest
    @CsvSource({"0, 1, 1, false", "60, 1, 2, true", "60, 2, 3, true", "1, 9, 2, false"})
    void anApplicationHasTheDelayToBecomeHealthy(int delay, int unhealthy, int times, boolean met) {
        status = 503;
        failures = unhealthy;
        FunctionSpec.Calls none = new FunctionSpec.Calls(Optional.empty(), Optional.empty(), false);

        List<Finding> findings = calls(spec(Optional.of(new HealthCheck("/health", delay, 3, 1, 3, 1)), none));

        assertThat(findings).singleElement().matches(finding -> met == finding instanceof Finding.Met);
        assertThat(asked).hasSize(times);
        assertThat(awaited).hasSize(delay == 0 ? 0 : 1);
    }

    /** It is asked once more: a first request may be slow, and a status says what to change. */
    @ParameterizedTest
    @CsvSource({
        "404, the server answered 404, let /health answer with a status",
        "401, the server answered 401, let /health answer without credentials",
        "200, the server did not answer within 1, let /health answer sooner",
        "0, the server did not answer within 1, let /health answer sooner"
    })
    void aStatusThatComesTooLateIsTold(int answered, String observed, String fix) {
        status = answered;
        first = Duration.ofMillis(1300);
        FunctionSpec.Calls none = new FunctionSpec.Calls(Optional.empty(), Optional.empty(), false);

        List<Finding> findings = calls(spec(Optional.of(new HealthCheck("/health", 0, 3, 1, 3, 1)), none));

        assertThat(findings).singleElement().isInstanceOf(Finding.Violated.class);
        assertThat(findings.get(0).observed()).contains(observed);
        assertThat(findings.get(0).fix()).startsWith(fix);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "500, false", "0, false"})
    void anAnswerThatIsLateBesideTheWorkOfOthersConvictsNobody(int answered, boolean unproven) {
        status = answered;
        first = Duration.ofMillis(1300);
        others = OptionalInt.of(87);
        FunctionSpec.Calls none = new FunctionSpec.Calls(Optional.empty(), Optional.empty(), false);

        List<Finding> findings = calls(spec(Optional.of(new HealthCheck("/health", 0, 3, 1, 3, 1)), none));

        assertThat(findings).singleElement().isInstanceOf(unproven ? Finding.Unproven.class : Finding.Violated.class);
        assertThat(findings.get(0).observed().contains("others used 87 % of this machine's processors"))
                .isEqualTo(unproven);
    }

    /** The status comes in time, and the rest of the answer does not. */
    @ParameterizedTest
    @CsvSource({"87, true", "-1, false"})
    void aBodyThatIsLateIsALateAnswer(int load, boolean unproven) {
        body = Duration.ofMillis(1300);
        others = load < 0 ? OptionalInt.empty() : OptionalInt.of(load);
        FunctionSpec.Calls none = new FunctionSpec.Calls(Optional.empty(), Optional.empty(), false);

        Finding finding = calls(spec(Optional.of(new HealthCheck("/health", 0, 3, 1, 3, 1)), none))
                .get(0);

        assertThat(finding).isInstanceOf(unproven ? Finding.Unproven.class : Finding.Violated.class);
        assertThat(finding.observed()).contains("with a body that did not end in time");
        if (!unproven) {
            assertThat(finding.fix()).startsWith("let /health answer sooner");
        }
    }

    private static MovedPaths below(String path) {
        return new MovedPaths(
                List.of(new Setting("server.servlet.context-path", path, "application.yml")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<Finding> calls(FunctionSpec spec) {
        return calls(spec, server.getAddress());
    }

    private List<Finding> calls(FunctionSpec spec, InetSocketAddress address) {
        FunctionPackage function = new FunctionPackage(
                spec,
                CustomRuntime.CUSTOM,
                List.of(),
                CaPort.DEFAULT,
                StartupCommand.BOOTSTRAP,
                Map.of(),
                new TreeMap<>());
        CheckListener listener = new CheckListener() {
            @Override
            public void awaitingHealth(Duration delay) {
                awaited.add(delay);
            }
        };
        ConfiguredCalls calls = new ConfiguredCalls(function, address, () -> false, listener, () -> () -> others);
        return Stream.<Supplier<Stream<ObservedCall>>>of(
                        () -> calls.initialize().stream(),
                        () -> calls.healthCheck().stream(),
                        () -> calls.events().stream(),
                        () -> calls.preStop().stream())
                .flatMap(Supplier::get)
                .map(call -> CallJudgement.of(call, paths))
                .toList();
    }

    private static FunctionSpec everything() {
        return spec(
                Optional.of(new HealthCheck("/health", 0, 3, 1, 3, 1)),
                new FunctionSpec.Calls(Optional.of(3), Optional.of(3), true));
    }

    private static FunctionSpec spec(Optional<HealthCheck> healthCheck, FunctionSpec.Calls calls) {
        return new FunctionSpec(
                "demo",
                "cn-hangzhou",
                new FunctionSpec.Resources(512, 0.35, 512, 60, 1),
                healthCheck,
                new HttpTrigger("function", HttpTrigger.METHODS),
                calls);
    }
}
