package io.github.fcmaven.check;

import static io.github.fcmaven.check.Verdicts.ALL_BUT_THE_DAY_MET;
import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static io.github.fcmaven.platform.Requirement.FC_PARALLEL;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static io.github.fcmaven.platform.Requirement.FC_REDIRECT;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.check.FaultyServer.Fault;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.startup.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that start and misbehave one way each, as real processes from real zips: each gets its verdicts, in time. */
@LaunchesServers
class ContractCheckTest {

    @TempDir
    Path work;

    @Test
    void aServerThatKeepsTheContractMeetsWhatCanBeShown() {
        Checked.Result result = Checked.java(Fault.NONE).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
        assertThat(result.observed(FC_STARTUP))
                .matches("the first connection was accepted .* after the launch on this machine");
        assertThat(result.observed(FC_PORT)).isEqualTo("the server listens on CAPort " + result.port());
        assertThat(result.observed(FC_BIND))
                .isEqualTo("the server listens on *:" + result.port()
                        + ": a connection was accepted at 127.0.0.1 and 127.0.0.2"
                        + (Loopback.IPV6.available() ? " and ::1" : ""));
        assertThat(result.observed(FC_KEEPALIVE))
                .matches("the server answered 150 requests on one connection in .*,"
                        + " and held a connection that was idle for 500 ms; 24 hours are not proven");
        assertThat(result.told())
                .containsExactly(
                        "open",
                        "response 200",
                        "idling 500",
                        "FC-STARTUP met",
                        "FC-PORT met",
                        "FC-BIND met",
                        "FC-HTTP met",
                        "FC-KEEPALIVE unproven",
                        "FC-EXECUTION unproven",
                        "FC-PARALLEL met",
                        "FC-REDIRECT met",
                        "FC-MEMORY-USE met",
                        "FC-FREEZE met");
        assertThat(result.observed(FC_HTTP)).isEqualTo("GET / was answered 200 in HTTP/1.1");
        assertThat(result.observed(FC_PARALLEL)).matches("10 requests at once were all answered, the last after .*");
        assertThat(result.report().passed()).isTrue();
        assertThat(result.report().warnings()).isEmpty();
    }

    @Test
    void aLargerLimitOfRequestsIsFoundHoweverShortAnotherConnectionIsIdle() {
        Duration ten = Duration.ofSeconds(10);
        Duration minute = Duration.ofMinutes(1);
        Bounds more = new Bounds(Duration.ofSeconds(120), ten, ten, 150, 400, minute, ten, Duration.ZERO, ten);
        Checked.Result result = Checked.java(Fault.CLOSE_AT_300)
                .bounds(more)
                .idle(Duration.ofMillis(100))
                .run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE violated, FC-EXECUTION unproven");
        assertThat(result.observed(FC_KEEPALIVE)).contains("ended a connection after 300 requests");
    }

    @Test
    void aPathWithoutAnythingShowsNothingOfOthers() {
        Checked.Result result = Checked.java(Fault.NO_CONTEXT).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
        assertThat(result.observed(FC_KEEPALIVE))
                .isEqualTo("GET /: the server answered 404, a status after which servers close");
        assertThat(result.of(FC_KEEPALIVE).fix()).contains("set probe.path");
    }

    @Test
    void loopbackOnlyViolatesBindAndTheRestIsJudged() {
        Checked.Result result = Checked.java(Fault.LOOPBACK_ONLY).run(work);
        assertThat(result.unmet()).isEqualTo("FC-BIND violated, FC-KEEPALIVE unproven, FC-EXECUTION unproven");
        assertThat(result.observed(FC_BIND))
                .isEqualTo("the server listens on 127.0.0.1:" + result.port()
                        + " only: a connection was accepted at 127.0.0.1, and not at 127.0.0.2");
        assertThat(result.of(FC_BIND).platform()).contains("FunctionNotStarted", "connection refused");
        assertThat(result.of(FC_BIND).fix()).contains("0.0.0.0");
        assertThat(result.observed(FC_KEEPALIVE)).contains("150 requests");
    }

    @Test
    void loopbackOfIpv6OnlyViolatesBindInItsOwnWords() {
        assumeTrue(Loopback.IPV6.available(), "needs ::1");
        Checked.Result result = Checked.java(Fault.IPV6_LOOPBACK_ONLY).run(work);
        assertThat(result.unmet()).isEqualTo("FC-BIND violated, FC-KEEPALIVE unproven, FC-EXECUTION unproven");
        assertThat(result.observed(FC_BIND)).contains("IPv6 only");
    }

