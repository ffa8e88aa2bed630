package io.github.fcmaven.check;

import static io.github.fcmaven.check.Verdicts.ALL_BUT_THE_DAY_MET;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.check.FaultyServer.Fault;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.startup.Loopback;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that do not start, or do not stay: each is told why, in time. */
@LaunchesServers
class StartCheckTest {

    /** What a busy machine may add: less than one wait more, of which the shortest takes 1.5 s. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static final String ALL_BUT_STARTUP_SKIPPED = "FC-STARTUP violated, the rest skipped";

    @TempDir
    Path work;

    @Test
    void theTimesOfTheStartAreInTheirOrder() {
        CheckReport.ColdStart times =
                Checked.java(Fault.NONE).run(work).report().coldStart();
        assertThat(times.firstOutput().orElseThrow()).isPositive();
        assertThat(times.portOpen().orElseThrow()).isPositive();
        assertThat(times.firstResponse().orElseThrow())
                .isGreaterThan(times.portOpen().orElseThrow());
        assertThat(times.unpack()).isPositive();
        assertThat(times.cpu().orElseThrow()).isBetween(Duration.ofMillis(20), Duration.ofSeconds(20));
    }

    @Test
    void aSlowStartIsWaitedFor() {
        Checked.Result result = Checked.java(Fault.SLOW_START, "1500").run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
        assertThat(result.report().coldStart().portOpen().orElseThrow()).isGreaterThan(Duration.ofMillis(1500));
    }

    @Test
    void aStartThatIsLaterThanThePlatformsLimitViolatesStartupWhateverWeWaitFor() {
        Bounds bounds = Checked.bounds(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10));
        Checked.Result result =
                Checked.java(Fault.SLOW_START, "1200").bounds(bounds).run(work);
        assumeThat(result.observed(FC_STARTUP)).doesNotContain("others used"); // JudgementTest shows that
        assertThat(result.unmet()).isEqualTo(ALL_BUT_STARTUP_SKIPPED);
        assertThat(result.observed(FC_STARTUP))
                .matches("the server accepted its first connection .* after its launch, later than 1.0 s");
    }

    @Test
    void aServerThatNeverListensViolatesStartupAtTheDeadline() {
        Duration timeout = Duration.ofMillis(1500);
        Checked.Result result =
                Checked.java(Fault.NEVER_LISTENS).startTimeout(timeout).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_STARTUP_SKIPPED);
        assertThat(result.observed(FC_STARTUP))
                .matches("the server runs, but accepted no connection on port " + result.port()
                        + " within \\S+ s \\(startTimeout; the platform waits for 120.0 s\\); its main thread is"
                        + " still in io.github.fcmaven.check.FaultyServer.\\w+, FaultyServer.java:\\d+");
        Duration asking = Duration.ofSeconds(2); // jcmd is a JVM of its own
        assertThat(result.whole())
                .isLessThan(timeout.plus(asking).plus(TOLERANCE).plus(result.lag()));
        assertThat(result.report().coldStart().portOpen()).isEmpty();
    }

    @Test
    void aProxyOfThisJvmDoesNotAnswerInPlaceOfTheServer() throws IOException {
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(proxy.getLocalPort()));
            System.setProperty("http.nonProxyHosts", "");
            System.setProperty("socksProxyHost", "127.0.0.1");
            System.setProperty("socksProxyPort", String.valueOf(proxy.getLocalPort()));
            Checked.Result result = Checked.java(Fault.NEVER_LISTENS)
                    .startTimeout(Duration.ofSeconds(1))
                    .run(work);
            assertThat(result.unmet()).isEqualTo(ALL_BUT_STARTUP_SKIPPED);
        } finally {
            for (String name : new String[] {
                "http.proxyHost", "http.proxyPort", "http.nonProxyHosts", "socksProxyHost", "socksProxyPort"
            }) {
                System.clearProperty(name);
            }
        }
    }

    @Test
    void anEndWithCodeZeroIsReportedAtOnce() {
        Checked.Result result = Checked.java(Fault.EXITS_0).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_STARTUP_SKIPPED);
        assertThat(result.observed(FC_STARTUP)).contains("the start command exited with code 0");
        assertThat(result.of(FC_STARTUP).platform()).startsWith("CAExited");
        assertThat(result.whole()).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anEndWithCodeOneIsReportedWithTheLastLines() {
        Checked.Result result = Checked.java(Fault.EXITS_1).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_STARTUP_SKIPPED);
        assertThat(result.observed(FC_STARTUP)).contains("the start command exited with code 1");
        assertThat(result.report().lastLines()).contains("no database at db.example");
    }

    @Test
    void aServerThatDiesWhileItIsCheckedViolatesStartupAlone() {
        Checked.Result result = Checked.java(Fault.DIES_AFTER_READY)
                .idle(Duration.ofSeconds(30))
                .run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_STARTUP_SKIPPED);
        assertThat(result.observed(FC_STARTUP))
                .contains("the start command exited with code 3", "when a connection had already been accepted");
        assertThat(result.afterOpen()).isLessThan(Duration.ofSeconds(5).plus(result.lag()));
    }

    @Test
    void aServerThatShutsDownWhileItIsCheckedViolatesStartupAlone() {
        Checked.Result result =
                Checked.java(Fault.SHUTS_DOWN).idle(Duration.ofSeconds(30)).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_STARTUP_SKIPPED);
        assertThat(result.observed(FC_STARTUP))
                .contains("the start command exited with code 0", "when a connection had already been accepted");
    }

    @Test
    void aServerThatStaysInTheBackgroundWhenItsCommandReturnsViolatesStartup() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "needs setsid");
        Checked.Result result =
                Checked.java(Fault.DAEMONISES).idle(Duration.ofSeconds(30)).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_STARTUP_SKIPPED);
        assertThat(result.observed(FC_STARTUP))
                .contains(
                        "the start command exited with code 0",
                        "it left PID ",
                        "FaultyServer NONE",
                        "in the background");
    }

    @Test
    void theCauseIsSaidFirstWhereverItStandsInALongLog() {
        Checked.Result result = Checked.java(Fault.NO_DATABASE).run(work);
        assertThat(result.observed(FC_STARTUP))
                .endsWith("the start command exited with code 1; its last error: java.io.IOException:"
                        + " db.example:5432 refused");
        assertThat(result.report().lastLines()).noneMatch(line -> line.contains("db.example"));
    }

    /** As a shell says it, which has no word for an error. */
    @Test
    void theLastLineIsSaidWhereNoErrorIsKnown() {
        Checked.Result result = Checked.script("set -eu; echo starting; cat VERSION; exec sleep 9")
                .run(work);

        assertThat(result.observed(FC_STARTUP))
                .endsWith("exited with code 1; the last line that it printed: cat: VERSION: No such file or directory");
    }

