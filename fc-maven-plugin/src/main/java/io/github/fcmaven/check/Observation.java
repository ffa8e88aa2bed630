package io.github.fcmaven.check;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.server.DeclaredLimits;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.virtualtime.Day;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was seen of a server, before anything is made of it.
 *
 * @param setting under what circumstances
 * @param start how the waiting ended
 * @param traffic what the server did with connections; empty where it accepted none
 * @param death how it ended after it had accepted a connection; empty where it lived to the end of the check
 * @param day what a day by the warped clock showed; empty where none was shown
 * @param limits what the server's effective configuration says
 */
record Observation(
        Setting setting,
        StartOutcome start,
        Optional<Traffic> traffic,
        Optional<StartOutcome.Ended> death,
        Optional<Day> day,
        DeclaredLimits limits) {

    /** What was seen in real time. */
    Observation(Setting setting, StartOutcome start, Optional<Traffic> traffic, Optional<StartOutcome.Ended> death) {
        this(setting, start, traffic, death, Optional.empty(), DeclaredLimits.NONE);
    }

    Observation with(Day shown) {
        return new Observation(setting, start, traffic, death, Optional.of(shown), limits);
    }

    Observation with(DeclaredLimits declared) {
        return new Observation(setting, start, traffic, death, day, declared);
    }

    /**
     * Under what circumstances a server was seen.
     *
     * @param kind the server that the package holds
     * @param given the port where it was told to listen
     * @param shipped the port where its package says it listens
     * @param ownersKnown whether this system tells whose a socket is
     * @param unfaithful why a start that fails here would prove nothing
     * @param instanceConcurrency how many requests at once the platform would send
     * @param settings what the user set
     * @param bounds the numbers of the check
     */
    record Setting(
            ServerKind kind,
            int given,
            int shipped,
            boolean ownersKnown,
            Optional<String> unfaithful,
            int instanceConcurrency,
            CheckSettings settings,
            Bounds bounds) {}

    /**
     * What a server did with connections.
     *
     * @param reach at which addresses it accepts them
     * @param sockets its own sockets on that port
     * @param reuse how many requests one connection took; empty where the first request had no answer
     * @param idle what became of an idle connection; empty where none could be made
     * @param slow what came of the slow request, where there is a slow path
     * @param idleTime how long a connection was left idle, and a slow request was held
     * @param understood the protocol that the server speaks in place of HTTP/1.1, where its answer left that open
     * @param atOnce what came of requests at once; empty where the first request had no answer, or an instance gets one at a time
     */
    record Traffic(
            ReachableAddresses reach,
            List<ListeningSocket> sockets,
            Optional<Reuse> reuse,
            Optional<Idle> idle,
            Optional<Reply> slow,
            Duration idleTime,
            Optional<String> understood,
            Optional<ConcurrentRequests> atOnce) {
        Traffic {
            sockets = List.copyOf(sockets);
        }

        /** What became of one connection, and nothing more. */
        Traffic(
                ReachableAddresses reach,
                List<ListeningSocket> sockets,
                Optional<Reuse> reuse,
                Optional<Idle> idle,
                Optional<Reply> slow,
                Duration idleTime) {
            this(reach, sockets, reuse, idle, slow, idleTime, Optional.empty(), Optional.empty());
        }

        Traffic with(Optional<ConcurrentRequests> many) {
            return new Traffic(reach, sockets, reuse, idle, slow, idleTime, understood, many);
        }

        /** Whether the server ended a connection without saying so, or accepted none any more. */
        boolean endedByServer() {
            Stream<Reply> replies = Stream.of(
                            idle.map(Idle::first),
                            idle.flatMap(Idle::second),
                            reuse.map(Reuse::last),
                            slow,
                            atOnce.flatMap(ConcurrentRequests::failed))
                    .flatMap(Optional::stream);
            return replies.anyMatch(reply -> reply instanceof Reply.Closed || reply instanceof Reply.Refused)
                    || idle.flatMap(Idle::silence)
                            .filter(Silence.Closed.class::isInstance)
                            .isPresent();
        }
    }
}
