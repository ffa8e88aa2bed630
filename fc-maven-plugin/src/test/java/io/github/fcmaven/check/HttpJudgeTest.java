package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.diagnosis.TestMachine;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.LocalDifferences;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FC-HTTP of answers that tests make up: the fix, and what this machine may explain instead. */
class HttpJudgeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What closes without an answer is another protocol, or a handler that throws. */
    @ParameterizedTest
    @CsvSource({
        "JDK_HTTPSERVER, 'let the handler of that path answer every request: catch what it throws'",
        "UNKNOWN, 'let what listens on CAPort answer each request in plain HTTP/1.1'"
    })
    void theFixOfAConnectionWithoutAnAnswerIsThatOfItsServer(ServerKind kind, String fix) {
        Set<Loopback> everywhere = EnumSet.allOf(Loopback.class);
        Traffic traffic = Observations.traffic(
                new ReachableAddresses(9000, everywhere, everywhere),
                List.of(),
                Optional.empty(),
                new Idle(new Reply.Closed(SECOND, false, 0), Optional.empty(), Optional.empty()),
                Optional.empty(),
                SECOND);
        Observation seen =
                Observations.served(Observations.setting(kind), new StartOutcome.Accepted(SECOND, 9000), traffic);

        assertThat(HttpJudge.judge(new Case(seen, any -> "", List.of())).fix()).startsWith(fix);
    }

    /** Whatever the status is: the platform has no whole answer to pass on. */
    @Test
    void aBodyThatBreaksOffOnTwoConnectionsConvicts() {
        Response broken = new Response(
                "HTTP/1.1", 200, new Response.Headers(Map.of()), false, 0, 0, Response.Body.BROKEN, SECOND);
        Response whole =
                new Response("HTTP/1.1", 200, new Response.Headers(Map.of()), true, 0, 0, Response.Body.WHOLE, SECOND);

        Finding twice = broken(broken, broken);
        assertThat(twice).isInstanceOf(Finding.Violated.class);
        assertThat(twice.observed()).endsWith("broke off after 0 bytes, on each of two connections");
        assertThat(broken(broken, whole)).isInstanceOf(Finding.Met.class);
        assertThat(broken(whole, broken)).isInstanceOf(Finding.Met.class);
    }

    private static Finding broken(Response first, Response second) {
        Set<Loopback> everywhere = EnumSet.allOf(Loopback.class);
        Traffic traffic = Observations.traffic(
                new ReachableAddresses(9000, everywhere, everywhere),
                List.of(),
                Optional.of(new Reuse(1, SECOND, second)),
                new Idle(first, Optional.empty(), Optional.empty()),
                Optional.empty(),
                SECOND);
        Observation seen = Observations.served(
                Observations.setting(ServerKind.UNKNOWN), new StartOutcome.Accepted(SECOND, 9000), traffic);
        return HttpJudge.judge(new Case(seen, any -> "", List.of()));
    }

    /** Many servers speak both, and a handler may keep the path of the probe waiting. */
    @Test
    void silenceBesideHttp2IsNoProof() {
        Finding silent = judged(new Reply.TimedOut(SECOND, 0), "HTTP/2");

        assertThat(silent).isInstanceOf(Finding.Unproven.class);
        assertThat(silent.observed()).contains("it answers a greeting in HTTP/2");
        assertThat(judged(new Reply.Closed(SECOND, false, 0), "HTTP/2")).isInstanceOf(Finding.Violated.class);
        assertThat(judged(new Reply.TimedOut(SECOND, 0), "TLS")).isInstanceOf(Finding.Violated.class);
    }

    /** A handler that takes minutes leaves another path free; where none is free, nothing was seen to answer. */
    @Test
    void silenceEverywhereIsInconclusiveAndThatOfOnePathIsNot() {
        Finding slow = unanswered(new Unanswered(true, Optional.empty()));
        Finding mute = unanswered(new Unanswered(false, Optional.empty()));

        assertThat(slow).isInstanceOf(Finding.Unproven.class);
        assertThat(slow.proof()).isEmpty();
        assertThat(mute).isInstanceOf(Finding.Unproven.class);
        assertThat(mute.proof()).contains(Proof.INCONCLUSIVE);
        assertThat(mute.observed()).endsWith("only accepts connections, and another path was not answered either");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2026-11-29 07:39:18 +0000] [19912] [ERROR] Worker (pid:20773) exited with code 1.",
                "[2026-11-29 07:39:18 +0000] [19912] [ERROR] Worker (pid:20773) exited with code 3",
                "[2026-11-29 07:39:18 +0000] [19912] [ERROR] Worker (pid:20773) was sent SIGSEGV!",
                "[2026-11-29 07:39:18 +0000] [19912] [WARNING] Worker with pid 20773 was terminated due to signal 11",
                "[29-Nov-2026 07:39:18] WARNING: [pool www] child 41 exited on signal 11 (SIGSEGV) after 0.1 seconds",
                "[29-Nov-2026 07:39:18] WARNING: [pool www] child 41 exited with code 70 after 0.1 seconds from start",
                "[core:notice] [pid 7] AH00051: child pid 41 exit signal Segmentation fault (11)",
                "INFO:     Child process [41] died",
                "DAMN ! worker 1 (pid: 41) died :( trying respawn ..."
            })
    void workersThatEndAgainAndAgainConvict(String line) {
        Finding once = unanswered(line);
        Finding twice = unanswered(line, line);

        assertThat(once).isInstanceOf(Finding.Unproven.class);
        assertThat(twice).isInstanceOf(Finding.Violated.class);
        assertThat(twice.observed()).contains("its workers end as often as it starts them: " + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[INFO] Worker exiting (pid: 20773)",
                "[pool www] child 41 exited with code 0 after 9.1 seconds from start",
                "[INFO] Booting worker with pid: 20773",
                "[ERROR] Worker (pid:20773) was sent SIGKILL! Perhaps out of memory?",
                "[WARNING] Worker with pid 20773 was terminated due to signal 15",
                "worker thread started; exit code of the last job: 0",
                "The hero died, and his children mourned",
                "WARN worker mail-1 died: no SMTP host",
                "Kafka consumer worker #1 died: rebalance",
                "[ERROR] Worker (pid:20773) exited with code 0"
            })
    void workersThatEndWellConvictNobody(String line) {
        assertThat(unanswered(line, line, line)).isInstanceOf(Finding.Unproven.class);
    }

    /** A machine that is busy makes what they do take so long. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[CRITICAL] WORKER TIMEOUT (pid:20773)",
                "*** HARAKIRI ON WORKER 1 (pid: 41, try: 1) ***",
                "[pool www] child 41, script '/code/index.php' (request: \"GET /\") execution timed out (31.2 sec)"
            })
    void workersThatAreEndedBecauseTheyAreLateConvictNobody(String late) {
        String dead = "[ERROR] Worker (pid:20773) exited with code 1";
        assertThat(unanswered(late, dead, late, dead)).isInstanceOf(Finding.Unproven.class);
    }

    /** The module of the application starts a server itself, and the port is that of the server that loads it. */
    @Test
    void whatLoadsAModuleThatServesIsToldToPutThatCallAside() {
        String dead = "[ERROR] Worker (pid:7) exited with code 1";
        assertThat(unanswered("Address already in use", dead, "Address already in use", dead)
                        .fix())
                .startsWith("start only one server")
                .endsWith("under if __name__ == '__main__':");
    }

    /** Whatever it prints: its workers load the module, and none of them comes to answer. */
    @Test
    void whatLoadsAModuleThatServesIsConvictedWhereNothingAnswers() {
        String edit = "put app.run(...) of app.py, line 5, under if __name__ == '__main__':";
        Observation.CheckedFunction serving =
                new Observation.CheckedFunction(ServerKind.GUNICORN, 1, Optional.empty(), false, Optional.of(edit));
        Finding silent = unanswered(serving, Observations.LINUX, new Unanswered(false, Optional.empty()));

        assertThat(silent).isInstanceOf(Finding.Violated.class);
        assertThat(silent.fix()).isEqualTo(edit);
        assertThat(unanswered(serving, Observations.LINUX, new Unanswered(true, Optional.empty())))
                .isInstanceOf(Finding.Unproven.class);
    }

    /** CAPort is held by the server that loads the module; another port may be held by anybody here. */
    @ParameterizedTest
    @CsvSource({
        "'Port 9000 is in use by another program.', true",
        "'[ERROR] Connection in use: (''0.0.0.0'', 9000)', true",
        "'OSError: [Errno 98] Address already in use', true",
        "'Port 9100 is in use by another program.', false",
        "'[ERROR] Connection in use: (''0.0.0.0'', 9100)', false",
        "'listen EADDRINUSE: address already in use :::9100', false"
    })
    void onlyThePortOfTheServerItselfConvicts(String line, boolean convicts) {
        String dead = "[2026-11-29 07:39:18 +0000] [19912] [ERROR] Worker (pid:20773) exited with code 1.";
        Finding found = unanswered(line, dead, line, dead);

        assertThat(found instanceof Finding.Violated).as(found.observed()).isEqualTo(convicts);
        assertThat(found.proof().isPresent()).isEqualTo(!convicts);
    }

    /** An older interpreter here, and a start that proves nothing, explain it too; a missing module on any does not. */
    @Test
    void whatThisMachineExplainsConvictsNobody() {
        String dead = "[ERROR] Worker (pid:7) exited with code 1";
        List<String> syntax = List.of("SyntaxError: invalid syntax", dead, "SyntaxError: invalid syntax", dead);
        Optional<String> why = Optional.of("Python here is older");
        Observation.ThisMachine older =
                new Observation.ThisMachine(true, Optional.empty(), why, TestMachine.SAME, Optional.empty());
        Observation.ThisMachine unable = new Observation.ThisMachine(
                true,
                why.map(LocalDifferences.Inconclusive::elsewhere),
                Optional.empty(),
                TestMachine.SAME,
                Optional.empty());

        assertThat(unanswered(Observations.LINUX, syntax)).isInstanceOf(Finding.Violated.class);
        for (Observation.ThisMachine machine : List.of(older, unable)) {
            Finding found = unanswered(machine, syntax);
            assertThat(found.proof()).contains(Proof.INCONCLUSIVE);
            assertThat(found.observed()).endsWith("this proves nothing, because Python here is older");
        }
    }

    private static Finding unanswered(String... lines) {
        return unanswered(Observations.LINUX, List.of(lines));
    }

    private static Finding unanswered(Observation.ThisMachine machine, List<String> printed) {
        Optional<StartLog> workers = Unanswered.dying(printed)
                ? Optional.of(new StartLog(OptionalInt.empty(), printed, Optional.empty()))
                : Optional.empty();
        return unanswered(machine, new Unanswered(false, workers));
    }

    private static Finding unanswered(Unanswered beside) {
        return unanswered(Observations.LINUX, beside);
    }

    private static Finding unanswered(Observation.ThisMachine machine, Unanswered beside) {
        return unanswered(Observations.function(ServerKind.UNKNOWN), machine, beside);
    }

    private static Finding unanswered(
            Observation.CheckedFunction function, Observation.ThisMachine machine, Unanswered beside) {
        Observation.Setting setting = Observations.setting(function, machine, CheckSettings.DEFAULTS);
        return judged(setting, new Reply.TimedOut(SECOND, 0), Optional.empty(), Optional.of(beside));
    }

    private static Finding judged(Reply first, String understood) {
        return judged(Observations.setting(ServerKind.UNKNOWN), first, Optional.of(understood), Optional.empty());
    }

    private static Finding judged(
            Observation.Setting setting, Reply first, Optional<String> understood, Optional<Unanswered> beside) {
        Set<Loopback> everywhere = EnumSet.allOf(Loopback.class);
        Traffic traffic = new Traffic(
                new Traffic.Listener(new ReachableAddresses(9000, everywhere, everywhere), List.of(), false),
                Optional.of(first),
                understood,
                beside,
                new Traffic.Watched("/", Optional.empty(), Optional.empty()),
                Optional.empty(),
                SECOND,
                Optional.empty());
        Observation seen = Observations.served(setting, new StartOutcome.Accepted(SECOND, 9000), traffic);
        return HttpJudge.judge(new Case(seen, any -> "", List.of()));
    }
}
