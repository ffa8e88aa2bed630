package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;
import static io.github.fcmaven.platform.Requirement.FC_FREEZE;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.check.FaultyServer.Fault;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day, shown to real servers whose limits are known. */
@LaunchesServers
class DayProofTest {

    private static final String INTERVAL = "-Dsun.net.httpserver.idleInterval=";

    @TempDir
    Path work;

    @Test
    void aLimitOf25HoursIsProvenAndSeenToEndAfterwards() {
        Checked.Result result =
                Checked.timed(List.of(INTERVAL + "90000"), "jdk").run(work);
        assertFound(result, FC_KEEPALIVE, "met", Proof.PROVEN);
        assertThat(result.observed(FC_KEEPALIVE))
                .contains(
                        "held a connection that was idle for 23 h 59 min 50 s by the fast-forwarded clock",
                        "was closed before 25 h 3 min 20 s");
        assertThat(result.observed(FC_FREEZE))
                .startsWith("the server answered on the connection that was kept and on a new one")
                .endsWith("for 1 h by the fast-forwarded clock");
    }

    @Test
    void theDefaultOfTheJdksServerIsRefutedAndItsLimitNamed() {
        Checked.Result result = Checked.timed(List.of(), "jdk").run(work);
        assertFound(result, FC_KEEPALIVE, "violated", Proof.REFUTED);
        // looks every ten seconds: it ends a connection 30 to 40 s after its last request
        assertBetween(
                Duration.ofSeconds(30),
                Duration.ofSeconds(40),
                result.observed(FC_KEEPALIVE),
                "closed a connection after about (.+?) idle");
    }

    @Tag("matrix")
    @Test
    void aLimitOfAnHourIsRefutedAndNamed() {
        Checked.Result result = Checked.timed(List.of(INTERVAL + "3600"), "jdk").run(work);
        assertFound(result, FC_KEEPALIVE, "violated", Proof.REFUTED);
        assertAbout(Duration.ofHours(1), result.observed(FC_KEEPALIVE), "after about (.+?) idle");
    }

    @Tag("matrix")
    @Test
    void aTimeoutOfBlockingReadsIsRefutedAndNamed() {
        Checked.Result result = Checked.timed(List.of(), "threads", "75").run(work);
        assertFound(result, FC_KEEPALIVE, "violated", Proof.REFUTED);
        assertAbout(Duration.ofSeconds(75), result.observed(FC_KEEPALIVE), "after about (.+?) idle");
    }

    /** A handler of Undertow that blocks sends its answer first, and ends the request in its own thread afterwards. */
    @Test
    void aTimerThatStartsAMomentAfterTheAnswerIsFoundWithinATenth() {
        Checked.Result result = Checked.timed(List.of(), "lags", "60").run(work);
        assertFound(result, FC_KEEPALIVE, "violated", Proof.REFUTED);
        assertAbout(Duration.ofSeconds(60), result.observed(FC_KEEPALIVE), "after about (.+?) idle");
    }

    @Tag("matrix")
    @Test
    void noLimitIsProvenFor400Days() {
        Checked.Result result = Checked.timed(List.of(), "threads").run(work);
        assertFound(result, FC_KEEPALIVE, "met", Proof.PROVEN);
        assertThat(result.observed(FC_KEEPALIVE)).endsWith("one was still open after 400 days");
    }

    @Test
    void aLimitOfAServerThatLooksNowAndThenIsFoundWithinATenth() {
        Checked.Result result = Checked.timed(List.of(), "reaps", "300").run(work);
        assertFound(result, FC_KEEPALIVE, "violated", Proof.REFUTED);
        // looks every two minutes: it ends a connection 5 to 7 minutes after its last request, by when that was
        assertBetween(
                Duration.ofMinutes(5), Duration.ofMinutes(7), result.observed(FC_KEEPALIVE), "after about (.+?) idle");
    }

    @Test
    void aServerThatDoesNotSurviveTheJumpProvesNothing() {
        Checked.Result result = Checked.timed(List.of(), "dies").run(work);
        assertFound(result, FC_KEEPALIVE, "unproven", Proof.INCONCLUSIVE);
        assertThat(result.observed(FC_KEEPALIVE)).contains("the server exited with code 7", "when its clock was moved");
        assertThat(result.report().passed()).isTrue();
    }

    @Test
    void aRequestOfMoreThanADayIsProvenNotToBeCut() {
        Checked.Result result = Checked.timed(List.of(INTERVAL + "90000"), "jdk")
                .slowPath("/slow")
                .run(work);
        assertFound(result, FC_EXECUTION, "met", Proof.PROVEN);
        assertThat(result.observed(FC_EXECUTION)).contains("GET /slow ran for 23 h 59 min 50 s");
    }

