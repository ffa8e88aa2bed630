package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_STARTUP;

import io.github.fcmaven.diagnosis.CauseInPackage;
import io.github.fcmaven.diagnosis.StandInDifference;
import io.github.fcmaven.diagnosis.StartCause;
import io.github.fcmaven.diagnosis.StartFailure;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges FC-STARTUP, by how the waiting ended and by what became of the server afterwards. */
final class StartupJudge implements StartOutcome.Cases<Finding> {

    private static final String NO_CONNECTION = "each request fails with 502, because no connection is accepted";
    private static final String OPEN = "let the server listen until its process ends: look in the code for what closes"
            + " it (close, stop, shutdown, the end of a with block, or a server that answers one request only)";

    /** What follows the processes that a command left is read too. */
    private static final int MOST_LEFT = 5;

    /** A start that shares two processors with forty others has a twentieth of one. */
    private static final int AMONG_MANY = 20;

    private final Case all;
    private final Observation seen;
    private final Observation.Setting setting;

    private StartupJudge(Case all) {
        this.all = all;
        this.seen = all.observed();
        this.setting = all.setting();
    }

    static Finding judge(Case all) {
        return new StartupJudge(all).judge();
    }

    private Finding judge() {
        if (seen.death().isPresent()) {
            String then = "when a connection had already been accepted";
            return ended(
                    seen.death().get(),
                    endingCall().map(call -> then + ", during " + call).orElse(then));
        }
        if (seen.closed().isPresent()) {
            return failed(closed(seen.closed().get()), NO_CONNECTION, OPEN);
        }
        return seen.start().in(this);
    }

    @Override
    public Finding accepted(StartOutcome.Accepted accepted) {
        return started(accepted.after());
    }

    @Override
    public Finding ended(StartOutcome.Ended ended) {
        return ended(ended, "before a connection was accepted");
    }

    @Override
    public Finding elsewhere(StartOutcome.Elsewhere elsewhere) {
        return new Finding.Skipped(FC_STARTUP, "the server listens on another port, not on CAPort");
    }

    @Override
    public Finding unreachable(StartOutcome.Unreachable unreachable) {
        return new Finding.Skipped(
                FC_STARTUP, "the server listens only on addresses that the check may not connect to");
    }

    @Override
    public Finding unasked(StartOutcome.Unasked unasked) {
        return new Finding.Unproven(
                FC_STARTUP,
                "the server listens on " + ListeningSocket.list(unasked.sockets()) + ", and this shows no more,"
                        + " because " + unasked.why(),
                "bring it up (ip link set lo up), or run the check where it is");
    }

    /** The call of the platform at which it ended: its last error may only say what it thinks of that. */
    private Optional<String> endingCall() {
        return seen.calls().stream().filter(ObservedCall::died).findFirst().map(ObservedCall::asked);
    }

    private Finding started(Duration after) {
        Duration limit = setting.bounds().startLimit();
        if (EarlyEnd.isLate(setting, after)) {
            String late = "the server accepted its first connection " + DurationText.measured(after)
                    + " after its launch, later than " + DurationText.measured(limit);
            return Optional.of(late)
                    .filter(text -> worked(after, AMONG_MANY))
                    .flatMap(this::besideOthers)
                    .orElseGet(() -> failed(
                            late,
                            FC_STARTUP.platform(),
                            StartCause.of(StartFailure.SLOW).fix(all.fixes())));
        }
        Optional<Memory> tooMuch = seen.memory().filter(Memory::isTooMuch);
        if (tooMuch.isPresent()) {
            return failed(
                    "the server starts, but " + tooMuch.get(),
                    CaExited.KILLED + ": the platform ends an instance that needs more than its memory",
                    tooMuch.get().fix());
        }
        String observed = "the first connection was accepted " + DurationText.measured(after)
                + " after the launch on this machine";
        // The launch waits for a free port; whose socket it is by now is FC-PORT's question.
        return new Finding.Met(
                FC_STARTUP, setting.machine().ownersKnown() ? observed : observed + ", on a port that was free before");
    }

    /** @param then what had happened before */
    private Finding ended(StartOutcome.Ended ended, String then) {
        StartCause cause = inPackage(StartCause.of(ended));
        boolean told = cause.failure() == StartFailure.PORT_IN_USE
                || !ended.left().isEmpty()
                || ended.log().held().isEmpty();
        String held = told ? "" : "; " + String.join("; ", ended.log().held());
        String observed = DurationText.measured(ended.after()) + " after its launch, " + then + ", the start command "
                + ended.ending() + complaint(ended.log(), cause) + left(ended) + held;
        return failed(observed, CaExited.ANY, cause, ended.log());
    }

