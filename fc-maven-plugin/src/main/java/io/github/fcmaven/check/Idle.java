package io.github.fcmaven.check;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.platform.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What became of a connection that took one request and was then left alone. One on which nothing was ever asked would
 * prove nothing: servers end such connections by a timer of their own.
 *
 * @param first what came of the request
 * @param silence what became of the connection; empty where the first answer ended it
 * @param second what came of a request after the silence; empty where the connection did not last
 */
record Idle(Reply first, Optional<Silence> silence, Optional<Reply> second) {

    /**
     * Makes a request, tells {@code onFirst} what came of it, waits as long as {@code time} says by then, and makes
     * another.
     *
     * @param mayCome whether to wait on for the first answer, when its time is over
     */
    static Idle observe(
            Connection connection,
            Supplier<Request> request,
            Supplier<Duration> time,
            Bounds bounds,
            BooleanSupplier mayCome,
            Consumer<Reply> onFirst) {
        Reply first = inTime(connection.request(request.get(), bounds.answer(), mayCome), bounds);
        onFirst.accept(first);
        boolean lasts =
                first instanceof Response response && response.reusable() && response.body() == Response.Body.WHOLE;
        if (!lasts) {
            return new Idle(first, Optional.empty(), Optional.empty());
        }
        Silence silence = connection.awaitClose(time.get());
        Optional<Reply> second = silence instanceof Silence.Held
                ? Optional.of(connection.request(request.get(), Deadline.in(bounds.answer())))
                : Optional.empty();
        return new Idle(first, Optional.of(silence), second);
    }

    /** After the time of an answer only an answer counts: a server may end what a busy machine has drawn out. */
    private static Reply inTime(Reply reply, Bounds bounds) {
        return reply instanceof Reply.Closed closed && closed.after().compareTo(bounds.answer()) > 0
                ? new Reply.TimedOut(closed.after(), closed.bytes())
                : reply;
    }
}
