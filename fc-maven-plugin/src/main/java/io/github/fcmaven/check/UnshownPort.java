package io.github.fcmaven.check;

import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.startup.OtherPorts;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Where a server listens that is not found on CAPort, on a system that does not show whose a socket is: at any port
 * that its package may name, if that closes when the server ends. Else a stranger listens there.
 */
record UnshownPort(CheckContext context) {

    /** Of a server that accepted nothing: where somebody listens at a number of its package. */
    StartOutcome likely(StartOutcome start) {
        if (context.server().sockets().shown() || !(start instanceof StartOutcome.Silent silent)) {
            return start;
        }
        List<ListeningSocket> sockets = OtherPorts.taken(context.expectation().possible());
        return sockets.isEmpty() ? start : new StartOutcome.Elsewhere(silent.waited(), sockets);
    }

    /** What was seen; of the likely ports, those alone that close with the server, which is ended for that. */
    Observation proven(Observation seen, StartOutcome awaited) {
        if (seen.start().equals(awaited) || !(seen.start() instanceof StartOutcome.Elsewhere likely)) {
            return seen;
        }
        context.server().close();
        List<ListeningSocket> closed = likely.sockets().stream()
                .filter(socket -> !ReachableAddresses.anywhere(socket.port()))
                .toList();
        return closed.isEmpty()
                ? Observation.ofStart(seen.setting(), awaited, Optional.empty())
                : seen.withStart(new StartOutcome.Elsewhere(likely.waited(), closed));
    }
}
