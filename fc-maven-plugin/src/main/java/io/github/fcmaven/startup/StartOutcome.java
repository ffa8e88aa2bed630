package io.github.fcmaven.startup;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.process.ListeningSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the waiting for a server ended; all times are counted from its spawn. */
public sealed interface StartOutcome {

    /** In a sentence, for whom a server that is not ready proves nothing about the platform. */
    default String describe(CaPort port) {
        if (this instanceof Ended ended) {
            return "the start command " + ended.ending() + " before the server was ready on port " + port;
        }
        if (this instanceof Elsewhere elsewhere) {
            return "the server listens on " + ListeningSocket.list(elsewhere.sockets()) + ", and not on port " + port
                    + ", after " + DurationText.measured(elsewhere.waited());
        }
        if (this instanceof Unreachable unreachable) {
            return "the server listens on " + ListeningSocket.list(unreachable.sockets()) + " only, after "
                    + DurationText.measured(unreachable.waited());
        }
        if (this instanceof Unasked unasked) {
            return "the server listens on " + ListeningSocket.list(unasked.sockets())
                    + ", but the check cannot send it requests, because " + unasked.why();
        }
        if (this instanceof Stranger stranger) {
            return "port " + port + " is held by " + String.join(" and ", stranger.who())
                    + ", which is not a process of this server";
        }
        if (this instanceof Silent silent) {
            return "the server was not ready on port " + port + " after " + DurationText.measured(silent.waited());
        }
        return "the server was ready " + DurationText.measured(((Accepted) this).after()) + " after its launch";
    }

    /** The port at which a connection was accepted by a process of ours. */
    record Accepted(Duration after, int port) implements StartOutcome {}

    /**
     * The process that the start command became ended.
     *
     * @param ending how, in words that follow "the start command"
     * @param left the processes that it left in the background, as messages name them
     * @param log what it left behind
     */
    record Ended(Duration after, String ending, List<String> left, StartLog log) implements StartOutcome {

        /** Of a server of which only its last error is known. */
        public Ended(Duration after, String ending, List<String> left, Optional<String> lastError) {
            this(after, ending, left, new StartLog(lastError));
        }
    }

    /** Time was up, and the server listens on other ports only. */
    record Elsewhere(Duration waited, List<ListeningSocket> sockets) implements StartOutcome {}

    /** Time was up, and the server listens on CAPort at addresses that no probe may use. */
    record Unreachable(Duration waited, List<ListeningSocket> sockets) implements StartOutcome {}

    /**
     * The server listens on CAPort, and this machine has no address at which a connection could be asked for.
     *
     * @param why in words that follow "because"
     */
    record Unasked(Duration after, List<ListeningSocket> sockets, String why) implements StartOutcome {}

    /** Processes that are not of ours hold CAPort, and what answers may be theirs. */
    record Stranger(Duration after, List<String> who) implements StartOutcome {}

    /**
     * Nothing was accepted; what the server complains of may be why.
     *
     * @param early why waiting longer would have shown nothing new, in words that follow "because"; empty where time
     *     was up
     * @param mainThread the frames of a Java server's main thread, the innermost one first
     */
    record Silent(Duration waited, Optional<String> early, StartLog log, List<String> mainThread)
            implements StartOutcome {

        /** Of a server of which only its last error is known. */
        public Silent(Duration waited, Optional<String> lastError) {
            this(waited, Optional.empty(), new StartLog(lastError), List.of());
        }
    }
}
