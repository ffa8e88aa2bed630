package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.DeclaredLimits;
import io.github.fcmaven.virtualtime.Day;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges FC-EXECUTION: a connection that ends while a request runs violates it. An answer, and a request that was still
 * held when the time was up, leave it unproven: neither shows a day. Where a day was not shown, the server's effective
 * configuration violates it if it says less.
 */
final class ExecutionJudge {

    private final Observation seen;
    private final Traffic traffic;
    private final Function<Requirement, String> fix;

    private ExecutionJudge(Case seen) {
        this.seen = seen.observed();
        this.traffic = seen.traffic();
        this.fix = seen.fixes();
    }

    static Finding judge(Case seen) {
        return new ExecutionJudge(seen).judge();
    }

    private Finding judge() {
        return shown().or(this::configured).orElseGet(this::open);
    }

    /** What a running request showed. */
    private Optional<Finding> shown() {
        Optional<Reply> cut = traffic.slow().filter(Reply.Closed.class::isInstance);
        Optional<Day.Outcome> day = seen.day().flatMap(Day::slow);
        if (day.isPresent() && day.get() instanceof Day.Outcome.Ended ended) {
            return Optional.of(refuted("the server " + ended.how()));
        }
        if (cut.isPresent()) {
            return Optional.of(refuted(request() + ": the server " + cut.get().describe()));
        }
        return day.filter(Day.Outcome.Held.class::isInstance)
                .map(held -> new Finding.Met(
                        FC_EXECUTION,
                        request() + " ran for " + DurationText.inUnits(((Day.Outcome.Held) held).time())
                                + " by the fast-forwarded clock without a byte, and the server did not cut it",
                        Optional.of(Proof.PROVEN)));
    }

    /** What follows without one from what the server is told, and from how it treats an idle connection. */
    private Optional<Finding> configured() {
        Optional<Finding> configured = seen.limits()
                .execution()
                .filter(declared -> !declared.forADay())
                .map(declared -> refuted(declared.says() + ": a request that runs longer is cut")
                        .concerning(Finding.TIMER));
        return configured.or(() -> idleEnd()
                .filter(end -> seen.setting().function().kind().idleTimerCutsRequests())
                .map(end -> refuted("the server " + end + ", and the idle timer of "
                                + seen.setting().function().kind().label() + " goes on while a request runs")
                        .concerning(Finding.TIMER)));
    }

    /** How a connection ended that was idle; empty where none did, or for another reason. */
    private Optional<String> idleEnd() {
        return seen.day()
                .map(Day::idle)
                .filter(Day.Outcome.Ended.class::isInstance)
                .map(ended -> ((Day.Outcome.Ended) ended).how())
                .or(() -> traffic.idle()
                        .flatMap(Idle::silence)
                        .filter(Silence.Closed.class::isInstance)
                        .map(closed -> "closed an idle connection after "
                                + DurationText.measured(((Silence.Closed) closed).after())));
    }

    private Finding open() {
        if (seen.setting().settings().slowPath().isEmpty()) {
            return new Finding.Unproven(
                    FC_EXECUTION,
                    "no long-running request was made" + declared(),
                    "set keepAlive.slowPath to a path of the application that answers slowly");
        }
        return traffic.slow()
                .map(reply -> judge(request(), reply))
                .orElseGet(() -> unproven("the slow request was not watched to its end"));
    }

    private String request() {
        return "GET " + seen.setting().settings().slowPath().orElseThrow();
    }

    private Finding judge(String request, Reply reply) {
        if (reply instanceof Reply.TimedOut late && late.bytes() == 0) {
            return unproven(request + " was held for " + DurationText.measured(late.after())
                    + " without a byte; 24 hours are not proven");
        }
        if (reply instanceof Response response) {
            return unproven(request + " was answered " + response.status() + " after "
                    + DurationText.measured(response.after()) + "; that a longer request is not cut is not proven");
        }
        return unproven(request + ": the server " + reply.describe());
    }

    private Finding.Violated refuted(String observed) {
        return new Finding.Violated(
                FC_EXECUTION, observed, FC_EXECUTION.platform(), change(), Optional.of(Proof.REFUTED));
    }

    private String change() {
        return seen.limits().execution().flatMap(DeclaredLimits.Declared::fix).orElseGet(() -> fix.apply(FC_EXECUTION));
    }

    private Finding unproven(String observed) {
        Optional<Day.Outcome> day = seen.day().flatMap(Day::slow);
        return new Finding.Unproven(
                FC_EXECUTION,
                observed + Day.reason(day).map(reason -> ": " + reason).orElse("") + declared(),
                "compare the server's own settings with this: " + fix.apply(FC_EXECUTION),
                Optional.of(DayEvidence.proof(day, seen.limits().execution())));
    }

    private String declared() {
        return seen.limits().execution().map(said -> "; " + said.says()).orElse("");
    }
}
