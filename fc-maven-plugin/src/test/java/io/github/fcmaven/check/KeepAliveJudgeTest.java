package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.server.DeclaredLimits;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** FC-KEEPALIVE of observations that tests make up: what convicts, what only proves nothing. */
class KeepAliveJudgeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ListeningSocket SOCKET =
            new ListeningSocket(new InetSocketAddress(0).getAddress(), 9000, Set.of(1L));

    @Test
    void aServerThatIsNoJvmIsToldWhyADayIsNotProven() {
        assertThat(keepAlive(List.of(SOCKET)).observed())
                .endsWith("24 hours are not proven: only the clock of a JVM can be fast-forwarded");
        assertThat(keepAlive(List.of()).observed())
                .as("where nobody knows which process owns the socket")
                .endsWith("24 hours are not proven");
    }

    @Test
    void aNumberOfRequestsThatARunningServerCountsConvicts() {
        Declared counted = new Declared(
                false,
                "server.maxRequestsPerSocket is 5000",
                Optional.empty(),
                OptionalLong.of(5000),
                Optional.of("set it to 0"));

        assertThat(keepAlive(List.of(SOCKET), counted))
                .isInstanceOf(Finding.Violated.class)
                .satisfies(finding -> assertThat(finding.observed())
                        .isEqualTo("the server answered 150 requests on one connection in 1.0 s, and closes one after"
                                + " 5000 requests; server.maxRequestsPerSocket is 5000"))
                .satisfies(finding -> assertThat(finding.fix()).isEqualTo("set it to 0"));
        assertThat(keepAlive(
                        List.of(SOCKET),
                        new Declared(false, "100", Optional.empty(), OptionalLong.of(100), Optional.empty())))
                .as("a connection was seen to have more")
                .isInstanceOf(Finding.Unproven.class);
    }

    /** A handler that leaves its answer open keeps the server from reading on. */
    @Test
    void aSecondRequestThatNobodyReadsConvictsOnTwoConnections() {
        Response ok = response(Map.of(), true);
        Reply mute = new Reply.TimedOut(SECOND.multipliedBy(10), 0);
        Idle held = new Idle(ok, Optional.of(new Silence.Held(SECOND)), Optional.of(mute));
        Reuse one = new Reuse(1, SECOND.multipliedBy(10), mute);
        Finding both = keepAlive(seen(List.of(SOCKET), one, held));

        assertThat(both).isInstanceOf(Finding.Violated.class);
        assertThat(both.fix()).startsWith("end each answer in the code, such as by exchange.close()");
        assertThat(keepAlive(seen(List.of(SOCKET), one, idle(ok, new Silence.Held(SECOND)))))
                .as("on one connection")
                .isInstanceOf(Finding.Unproven.class);
        assertThat(keepAlive(seen(
                        List.of(SOCKET), new Reuse(1, SECOND, new Reply.TimedOut(SECOND.multipliedBy(2), 0)), held)))
                .as("of a path that takes a second")
                .isInstanceOf(Finding.Unproven.class);
    }

    /** A timer takes its time, and a limit of requests is announced. */
    @Test
    void aConnectionThatIsClosedBehindEachAnswerIsMendedInTheCode() {
        Response ok = response(Map.of(), true);
        Reuse one = new Reuse(1, SECOND, new Reply.Closed(Duration.ZERO, false, 0));

        assertThat(keepAlive(seen(List.of(SOCKET), one, idle(ok, new Silence.Closed(Duration.ZERO, false))))
                        .fix())
                .startsWith("remove from the code what closes the connection behind each answer");
        assertThat(keepAlive(seen(List.of(SOCKET), one, idle(ok, new Silence.Closed(SECOND, false))))
                        .fix())
                .as("by a timer of a second")
                .isEmpty();
        assertThat(keepAlive(seen(
                                List.of(SOCKET),
                                new Reuse(2, SECOND, new Reply.Closed(Duration.ZERO, false, 0)),
                                idle(ok, new Silence.Closed(Duration.ZERO, false))))
                        .fix())
                .as("after two requests")
                .isEmpty();
    }

    /** A length that counts characters leaves the rest of the text for the next answer. */
    @Test
    void anAnswerThatIsLongerThanItsLengthIsMendedWhereItIsSent() {
        Response ok = response(Map.of("Content-Length", "13"), true);
        Reply rest = new Reply.NotHttp("no protocol we know", "e6 ac a2");
        Idle more = idle(ok, new Silence.Spoke(Duration.ZERO, rest));
        Finding longer = keepAlive(seen(List.of(SOCKET), new Reuse(1, SECOND, rest), more)
                .withLimits(new DeclaredLimits(
                        Optional.of(
                                new Declared(true, "never", Optional.empty(), OptionalLong.empty(), Optional.empty())),
                        Optional.empty())));

        assertThat(longer).isInstanceOf(Finding.Violated.class);
        assertThat(longer.fix()).startsWith("let the code send as many bytes as its Content-Length says");
    }

    /** No setting of connections helps against a header that is sent twice. */
    @Test
    void twoLengthsOfABodyAreMendedWhereTheyAreSent() {
        Response twice = response(Map.of("Content-Length", "2, 2"), false);

        assertThat(keepAlive(seen(List.of(SOCKET), twice)))
                .isInstanceOf(Finding.Violated.class)
                .satisfies(finding -> assertThat(finding.fix()).startsWith("send Content-Length once"));
    }

    /** A server in Java sends no such header by itself, while others that are known do so for want of a setting. */
    @Test
    void aHeaderOfTheApplicationIsMendedWhereItIsSet() {
        Observation closed = seen(List.of(SOCKET), response(Map.of("Connection", "close"), false));
        assertThat(keepAlive(closed).fix()).as("of a server nobody knows").startsWith("send no header");

        Traffic traffic = closed.traffic().orElseThrow();
        Traffic ofJvm = new Traffic(
                new Traffic.Listener(traffic.listener().reach(), List.of(SOCKET), true),
                traffic.first(),
                traffic.understood(),
                traffic.unanswered(),
                traffic.watched(),
                traffic.slow(),
                traffic.idleTime(),
                traffic.concurrent());

        assertThat(keepAlive(Observations.served(closed.setting(), closed.start(), ofJvm))
                        .fix())
                .startsWith("send no header 'Connection: close': remove the line of the code that sets it");
    }

    /** Of what a timer does a server prints nothing; why it ends a connection otherwise, it may have printed. */
    @Test
    void onlyTheEndOfAnIdleConnectionIsThatOfATimer() {
        Response ok = response(Map.of(), true);
        Idle idle = idle(ok, new Silence.Closed(SECOND, false));
        Reuse many = new Reuse(150, SECOND, ok);

        assertThat(about(many, idle)).contains(Finding.TIMER);
        assertThat(about(many, idle(response(Map.of("Keep-Alive", "timeout=5"), true), new Silence.Held(SECOND))))
                .contains(Finding.TIMER);
        assertThat(about(new Reuse(20, SECOND, new Reply.Closed(SECOND, false, 0)), idle))
                .as("after requests, and when it is idle")
                .isEmpty();
        assertThat(about(many, idle(ok, new Silence.Closed(SECOND, true))))
                .as("a reset")
                .isEmpty();
        assertThat(about(
                        many,
                        new Idle(
                                ok,
                                Optional.of(new Silence.Held(SECOND)),
                                Optional.of(new Reply.Closed(SECOND, false, 0)))))
                .as("with the next request")
                .isEmpty();
        assertThat(about(many, idle(response(Map.of("Keep-Alive", "max=20"), true), new Silence.Held(SECOND))))
                .isEmpty();
    }

    private static Optional<String> about(Reuse reuse, Idle idle) {
        Finding finding = keepAlive(seen(List.of(SOCKET), reuse, idle));
        assertThat(finding).isInstanceOf(Finding.Violated.class);
        return finding.about();
    }

    private static Idle idle(Response first, Silence silence) {
        return new Idle(first, Optional.of(silence), Optional.of(first));
    }

    private static Finding keepAlive(List<ListeningSocket> sockets) {
        return keepAlive(seen(sockets));
    }

    private static Finding keepAlive(List<ListeningSocket> sockets, Declared limits) {
        return keepAlive(seen(sockets).withLimits(new DeclaredLimits(Optional.of(limits), Optional.empty())));
    }

    private static Response response(Map<String, String> headers, boolean reusable) {
        return new Response(
                "HTTP/1.1", 200, new Response.Headers(headers), reusable, 2, 0, Response.Body.WHOLE, SECOND);
    }

    private static Observation seen(List<ListeningSocket> sockets) {
        return seen(sockets, response(Map.of(), true));
    }

    private static Observation seen(List<ListeningSocket> sockets, Response ok) {
        return seen(sockets, new Reuse(150, SECOND, ok), idle(ok, new Silence.Held(SECOND)));
    }

    private static Observation seen(List<ListeningSocket> sockets, Reuse reuse, Idle idle) {
        Set<Loopback> everywhere = EnumSet.allOf(Loopback.class);
        Traffic traffic = Observations.traffic(
                new ReachableAddresses(9000, everywhere, everywhere),
                sockets,
                Optional.of(reuse),
                idle,
                Optional.empty(),
                SECOND);
        return Observations.served(
                Observations.setting(ServerKind.UNKNOWN), new StartOutcome.Accepted(SECOND, 9000), traffic);
    }

    private static Finding keepAlive(Observation seen) {
        return Judgement.of(seen, requirement -> "").stream()
                .filter(finding -> finding.requirement() == FC_KEEPALIVE)
                .findFirst()
                .orElseThrow();
    }
}