    @Test
    void everyAddressOfIpv6OnlyIsToldFromEveryAddressByConnecting() {
        assumeTrue(Loopback.IPV6.available(), "needs ::1");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        Checked.Result result = Checked.python("""
                        import os, socket, threading
                        s = socket.socket(socket.AF_INET6)
                        s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
                        s.bind(('::', int(os.environ['FC_CUSTOM_LISTEN_PORT'])))
                        s.listen(50)
                        def serve(c):
                            while c.recv(4096):
                                c.sendall(b'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok')
                        while True:
                            threading.Thread(target=serve, args=(s.accept()[0],), daemon=True).start()
                        """).run(work);
        assertThat(result.unmet()).isEqualTo("FC-BIND violated, FC-KEEPALIVE unproven, FC-EXECUTION unproven");
        assertThat(result.observed(FC_BIND))
                .isEqualTo("the server listens for IPv6 only, on *:" + result.port()
                        + ": a connection was accepted at ::1, and not at 127.0.0.1 and 127.0.0.2");
    }

    @Test
    void anotherPortViolatesPortAndNoRequestIsMadeThere() {
        try (PortLease other = PortLease.free()) {
            Checked.Result result = Checked.java(Fault.WRONG_PORT, other.port().toString())
                    .bounds(Checked.IMPATIENT)
                    .run(work);
            assertThat(result.unmet()).isEqualTo("FC-STARTUP skipped, FC-PORT violated, the rest skipped");
            assertThat(result.observed(FC_KEEPALIVE)).isEqualTo("no request is made on another port than CAPort");
            assertThat(result.observed(FC_PORT))
                    .startsWith("the server listens on *:" + other.port() + ", and not on CAPort " + result.port());
            assertThat(result.observed(FC_BIND)).contains("*:" + other.port());
            assertThat(result.told().get(0)).isEqualTo("elsewhere *:" + other.port());
        }
    }

    @Test
    void aServerThatFollowsItsVariableMeetsPortOnAnotherOne() {
        try (PortLease other = PortLease.free()) {
            Checked.Result result =
                    Checked.java(Fault.NONE).shipped(other.port()).run(work);
            assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
            assertThat(result.observed(FC_PORT)).contains("in its environment instead of CAPort " + other.port());
        }
    }

    @Test
    void aServerThatStaysOnItsOwnPortIsJudgedThereAndPortIsUnproven() {
        try (PortLease own = PortLease.free()) {
            Checked.Result result = Checked.java(Fault.WRONG_PORT, own.port().toString())
                    .shipped(own.port())
                    .run(work);
            assertThat(result.unmet()).isEqualTo("FC-PORT unproven, FC-KEEPALIVE unproven, FC-EXECUTION unproven");
            assertThat(result.observed(FC_PORT))
                    .startsWith("the server listens on " + own.port() + ", as its package says");
        }
    }

    @Test
    void aConnectionThatEndsWithEachAnswerViolatesKeepAlive() {
        Checked.Result result = Checked.java(Fault.CLOSES_EACH).run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE violated, FC-EXECUTION unproven");
        assertThat(result.observed(FC_KEEPALIVE))
                .matches("the server ended a connection after 1 request without saying so;"
                        + " it closed an idle connection after \\d+ ms");
    }

    @Test
    void anOldVersionOfHttpViolatesKeepAlive() {
        Checked.Result result = Checked.java(Fault.HTTP_1_0).run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE violated, FC-EXECUTION unproven");
        assertThat(result.observed(FC_KEEPALIVE))
                .isEqualTo("the server answers with HTTP/1.0, which closes the connection after each answer");
        assertThat(((Finding.Violated) result.of(FC_KEEPALIVE)).fix()).startsWith("let the server answer in HTTP/1.1");
    }

    @Test
    void aLimitOfRequestsViolatesKeepAliveAndIsNamed() {
        Checked.Result result = Checked.java(Fault.CLOSE_AT_100).run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE violated, FC-EXECUTION unproven");
        assertThat(result.observed(FC_KEEPALIVE))
                .isEqualTo(
                        "the server ended a connection after 100 requests, the last answered with 'Connection: close'");
    }

    /** In five seconds its page is answered twenty times; what is not there, as often as is asked. */
    @Test
    void aLimitOfRequestsShowsBehindASlowPageToo() {
        Duration ten = Duration.ofSeconds(10);
        Bounds few =
                new Bounds(Duration.ofSeconds(120), ten, ten, 150, 150, Duration.ofSeconds(5), ten, Duration.ZERO, ten);
        Checked.Result result =
                Checked.java(Fault.SLOW_PAGE_CLOSE_AT_100).bounds(few).run(work);
        assertThat(result.of(FC_KEEPALIVE)).isInstanceOf(Finding.Violated.class);
        assertThat(result.observed(FC_KEEPALIVE)).contains("ended a connection after 100 requests");
    }

