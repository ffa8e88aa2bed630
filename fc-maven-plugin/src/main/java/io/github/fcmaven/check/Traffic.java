package io.github.fcmaven.check;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.startup.ReachableAddresses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server did with connections.
 *
 * @param listener who accepts them, and where
 * @param first what came of the first request; empty where the server ended before
 * @param understood the protocol that the server speaks in place of HTTP/1.1, where its answer left that open
 * @param unanswered what was seen beside it where nothing of an answer came in its time
 * @param watched what became of the connections of the requests after it
 * @param slow what came of the slow request, where there is a slow path
 * @param idleTime how long a connection was left idle, and a slow request was held
 * @param concurrent what came of requests at once; empty where the first request had no answer, or an instance gets one
 *     at a time
 */
record Traffic(
        Listener listener,
        Optional<Reply> first,
        Optional<String> understood,
        Optional<Unanswered> unanswered,
        Watched watched,
        Optional<Reply> slow,
        Duration idleTime,
        Optional<ConcurrentRequests> concurrent) {

    /** Of a server that accepts connections where no probe may ask for one, or on a port of its own. */
    static Traffic unasked(Listener listener) {
        return new Traffic(
                listener,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Watched("/", Optional.empty(), Optional.empty()),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty());
    }

    /** The same connections, watched at another path. */
    Traffic withWatched(Watched other) {
        return new Traffic(listener, first, understood, unanswered, other, slow, idleTime, concurrent);
    }

    Traffic withConcurrent(Optional<ConcurrentRequests> many) {
        return new Traffic(listener, first, understood, unanswered, watched, slow, idleTime, many);
    }

    /** @see Listener#isJvm */
    boolean isJvm() {
        return listener.isJvm();
    }

    /** @see Watched#path */
    String path() {
        return watched.path();
    }

    /** @see Watched#reuse */
    Optional<Reuse> reuse() {
        return watched.reuse();
    }

    /** @see Watched#idle */
    Optional<Idle> idle() {
        return watched.idle();
    }

    /** Whether the server ended a connection without saying so, or accepted none any more. */
    boolean endedByServer() {
        Stream<Reply> replies = Stream.of(
                        idle().map(Idle::first),
                        idle().flatMap(Idle::second),
                        reuse().map(Reuse::last),
                        slow,
                        concurrent.flatMap(ConcurrentRequests::failed))
                .flatMap(Optional::stream);
        return replies.anyMatch(reply -> reply instanceof Reply.Closed || reply instanceof Reply.Refused)
                || idle().flatMap(Idle::silence)
                        .filter(Silence.Closed.class::isInstance)
                        .isPresent();
    }

    /**
     * Who accepts the connections of a port.
     *
     * @param reach at which addresses they are accepted
     * @param sockets the server's own sockets on that port
     * @param isJvm whether every process that owns them is a JVM, whose clock can be fast-forwarded
     */
    record Listener(ReachableAddresses reach, List<ListeningSocket> sockets, boolean isJvm) {
        Listener {
            sockets = List.copyOf(sockets);
        }
    }

    /**
     * What became of two connections: one with a request after the other, and one that was left idle.
     *
     * @param path of their requests: the one that the user set, or another one where that is answered by an error that
     *     ends connections
     * @param reuse how many requests the one took; empty where the first request had no answer
     * @param idle what became of the idle one; empty where none could be made
     */
    record Watched(String path, Optional<Reuse> reuse, Optional<Idle> idle) {}
}
