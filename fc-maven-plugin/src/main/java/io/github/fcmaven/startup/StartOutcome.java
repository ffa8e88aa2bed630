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
    String describe(CaPort port);

    /** What these cases make of this outcome. */
    <T> T in(Cases<T> cases);

    /**
     * What somebody makes of each outcome, so that a new one cannot be forgotten.
     *
     * @param <T> what is made of it
     */
    interface Cases<T> {

        T accepted(Accepted accepted);

        T ended(Ended ended);

        T elsewhere(Elsewhere elsewhere);

        T unreachable(Unreachable unreachable);

        T unasked(Unasked unasked);

        T stranger(Stranger stranger);

        T silent(Silent silent);
    }

    /** The port at which a connection was accepted by a process of ours. */
    record Accepted(Duration after, int port) implements StartOutcome {

        @Override
        public String describe(CaPort port) {
            return "the server was ready " + DurationText.measured(after) + " after its launch";
        }

        @Override
        public <T> T in(Cases<T> cases) {
            return cases.accepted(this);
        }
    }

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

        @Override
        public String describe(CaPort port) {
            return "the start command " + ending + " before the server was ready on port " + port;
        }

        @Override
        public <T> T in(Cases<T> cases) {
            return cases.ended(this);
        }
    }

    /** Time was up, and the server listens on other ports only. */
    record Elsewhere(Duration waited, List<ListeningSocket> sockets) implements StartOutcome {

        @Override
        public String describe(CaPort port) {
            return "the server listens on " + ListeningSocket.list(sockets) + ", and not on port " + port + ", after "
                    + DurationText.measured(waited);
        }

        @Override
        public <T> T in(Cases<T> cases) {
            return cases.elsewhere(this);
        }
    }

    /** Time was up, and the server listens on CAPort at addresses that no probe may use. */
    record Unreachable(Duration waited, List<ListeningSocket> sockets) implements StartOutcome {

        @Override
        public String describe(CaPort port) {
            return "the server listens on " + ListeningSocket.list(sockets) + " only, after "
                    + DurationText.measured(waited);
        }

        @Override
        public <T> T in(Cases<T> cases) {
            return cases.unreachable(this);
        }
    }

    /**
     * The server listens on CAPort, and this machine has no address at which a connection could be asked for.
     *
     * @param why in words that follow "because"
     */
    record Unasked(Duration after, List<ListeningSocket> sockets, String why) implements StartOutcome {

        @Override
        public String describe(CaPort port) {
            return "the server listens on " + ListeningSocket.list(sockets)
                    + ", but the check cannot send it requests, because " + why;
        }

        @Override
        public <T> T in(Cases<T> cases) {
            return cases.unasked(this);
        }
    }

    /** Processes that are not of ours hold CAPort, and what answers may be theirs. */
    record Stranger(Duration after, List<String> who) implements StartOutcome {

        @Override
        public String describe(CaPort port) {
            return "port " + port + " is held by " + String.join(" and ", who)
                    + ", which is not a process of this server";
        }

        @Override
        public <T> T in(Cases<T> cases) {
            return cases.stranger(this);
        }
    }

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

        @Override
        public String describe(CaPort port) {
            return "the server was not ready on port " + port + " after " + DurationText.measured(waited);
        }

        @Override
        public <T> T in(Cases<T> cases) {
            return cases.silent(this);
        }
    }
}