    @Test
    void anAnnouncedTimeoutBelowADayViolatesKeepAlive() {
        Checked.Result result = Checked.java(Fault.ANNOUNCES_5_S).run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE violated, FC-EXECUTION unproven");
        assertThat(result.observed(FC_KEEPALIVE))
                .isEqualTo("the server announces 'Keep-Alive: timeout=5', less than 86400 s");
    }

    @Test
    void anIdleConnectionThatIsClosedViolatesKeepAliveAndTheSecondsAreNamed() {
        Checked.Result result =
                Checked.java(Fault.IDLE_2_S).idle(Duration.ofSeconds(4)).run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE violated, FC-EXECUTION unproven");
        assertThat(seconds(result.observed(FC_KEEPALIVE)))
                .as("2 s by the server's clock, which starts before ours by what this machine lags behind")
                .isBetween(
                        1.7 - result.lag().toMillis() / 1000.0,
                        2.9 + result.lag().toMillis() / 1000.0);
        assertThat(result.afterOpen()).isLessThan(Duration.ofSeconds(4).plus(result.lag()));
    }

    private static double seconds(String observed) {
        String time = observed.replaceFirst("the server closed an idle connection after (\\S+ m?s)\\b.*", "$1");
        return Double.parseDouble(time.replaceFirst(" m?s", time.endsWith("ms") ? "e-3" : ""));
    }

    @Test
    void aServerThatIgnoresTermIsJudgedAsAnyOther() {
        Checked.Result result = Checked.java(Fault.IGNORES_TERM)
                .stopTimeout(Duration.ofSeconds(1))
                .run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
        assertThat(result.report().warnings())
                .singleElement()
                .asString()
                .startsWith("the server had not ended 1.0 s after TERM (stopTimeout), and was killed");
    }

    @Test
    void aServerThatEndsByItselfWhenItIsAskedToIsNoted() {
        Checked.Result result = Checked.java(Fault.NONE).run(work);
        assertThat(result.report().notes())
                .anyMatch(note -> note.matches("after TERM the server ended by itself in .*"));
        assertThat(result.report().warnings()).isEmpty();
    }

    @Test
    void aServerThatPrintsBytesThatAreNoTextIsJudgedAsAnyOther() throws IOException {
        Checked.Result result = Checked.java(Fault.BINARY_LOG).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
        assertThat(result.report().lastLines()).isNotEmpty().allMatch(line -> line.chars()
                .noneMatch(c -> c != '\t' && (c < ' ' || c == 0x7f)));
        assertThat(Files.size(result.report().log())).isBetween(1L, 12L * 1024 * 1024);
    }

    @Test
    void aServerThatFloodsItsLogIsJudgedAsAnyOther() throws IOException {
        Checked.Result result = Checked.java(Fault.FLOODS_LOG).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
        assertThat(result.report().lastLines()).hasSizeBetween(1, 50);
        assertThat(Files.size(result.report().log())).isBetween(1L, 12L * 1024 * 1024);
    }

    @Test
    void aServerThatLeavesZombiesIsWarnedOf() {
        Checked.Result result = Checked.python("""
                        import os
                        from http.server import *
                        for i in range(3):
                            if os.fork() == 0:
                                os._exit(0)
                        class Handler(BaseHTTPRequestHandler):
                            protocol_version = 'HTTP/1.1'
                            def do_GET(self):
                                self.send_response(200)
                                self.send_header('Content-Length', '0')
                                self.end_headers()
                        address = ('0.0.0.0', int(os.environ['FC_CUSTOM_LISTEN_PORT']))
                        ThreadingHTTPServer(address, Handler).serve_forever()
                        """).run(work);
        assertThat(result.report().warnings())
                .anyMatch(
                        warning -> warning.startsWith("the server leaves processes behind that have ended, 3 of them"));
    }

    @Test
    void aBodyThatOnlyTheConnectionEndsViolatesKeepAliveAndIsCut() {
        Checked.Result result = Checked.java(Fault.ENDLESS_BODY).run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE violated, FC-EXECUTION unproven, FC-FREEZE skipped");
        assertThat(result.observed(FC_KEEPALIVE)).contains("without the length of the body");
        HttpCheckTest.assertInTime(result);
    }