    @Test
    void whatAServerComplainsOfWhileNobodyCanReachItIsSaid() {
        Checked.Result result = Checked.java(Fault.WAITS_FOR_DATABASE)
                .startTimeout(Duration.ofMillis(1500))
                .before(running -> awaitPrinted(running, "no connection to db.example"))
                .run(work);
        assertThat(result.observed(FC_STARTUP))
                .endsWith("its last error: 12:00 ERROR pool: no connection to db.example, trying again");
    }

    /** A server that is just being restarted by itself, or that serves one connection and no other. */
    /** It closes after a second of naps, each of which is late where this machine is. */
    @Test
    void aPortThatClosesAfterTheFirstConnectionViolates() {
        Checked.Result result = Checked.python("""
                        import os, socket, time
                        s = socket.socket()
                        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                        s.bind(('0.0.0.0', int(os.environ['FC_CUSTOM_LISTEN_PORT'])))
                        s.listen(50)
                        s.accept()
                        for nap in range(100):
                            time.sleep(0.01)
                        s.close()
                        time.sleep(60)
                        """).bounds(Checked.IMPATIENT).run(work);
        assertThat(result.told()).startsWith("open");
        assertThat(result.report().passed()).isFalse();
    }

    @Test
    void aStrangerThatAnswersProvesNothingAndIsNamed() throws IOException {
        try (PortLease lease = PortLease.free();
                ServerSocket stranger = new ServerSocket(lease.port().number())) {
            assumeTrue(stranger.isBound());
            Checked.Result result = Checked.java(Fault.NEVER_LISTENS).run(work, lease);
            assertThat(result.unmet()).isEqualTo("FC-STARTUP unproven, the rest skipped");
            assertThat(result.observed(FC_STARTUP))
                    .contains(
                            "port " + result.port() + " is held by PID "
                                    + ProcessHandle.current().pid(),
                            "not a process of this server");
        }
    }

