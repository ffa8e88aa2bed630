package io.github.fcmaven.check;

import static io.github.fcmaven.check.Verdicts.ALL_BUT_THE_DAY_MET;
import static io.github.fcmaven.platform.Requirement.FC_HEALTHCHECK;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_INITIALIZER;
import static io.github.fcmaven.platform.Requirement.FC_INVOKE;
import static io.github.fcmaven.platform.Requirement.FC_PRE_STOP;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ServerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls that a configuration asks for, made of a real server process out of a real zip. */
@LaunchesServers
class LaunchedCallsTest {

    private static final Set<Requirement> CALLS = EnumSet.of(FC_HEALTHCHECK, FC_INITIALIZER, FC_INVOKE, FC_PRE_STOP);

    @TempDir
    Path work;

    @Test
    void theServerIsAskedInThePlatformsOrder() throws IOException {
        Checked.Result result = Checked.called().run(work);

        List<String> asked = Files.readAllLines(result.report().log()).stream()
                .filter(line -> line.startsWith("asked "))
                .distinct()
                .toList();
        assertThat(asked)
                .containsExactly(
                        "asked POST /initialize by the platform",
                        "asked GET /health",
                        "asked GET /",
                        "asked POST /invoke by the platform with {}",
                        "asked GET /pre-stop by the platform");
        assertThat(result.report().findings())
                .filteredOn(finding -> CALLS.contains(finding.requirement()))
                .extracting(finding -> finding.requirement().id() + " " + finding.verdict())
                .containsExactly("FC-HEALTHCHECK met", "FC-INITIALIZER met", "FC-INVOKE met", "FC-PRE-STOP met");
    }

    @Test
    void aServerThatServesNothingBeforeItIsInitializedMeetsAll() {
        assertThat(Checked.called("/initialize=first").run(work).unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/initialize=404 | FC-INITIALIZER | POST /initialize: the server answered 404",
                "/initialize=500 | FC-INITIALIZER | POST /initialize: the server answered 500",
                "/initialize=mute | FC-INITIALIZER | POST /initialize: the server did not answer within 2\\.\\d s",
                "/initialize=drip | FC-INITIALIZER | POST /initialize: the server sent [1-3] bytes within 2\\."
                        + "\\d s, .*",
                "/initialize=endless-header | FC-INITIALIZER | POST /initialize: the server sent a header of "
                        + "more than 64 KiB .*",
                "/initialize=drip-body | FC-INITIALIZER | POST /initialize: the server answered 200 with a "
                        + "body that did not end in time",
                "/initialize=garbage | FC-INITIALIZER | POST /initialize: the server does not speak HTTP/1.1 but .*",
                "/health=500 | FC-HEALTHCHECK | GET /health: the server answered 500",
                "/health=mute | FC-HEALTHCHECK | GET /health: the server did not answer within 1\\.\\d s",
                "/health=drip | FC-HEALTHCHECK | GET /health: the server sent [1-2] bytes within 1\\.\\d s, .*",
                "/health=endless-header | FC-HEALTHCHECK | GET /health: the server sent a header of more than "
                        + "64 KiB .*",
                "/health=close | FC-HEALTHCHECK | GET /health: the server closed the connection after .* "
                        + "without an answer",
                "/invoke=404 | FC-INVOKE | POST /invoke: the server answered 404",
                "/invoke=garbage | FC-INVOKE | POST /invoke: the server does not speak HTTP/1.1 but .*",
                "/pre-stop=500 | FC-PRE-STOP | GET /pre-stop: the server answered 500",
                "/pre-stop=mute | FC-PRE-STOP | GET /pre-stop: the server did not answer within 2\\.\\d s",
                "/pre-stop=die | FC-PRE-STOP | GET /pre-stop: the server .* the connection after .*",
            })
    void oneCallThatFailsViolatesItsRequirementAlone(String behaviour, String id, String observed) {
        Checked.Result result = Checked.called(behaviour).run(work);

        Requirement requirement = Requirement.ofId(id).orElseThrow();
        assertThat(result.report().findings())
                .filteredOn(Finding.Violated.class::isInstance)
                .extracting(Finding::requirement)
                .containsExactly(requirement);
        assertThat(result.observed(requirement)).matches(observed);
        assertThat(result.of(requirement).platform()).startsWith(requirement.platform());
        assertThat(result.whole()).isLessThan(Duration.ofSeconds(20).plus(result.lag()));
    }

