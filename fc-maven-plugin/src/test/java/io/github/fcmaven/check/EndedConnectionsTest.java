package io.github.fcmaven.check;

import static io.github.fcmaven.check.ServedConnections.HELD;
import static io.github.fcmaven.check.ServedConnections.MANY;
import static io.github.fcmaven.check.ServedConnections.OK;
import static io.github.fcmaven.check.ServedConnections.SECOND;
import static io.github.fcmaven.check.ServedConnections.finding;
import static io.github.fcmaven.check.ServedConnections.headers;
import static io.github.fcmaven.check.ServedConnections.held;
import static io.github.fcmaven.check.ServedConnections.keepAlive;
import static io.github.fcmaven.check.ServedConnections.response;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
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

/** What FC-KEEPALIVE makes of the ways in which connections end, or are said to. */
class EndedConnectionsTest {

    @Test
    void whatIsAnnouncedBelowADayViolatesKeepAlive() {
        assertThat(announcing("timeout=5").observed()).contains("'Keep-Alive: timeout=5', less than 86400 s");
        assertThat(announcing("timeout=86399, max=1000")).isInstanceOf(Finding.Violated.class);
        assertThat(announcing("timeout=90000, max=100").observed())
                .contains("'Keep-Alive: max=100', a limit of requests");
        assertThat(announcing("timeout=86400, max=99999")).isInstanceOf(Finding.Violated.class);
        assertThat(announcing("timeout=86400, max=100000")).isInstanceOf(Finding.Unproven.class);
        assertThat(announcing("timeout=\"90000\"")).isInstanceOf(Finding.Unproven.class);
        assertThat(announcing("")).isInstanceOf(Finding.Unproven.class);
    }

    @Test
    void everyWayInWhichConnectionsEndIsNamedInOneFinding() {
        Response last = response("HTTP/1.1", 200, "close", "", false);
        Idle closed = new Idle(OK, Optional.of(new Silence.Closed(Duration.ofMillis(60_100), false)), Optional.empty());
        Finding finding = keepAlive(Optional.of(new Reuse(100, SECOND, last)), closed);
        assertThat(finding).isInstanceOf(Finding.Violated.class);
        assertThat(finding.observed())
                .isEqualTo(
                        "the server ended a connection after 100 requests, the last answered with 'Connection: close';"
                                + " it closed an idle connection after 60.1 s");
        assertThat(finding.fix()).isEqualTo("fix FC-KEEPALIVE");
    }

    @Test
    void anAnswerAfterWhichServersCloseDecidesNothing() {
        for (int status : new int[] {400, 408, 413, 500, 503}) {
            Response error = response("HTTP/1.1", status, "close", "", false);
            assertThat(keepAlive(
                            Optional.of(new Reuse(1, SECOND, error)),
                            new Idle(error, Optional.empty(), Optional.empty())))
                    .as("status " + status)
                    .isInstanceOf(Finding.Unproven.class);
        }
        Response close = response("HTTP/1.1", 404, "close", "", false);
        assertThat(keepAlive(Optional.empty(), new Idle(close, Optional.empty(), Optional.empty()))
                        .observed())
                .isEqualTo("the server answered GET / with 'Connection: close'");
    }

    @Test
    void fewerRequestsInTheirTimeAreNoLimit() {
        Reuse slow = new Reuse(12, Duration.ofSeconds(10), new Reply.TimedOut(SECOND, 0));
        assertThat(keepAlive(Optional.of(slow), HELD)).isInstanceOf(Finding.Unproven.class);
        assertThat(keepAlive(Optional.of(slow), HELD).observed())
                .contains("answered 12 requests on one connection in 10.0 s");
        Reuse none = new Reuse(0, Duration.ofSeconds(10), new Reply.TimedOut(Duration.ofSeconds(10), 0));
        assertThat(keepAlive(Optional.of(none), HELD).observed())
                .contains("did not serve a second connection within 10.0 s");
    }

