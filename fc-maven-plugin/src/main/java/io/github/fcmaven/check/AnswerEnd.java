package io.github.fcmaven.check;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether the answers of a server end where they say so. Where they do not, no setting of its connections helps.
 *
 * @param traffic what it did with connections
 */
record AnswerEnd(Traffic traffic) {

    private static final Duration AT_ONCE = Duration.ofMillis(500);

    /** A slow path takes as long for its first answer. */
    private static final int SLOWER = 3;

    /** What to change in the code where that alone ends a connection, or leaves it unread. */
    Optional<String> edit() {
        if (hasTwoLengths()) {
            return Optional.of("send Content-Length once: the framework sets it, so remove the line of the code that"
                    + " adds another");
        }
        if (goesOn()) {
            return Optional.of("let the code send as many bytes as its Content-Length says, which counts bytes and not"
                    + " characters: Buffer.byteLength(text) in Node.js, len(text.encode()) in Python, strlen($text) in"
                    + " PHP; or leave that header to the server");
        }
        if (closesEach()) {
            return Optional.of("remove from the code what closes the connection behind each answer, such as"
                    + " ChannelFutureListener.CLOSE with Netty, close() and end() of a socket, or writer.close() of"
                    + " asyncio; let a handler that reads one request read the next one in a loop, until the client"
                    + " has closed");
        }
        return isOpen()
                ? Optional.of("end each answer in the code, such as by exchange.close() with the JDK's HttpServer: the"
                        + " server reads the next request of a connection only then")
                : Optional.empty();
    }

    private boolean hasTwoLengths() {
        return traffic.idle().stream()
                .anyMatch(idle -> idle.first() instanceof Response first && new Announced(first).hasTwoLengths());
    }

    /** Behind the end of an answer something comes that is none. */
    private boolean goesOn() {
        return traffic.idle().flatMap(Idle::silence).stream()
                .anyMatch(silence -> silence instanceof Silence.Spoke spoke && !(spoke.reply() instanceof Response));
    }

    /** No timer is over at once, and no header says so. */
    private boolean closesEach() {
        return traffic.reuse()
                        .filter(reuse -> reuse.answered() == 1 && reuse.last() instanceof Reply.Closed)
                        .isPresent()
                && traffic.idle().flatMap(Idle::silence).stream()
                        .anyMatch(silence -> silence instanceof Silence.Closed closed
                                && closed.after().compareTo(AT_ONCE) < 0);
    }

    /** On two connections the first request was answered at once and the second not at all. */
    boolean isOpen() {
        return traffic.idle().stream()
                .anyMatch(idle -> idle.first() instanceof Response first
                        && isMute(idle.second(), first)
                        && isMute(
                                traffic.reuse()
                                        .filter(one -> one.answered() == 1)
                                        .map(Reuse::last),
                                first));
    }

    private static boolean isMute(Optional<Reply> second, Response first) {
        return second.stream()
                .anyMatch(reply -> reply instanceof Reply.TimedOut late
                        && late.bytes() == 0
                        && late.after().compareTo(first.after().multipliedBy(SLOWER)) > 0);
    }

    /** The body of the first answer broke off, on two connections. */
    boolean breaksOff() {
        return Stream.of(traffic.first(), traffic.reuse().map(Reuse::last)).allMatch(reply -> reply.filter(
                        any -> any instanceof Response answer && answer.body() == Response.Body.BROKEN)
                .isPresent());
    }
}
