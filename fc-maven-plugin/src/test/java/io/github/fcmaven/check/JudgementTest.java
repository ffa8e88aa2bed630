package io.github.fcmaven.check;

import static io.github.fcmaven.check.ServedConnections.ACCEPTED;
import static io.github.fcmaven.check.ServedConnections.EVERYWHERE;
import static io.github.fcmaven.check.ServedConnections.MANY;
import static io.github.fcmaven.check.ServedConnections.OK;
import static io.github.fcmaven.check.ServedConnections.SECOND;
import static io.github.fcmaven.check.ServedConnections.finding;
import static io.github.fcmaven.check.ServedConnections.findings;
import static io.github.fcmaven.check.ServedConnections.reach;
import static io.github.fcmaven.check.ServedConnections.setting;
import static io.github.fcmaven.check.ServedConnections.traffic;
import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_MEMORY_USE;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.diagnosis.TestMachine;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.platform.CheckedBy;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.server.DeclaredLimits;
import io.github.fcmaven.server.MovedPaths;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from what was seen, without a process. */
class JudgementTest {

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
        judged.addAll(CallJudgement.of(every, new MovedPaths(List.of(), none(), none(), none(), none()), List.of()));

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

    /** A hang, a sleep, an error and code that stays before it listens are what they are on any machine. */
    @ParameterizedTest
    @CsvSource({
        "121, 70, '', '', unproven",
        "121, 7, '', '', unproven",
        "121, 5, '', '', violated",
        "119, 7, resting, '', violated",
        "121, 7, '', java.lang.Error: no, violated"
    })
    void aStartThatIsSlowBesideTheWorkOfOthersConvictsNobody(
            long seconds, long cpu, String rest, String error, String verdict) {
        StartLog log = new StartLog(Optional.of(error).filter(line -> !line.isEmpty()));
        Observation seen = besideOthers(
                new StartOutcome.Silent(
                        Duration.ofSeconds(seconds), Optional.of(rest).filter(why -> !why.isEmpty()), log, List.of()),
                cpu);

        assertThat(finding(seen, FC_STARTUP).verdict()).hasToString(verdict);
        assertThat(finding(seen, FC_STARTUP).observed().contains("others used 87 %"))
                .isEqualTo(verdict.equals("unproven"));
    }

    @ParameterizedTest
    @CsvSource({"7, unproven", "5, violated"})
    void aFirstConnectionThatIsLateBesideTheWorkOfOthersConvictsNobody(long cpu, String verdict) {
        Observation seen = besideOthers(new StartOutcome.Accepted(Duration.ofSeconds(125), 9000), cpu);
        assertThat(finding(seen, FC_STARTUP).verdict()).hasToString(verdict);
    }

    private static Observation besideOthers(StartOutcome start, long cpu) {
        Observation.ThisMachine busy = new Observation.ThisMachine(
                true, none(), none(), TestMachine.SAME, Optional.of("others used 87 % of this machine's processors"));
        return new Observation(
                Observations.setting(Observations.function(ServerKind.UNKNOWN), busy, CheckSettings.DEFAULTS),
                start,
                Optional.of(Duration.ofSeconds(cpu)),
                Observation.Serving.of(none(), none()),
                none(),
                DeclaredLimits.NONE);
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
    @CsvSource({
        "3000 3000, listen; or set caPort of fc-maven-plugin to 3000",
        "3000 8081, listen; or set caPort of fc-maven-plugin to the port it listens on",
        "41234, 'listen; or set caPort of fc-maven-plugin to 41234, if it listens there at every start'",
        "41234 41235, listen",
        "10275, 'write htons(9000) where the code sets the port: 10275 is 9000 with its two bytes swapped'"
    })
    void theFixOfAPortSaysTheOneThatWasSeen(String ports, String fix) {
        List<ListeningSocket> sockets = Stream.of(ports.split(" "))
                .map(port ->
                        new ListeningSocket(new InetSocketAddress(0).getAddress(), Integer.parseInt(port), Set.of()))
                .toList();
        Observation seen = Observation.ofStart(
                setting(true, Optional.empty()), new StartOutcome.Elsewhere(SECOND, sockets), none());
        Finding port = Judgement.of(
                        seen, requirement -> "listen; or set caPort of fc-maven-plugin to " + PackagedServer.ITS_PORT)
                .stream()
                .filter(finding -> finding.requirement() == Requirement.FC_PORT)
                .findFirst()
                .orElseThrow();
        assertThat(port.fix()).isEqualTo(fix);
    }

    @Test
    void whoeverHoldsThePortIsNamedWhereTheServerEnded() {
        StartLog log = new StartLog(
                OptionalInt.empty(), List.of(), none(), none(), List.of("port 9000 is held by PID 7 (nginx)"), none());
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
    void aStartThatIsMoreWorkThanTheFunctionCanDoInTimeIsWarnedOf() {
        Duration limit = Duration.ofSeconds(120);
        assertThat(Remarks.work(Duration.ofSeconds(42), 0.35, limit)).isEmpty();
        assertThat(Remarks.work(Duration.ofSeconds(43), 0.35, limit)).hasValueSatisfying(warning -> assertThat(warning)
                .contains("43.0 s of processor time", "cpu of 0.35", "123 s", "120 s"));
    }

    private static Observation seen(ReachableAddresses reach, ListeningSocket... sockets) {
        return Observations.served(setting(true, Optional.empty()), ACCEPTED, traffic(reach, sockets));
    }

    private static ListeningSocket socket(String address) throws UnknownHostException {
        return new ListeningSocket(InetAddress.getByName(address), 9000, Set.of(1L));
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
