package io.github.fcmaven.check;

import static io.github.fcmaven.check.ServedConnections.OK;
import static io.github.fcmaven.check.ServedConnections.SECOND;
import static io.github.fcmaven.check.ServedConnections.finding;
import static io.github.fcmaven.check.ServedConnections.held;
import static io.github.fcmaven.check.ServedConnections.running;
import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.server.DeclaredLimits;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.virtualtime.Day;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a request may run. */
class ExecutionJudgeTest {

    @Test
    void aCutSlowRequestViolatesExecutionAndNothingElseProvesIt() {
        assertThat(execution(new Reply.Closed(SECOND, true, 0))).isInstanceOf(Finding.Violated.class);
        assertThat(execution(new Reply.TimedOut(SECOND, 0)).observed()).contains("held for 1.0 s without a byte");
        assertThat(execution(OK)).isInstanceOf(Finding.Unproven.class);
        assertThat(execution(new Reply.Refused("was refused"))).isInstanceOf(Finding.Unproven.class);
    }

    @Test
    void lessThanADayThatIsConfiguredForARequestViolatesExecution() {
        Declared declared = new Declared(false, "idle-timeout is not set, so 30M");
        Observation seen = held().withLimits(new DeclaredLimits(Optional.empty(), Optional.of(declared)));
        Finding execution = finding(seen, FC_EXECUTION);
        assertThat(execution.verdict()).isEqualTo("violated");
        assertThat(execution.proof()).contains(Proof.REFUTED);
        assertThat(execution.observed()).startsWith("idle-timeout is not set, so 30M: a request that runs longer");
    }

    @Test
    void aRequestThatWasShownToRunForADayOverridesTheConfiguration() {
        Declared declared = new Declared(false, "idle-timeout is not set, so 30M");
        Day shown = new Day(
                new Day.Outcome.NotShown("slow"),
                Optional.of(new Day.Outcome.Held(Duration.ofDays(1), "")),
                List.of(),
                SECOND);
        Observation seen = running(new Reply.TimedOut(SECOND, 0))
                .withLimits(new DeclaredLimits(Optional.empty(), Optional.of(declared)))
                .withDay(shown);
        assertThat(finding(seen, FC_EXECUTION).verdict()).isEqualTo("met");
    }

    @Test
    void aDayThatIsConfiguredForARequestIsDeclaredWhereOneWasHeld() {
        Declared declared = new Declared(true, "idle-timeout is 25H (the start command)");
        DeclaredLimits limits = new DeclaredLimits(Optional.empty(), Optional.of(declared));
        Finding execution = finding(running(new Reply.TimedOut(SECOND, 0)).withLimits(limits), FC_EXECUTION);
        assertThat(execution.verdict()).isEqualTo("unproven");
        assertThat(execution.proof()).contains(Proof.DECLARED);
        assertThat(finding(running(new Reply.Closed(SECOND, false, 0)).withLimits(limits), FC_EXECUTION)
                        .verdict())
                .isEqualTo("violated");
    }

    @Test
    void anIdleTimerThatGoesOnInRequestsViolatesExecutionWhereItWasSeen() {
        Day ended = new Day(
                new Day.Outcome.Ended("closed a connection after about 1 h idle"), Optional.empty(), List.of(), SECOND);
        assertThat(finding(held(ServerKind.VERTX).withDay(ended), FC_EXECUTION).observed())
                .isEqualTo("the server closed a connection after about 1 h idle, and the idle timer of Vert.x goes on"
                        + " while a request runs");
        assertThat(finding(held(ServerKind.VERTX), FC_EXECUTION).verdict()).isEqualTo("unproven");
        assertThat(finding(held(ServerKind.JDK_HTTPSERVER).withDay(ended), FC_EXECUTION)
                        .verdict())
                .isEqualTo("unproven");
    }

    private static Finding execution(Reply reply) {
        return finding(running(reply), FC_EXECUTION);
    }
}
