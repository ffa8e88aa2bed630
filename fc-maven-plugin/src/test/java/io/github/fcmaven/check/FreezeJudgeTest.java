package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_FREEZE;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.check.FaultyServer.Fault;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.process.Await;
import io.github.fcmaven.process.SocketTable;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.virtualtime.Day;
import io.github.fcmaven.virtualtime.Standstill;
import io.github.fcmaven.virtualtime.StandstillTrial;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that were frozen: as they were seen, and as they are. */
@Timeout(60)
class FreezeJudgeTest {

    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Response OK = answer(200);
    private static final Reply CLOSED = new Reply.Closed(Duration.ofMillis(3), false, 0);

    /** Notices by its clock that it was frozen, and does then what the test says. */
    private static final String NOTICES = """
            import os, socket, threading, time
            s = socket.socket()
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(('0.0.0.0', int(os.environ['FC_CUSTOM_LISTEN_PORT'])))
            s.listen(50)
            late = False
            last = time.monotonic()
            def look():
                global late
                if time.monotonic() - last > 0.4:
                    %s
            def serve(c):
                while c.recv(4096):
                    look()
                    time.sleep(0.5 if late else 0)  # its last line is read before the answer
                    status = b'500 No' if late else b'200 OK'
                    c.sendall(b'HTTP/1.1 ' + status + b'\\r\\nContent-Length: 2\\r\\n\\r\\nok')
            def watch():
                global last
                while True:
                    time.sleep(0.01)
                    look()
                    last = time.monotonic()
            threading.Thread(target=watch, daemon=True).start()
            while True:
                threading.Thread(target=serve, args=(s.accept()[0],), daemon=True).start()
            """;

    @TempDir
    Path work;

    @Test
    void aServerThatServesAsBeforeMeetsIt() {
        Finding finding = finding(seen(OK, OK));
        assertThat(finding).isInstanceOf(Finding.Met.class);
        assertThat(finding.observed())
                .isEqualTo("the server answered on the connection that was kept and on a new one"
                        + " after it had been frozen for 2 s");
    }

    @Test
    void anHourByTheClockCountsToo() {
        Finding met = judged(observation(seen(OK, OK)).withDay(day(hour(OK, OK))), false);
        assertThat(met.observed()).endsWith("for 2 s and for 1 h by the fast-forwarded clock");

        Finding broken = judged(observation(seen(OK, OK)).withDay(day(hour(CLOSED, OK))), false);
        assertThat(broken).isInstanceOf(Finding.Violated.class);
        assertThat(broken.observed())
                .isEqualTo("after it had been frozen for 1 h by the fast-forwarded clock, the server closed the"
                        + " connection after 3 ms without an answer on the connection that was kept");
    }

    @Test
    void whatFailsAfterwardsIsAWarningThatNamesBothConnections() {
        Finding finding = finding(seen(answer(500), new Reply.TimedOut(TWO_SECONDS, 0)));
        assertThat(finding.fails()).isFalse();
        assertThat(finding.observed())
                .isEqualTo("after it had been frozen for 2 s, the server answered 500 in place of 200 on the"
                        + " connection that was kept, and did not answer within 2.0 s on a new connection");
        assertThat(finding.fix()).startsWith("read its log");
    }

    @Test
    void anotherAnswerOfTheSameKindIsAsBefore() {
        assertThat(finding(seen(answer(204), answer(200)))).isInstanceOf(Finding.Met.class);
    }

    @Test
    void whatKeepAliveTellsOfConnectionsIsNotToldTwice() {
        Finding met = judged(observation(seen(CLOSED, OK)), true);
        assertThat(met).isInstanceOf(Finding.Met.class);
        assertThat(met.observed()).contains("answered on a new connection after");

        assertThat(judged(observation(seen(CLOSED, CLOSED)), true)).isInstanceOf(Finding.Violated.class);
        assertThat(judged(observation(seen(answer(502), OK)), true)).isInstanceOf(Finding.Violated.class);
    }

    @Test
    void aMachineThatCannotFreezeProvesNothing() {
        Finding finding = finding(new Standstill.NotShown("this system cannot stop a server and let it go on"));
        assertThat(finding).isInstanceOf(Finding.Unproven.class);
        assertThat(finding.observed()).contains("this system cannot stop a server");
    }

    @Test
    void aServerThatWasNotFrozenIsSkipped() {
        Finding finding = judged(observation(Optional.empty()), false);
        assertThat(finding).isInstanceOf(Finding.Skipped.class);
    }

    @Test
    void aDeadConnectionOfAPoolIsNamed() {
        for (String line : List.of(
                "java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available",
                "com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure",
                "Error: read ECONNRESET",
                "psycopg2.OperationalError: server closed the connection unexpectedly")) {
            Finding finding = finding(new Standstill.Seen(
                    TWO_SECONDS, OK, Optional.of(answer(500)), answer(500), List.of("ERROR in /", line)));
            assertThat(finding.observed()).as(line).endsWith("; it used a connection to another service that was dead");
            assertThat(finding.fix()).contains("testOnBorrow", "pool_pre_ping");
        }
    }

    @Test
    void aJobThatCatchesUpIsNamed() {
        List<String> lines = Collections.nCopies(9, "job ran, 17 rows");
        assertThat(FreezeCause.of(lines)).isEmpty();
        List<String> more = new ArrayList<>(lines);
        more.add("job ran, 18 rows");
        assertThat(FreezeCause.of(more)).hasValue(FreezeCause.MISSED_RUNS);
        assertThat(FreezeCause.MISSED_RUNS.fix()).contains("scheduleWithFixedDelay");
    }

