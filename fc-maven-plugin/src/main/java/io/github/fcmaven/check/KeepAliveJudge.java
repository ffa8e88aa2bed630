package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;

import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.DeclaredLimits;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.virtualtime.Day;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges FC-KEEPALIVE: whatever ends a connection before a day has passed violates it, and all that was seen to do so
 * is named. That nothing did proves nothing of a day.
 */
final class KeepAliveJudge {

    private static final String TOO_FEW = "; a limit of requests, such as the 100 of Tomcat, would not have shown";

    private static final String FASTER = "set probe.path to a path that the application answers in less than 0.1 s";

    private final Observation seen;
    private final Traffic traffic;
    private final Function<Requirement, String> fix;
    private final String request;
    private final Optional<Day.Outcome> day;

    private KeepAliveJudge(Case seen) {
        this.seen = seen.observed();
        this.traffic = seen.traffic();
        this.fix = seen.fixes();
        this.day = seen.observed().day().map(Day::idle);
        this.request = "GET " + traffic.path();
    }

    static Finding judge(Case seen) {
        return new KeepAliveJudge(seen).judge();
    }

    private Finding judge() {
        if (traffic.idle().isEmpty()) {
            return unproven("the connection was not watched to its end");
        }
        Idle idle = traffic.idle().get();
        if (!(idle.first() instanceof Response first)) {
            return new Finding.Unproven(
                    FC_KEEPALIVE,
                    request + ": the server " + idle.first().describe(),
                    "set probe.path to a path that the application answers at once");
        }
        ConnectionEnds ends = ConnectionEnds.of(seen, traffic, idle, first);
        return ends.words()
                .map(how -> refuted("the server " + how))
                .<Finding>map(refuted -> ends.areTimers() ? refuted.concerning(Finding.TIMER) : refuted)
                .or(() -> undecided(first, idle))
                .orElseGet(this::lasted);
    }

    private Finding lasted() {
        if (day.isPresent() && day.get() instanceof Day.Outcome.Held held) {
            String further = held.beyond().isEmpty() ? "" : "; " + held.beyond();
            String observed = "the server " + requests() + "held a connection that was idle for "
                    + DurationText.inUnits(held.time()) + " by the fast-forwarded clock" + further;
            return isDeclared() || traffic.reuse().filter(Reuse::showsLimits).isPresent()
                    ? new Finding.Met(FC_KEEPALIVE, observed, Optional.of(Proof.PROVEN))
                    : new Finding.Unproven(FC_KEEPALIVE, observed + TOO_FEW, FASTER, Optional.of(Proof.OBSERVED));
        }
        return declaredEnd().orElseGet(() -> unproven("the server " + requests() + held()));
    }

    /** Of a JVM the fast-forwarded clock shows what its classes make of a configuration; of others nothing does. */
    private Optional<Finding> declaredEnd() {
        Duration watched = traffic.idleTime();
        Optional<DeclaredLimits.Declared> said = seen.limits().keepAlive().filter(limits -> !traffic.isJvm());
        Optional<Finding> idle = said.filter(limits -> !watched.isZero() && limits.endsAfter(watched))
                .map(limits -> refuted("the server " + requests() + "held a connection that was idle for "
                                + DurationText.measured(watched) + "; " + limits.says()
                                + ": a connection that is idle for longer is closed")
                        .concerning(Finding.TIMER));
        return idle.or(() -> said.filter(limits ->
                        limits.endsBehind(traffic.reuse().map(Reuse::answered).orElse(0)))
                .map(limits -> refuted("the server " + requests() + "closes one after "
                        + limits.requests().getAsLong() + " requests; " + limits.says())));
    }

    private Optional<Finding> undecided(Response first, Idle idle) {
        String path = "set probe.path to a path that the application answers with a short page and status 200";
        if (first.body() != Response.Body.WHOLE || !first.reusable()) {
            String why = first.body() == Response.Body.WHOLE ? ", a status after which servers close" : "";
            return Optional.of(
                    new Finding.Unproven(FC_KEEPALIVE, request + ": the server " + first.describe() + why, path));
        }
        return idle.second()
                .filter(reply -> !(reply instanceof Response))
                .map(reply -> new Finding.Unproven(
                        FC_KEEPALIVE,
                        "a connection was idle for " + DurationText.measured(traffic.idleTime())
                                + "; after the next request the server " + reply.describe(),
                        path));
    }

