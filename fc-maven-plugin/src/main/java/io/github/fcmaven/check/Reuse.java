package io.github.fcmaven.check;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How many requests one connection took.
 *
 * @param answered how many were answered
 * @param took how long all took
 * @param last what came of the last one
 */
record Reuse(int answered, Duration took, Reply last) {

    /** The commonest limit: Tomcat's. */
    private static final int COMMONEST_LIMIT = 100;

    private static final int SLOWER = 3;

    /**
     * Makes the requests one after the other, until their number or the time is reached, or the connection takes no
     * more. A server that answers slowly gets more time, so that the commonest limit, 100, shows.
     *
     * @param most how many
     */
    static Reuse observe(InetSocketAddress address, Supplier<Request> request, Bounds bounds, int most) {
        long begin = System.nanoTime();
        Deadline soon = Deadline.in(bounds.reuse());
        Deadline late = Deadline.in(bounds.reuse().multipliedBy(SLOWER));
        Deadline deadline = soon;
        int answered = 0;
        try (Connection connection = Connection.open(address, soon)) {
            Reply last;
            do {
                last = connection.request(request.get(), deadline);
                answered += last instanceof Response ? 1 : 0;
                boolean isNear = answered < bounds.requests() && answered * SLOWER >= bounds.requests();
                deadline = isNear ? late : soon;
            } while (takesMore(last) && answered < most && !deadline.passed());
            return new Reuse(answered, Duration.ofNanos(System.nanoTime() - begin), last);
        }
    }

    /** Whether the commonest limit would have shown. */
    boolean showsLimits() {
        return answered > COMMONEST_LIMIT;
    }

    /** Whether only the time ended it, so that quicker answers would show more. */
    boolean ranOutOfTime() {
        return answered > 0 && !showsLimits() && (last instanceof Reply.TimedOut || takesMore(last));
    }

    private static boolean takesMore(Reply reply) {
        return reply instanceof Response response && response.reusable() && response.body() == Response.Body.WHOLE;
    }
}