    @Test
    void aTimerThatGoesOnWhileARequestRunsCutsThatToo() {
        Checked.Result result =
                Checked.timed(List.of(), "threads", "1800").slowPath("/slow").run(work);
        assertFound(result, FC_KEEPALIVE, "violated", Proof.REFUTED);
        assertFound(result, FC_EXECUTION, "violated", Proof.REFUTED);
        assertAbout(
                Duration.ofMinutes(30), result.observed(FC_KEEPALIVE), "closed a connection after about (.+?) idle");
        assertAbout(
                Duration.ofMinutes(30),
                result.observed(FC_EXECUTION),
                "cut GET /slow after about (.+?) without a byte");
    }

    @Tag("matrix")
    @Test
    void aTimerOfRequestsIsFoundWhereIdleConnectionsHaveAnother() {
        Checked.Result result = Checked.timed(List.of(INTERVAL + "3600", "-Dsun.net.httpserver.maxRspTime=600"), "jdk")
                .slowPath("/slow")
                .run(work);
        assertFound(result, FC_EXECUTION, "violated", Proof.REFUTED);
        assertAbout(Duration.ofHours(1), result.observed(FC_KEEPALIVE), "closed a connection after about (.+?) idle");
        assertAbout(
                Duration.ofMinutes(10),
                result.observed(FC_EXECUTION),
                "cut GET /slow after about (.+?) without a byte");
    }

    @Tag("matrix")
    @Test
    void aRequestThatIsAnsweredWithinTheDayProvesNothing() {
        Checked.Result result = Checked.timed(List.of(INTERVAL + "90000"), "jdk")
                .slowPath("/late")
                .run(work);
        assertFound(result, FC_EXECUTION, "unproven", Proof.OBSERVED);
        assertThat(result.observed(FC_EXECUTION)).contains("GET /late was answered while the clock was moved");
    }

    @Test
    void whatEndsWithEachAnswerNeedsNoClock() {
        Checked.Result result = Checked.java(Fault.HTTP_1_0).proven().run(work);
        assertFound(result, FC_KEEPALIVE, "violated", Proof.REFUTED);
        assertThat(work.resolve("server-clock.log")).doesNotExist();
    }