    /** A program that names the port in its source, and not in its error. */
    @Test
    void aPortOfTheSourceThatAStrangerHoldsProvesNothingWhereTheErrorNamesNone() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0)) {
            String own = "import socket; socket.socket().bind(('', " + stranger.getLocalPort() + "))";
            Checked.Result result = Checked.python(own).run(work);
            assertThat(result.observed(FC_STARTUP))
                    .contains("its port is already in use", "port " + stranger.getLocalPort() + " is held by PID ");
            assertThat(result.unmet()).isEqualTo("FC-STARTUP unproven, the rest skipped");
        }
    }

    /** The check gave it another port, and its own is not free here. */
    @Test
    void aPortOfThePackagesOwnThatAStrangerHoldsProvesNothingAndTheStrangerIsNamed() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0)) {
            String own = "import socket; socket.create_server(('', " + stranger.getLocalPort() + "))";
            Checked.Result result = Checked.python(own)
                    .shipped(new CaPort(stranger.getLocalPort()))
                    .run(work);
            assertThat(result.unmet())
                    .as(result.observed(FC_STARTUP))
                    .isEqualTo("FC-STARTUP unproven, the rest skipped");
            assertThat(result.observed(FC_STARTUP))
                    .contains("; this proves nothing, because port " + stranger.getLocalPort() + " is held by PID "
                            + ProcessHandle.current().pid() + " (");
        }
    }

    /** As Go, Node.js, Python, nginx, Flask, Spring Boot, Netty and PHP say it; at no port of the package's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "listen tcp :{port}: bind: address already in use",
                "2026-11-28 16:22:01 Error: listen EADDRINUSE: address already in use 0.0.0.0:{port}",
                "[Errno 98] error while attempting to bind on address ('0.0.0.0', {port}): address already in use",
                "nginx: [emerg] bind() to 0.0.0.0:{port} failed (98: Address already in use)",
                "Port {port} is in use by another program.\nAddress already in use",
                "Web server failed to start. Port {port} was already in use.",
                "java.net.BindException: Address already in use: bind: 0.0.0.0/0.0.0.0:{port}",
                "Failed to listen on 0.0.0.0:{port} (reason: Address already in use)",
            })
    void aPortThatTheServerNamesAndAStrangerHoldsProvesNothing(String printed) throws IOException {
        try (ServerSocket stranger = new ServerSocket(0)) {
            String port = String.valueOf(stranger.getLocalPort());
            Checked.Result held = Checked.script("printf '%b\\n' \"" + printed.replace("{port}", port) + "\"; exit 1")
                    .run(work);
            assertThat(held.unmet()).isEqualTo("FC-STARTUP unproven, the rest skipped");
            assertThat(held.observed(FC_STARTUP)).contains("port " + port + " is held by PID ");
        }
    }

    /** The error names no port, and the source one that it asks for. */
    @Test
    void aServiceOfThisMachineIsNotThePortThatIsInUse() throws IOException {
        try (ServerSocket service = new ServerSocket(0)) {
            Checked.Result result =
                    Checked.python("""
                    import os, socket
                    CACHE = "redis://localhost:%d"
                    for server in socket.socket(), socket.socket():
                        server.bind(("", int(os.environ["FC_CUSTOM_LISTEN_PORT"])))
                    """.formatted(service.getLocalPort())).run(work);
            assertThat(result.unmet()).as(result.observed(FC_STARTUP)).isEqualTo(ALL_BUT_STARTUP_SKIPPED);
        }
    }

    @Test
    void aPortThatTheServerHoldsItselfConvicts() {
        String twice = "import os,socket;p=int(os.environ['FC_CUSTOM_LISTEN_PORT']);a=socket.socket();"
                + "a.bind(('',p));a.listen();socket.create_server(('',p))";
        Checked.Result result = Checked.python(twice).run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_STARTUP_SKIPPED);
    }

    @Test
    void aStrangerThatSharesThePortIsNamedToo() throws IOException {
        try (PortLease lease = PortLease.free();
                ServerSocket stranger =
                        new ServerSocket(lease.port().number(), 50, InetAddress.getByName("127.0.0.1"))) {
            assumeTrue(stranger.isBound() && Loopback.IPV6.available(), "needs ::1");
            Checked.Result result = Checked.java(Fault.IPV6_LOOPBACK_ONLY)
                    .before(running -> awaitSocket(running))
                    .run(work, lease);
            assertThat(result.unmet()).isEqualTo("FC-STARTUP unproven, the rest skipped");
            assertThat(result.observed(FC_STARTUP))
                    .contains("PID " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aServerThatDiesOfRequestsAtOnceViolatesStartupAlone() {
        Checked.Result result = Checked.java(Fault.DIES_OF_SIX).run(work);
        assertThat(result.unmet()).isEqualTo("FC-STARTUP violated, the rest skipped");
        assertThat(result.observed(FC_STARTUP)).contains("the start command exited with code 5");
    }

    @Test
    void aServerThatWasStartedBeforeIsJudgedWithoutTheTimesThatNobodyTook() {
        Checked.Result result = Checked.java(Fault.NONE)
                .startTimeout(Duration.ofMillis(1))
                .before(running -> ContractCheck.awaitReady(running, Duration.ofSeconds(30), new ServerReader()))
                .run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
        assertThat(result.report().coldStart().portOpen()).isPresent();
        assertThat(result.report().coldStart().firstResponse()).isEmpty();
        assertThat(result.report().coldStart().cpu().orElseThrow())
                .isBetween(Duration.ofMillis(20), Duration.ofSeconds(20));
        assertThat(result.report().notes()).anyMatch(note -> note.contains("had been started before this check"));
    }

    @Test
    void whoeverStartsAServerIsToldWhyItIsNotReady() {
        assertThatThrownBy(() -> Checked.java(Fault.EXITS_1).awaitReady(work))
                .isInstanceOfSatisfying(FcProblem.class, problem -> {
                    assertThat(problem.requirement()).contains(FC_STARTUP);
                    assertThat(problem.what())
                            .contains("before a connection was accepted, the start command exited with code 1")
                            .contains("no database at db.example");
                });
    }

    @Test
    void whoeverStartsAServerIsToldWhatToChangeInThatServer() {
        try (PortLease other = PortLease.free()) {
            assertThatThrownBy(() -> Checked.java(Fault.WRONG_PORT, other.port().toString())
                            .file("io/helidon/webserver/WebServer.txt", "")
                            .awaitReady(work))
                    .isInstanceOfSatisfying(FcProblem.class, problem -> {
                        assertThat(problem.requirement()).contains(FC_PORT);
                        assertThat(problem.fix()).contains("call port(", "on the builder of WebServer");
                    });
        }
    }

    @Test
    void whoeverStartsAServerOnAnotherPortIsToldWhereItReallyAnswers() {
        try (PortLease own = PortLease.free()) {
            assertThat(Checked.java(Fault.WRONG_PORT, own.port().toString())
                            .shipped(own.port())
                            .awaitReady(work))
                    .isEqualTo(own.port());
        }
    }

    @Test
    void aFailedStartThatProvesNothingIsAProblemOfThisMachine() {
        assertThatThrownBy(() -> Checked.script("exec /var/fc/lang/nodejs99/bin/node server.js")
                        .awaitReady(work))
                .isInstanceOfSatisfying(FcProblem.class, problem -> {
                    assertThat(problem.requirement()).isEmpty();
                    assertThat(problem.what())
                            .contains("the start command exited with code 127")
                            .contains("this proves nothing, because bootstrap names /var/fc/lang/nodejs99/bin/node");
                });
    }

    @Test
    void aPortThatTheCodeNamesIsAWrongOneBeforeTheDeadlineThoughAJobLogs() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        try (PortLease wrong = PortLease.free()) {
            Checked.Result result = Checked.python("""
                            import threading, time
                            from http.server import *
                            class Handler(BaseHTTPRequestHandler):
                                protocol_version = 'HTTP/1.1'
                                def do_GET(self):
                                    self.send_response(200)
                                    self.send_header('Content-Length', '0')
                                    self.end_headers()
                            def job():
                                while True:
                                    print('tick', flush=True)
                                    time.sleep(1)
                            threading.Thread(target=job, daemon=True).start()
                            ThreadingHTTPServer(('0.0.0.0', %s), Handler).serve_forever()
                            """.formatted(wrong.port()))
                    .bounds(Checked.IMPATIENT)
                    .startTimeout(Duration.ofSeconds(100))
                    .run(work);
            assertThat(result.of(FC_PORT)).isInstanceOf(Finding.Violated.class);
            assertThat(result.told()).contains("elsewhere *:" + wrong.port());
            Duration lessPatient = Bounds.DEFAULTS.quiet().minus(Checked.IMPATIENT.quiet());
            assertThat(result.whole())
                    .as("a user's check, which is more patient, takes less than 30 s")
                    .isLessThan(Duration.ofSeconds(30).minus(lessPatient).plus(result.lag()));
            assertThat(result.report().coldStart().firstResponse())
                    .as("not seen on CAPort")
                    .isEmpty();
            assertThat(result.report().coldStart().cpu()).isEmpty();
        }
    }

    @Test
    void aPortOfALibraryThatTheServerSaysIsAWrongOneBeforeTheDeadline() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        try (PortLease wrong = PortLease.free()) {
            Checked.Result result = Checked.python("import sys\nsys.path.append('vendor')\nimport shop\n")
                    .file("vendor/shop.py", """
                            from http.server import *
                            server = ThreadingHTTPServer(('0.0.0.0', %s), BaseHTTPRequestHandler)
                            print('Server listening on http://0.0.0.0:%s', flush=True)
                            server.serve_forever()
                            """.formatted(wrong.port(), wrong.port()))
                    .bounds(Checked.IMPATIENT)
                    .startTimeout(Duration.ofSeconds(100))
                    .run(work);
            assertThat(result.of(FC_PORT)).isInstanceOf(Finding.Violated.class);
            assertThat(result.whole()).isLessThan(Duration.ofSeconds(30).plus(result.lag()));
        }
    }

    @Test
    void aConnectionThatIsRefusedEndsTheWaitOfAServerThatDoesNothingElse() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        Checked.Result result = Checked.python("""
                        import time
                        while True:
                            print('dial tcp 127.0.0.1:5432: connect: connection refused', flush=True)
                            time.sleep(2)
                        """)
                .bounds(Checked.IMPATIENT)
                .startTimeout(Duration.ofSeconds(100))
                .run(work);
        assertThat(result.of(FC_STARTUP)).isInstanceOf(Finding.Violated.class);
        assertThat(result.observed(FC_STARTUP))
                .contains(
                        "127.0.0.1:5432, where nothing answers",
                        " (the check waits no longer, because a connection that it asks for was refused, and it"
                                + " does no more; the platform waits for 120.0 s)");
        assertThat(result.of(FC_STARTUP).fix()).contains("127.0.0.1:5432", "checkEnvironment");
        assertThat(result.told()).contains("refused 127.0.0.1:5432");
        assertThat(result.whole()).isLessThan(Duration.ofSeconds(30).plus(result.lag()));
    }

    /** Another server may open its port late; of what Spring Boot reads, a program that sleeps is as good as one. */
    @Test
    void anApplicationThatIsToldToOpenNoPortIsWaitedForAndToldWhy() {
        Checked.Result result = Checked.script("exec sleep 60")
                .file("lib/spring-boot-3.5.16.jar", "")
                .file("lib/tomcat-embed-core-10.1.55.jar", "")
                .file("application.properties", "spring.main.web-application-type=none\n")
                .bounds(Checked.IMPATIENT)
                .startTimeout(Duration.ofSeconds(2))
                .run(work);
        assertThat(result.of(FC_STARTUP).fix()).startsWith("remove spring.main.web-application-type=none");
    }

    private static void awaitPrinted(RunningInstance running, String text) {
        assertThat(Pause.until(
                        () -> String.join("\n", running.server().lastLines()).contains(text), Duration.ofSeconds(60)))
                .as("the server prints it")
                .isTrue();
    }

    private static void awaitSocket(RunningInstance running) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (running.server().listening().isEmpty()) {
            assertThat(System.nanoTime()).as("the server listens in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