    /** A limit of 100 requests, as Tomcat has by default, may be behind a page that is answered in 0.25 s. */
    @Test
    void aDayWithTooFewRequestsIsNotProven() {
        Day shown = new Day(new Day.Outcome.Held(Duration.ofDays(1), ""), Optional.empty(), List.of(), SECOND);
        Observation seen = Observations.served(
                        Observations.setting(ServerKind.UNKNOWN),
                        ServedConnections.ACCEPTED,
                        ServedConnections.traffic(Optional.of(new Reuse(40, Duration.ofSeconds(10), OK)), HELD))
                .withDay(shown);
        Finding few = finding(seen, FC_KEEPALIVE);
        assertThat(few.verdict()).isEqualTo("unproven");
        assertThat(few.proof()).contains(Proof.OBSERVED);
        assertThat(few.observed())
                .contains("40 requests", "for 24 h by the fast-forwarded clock")
                .endsWith("; a limit of requests, such as the 100 of Tomcat, would not have shown");
        assertThat(few.fix()).startsWith("set probe.path to a path that the application answers in less than 0.1 s");

        Declared none = new Declared(true, "max-keep-alive-requests is -1");
        assertThat(finding(seen.withLimits(new DeclaredLimits(Optional.of(none), Optional.empty())), FC_KEEPALIVE)
                        .proof())
                .contains(Proof.PROVEN);
    }

    @Test
    void whatIsSentUnaskedOnAUsedConnectionViolatesKeepAlive() {
        Response timeout = response("HTTP/1.1", 408, "close", "", false);
        Idle spoke = new Idle(OK, Optional.of(new Silence.Spoke(SECOND, timeout)), Optional.empty());
        assertThat(keepAlive(Optional.of(MANY), spoke).observed())
                .isEqualTo("the server sent an answer 408 without a request on an idle connection after 1.0 s");
    }

    @Test
    void aConnectionThatEndsWithTheRequestAfterTheSilenceViolatesKeepAlive() {
        Idle closed =
                new Idle(OK, Optional.of(new Silence.Held(SECOND)), Optional.of(new Reply.Closed(SECOND, true, 0)));
        assertThat(keepAlive(Optional.of(MANY), closed).observed())
                .contains("idle for 1.0 s when the next request came");
        Idle late = new Idle(OK, Optional.of(new Silence.Held(SECOND)), Optional.of(new Reply.TimedOut(SECOND, 0)));
        assertThat(keepAlive(Optional.of(MANY), late)).isInstanceOf(Finding.Unproven.class);
    }

    @Test
    void aBodyThatWasNotReadToItsEndDecidesNothing() {
        Response stream = new Response("HTTP/1.1", 200, headers("", ""), true, 1 << 20, Response.Body.TOO_LONG, SECOND);
        Finding finding = keepAlive(Optional.empty(), new Idle(stream, Optional.empty(), Optional.empty()));
        assertThat(finding).isInstanceOf(Finding.Unproven.class);
        assertThat(finding.observed()).contains("more than 1 MiB");
        assertThat(finding.fix()).contains("probe.path");
    }

    @Test
    void whatIsConfiguredForADayIsDeclaredWhereItWasObserved() {
        Declared declared = new Declared(true, "idle-timeout is 25h (application.properties)");
        Observation seen = held().withLimits(new DeclaredLimits(Optional.of(declared), Optional.empty()));
        Finding keepAlive = finding(seen, FC_KEEPALIVE);
        assertThat(keepAlive.verdict()).isEqualTo("unproven");
        assertThat(keepAlive.fix()).startsWith("its settings say 24 hours").doesNotContain("still ends");
        assertThat(keepAlive.proof()).contains(Proof.DECLARED);
        assertThat(keepAlive.observed()).endsWith("are not proven; idle-timeout is 25h (application.properties)");

        Day lost = new Day(new Day.Outcome.Lost("the server ended", false), Optional.empty(), List.of(), SECOND);
        assertThat(finding(seen.withDay(lost), FC_KEEPALIVE).proof()).contains(Proof.INCONCLUSIVE);
        Day shown = new Day(new Day.Outcome.Held(Duration.ofDays(1), ""), Optional.empty(), List.of(), SECOND);
        assertThat(finding(seen.withDay(shown), FC_KEEPALIVE).proof()).contains(Proof.PROVEN);
    }

    @Test
    void lessThanADayThatIsConfiguredAndWasNotSeenLeavesKeepAliveObserved() {
        Declared declared = new Declared(false, "idle-timeout is not set, so 30M");
        Finding keepAlive =
                finding(held().withLimits(new DeclaredLimits(Optional.of(declared), Optional.empty())), FC_KEEPALIVE);
        assertThat(keepAlive.proof()).contains(Proof.OBSERVED);
        assertThat(keepAlive.observed()).endsWith("; idle-timeout is not set, so 30M");
    }

    private static Finding announcing(String keepAlive) {
        Response response = response("HTTP/1.1", 200, "", keepAlive, true);
        return keepAlive(Optional.of(MANY), new Idle(response, Optional.of(new Silence.Held(SECOND)), Optional.of(OK)));
    }
}
