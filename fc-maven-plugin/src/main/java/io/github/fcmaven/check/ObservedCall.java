package io.github.fcmaven.check;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;

/**
 * A call that the platform makes because the configuration says so, and what came of it.
 *
 * @param requirement what it shows
 * @param request what was asked
 * @param reply what came of it; empty where whoever launched the server had made the call
 * @param died whether the server ended at this call
 * @param sender the trigger whose event it is; empty for a call of another kind
 * @param excuse what else than the server explains its answer
 * @param unread whether the server took its body for the next request of the connection
 */
record ObservedCall(
        Requirement requirement,
        Request request,
        Optional<Reply> reply,
        boolean died,
        Optional<String> sender,
        Optional<Excuse> excuse,
        boolean unread) {

    /**
     * What else than the server explains an answer.
     *
     * @param why words that follow the answer
     * @param toShow what shows whether it does
     */
    record Excuse(String why, String toShow) {}

    /** A call that is no trigger's. */
    ObservedCall(Requirement requirement, Request request, Optional<Reply> reply, boolean died) {
        this(requirement, request, reply, died, Optional.empty(), Optional.empty(), false);
    }

    /** The same, as the event of that trigger. */
    ObservedCall of(String trigger) {
        return new ObservedCall(requirement, request, reply, died, Optional.of(trigger), excuse, unread);
    }

    /** The same, where something else may explain its answer. */
    ObservedCall excused(Optional<Excuse> excuse) {
        return new ObservedCall(requirement, request, reply, died, sender, excuse, unread);
    }

    /** What was asked, and for whom. */
    String asked() {
        return request + sender.map(trigger -> " with an event of " + trigger).orElse("");
    }

    /** A body that is longer than anybody reads is one; one that breaks off, or does not come in time, is none. */
    Optional<Response> answer() {
        return reply.filter(Response.class::isInstance)
                .map(Response.class::cast)
                .filter(response -> response.body() != Response.Body.BROKEN && response.body() != Response.Body.LATE);
    }

    /** Whether the answer, or the end of its body, did not come in time. */
    boolean isLate() {
        return reply.filter(one -> one instanceof Reply.TimedOut late && late.bytes() == 0
                        || one instanceof Response response && response.body() == Response.Body.LATE)
                .isPresent();
    }
}