    @Test
    void whatIsNoJvmIsObserved() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        Checked.Result result = Checked.python("""
                        import os
                        from http.server import *
                        class H(BaseHTTPRequestHandler):
                            protocol_version = 'HTTP/1.1'
                            def do_GET(self):
                                self.send_response(200)
                                self.send_header('Content-Length', '2')
                                self.end_headers()
                                self.wfile.write(b'ok')
                        ThreadingHTTPServer(('', int(os.environ['FC_CUSTOM_LISTEN_PORT'])), H).serve_forever()
                        """).proven().run(work);
        assertFound(result, FC_KEEPALIVE, "unproven", Proof.OBSERVED);
        assertThat(work.resolve("server-clock.log")).doesNotExist();
    }

    @Test
    void aServerThatDoesNotStartWithTheClockIsObserved() {
        Checked.Result result = Checked.timed(List.of(), "refuses").run(work);
        assertFound(result, FC_KEEPALIVE, "unproven", Proof.OBSERVED);
        assertThat(result.observed(FC_KEEPALIVE))
                .contains("the second instance, whose clock is fast-forwarded, did not start:"
                        + " the start command exited with code 1");
    }

    @Test
    void aServerOfWhichAnotherProcessTakesThePlaceProvesNothing() {
        Checked.Result result = Checked.timed(List.of(), "replaces").run(work);
        assertFound(result, FC_KEEPALIVE, "unproven", Proof.INCONCLUSIVE);
        assertThat(result.observed(FC_KEEPALIVE))
                .contains("when the clock was moved, the process that owned the listening socket was replaced");
        assertThat(result.report().passed()).isTrue();
    }

    /** As an application whose work at the start waits for a database that is not there. */
    @Test
    void aServerThatFailsBehindTheCheckIsWatchedInRealTime() {
        Checked.Result result = Checked.timed(List.of(), "fails").run(work);
        assertThat(result.report().passed()).isFalse();
        assertThat(result.observed(FC_STARTUP)).contains("exited with code 1", "no database after 25 s");
    }

    @Test
    void aDateThatDoesNotFollowTheClockLeavesItObserved() {
        Checked.Result stands = Checked.timed(List.of(), "stands").run(work);
        assertFound(stands, FC_KEEPALIVE, "unproven", Proof.OBSERVED);
        assertThat(stands.observed(FC_KEEPALIVE)).contains("the server's Date did not follow the clock");
    }

    @Test
    void aDateThatFollowsTheClockIsNoHindrance() {
        Checked.Result dates = Checked.timed(List.of(), "dates").run(work);
        assertFound(dates, FC_KEEPALIVE, "met", Proof.PROVEN);
    }

    @Test
    void whatWaitsInNativeCodeIsObserved() {
        Checked.Result deaf = Checked.timed(List.of(), "deaf").run(work);
        assertFound(deaf, FC_KEEPALIVE, "unproven", Proof.OBSERVED);
        assertThat(deaf.observed(FC_KEEPALIVE))
                .contains("the server waits in native code that the clock does not reach");
    }

    @Test
    void whatWaitsInNativeCodeAndIsReachedByConnectionsIsProven() {
        Checked.Result hears = Checked.timed(List.of(), "native").run(work);
        assertFound(hears, FC_KEEPALIVE, "met", Proof.PROVEN);
    }

    @Test
    void a408OnAConnectionOnWhichNothingWasAskedIsAWarning() {
        Checked.Result result = Checked.timed(List.of(), "impatient").run(work);
        assertFound(result, FC_KEEPALIVE, "met", Proof.PROVEN);
        assertThat(result.report().warnings())
                .anyMatch(warning -> warning.startsWith("within a day the server sends an answer 408"));
    }

    @Test
    void withoutAProofNothingIsWatchedAndNothingLaunchedTwice() {
        Checked.Result result = Checked.timed(List.of(), "jdk").unwatched().run(work);
        Finding finding = result.of(FC_KEEPALIVE);
        assertThat(finding.verdict()).isEqualTo("unproven");
        assertThat(finding.proof()).isEmpty();
        assertThat(finding.observed()).endsWith("keepAlive.proof is off");
        assertThat(result.told()).noneMatch(event -> event.startsWith("idling"));
        assertThat(work.resolve("server-clock.log")).doesNotExist();
    }

    @Test
    void aServerThatSomebodyElseLaunchedIsProvenWhenItHasEnded() {
        CheckReport report = Checked.timed(List.of(INTERVAL + "90000"), "jdk").completedAfterwards(work);
        assertThat(report.findings())
                .filteredOn(finding -> finding.requirement() == FC_KEEPALIVE)
                .singleElement()
                .satisfies(finding -> assertThat(finding.proof()).contains(Proof.PROVEN));
        assertThat(report.coldStart().firstResponse())
                .as("of an instance that was in use")
                .isEmpty();
    }

    @Test
    void aServerThatSomebodyElseLaunchedIsObservedAndThePortSaidToBeHeld() {
        CheckReport report = Checked.timed(List.of(INTERVAL + "90000"), "jdk").judgedWhereItRuns(work);
        Finding finding = report.findings().stream()
                .filter(one -> one.requirement() == FC_KEEPALIVE)
                .findFirst()
                .orElseThrow();
        assertThat(finding.proof()).as(finding.observed()).contains(Proof.OBSERVED);
        assertThat(finding.observed())
                .contains("the instance that start launched holds the port, so that no second one was launched");
        assertThat(work.resolve("server-clock.log")).doesNotExist();
    }

    @Test
    @Tag("matrix")
    void aRuntimeWithoutInstrumentsIsObserved() throws Exception {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        assumeTrue(Files.isExecutable(jlink), "needs a JDK");
        Path image = work.resolve("jre");
        Process process = new ProcessBuilder(
                        jlink.toString(), "--add-modules", "java.base,jdk.httpserver", "--output", image.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();

        Checked.Result result = Checked.timed(List.of(INTERVAL + "90000"), "jdk")
                .on(Host.of(image))
                .run(work);
        assertFound(result, FC_KEEPALIVE, "unproven", Proof.OBSERVED);
        assertThat(result.observed(FC_KEEPALIVE))
                .contains("the second instance, whose clock is fast-forwarded, did not start:"
                        + " the start command exited with code 1");
        assertThat(Files.readString(work.resolve("server-clock.log"))).contains("instrument");
    }

    private static void assertFound(Checked.Result result, Requirement requirement, String verdict, Proof proof) {
        Finding finding = result.of(requirement);
        assertThat(finding.verdict()).as(finding.observed()).isEqualTo(verdict);
        assertThat(finding.proof()).as(finding.observed()).isEqualTo(Optional.of(proof));
    }

    /** A limit that the clock found is within a tenth of the real one: a busy machine moves it by some seconds. */
    private static void assertAbout(Duration limit, String observed, String pattern) {
        assertBetween(limit, limit, observed, pattern);
    }

    private static void assertBetween(Duration least, Duration most, String observed, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(observed);
        assertThat(found.find()).as(observed).isTrue();
        String iso = found.group(1)
                .replace(" h", "H")
                .replace(" min", "M")
                .replace(" s", "S")
                .replace(" ", "");
        assertThat(Duration.parse("PT" + iso))
                .as(observed)
                .isBetween(
                        least.multipliedBy(9).dividedBy(10),
                        most.multipliedBy(11).dividedBy(10));
    }
}
