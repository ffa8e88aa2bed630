package io.github.fcmaven.check;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Greeting;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which protocol a server speaks in place of HTTP/1.1, where its first reply leaves that open. Many speak both, so
 * HTTP/1.1 is asked once more, at a path that no application has.
 */
final class OtherProtocol {

    /** A server that says nothing to one protocol seldom takes long to answer another. */
    private static final Duration GREETING = Duration.ofMillis(500);

    /** One that answers is waited for: Java loads its TLS with the first handshake, a second on a busy machine. */
    private static final Duration FIRST_HANDSHAKE = Duration.ofSeconds(5);

    /** As {@link Greeting} names it: such a server may say in HTTP/1.1 that it wants TLS. */
    private static final String TLS = "TLS";

    private static final int BAD_REQUEST = 400;

    private OtherProtocol() {}

    /**
     * Its name; empty where it speaks HTTP/1.1 too, or none of these.
     *
     * @param first the reply to the first request
     * @param another a request for a path that no application has
     */
    static Optional<String> of(InetSocketAddress address, Reply first, Supplier<Request> another) {
        if (!isDoubtful(first)) {
            return Optional.empty();
        }
        Duration each = first instanceof Reply.TimedOut ? GREETING : FIRST_HANDSHAKE;
        // A server of HTTP/2 that answers HTTP/1.1 at all speaks both.
        return (first instanceof Response
                        ? Greeting.understood(address, each, Greeting.TLS)
                        : Greeting.understood(address, each, Greeting.values()))
                .filter(spoken -> !(ask(address, another, each) instanceof Response second)
                        || second.status() == BAD_REQUEST && spoken.equals(TLS));
    }

    /** Whether what came may be how a server of another protocol takes HTTP/1.1: some say so with a 400. */
    private static boolean isDoubtful(Reply first) {
        return first instanceof Response response
                ? response.status() == BAD_REQUEST
                : first instanceof Reply.Closed || first instanceof Reply.TimedOut late && late.bytes() == 0;
    }

    private static Reply ask(InetSocketAddress address, Supplier<Request> request, Duration time) {
        Deadline deadline = Deadline.in(time);
        try (Connection connection = Connection.open(address, deadline)) {
            return connection.request(request.get(), deadline);
        }
    }
}