    private String requests() {
        return traffic.reuse().map(this::answered).orElse("");
    }

    private String held() {
        String why = Day.reason(day)
                        .or(this::withoutJvm)
                        .map(reason -> ": " + reason)
                        .orElse("")
                + seen.limits().keepAlive().map(said -> "; " + said.says()).orElse("");
        return traffic.idleTime().isZero()
                ? "was not watched while a connection was idle: keepAlive.proof is off" + why
                : "held a connection that was idle for " + DurationText.measured(traffic.idleTime())
                        + "; 24 hours are not proven" + why;
    }

    /** Why 24 hours cannot be shown to a server that is no JVM. */
    private Optional<String> withoutJvm() {
        return Optional.of("only the clock of a JVM can be fast-forwarded")
                .filter(reason -> day.isEmpty()
                        && !traffic.isJvm()
                        && !traffic.listener().sockets().isEmpty());
    }

    private String answered(Reuse reuse) {
        return reuse.answered() == 0
                ? "did not serve a second connection within " + DurationText.measured(reuse.took())
                        + " while the first was open, and "
                : "answered " + reuse.answered() + " requests on one connection in "
                        + DurationText.measured(reuse.took()) + ", and ";
    }

    private Finding.Violated refuted(String observed) {
        return new Finding.Violated(
                FC_KEEPALIVE, observed, FC_KEEPALIVE.platform(), change(), Optional.of(Proof.REFUTED));
    }

    /** A setting that is there already is not advised again. */
    private String change() {
        Optional<String> answers = new AnswerEnd(traffic).edit();
        if (answers.isPresent() && !seen.setting().function().kind().endsEachConnection()) {
            return answers.get();
        }
        Optional<DeclaredLimits.Declared> said = seen.limits().keepAlive().filter(limits -> !traffic.isJvm());
        Optional<String> own = said.flatMap(DeclaredLimits.Declared::fix);
        if (own.isPresent()) {
            return own.get();
        }
        boolean ownWord = traffic.isJvm() || seen.setting().function().kind() == ServerKind.UNKNOWN;
        if (ownWord && isOlder()) {
            return "let the server answer in HTTP/1.1, each answer with its Content-Length, and read the next request"
                    + " of the connection in place of closing it";
        }
        if (ownWord && announcesClose()) {
            return "send no header 'Connection: close': remove the line of the code that sets it; if no line does,"
                    + " let the server's configuration keep connections, with no limit to their requests";
        }
        return said.filter(DeclaredLimits.Declared::forADay)
                .map(limits -> "its settings keep a connection (" + limits.says() + "), so change the code that"
                        + " ends it: an answer with 'Connection: close' or without its length, a limit of connections"
                        + " or of requests, a socket that it closes, or a process that ends")
                .orElseGet(() -> fix.apply(FC_KEEPALIVE));
    }

    /** No setting of a timer makes a server keep a connection whose protocol does not. */
    private boolean isOlder() {
        return traffic.idle().stream()
                .anyMatch(idle -> idle.first() instanceof Response first
                        && !first.version().equals("HTTP/1.1"));
    }

    private boolean announcesClose() {
        return traffic.idle().stream()
                .anyMatch(idle -> idle.first() instanceof Response first && new Announced(first).close());
    }

    /** Whether nothing is left to be set. */
    private boolean isDeclared() {
        return seen.limits()
                .keepAlive()
                .filter(DeclaredLimits.Declared::forADay)
                .isPresent();
    }

    private Finding unproven(String observed) {
        return new Finding.Unproven(
                FC_KEEPALIVE,
                observed,
                isDeclared()
                        ? "its settings say 24 hours; to see more of it, watch a connection for longer with"
                                + " keepAlive.idle"
                        : "compare the server's own settings with this: " + fix.apply(FC_KEEPALIVE),
                Optional.of(DayEvidence.proof(day, seen.limits().keepAlive()))
                        .filter(proof -> !traffic.idleTime().isZero()));
    }
}
