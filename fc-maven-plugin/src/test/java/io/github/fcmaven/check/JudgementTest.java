package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static io.github.fcmaven.platform.Requirement.FC_MEMORY_USE;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.platform.CheckedBy;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.server.DeclaredLimits;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.virtualtime.Day;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from what was seen, without a process. */
class JudgementTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final StartOutcome ACCEPTED = new StartOutcome.Accepted(SECOND, 9000);
    private static final Response OK = response("HTTP/1.1", 200, "", "", true);
    private static final Reuse MANY = new Reuse(150, SECOND, OK);
    private static final Idle HELD = new Idle(OK, Optional.of(new Silence.Held(SECOND)), Optional.of(OK));
    private static final Set<Loopback> EVERYWHERE = EnumSet.allOf(Loopback.class);

    /** What the catalogue says that a probe holds, a probe judges: always, or where the function has that call. */
    @Test
    void whatTheCatalogueSaysAProbeHoldsIsJudged() {
        FunctionSpec every = new FunctionSpec(
                "orders",
                "cn-hangzhou",
                new FunctionSpec.Resources(512, 0.35, 512, 60, 10),
                Optional.of(new HealthCheck("/health", 0, 1, 1, 1, 1)),
                new HttpTrigger("function", HttpTrigger.METHODS),
                new FunctionSpec.Calls(Optional.of(1), Optional.of(1), true));
        StartOutcome silent = new StartOutcome.Silent(SECOND, none());
        List<Finding> judged = new ArrayList<>(findings(Observation.ofStart(setting(true, none()), silent, none())));
        judged.addAll(CallJudgement.of(every, List.of()));

        assertThat(judged)
                .extracting(Finding::requirement)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Requirement.values())
                        .filter(requirement -> requirement.holders().contains(CheckedBy.PROBE))
                        .toList());
    }

    /** The reports and contract.md show them in it, so what is skipped stands below its reason. */
    @Test
    void aServerIsJudgedInTheCataloguesOrder() {
        StartOutcome silent = new StartOutcome.Silent(SECOND, none());
        assertThat(findings(Observation.ofStart(setting(true, none()), silent, none())))
                .extracting(Finding::requirement)
                .isSorted();
    }

    /** The README shows a whole check: a line for each verdict of the server, and how many there are in all. */
    @Test
    void theReadmeShowsEachVerdictOfAServerAndCountsThemAll() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        Matcher counts = Pattern.compile("(\\d+) warning, (\\d+) met, (\\d+) unproven, (\\d+) skipped")
                .matcher(readme);
        Set<Requirement> all = EnumSet.noneOf(Requirement.class);
        findings(Observation.ofStart(setting(true, none()), new StartOutcome.Silent(SECOND, none()), none()))
                .forEach(finding -> all.add(finding.requirement()));
        int ofServer = all.size();

        assertThat(all).allSatisfy(requirement -> assertThat(readme)
                .containsPattern("(?m)^\\[INFO]   (?:ok|\\?\\?)   " + requirement.id() + " "));
        Arrays.stream(Requirement.values()).filter(Requirement::isStatic).forEach(all::add);
        assertThat(counts.find()).isTrue();
        assertThat(IntStream.rangeClosed(1, 4)
                        .map(group -> Integer.parseInt(counts.group(group)))
                        .sum())
                .as("verdicts in the log of the README")
                .isEqualTo(all.size());
        Matcher ofPackage = Pattern.compile(
                        "itself (\\d+) requirements are met, (\\d+) do not concern it, and the other (\\d+) ")
                .matcher(readme);
        assertThat(ofPackage.find()).isTrue();
        assertThat(IntStream.rangeClosed(1, 3)
                        .map(group -> Integer.parseInt(ofPackage.group(group)))
                        .sum())
                .as("verdicts of the package there")
                .isEqualTo(all.size() - ofServer);
        assertThat(readme).contains("Static check: " + ofPackage.group(1) + " requirements met");
    }

    @Test
    void withoutATableOfSocketsNothingThatDependsOnTheOwnerIsMet() {
        Observation seen =
                Observations.served(setting(false, Optional.empty()), ACCEPTED, traffic(reach(EVERYWHERE, EVERYWHERE)));
        assertThat(Verdicts.unmet(findings(seen)))
                .isEqualTo("FC-PORT unproven, FC-BIND unproven, FC-KEEPALIVE unproven,"
                        + " FC-EXECUTION unproven, FC-PARALLEL skipped, the rest skipped");
        assertThat(finding(seen, FC_STARTUP).observed()).endsWith(", on a port that was free before");
        assertThat(finding(seen, FC_PORT).observed()).contains("does not show which process owns the socket");
        assertThat(finding(seen, FC_BIND).observed()).contains("does not show which process owns the socket");
    }

    @ParameterizedTest
    @CsvSource({"460, met", "461, violated"})
    void aServerThatHoldsMoreThanNineTenthsOfItsMemoryIsWarnedOf(long needed, String verdict) throws Exception {
        FunctionSpec.Resources granted = new FunctionSpec.Resources(512, 0.35, 512, 60, 10);
        Observation seen = Observations.with(
                seen(reach(EVERYWHERE, EVERYWHERE), socket("0.0.0.0")),
                Optional.of(new Memory(needed, granted)),
                none());

        Finding finding = finding(seen, FC_MEMORY_USE);

        assertThat(finding.verdict()).hasToString(verdict);
        assertThat(finding.observed()).isEqualTo("its processes hold " + needed + " MB, and memorySize is 512 MB");
        assertThat(finding.fails()).as("a warning").isFalse();
    }

    @Test
    void withoutASecondLoopbackAddressBindIsUnproven() throws UnknownHostException {
        Set<Loopback> two = EnumSet.of(Loopback.FIRST, Loopback.IPV6);
        Observation seen = seen(reach(two, two), socket("0.0.0.0"));
        assertThat(Verdicts.unmet(findings(seen)))
                .isEqualTo("FC-BIND unproven, FC-KEEPALIVE unproven, FC-EXECUTION unproven, FC-PARALLEL skipped,"
                        + " the rest skipped");
        assertThat(finding(seen, FC_BIND).observed()).contains("0.0.0.0 and 127.0.0.1 look the same");
        assertThat(finding(seen(reach(two, EnumSet.of(Loopback.FIRST)), socket("127.0.0.1")), FC_BIND))
                .isInstanceOf(Finding.Violated.class);
    }

    @Test
    void twoLoopbackAddressesAreNotEveryAddress() throws UnknownHostException {
        Observation seen = seen(
                reach(EVERYWHERE, EnumSet.of(Loopback.FIRST, Loopback.SECOND)),
                socket("127.0.0.1"),
                socket("127.0.0.2"));
        assertThat(finding(seen, FC_BIND)).isInstanceOf(Finding.Violated.class);
        assertThat(finding(seen, FC_BIND).observed()).contains("127.0.0.1:9000, 127.0.0.2:9000 only");
    }

    @Test
    void anAddressThatNoProbeMayUseViolatesBindAlone() throws UnknownHostException {
        StartOutcome start = new StartOutcome.Unreachable(SECOND, List.of(socket("10.1.2.3")));
        Observation seen = Observation.ofStart(setting(true, Optional.empty()), start, none());
        assertThat(Verdicts.unmet(findings(seen))).isEqualTo("FC-STARTUP skipped, FC-BIND violated, the rest skipped");
        assertThat(finding(seen, FC_BIND).observed()).isEqualTo("the server listens on 10.1.2.3:9000 only");
    }

    @Test
    void whereAFailedStartProvesNothingNothingIsViolated() throws UnknownHostException {
        Optional<String> reason = Optional.of("bootstrap names /code, which cannot be mounted here");
        StartOutcome ended = new StartOutcome.Ended(SECOND, "exited with code 1", List.of(), none());
        Observation failed = Observation.ofStart(setting(true, reason), ended, none());
        assertThat(Verdicts.unmet(findings(failed))).isEqualTo("FC-STARTUP unproven, the rest skipped");
        assertThat(finding(failed, FC_STARTUP).observed())
                .contains("exited with code 1", "this proves nothing, because bootstrap names /code");
        Observation elsewhere = Observations.served(
                setting(true, reason),
                new StartOutcome.Elsewhere(SECOND, List.of(socket("0.0.0.0"))),
                traffic(reach(EVERYWHERE, EVERYWHERE), socket("0.0.0.0")));
        assertThat(Verdicts.unmet(findings(elsewhere)))
                .isEqualTo("FC-STARTUP skipped, FC-PORT unproven, the rest skipped");
    }

    @ParameterizedTest
    @CsvSource({"3000 3000, set caPort to 3000", "3000 8081, set caPort to the port it listens on"})
    void theFixOfAPortSaysTheOneThatWasSeen(String ports, String fix) {
        List<ListeningSocket> sockets = Stream.of(ports.split(" "))
                .map(port ->
                        new ListeningSocket(new InetSocketAddress(0).getAddress(), Integer.parseInt(port), Set.of()))
                .toList();
        Observation seen = Observation.ofStart(
                setting(true, Optional.empty()), new StartOutcome.Elsewhere(SECOND, sockets), none());
        Finding port = Judgement.of(seen, requirement -> "set caPort to " + PackagedServer.ITS_PORT).stream()
                .filter(finding -> finding.requirement() == Requirement.FC_PORT)
                .findFirst()
                .orElseThrow();
        assertThat(port.fix()).isEqualTo(fix);
    }

    @Test
    void whoeverHoldsThePortIsNamedWhereTheServerEnded() {
        StartLog log = new StartLog(none()).holding(List.of("port 9000 is held by PID 7 (nginx)"));
        StartOutcome ended = new StartOutcome.Ended(SECOND, "exited with code 1", List.of(), log);
        Observation seen = Observation.ofStart(setting(true, Optional.empty()), ended, none());
        assertThat(finding(seen, FC_STARTUP).observed()).endsWith("port 9000 is held by PID 7 (nginx)");
    }

    /** It came after the launch, for the port was free then. */
    @Test
    void aStrangerOnThePortProvesNothing() {
        StartOutcome start = new StartOutcome.Stranger(SECOND, List.of("PID 7 (nginx)"));
        Observation seen = Observation.ofStart(setting(true, Optional.empty()), start, none());
        assertThat(Verdicts.unmet(findings(seen))).isEqualTo("FC-STARTUP unproven, the rest skipped");
        assertThat(finding(seen, FC_STARTUP).observed()).startsWith("port 9000 is held by PID 7 (nginx)");
    }

    @Test
    void aDeathAfterTheFirstConnectionIsTheOnlyViolation() {
        StartOutcome.Ended death = new StartOutcome.Ended(SECOND, "exited with code 3", List.of(), none());
        Idle closed = new Idle(OK, Optional.of(new Silence.Closed(SECOND, false)), none());
        Observation seen = Observations.served(
                setting(true, Optional.empty()), ACCEPTED, traffic(Optional.of(MANY), closed), Optional.of(death));
        assertThat(Verdicts.unmet(findings(seen))).isEqualTo("FC-STARTUP violated, the rest skipped");
    }

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
        Idle closed = new Idle(OK, Optional.of(new Silence.Closed(Duration.ofMillis(60_100), false)), none());
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
            assertThat(keepAlive(Optional.of(new Reuse(1, SECOND, error)), new Idle(error, none(), none())))
                    .as("status " + status)
                    .isInstanceOf(Finding.Unproven.class);
        }
        Response close = response("HTTP/1.1", 404, "close", "", false);
        assertThat(keepAlive(none(), new Idle(close, none(), none())).observed())
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

    @Test
    void whatIsSentUnaskedOnAUsedConnectionViolatesKeepAlive() {
        Response timeout = response("HTTP/1.1", 408, "close", "", false);
        Idle spoke = new Idle(OK, Optional.of(new Silence.Spoke(SECOND, timeout)), none());
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
        Finding finding = keepAlive(none(), new Idle(stream, none(), none()));
        assertThat(finding).isInstanceOf(Finding.Unproven.class);
        assertThat(finding.observed()).contains("more than 1 MiB");
        assertThat(finding.fix()).contains("probe.path");
    }

    @Test
    void aCutSlowRequestViolatesExecutionAndNothingElseProvesIt() {
        assertThat(execution(new Reply.Closed(SECOND, true, 0))).isInstanceOf(Finding.Violated.class);
        assertThat(execution(new Reply.TimedOut(SECOND, 0)).observed()).contains("held for 1.0 s without a byte");
        assertThat(execution(OK)).isInstanceOf(Finding.Unproven.class);
        assertThat(execution(new Reply.Refused("was refused"))).isInstanceOf(Finding.Unproven.class);
    }

    @Test
    void aStartThatIsMoreWorkThanTheFunctionCanDoInTimeIsWarnedOf() {
        Duration limit = Duration.ofSeconds(120);
        assertThat(Remarks.work(Duration.ofSeconds(42), 0.35, limit)).isEmpty();
        assertThat(Remarks.work(Duration.ofSeconds(43), 0.35, limit)).hasValueSatisfying(warning -> assertThat(warning)
                .contains("43.0 s of processor time", "cpu of 0.35", "123 s", "120 s"));
    }

    @Test
    void whatIsConfiguredForADayIsDeclaredWhereItWasObserved() {
        Declared declared = new Declared(true, "idle-timeout is 25h (application.properties)");
        Observation seen = held().withLimits(new DeclaredLimits(Optional.of(declared), none()));
        Finding keepAlive = finding(seen, FC_KEEPALIVE);
        assertThat(keepAlive.verdict()).isEqualTo("unproven");
        assertThat(keepAlive.fix()).startsWith("its settings say 24 hours").doesNotContain("ends all the same");
        assertThat(keepAlive.proof()).contains(Proof.DECLARED);
        assertThat(keepAlive.observed()).endsWith("are not proven; idle-timeout is 25h (application.properties)");

        Day lost = new Day(new Day.Outcome.Lost("the server ended"), none(), List.of(), SECOND);
        assertThat(finding(seen.withDay(lost), FC_KEEPALIVE).proof()).contains(Proof.INCONCLUSIVE);
        Day shown = new Day(new Day.Outcome.Held(Duration.ofDays(1), ""), none(), List.of(), SECOND);
        assertThat(finding(seen.withDay(shown), FC_KEEPALIVE).proof()).contains(Proof.PROVEN);
    }

    @Test
    void lessThanADayThatIsConfiguredAndWasNotSeenLeavesKeepAliveObserved() {
        Declared declared = new Declared(false, "idle-timeout is not set, so 30M");
        Finding keepAlive = finding(held().withLimits(new DeclaredLimits(Optional.of(declared), none())), FC_KEEPALIVE);
        assertThat(keepAlive.proof()).contains(Proof.OBSERVED);
        assertThat(keepAlive.observed()).endsWith("; idle-timeout is not set, so 30M");
    }

    @Test
    void lessThanADayThatIsConfiguredForARequestViolatesExecution() {
        Declared declared = new Declared(false, "idle-timeout is not set, so 30M");
        Observation seen = held().withLimits(new DeclaredLimits(none(), Optional.of(declared)));
        Finding execution = finding(seen, FC_EXECUTION);
        assertThat(execution.verdict()).isEqualTo("violated");
        assertThat(execution.proof()).contains(Proof.REFUTED);
        assertThat(execution.observed()).startsWith("idle-timeout is not set, so 30M: a request that runs longer");
    }

    @Test
    void aRequestThatWasShownToRunForADayStandsAboveTheConfiguration() {
        Declared declared = new Declared(false, "idle-timeout is not set, so 30M");
        Day shown = new Day(
                new Day.Outcome.NotShown("slow"),
                Optional.of(new Day.Outcome.Held(Duration.ofDays(1), "")),
                List.of(),
                SECOND);
        Observation seen = running(new Reply.TimedOut(SECOND, 0))
                .withLimits(new DeclaredLimits(none(), Optional.of(declared)))
                .withDay(shown);
        assertThat(finding(seen, FC_EXECUTION).verdict()).isEqualTo("met");
    }

    @Test
    void aDayThatIsConfiguredForARequestIsDeclaredWhereOneWasHeld() {
        Declared declared = new Declared(true, "idle-timeout is 25H (the start command)");
        DeclaredLimits limits = new DeclaredLimits(none(), Optional.of(declared));
        Finding execution = finding(running(new Reply.TimedOut(SECOND, 0)).withLimits(limits), FC_EXECUTION);
        assertThat(execution.verdict()).isEqualTo("unproven");
        assertThat(execution.proof()).contains(Proof.DECLARED);
        assertThat(finding(running(new Reply.Closed(SECOND, false, 0)).withLimits(limits), FC_EXECUTION)
                        .verdict())
                .isEqualTo("violated");
    }

    @Test
    void anIdleTimerThatGoesOnInRequestsViolatesExecutionWhereItWasSeen() {
        Day ended =
                new Day(new Day.Outcome.Ended("closed a connection after about 1 h idle"), none(), List.of(), SECOND);
        assertThat(finding(held(ServerKind.VERTX).withDay(ended), FC_EXECUTION).observed())
                .isEqualTo("the server closed a connection after about 1 h idle, and the idle timer of Vert.x goes on"
                        + " while a request runs");
        assertThat(finding(held(ServerKind.VERTX), FC_EXECUTION).verdict()).isEqualTo("unproven");
        assertThat(finding(held(ServerKind.JDK_HTTPSERVER).withDay(ended), FC_EXECUTION)
                        .verdict())
                .isEqualTo("unproven");
    }

    private static Observation held() {
        return held(ServerKind.UNKNOWN);
    }

    private static Observation held(ServerKind kind) {
        return Observations.served(Observations.setting(kind), ACCEPTED, traffic(Optional.of(MANY), HELD));
    }

    private static Finding announcing(String keepAlive) {
        Response response = response("HTTP/1.1", 200, "", keepAlive, true);
        return keepAlive(Optional.of(MANY), new Idle(response, Optional.of(new Silence.Held(SECOND)), Optional.of(OK)));
    }

    private static Finding keepAlive(Optional<Reuse> reuse, Idle idle) {
        Observation seen = Observations.served(setting(true, Optional.empty()), ACCEPTED, traffic(reuse, idle));
        return finding(seen, FC_KEEPALIVE);
    }

    private static Finding execution(Reply reply) {
        return finding(running(reply), FC_EXECUTION);
    }

    private static Observation running(Reply reply) {
        return Observations.served(
                setting(true, Optional.empty()),
                ACCEPTED,
                traffic(reach(EVERYWHERE, EVERYWHERE), List.of(), Optional.of(MANY), HELD, Optional.of(reply)));
    }

    private static Observation seen(ReachableAddresses reach, ListeningSocket... sockets) {
        return Observations.served(setting(true, Optional.empty()), ACCEPTED, traffic(reach, sockets));
    }

    private static Traffic traffic(ReachableAddresses reach, ListeningSocket... sockets) {
        return traffic(reach, List.of(sockets), Optional.of(MANY), HELD, none());
    }

    private static Traffic traffic(Optional<Reuse> reuse, Idle idle) {
        return traffic(reach(EVERYWHERE, EVERYWHERE), List.of(), reuse, idle, none());
    }

    private static Traffic traffic(
            ReachableAddresses reach,
            List<ListeningSocket> sockets,
            Optional<Reuse> reuse,
            Idle idle,
            Optional<Reply> slow) {
        return Observations.traffic(reach, sockets, reuse, idle, slow, SECOND);
    }

    private static Observation.Setting setting(boolean ownersKnown, Optional<String> inconclusive) {
        CheckSettings settings = new CheckSettings(
                Duration.ofSeconds(120), "/", Optional.of(SECOND), Optional.of("/slow"), CheckSettings.DayMode.AUTO);
        Observation.ThisMachine machine =
                new Observation.ThisMachine(ownersKnown, inconclusive, Optional.empty(), Observations.SAME);
        return Observations.setting(Observations.function(ServerKind.UNKNOWN), machine, settings);
    }

    private static ReachableAddresses reach(Set<Loopback> tried, Set<Loopback> accepted) {
        return new ReachableAddresses(9000, tried, accepted);
    }

    private static ListeningSocket socket(String address) throws UnknownHostException {
        return new ListeningSocket(InetAddress.getByName(address), 9000, Set.of(1L));
    }

    private static Response response(
            String version, int status, String connection, String keepAlive, boolean reusable) {
        return new Response(version, status, headers(connection, keepAlive), reusable, 2, Response.Body.WHOLE, SECOND);
    }

    private static Response.Headers headers(String connection, String keepAlive) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Connection", connection);
        headers.put("Keep-Alive", keepAlive);
        headers.values().removeIf(String::isEmpty);
        return new Response.Headers(headers);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static Finding finding(Observation seen, Requirement requirement) {
        return findings(seen).stream()
                .filter(finding -> finding.requirement() == requirement)
                .findFirst()
                .orElseThrow();
    }

    private static List<Finding> findings(Observation seen) {
        return Judgement.of(seen, requirement -> "fix " + requirement.id());
    }
}