    @Override
    public Finding silent(StartOutcome.Silent silent) {
        StartCause cause = inPackage(StartCause.of(
                silent, worked(silent.waited(), 2), setting.function().opensNoPort()));
        String observed = "the server runs, but accepted no connection on port "
                + setting.port().given() + " within " + DurationText.measured(silent.waited()) + patience(silent)
                + complaint(silent.log(), cause);
        boolean starting = silent.early().isEmpty()
                && (cause.failure() == StartFailure.SLOW
                        || cause.failure() == StartFailure.LISTENS_NOWHERE && worked(silent.waited(), AMONG_MANY));
        return Optional.of(observed)
                .filter(late -> starting)
                .flatMap(this::besideOthers)
                .orElseGet(() -> failed(observed, FC_STARTUP.platform(), cause, silent.log()));
    }

    private StartCause inPackage(StartCause cause) {
        return CauseInPackage.of(cause, setting.machine().differences().code());
    }

    /** Whether its start used more than that part of a processor. */
    private boolean worked(Duration waited, int part) {
        return seen.startCpu()
                .filter(cpu -> cpu.multipliedBy(part).compareTo(waited) > 0)
                .isPresent();
    }

    /** A start that is only slow may be in time where others leave it the processors. */
    private Optional<Finding> besideOthers(String late) {
        return setting.machine()
                .busy()
                .map(load -> new Finding.Unproven(
                        FC_STARTUP,
                        late + "; this proves nothing, because " + load,
                        "check again when this machine does less"));
    }

    /** What ended a wait that was shorter than the platform's. */
    private String patience(StartOutcome.Silent silent) {
        Duration limit = setting.bounds().startLimit();
        String end = silent.early()
                .map(why -> "the check waits no longer, because " + why)
                .orElse("startTimeout");
        return silent.waited().compareTo(limit) < 0
                ? " (" + end + "; the platform waits for " + DurationText.measured(limit) + ")"
                : "";
    }

    /** A failure that a difference between the platform and this machine explains shows nothing. */
    private Finding failed(String observed, String platform, StartCause cause, StartLog log) {
        String whole = cause.what().isEmpty() ? observed : observed + "; " + cause.what();
        return StandInDifference.of(setting.machine().differences(), log, cause)
                .<Finding>map(why -> new Finding.Unproven(
                        FC_STARTUP, whole + "; this proves nothing, because " + why.why(), why.fix()))
                .or(() -> olderHere(cause, whole))
                .orElseGet(() -> failed(whole, platform, cause.fix(all.fixes())));
    }

    /** What no version decides convicts on any. */
    private Optional<Finding> olderHere(StartCause cause, String whole) {
        return setting.machine()
                .older()
                .filter(why -> cause.dependsOnVersion())
                .map(why -> new Finding.Unproven(
                        FC_STARTUP,
                        whole + "; this proves nothing, because " + why,
                        "run the check where that is possible"));
    }

    /** The port was free when the server was launched. */
    @Override
    public Finding stranger(StartOutcome.Stranger stranger) {
        return new Finding.Unproven(
                FC_STARTUP,
                "port " + setting.port().given() + " is held by " + String.join(" and ", stranger.who())
                        + ", which is not a process of this server: its answers say nothing about the server",
                "end that process, or set checkPort to auto");
    }

    private String closed(Duration after) {
        return "the server accepted a connection on port " + setting.port().given() + ", and had closed that port "
                + DurationText.measured(after) + " after its launch, while its process still ran";
    }

    /**
     * First of all that the server printed, because a log is long. Where the cause is told in its words, as Spring
     * Boot's analysis is, it is told once.
     */
    private static String complaint(StartLog log, StartCause cause) {
        String where = log.redirected().map(file -> "; " + file).orElse("");
        return where
                + log.lastError()
                        .filter(error ->
                                cause.what().isEmpty() || !cause.what().contains(error.replaceFirst("[.:]+$", "")))
                        .map(error -> "; its last error: " + error)
                        .orElse("");
    }

    /** The platform ends an instance with the process that it started, whatever that left in the background. */
    private static String left(StartOutcome.Ended ended) {
        int more = ended.left().size() - MOST_LEFT;
        return ended.left().isEmpty()
                ? ""
                : "; it left " + ended.left().stream().limit(MOST_LEFT).collect(Collectors.joining(" and "))
                        + (more > 0 ? " and " + more + " more" : "")
                        + " in the background, but an instance ends with its start command";
    }

    private Finding failed(String observed, String platform, String change) {
        return all.inconclusive(FC_STARTUP, observed)
                .orElseGet(() -> new Finding.Violated(FC_STARTUP, observed, platform, change));
    }
}
