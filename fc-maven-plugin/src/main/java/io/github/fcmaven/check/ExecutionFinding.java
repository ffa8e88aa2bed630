package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges FC-EXECUTION: a connection that ends while a request runs violates it. An answer, and a request that was still held when the
 * time was up, leave it unproven: neither shows a day.
 */
final class ExecutionFinding {

    private final Observation seen;
    private final Observation.Traffic traffic;
    private final Function<Requirement, String> fix;

    ExecutionFinding(Observation seen, Observation.Traffic traffic, Function<Requirement, String> fix) {
        this.seen = seen;
        this.traffic = traffic;
        this.fix = fix;
    }

    Finding execution() {
        Optional<String> path = seen.setting().settings().slowPath();
        if (path.isEmpty()) {
            return new Finding.Unproven(
                    FC_EXECUTION,
                    "no request that runs long was made",
                    "set keepAlive.slowPath to a path of the application that answers late");
        }
        Optional<Day.Outcome> day = seen.day().flatMap(Day::slow);
        if (day.isPresent() && day.get() instanceof Day.Outcome.Ended ended) {
            return refuted("the server " + ended.how());
        }
        if (day.isPresent()
                && day.get() instanceof Day.Outcome.Held held
                && !traffic.slow().filter(Reply.Closed.class::isInstance).isPresent()) {
            return new Finding.Met(
                    FC_EXECUTION,
                    "GET " + path.get() + " ran for " + Words.longTime(held.time())
                            + " by the warped clock without a byte, and the server did not cut it",
                    Optional.of(Proof.PROVEN));
        }
        return traffic.slow()
                .map(reply -> judge("GET " + path.get(), reply))
                .orElseGet(() -> unproven("the slow request was not watched to its end"));
    }

    private Finding judge(String request, Reply reply) {
        if (reply instanceof Reply.Closed) {
            return refuted("to " + request + " the server " + Words.of(reply));
        }
        if (reply instanceof Reply.TimedOut late && late.bytes() == 0) {
            return unproven(request + " was held for " + Words.time(late.after())
                    + " without a byte; that it is held for 24 hours was not shown");
        }
        if (reply instanceof Response response) {
            return unproven(request + " was answered " + response.status() + " after " + Words.time(response.after())
                    + "; that a longer one is not cut was not shown");
        }
        return unproven("to " + request + " the server " + Words.of(reply));
    }

    private Finding refuted(String observed) {
        return new Finding.Violated(
                FC_EXECUTION, observed, FC_EXECUTION.platform(), fix.apply(FC_EXECUTION), Optional.of(Proof.REFUTED));
    }

    private Finding unproven(String observed) {
        Optional<Day.Outcome> day = seen.day().flatMap(Day::slow);
        return new Finding.Unproven(
                FC_EXECUTION,
                observed + Day.reason(day).map(reason -> ": " + reason).orElse(""),
                "make sure of the server's own settings: " + fix.apply(FC_EXECUTION),
                Optional.of(Day.proofOf(day)));
    }
}
