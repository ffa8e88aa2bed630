package io.github.fcmaven.check;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.virtualtime.Day;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was seen to end a connection before a day has passed, each in words that follow "the server". */
final class ConnectionEnds {

    private static final String ONE_REQUEST =
            "answered the first request of a connection at once and the second not at all, on two connections";

    private final Observation seen;
    private final Traffic traffic;
    private final String request;
    private final List<String> others = new ArrayList<>();
    private final List<String> timers = new ArrayList<>();

    private ConnectionEnds(Observation seen, Traffic traffic) {
        this.seen = seen;
        this.traffic = traffic;
        this.request = "GET " + traffic.path();
    }

    /**
     * Collects them.
     *
     * @param first the first answer on the connection that was left idle
     */
    static ConnectionEnds of(Observation seen, Traffic traffic, Idle idle, Response first) {
        ConnectionEnds ends = new ConnectionEnds(seen, traffic);
        ends.announced(first).ifPresent(ends.others::add);
        if (ends.others.isEmpty() && first.reusable()) {
            ends.collect(idle, first);
        }
        return ends;
    }

    private void collect(Idle idle, Response first) {
        new Announced(first).timeout().ifPresent(timers::add);
        new Announced(first).limit().ifPresent(others::add);
        traffic.reuse().flatMap(this::ended).ifPresent(others::add);
        if (new AnswerEnd(traffic).isOpen()) {
            others.add(ONE_REQUEST);
        }
        ended(idle).ifPresent((isByTimer(idle) ? timers : others)::add);
        seen.day()
                .map(Day::idle)
                .filter(Day.Outcome.Ended.class::isInstance)
                .map(outcome -> ((Day.Outcome.Ended) outcome).how())
                .ifPresent(timers::add);
    }

    /** All of them; empty where nothing ended one. */
    Optional<String> words() {
        List<String> all = new ArrayList<>(others);
        all.addAll(timers);
        return Optional.of(String.join("; it ", all)).filter(said -> !all.isEmpty());
    }

    /** Whether only the time that a connection was idle ended it. */
    boolean areTimers() {
        return others.isEmpty() && !timers.isEmpty();
    }

    private Optional<String> announced(Response first) {
        if (!first.version().equals("HTTP/1.1")) {
            return Optional.of("answers with " + first.version() + ", which closes the connection after each answer");
        }
        if (first.reusable() || hidesBehindErrors(first)) {
            return Optional.empty();
        }
        if (new Announced(first).hasTwoLengths()) {
            return Optional.of("answered " + request + " with two Content-Lengths, "
                    + first.headers().get("Content-Length").orElse("") + ", so the end of the body is unclear");
        }
        return Optional.of(
                new Announced(first).close()
                        ? "answered " + request + " with 'Connection: close'"
                        : "answered " + request
                                + " without the length of the body, so the body ends only with the connection");
    }

    private Optional<String> ended(Reuse reuse) {
        String after = reuse.answered() + (reuse.answered() == 1 ? " request" : " requests");
        if (reuse.last() instanceof Response last) {
            return last.reusable() || last.endsByStatus() || last.body() != Response.Body.WHOLE
                    ? Optional.empty()
                    : Optional.of("ended a connection after " + after
                            + (new Announced(last).close() ? ", the last answered with 'Connection: close'" : ""));
        }
        if (reuse.last() instanceof Reply.TimedOut) {
            return Optional.empty();
        }
        return Optional.of(
                reuse.answered() == 0
                        ? reuse.last().describe() + ", on a second connection"
                        : "ended a connection after " + after + " without saying so");
    }

    private Optional<String> ended(Idle idle) {
        if (idle.silence().isEmpty()) {
            return Optional.empty();
        }
        Silence silence = idle.silence().get();
        if (silence instanceof Silence.Closed closed) {
            return Optional.of((closed.reset() ? "reset" : "closed") + " an idle connection after "
                    + DurationText.measured(closed.after()));
        }
        if (silence instanceof Silence.Spoke spoke) {
            return Optional.of((spoke.reply() instanceof Response response
                            ? "sent an answer " + response.status() + " without a request"
                            : "sent data without a request")
                    + " on an idle connection after " + DurationText.measured(spoke.after()));
        }
        return idle.second()
                .filter(reply -> reply instanceof Reply.Closed || reply instanceof Reply.Refused)
                .map(reply -> "closed a connection that was idle for " + DurationText.measured(traffic.idleTime())
                        + " when the next request came");
    }

    /** Whether it ended in order while nothing was asked; an end with the next request may be a crash. */
    private static boolean isByTimer(Idle idle) {
        return idle.silence()
                .filter(silence -> silence instanceof Silence.Closed closed && !closed.reset())
                .isPresent();
    }

    /**
     * Tomcat and others of Java, and nginx, end a connection after an error that they would have kept after any other
     * answer.
     */
    private boolean hidesBehindErrors(Response response) {
        boolean keepsOthers = traffic.isJvm()
                || traffic.listener().sockets().isEmpty()
                || seen.setting().function().kind().closesAfterErrors();
        return response.endsByStatus() && keepsOthers || isWithoutContext(response);
    }

    /** The JDK's HttpServer answers so, and closes, where the application has nothing at that path. */
    private boolean isWithoutContext(Response response) {
        return traffic.isJvm()
                && response.status() == 404
                && response.headers().get("Date").isEmpty()
                && response.headers().get("Content-Type").equals(Optional.of("text/html"));
    }
}