    @ParameterizedTest
    @CsvSource({"/initialize=endless-body", "/health=endless-body", "/invoke=endless-body", "/pre-stop=endless-body"})
    void aBodyWithoutEndIsCutAndCountsAsAnAnswer(String behaviour) {
        assertThat(Checked.called(behaviour).run(work).unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
    }

    @ParameterizedTest
    @CsvSource({"/initialize=die,FC-INITIALIZER,POST /initialize", "/health=die,FC-HEALTHCHECK,GET /health"})
    void aServerThatDiesOfACallViolatesStartupAndTheCallIsNamed(String behaviour, String id, String request) {
        Checked.Result result = Checked.called(behaviour).run(work);

        assertThat(result.report().findings())
                .filteredOn(Finding.Violated.class::isInstance)
                .extracting(Finding::requirement)
                .containsExactly(FC_STARTUP);
        assertThat(result.observed(FC_STARTUP))
                .contains(
                        "when a connection had already been accepted, during " + request + ", the start command exited")
                .contains("the start command exited with code 9");
        assertThat(result.of(Requirement.ofId(id).orElseThrow()))
                .isInstanceOf(Finding.Skipped.class)
                .extracting(Finding::observed)
                .isEqualTo("the start command ended during " + request);
        assertThat(List.of(FC_HTTP, FC_INVOKE, FC_PRE_STOP))
                .allSatisfy(after -> assertThat(result.of(after)).isInstanceOf(Finding.Skipped.class));
    }

    @Test
    void whoeverStartsAServerGetsAnInitializedOne() throws IOException {
        Checked.called().awaitReady(work);

        assertThat(Files.readAllLines(work.resolve("server.log")))
                .filteredOn(line -> line.startsWith("asked "))
                .containsExactly("asked POST /initialize by the platform", "asked GET /health");
    }

    @Test
    void whoeverStartsAServerThatCannotBeInitializedIsToldWhyAndNothingElseIsAsked() throws IOException {
        assertThatThrownBy(() -> Checked.called("/initialize=500").awaitReady(work))
                .isInstanceOfSatisfying(FcProblem.class, problem -> assertThat(problem.requirement())
                        .contains(FC_INITIALIZER));
        assertThat(Files.readAllLines(work.resolve("server.log")))
                .filteredOn(line -> line.startsWith("asked "))
                .containsExactly("asked POST /initialize by the platform");
        assertThatThrownBy(() -> Checked.called("/health=die").awaitReady(work))
                .isInstanceOfSatisfying(FcProblem.class, problem -> assertThat(problem.requirement())
                        .contains(FC_STARTUP));
    }

    @Test
    void aServerThatWasStartedBeforeIsNotInitializedAgain() throws IOException {
        Checked.Result result = Checked.called()
                .before(running -> ContractCheck.awaitReady(running, Duration.ofSeconds(30), new ServerReader()))
                .run(work);

        assertThat(Files.readAllLines(result.report().log()))
                .filteredOn(line -> line.startsWith("asked POST /initialize"))
                .hasSize(1);
        assertThat(result.observed(FC_INITIALIZER)).contains("when start launched the server");
        assertThat(result.of(FC_HEALTHCHECK)).isInstanceOf(Finding.Met.class);
    }

    @Test
    void aHandlerThatFailsWithoutThePlatformsHeadersIsJudgedAsItAnswersThere() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        Checked.Result result = Checked.python("""
                        import os
                        from http.server import *
                        NAMES = ('Request-Id Control-Path Function-Name Function-Handler Function-Memory'
                                 ' Function-Timeout Region Account-Id Qualifier Version-Id'
                                 ' Access-Key-Id Access-Key-Secret Service-Name Service-Logproject'
                                 ' Service-Logstore Retry-Count Base-Path Client-Ip Eagleeye-Rpcid'
                                 ' Tracing-Jaeger-Endpoint').split()
                        class Handler(BaseHTTPRequestHandler):
                            protocol_version = 'HTTP/1.1'
                            def do_GET(self):
                                missing = [name for name in NAMES if self.headers.get('x-fc-' + name) is None]
                                if missing:
                                    print('missing', missing, flush=True)
                                self.send_response(500 if missing else 200)
                                self.send_header('Content-Length', '0')
                                self.send_header('Connection', 'close')
                                self.end_headers()
                        port = int(os.environ['FC_CUSTOM_LISTEN_PORT'])
                        ThreadingHTTPServer(('0.0.0.0', port), Handler).serve_forever()
                        """).run(work);

        assertThat(result.report().lastLines()).noneMatch(line -> line.startsWith("missing"));
        assertThat(result.observed(FC_HTTP)).isEqualTo("GET / was answered 200 in HTTP/1.1");
        assertThat(result.of(Requirement.FC_KEEPALIVE)).isInstanceOf(Finding.Violated.class);
    }

    @Test
    void aProbePathThatIsNotThereIsNoted() {
        assertThat(Checked.called("/=404").run(work).report().notes())
                .anyMatch(note -> note.startsWith("GET / was answered 404: the check saw no page of the application"));
        assertThat(Checked.called().run(work).report().notes()).noneMatch(note -> note.contains("404"));
    }

    @Test
    void whereOnlyOnePathFailsConnectionsAreWatchedAtAnother() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        Checked.Result result = Checked.python("""
                        import os
                        from http.server import *
                        class Handler(BaseHTTPRequestHandler):
                            protocol_version = 'HTTP/1.1'
                            def do_GET(self):
                                self.send_response(500 if self.path == '/' else 404)
                                self.send_header('Content-Length', '0')
                                if self.path == '/':
                                    self.send_header('Connection', 'close')
                                self.end_headers()
                        port = int(os.environ['FC_CUSTOM_LISTEN_PORT'])
                        ThreadingHTTPServer(('0.0.0.0', port), Handler).serve_forever()
                        """).run(work);

        assertThat(result.of(Requirement.FC_KEEPALIVE)).isInstanceOf(Finding.Unproven.class);
        assertThat(result.observed(Requirement.FC_KEEPALIVE)).contains("150 requests on one connection");
        assertThat(result.report().notes()).anyMatch(line -> line.contains("keep-alive was watched at /"));
    }
}