    @Test
    void aHeapThatIsTooSmallIsTriedUntilTheServerStarts() {
        Checked.Result result = Checked.java(Fault.HOLDS_HEAP, "400")
                .on(Host.running().withFunctionMemory())
                .proven()
                .run(work);
        assertThat(result.unmet()).isEqualTo("FC-STARTUP violated, the rest skipped");
        assertThat(result.told()).contains("heap 358", "heap 716").doesNotContain("heap 1433");
        assertThat(result.of(FC_STARTUP).fix())
                .isEqualTo("set memorySize of fc-maven-plugin to 1024, and add -XX:MaxRAMPercentage=70.0 under"
                        + " jvmArguments of fc-maven-plugin in pom.xml (before -jar in a command of your own);"
                        + " with that it starts here");
    }

    @Test
    void requestsAtOnceThatAreNotAllAnsweredAreCounted() {
        Checked.Result result = Checked.java(Fault.FIVE_CONNECTIONS).run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE unproven, FC-EXECUTION unproven, FC-PARALLEL violated");
        assertThat(result.observed(FC_PARALLEL))
                .matches("of 10 requests at once, 5 were answered; for the other 5 the server .*");
        assertThat(result.of(FC_PARALLEL).fails()).as("a warning").isFalse();
    }

    @Test
    void whereThePlatformSendsOneRequestAtATimeNoneAreSentAtOnce() {
        Checked.Result one = Checked.java(Fault.FIVE_CONNECTIONS).concurrency(1).run(work);
        assertThat(one.unmet()).isEqualTo("FC-KEEPALIVE unproven, FC-EXECUTION unproven, FC-PARALLEL skipped");
    }

    @Test
    void aRedirectIsAWarningWhereThePlatformsDomainLeadsToTheFunction() {
        Checked.Result result = Checked.java(Fault.REDIRECT).run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE unproven, FC-EXECUTION unproven, FC-REDIRECT violated");
        assertThat(result.observed(FC_REDIRECT)).isEqualTo("GET / was answered 302 with Location /login");
        assertThat(result.of(FC_REDIRECT).fails()).as("a warning").isFalse();
        Checked.Result own = Checked.java(Fault.REDIRECT).customDomain().run(work.resolve("own"));
        assertThat(own.of(FC_REDIRECT)).isInstanceOf(Finding.Skipped.class);
    }

    @Test
    void anErrorIsAWarningAndDecidesNothing() {
        Checked.Result result = Checked.java(Fault.ERROR_500).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
        assertThat(result.observed(FC_KEEPALIVE))
                .isEqualTo("GET /: the server answered 500, a status after which servers close");
        assertThat(result.report().warnings())
                .singleElement(STRING)
                .startsWith("GET / was answered 500, and the next request too (its last error: starting ERROR_500); no")
                .endsWith("so this check says nothing of the application: fix it; or set probe.path to a path that"
                        + " works (-Dfc.probe.path=/health)");
    }

    @Test
    void aSlowRequestThatIsCutViolatesExecution() {
        Checked.Result result = Checked.java(Fault.CUTS_SLOW)
                .slowPath("/slow")
                .idle(Duration.ofSeconds(2))
                .run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE unproven, FC-EXECUTION violated");
        assertThat(result.observed(FC_EXECUTION))
                .matches("GET /slow: the server closed the connection after [5-9]\\d\\d ms without an answer");
    }

    @Test
    void aSlowRequestThatIsHeldLeavesExecutionUnproven() {
        Checked.Result held = Checked.java(Fault.NONE)
                .slowPath("/slow")
                .idle(Duration.ofMillis(500))
                .run(work);
        assertThat(held.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
        String observed = held.observed(FC_EXECUTION);
        assertThat(observed).matches("GET /slow was held for \\d+ ms without a byte; .*");
        assertThat(Long.parseLong(observed.replaceFirst(".* for (\\d+) ms .*", "$1")))
                .as("held once, not twice")
                .isBetween(500L, 999 + held.lag().toMillis());
    }

    @Test
    void aSlowRequestThatIsAnsweredIsSaid() {
        Checked.Result answered = Checked.java(Fault.NONE)
                .slowPath("/slow")
                .idle(Duration.ofMillis(1500))
                .run(work);
        assertThat(answered.observed(FC_EXECUTION)).matches("GET /slow was answered 200 after .*");
    }

    /** With all that an option of the JVM, or a list of paths, takes for its own. */
    @Test
    void aDayIsShownBelowWhateverPath() throws IOException {
        Path below = Files.createDirectories(
                work.resolve("label=linux").resolve("a:b").resolve("a\"b"));
        Checked.Result result = Checked.timed(List.of("-Dsun.net.httpserver.idleInterval=90000"), "jdk")
                .run(below);
        assertThat(result.of(FC_KEEPALIVE)).isInstanceOf(Finding.Met.class);
    }
}