    @Test
    void aServerThatFailsWhenItGoesOnIsWarnedOfWithItsCause() {
        Checked.Result result =
                frozen(Checked.python(NOTICES.formatted("late = not print('pool: broken pipe', flush=True)")));
        assertThat(result.of(FC_FREEZE)).as(result.report().toString()).isInstanceOf(Finding.Violated.class);
        assertThat(result.observed(FC_FREEZE))
                .contains("answered 500 in place of 200 on a new connection", "that was dead");
        assertThat(result.observed(FC_KEEPALIVE)).contains("held a connection that was idle");
        assertThat(result.report().passed()).isTrue();
    }

    @Test
    void aServerThatEndsWhenItGoesOnHadStartedAllTheSame() {
        Checked.Result result = frozen(Checked.python(NOTICES.formatted("os._exit(3)")));
        assertThat(result.of(FC_FREEZE)).isInstanceOf(Finding.Violated.class);
        assertThat(result.of(FC_STARTUP)).isInstanceOf(Finding.Met.class);
        assertThat(result.report().passed()).isTrue();
    }

    @Test
    void itIsFrozenNoLongerThanAConnectionIsLeftIdle() {
        assumeTrue(SocketTable.readable(), "needs /proc");
        Checked.Result result =
                Checked.java(Fault.NONE).idle(Duration.ofMillis(10)).run(work);
        assertThat(result.observed(FC_FREEZE)).endsWith("after it had been frozen for 10 ms");
    }

    @Test
    void aCheckThatIsInterruptedLeavesNothingFrozen() {
        assumeTrue(SocketTable.readable(), "needs /proc");
        Checked.Result result = Checked.java(Fault.NONE)
                .before(launched -> {
                    try {
                        interruptWhileItIsFrozen(launched);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    assertThat(launched.server().freezable().isFrozen()).isFalse();
                })
                .run(work);
        assertThat(result.of(FC_FREEZE)).isInstanceOf(Finding.Met.class);
    }

    private static void interruptWhileItIsFrozen(RunningInstance launched) throws Exception {
        CaPort port = ContractCheck.awaitReady(launched, Duration.ofSeconds(30), new ServerReader());
        StandstillTrial trial = new StandstillTrial(
                launched.server(),
                new InetSocketAddress("127.0.0.1", port.number()),
                () -> Request.of("GET", "/"),
                Duration.ofSeconds(10));
        CompletableFuture<FcProblem> end = new CompletableFuture<>();
        Thread frozen = new Thread(() -> {
            try {
                trial.of(Duration.ofMinutes(1));
            } catch (FcProblem e) {
                end.complete(e);
            }
        });
        frozen.start();
        Await.until("standing still", () -> launched.server().freezable().standsStill());
        frozen.interrupt();
        assertThat(end.get(30, TimeUnit.SECONDS)).hasMessageContaining("interrupted");
    }

    @Test
    void withoutAnythingThatTakesTimeNothingIsFrozen() {
        Checked.Result result = Checked.java(Fault.NONE).unwatched().run(work);
        assertThat(result.of(FC_FREEZE)).isInstanceOf(Finding.Skipped.class);
        assertThat(result.observed(FC_FREEZE)).contains("keepAlive.proof is off");
    }

    private Checked.Result frozen(Checked checked) {
        assumeTrue(SocketTable.readable(), "needs /proc");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
        Bounds all = Checked.SHORT;
        return checked.bounds(new Bounds(
                        all.startLimit(),
                        all.answer(),
                        all.silence(),
                        all.requests(),
                        all.most(),
                        all.reuse(),
                        all.quiet(),
                        Duration.ofMillis(600),
                        all.shutdown()))
                .idle(Duration.ofMillis(600))
                .run(work);
    }

    private static Finding finding(Standstill still) {
        return judged(observation(still), false);
    }

    /** @param endsConnections whether FC-KEEPALIVE is violated */
    private static Finding judged(Observation seen, boolean endsConnections) {
        Finding keepAlive = new Finding.Violated(FC_KEEPALIVE, "closed", "keep it");
        return FreezeJudge.judge(new Case(seen, requirement -> "", endsConnections ? List.of(keepAlive) : List.of()));
    }

    private static Standstill seen(Reply kept, Reply fresh) {
        return new Standstill.Seen(TWO_SECONDS, OK, Optional.of(kept), fresh, List.of());
    }

    private static Standstill hour(Reply kept, Reply fresh) {
        return new Standstill.Seen(AN_HOUR, OK, Optional.of(kept), fresh, List.of());
    }

    private static Day day(Standstill still) {
        Day.Outcome held = new Day.Outcome.Held(Duration.ofDays(1), "");
        return new Day(held, Optional.empty(), Optional.of(still), List.of(), TWO_SECONDS);
    }

    private static Observation observation(Standstill still) {
        return observation(Optional.of(still));
    }

    private static Observation observation(Optional<Standstill> still) {
        Observation seen = Observation.ofStart(
                Observations.setting(ServerKind.VERTX),
                new StartOutcome.Silent(TWO_SECONDS, Optional.empty()),
                Optional.empty());
        return Observations.with(seen, Optional.empty(), still);
    }

    private static Response answer(int status) {
        return new Response(
                "HTTP/1.1", status, new Response.Headers(Map.of()), true, 2, Response.Body.WHOLE, Duration.ofMillis(2));
    }
}
