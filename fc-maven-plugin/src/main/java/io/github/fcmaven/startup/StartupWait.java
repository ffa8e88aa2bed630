package io.github.fcmaven.startup;

import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.process.SocketTable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Waits until a server accepts connections, ends, or is late. */
public final class StartupWait {

    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Reading the table of sockets takes some 30 ms of processor time, which the server needs more. */
    private static final Duration BETWEEN_SCANS = Duration.ofMillis(500);

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private final RunningInstance launched;
    private final ServerProcess server;

    /** Where the server was told to listen. */
    private final CaPort given;

    /** Where the package says it listens. */
    private final CaPort shipped;

    private final StartupListener listener;
    private Deadline nextScan = Deadline.in(BETWEEN_SCANS);
    private Deadline nextReport = Deadline.in(BETWEEN_REPORTS);
    private boolean elsewhereReported;
    private boolean strangerSeen;

    public StartupWait(RunningInstance launched, StartupListener listener) {
        this.launched = launched;
        this.server = launched.server();
        this.given = launched.port();
        this.shipped = launched.function().port();
        this.listener = listener;
    }

    /** Waits at most so long, counted from the spawn; one that was ready before has a moment in which it must still be. */
    public StartOutcome await(Duration startTimeout) {
        boolean readyBefore = server.timeline().portOpen().isPresent();
        Duration left = startTimeout.minus(server.timeline().elapsed());
        Deadline deadline = Deadline.in(readyBefore && left.compareTo(MOMENT) < 0 ? MOMENT : left);
        while (true) {
            Optional<StartOutcome> outcome = look();
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (deadline.passed()) {
                return late();
            }
            report();
            Pause.of(PAUSE, deadline);
        }
    }

    /** How the server ended. */
    public static StartOutcome.Ended ended(RunningInstance launched) {
        ServerProcess server = launched.server();
        List<String> left = describe(server.tree());
        List<String> holders = describe(foreign(launched.port(), server));
        return new StartOutcome.Ended(server.timeline().elapsed(), server.ending(), left, holders, server.lastError());
    }

    private Optional<StartOutcome> look() {
        if (!server.isAlive()) {
            return Optional.of(ended(launched));
        }
        if (ReachableAddresses.anywhere(given.number())) {
            return accepted(server.timeline().elapsed());
        }
        if (!given.equals(shipped) && SocketTable.readable() && ReachableAddresses.anywhere(shipped.number())) {
            Duration at = server.timeline().elapsed();
            return owns(shipped) ? Optional.of(opened(shipped, at)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** A connection was accepted; whose socket that is, is read after the time was taken, since reading takes its own. */
    private Optional<StartOutcome> accepted(Duration at) {
        if (!SocketTable.readable()) {
            return Optional.of(opened(given, at));
        }
        boolean own = owns(given);
        Set<Long> strangers = foreign(given, server);
        if (strangers.isEmpty()) {
            strangerSeen = false;
            return own ? Optional.of(opened(given, at)) : Optional.empty();
        }
        // Twice, because a process that is just being born or is dying is in one list and not yet in the other.
        boolean again = strangerSeen;
        strangerSeen = true;
        return again
                ? Optional.of(new StartOutcome.Stranger(server.timeline().elapsed(), describe(strangers)))
                : Optional.empty();
    }

    private StartOutcome opened(CaPort port, Duration at) {
        if (server.timeline().portOpen().isEmpty()) {
            server.markPortOpen(at);
            server.cpuTime().ifPresent(server.timeline()::markOpenCpu);
        }
        Duration after = server.timeline().portOpen().orElseThrow();
        listener.portOpen(after);
        return new StartOutcome.Accepted(after, port.number());
    }

    private boolean owns(CaPort port) {
        return server.listening().stream().anyMatch(socket -> socket.port() == port.number());
    }

    private StartOutcome late() {
        Duration waited = server.timeline().elapsed();
        List<ListeningSocket> sockets = SocketTable.readable() ? server.listening() : List.of();
        List<ListeningSocket> onPort = sockets.stream()
                .filter(socket -> socket.port() == given.number())
                .toList();
        if (!onPort.isEmpty()) {
            return new StartOutcome.Unreachable(waited, onPort);
        }
        return sockets.isEmpty()
                ? new StartOutcome.Silent(waited, server.lastError())
                : new StartOutcome.Elsewhere(waited, sockets);
    }

    private void report() {
        if (nextReport.passed()) {
            nextReport = Deadline.in(BETWEEN_REPORTS);
            listener.waiting(server.timeline().elapsed());
        }
        if (!elsewhereReported && nextScan.passed() && SocketTable.readable()) {
            List<ListeningSocket> sockets = server.listening();
            nextScan = Deadline.in(BETWEEN_SCANS);
            if (!sockets.isEmpty() && sockets.stream().noneMatch(socket -> socket.port() == given.number())) {
                elsewhereReported = true;
                listener.listensElsewhere(server.timeline().elapsed(), ListeningSocket.list(sockets));
            }
        }
    }

    /** The processes that hold that port and are not of ours; 0 stands for one of another user, which cannot be seen. */
    private static Set<Long> foreign(CaPort port, ServerProcess server) {
        Set<Long> foreign = new HashSet<>();
        if (SocketTable.readable()) {
            List<ListeningSocket> sockets = SocketTable.on(port);
            Set<Long> tree = new HashSet<>(server.tree());
            for (ListeningSocket socket : sockets) {
                if (socket.pids().isEmpty()) {
                    foreign.add(0L);
                } else if (socket.pids().stream().noneMatch(tree::contains)) {
                    foreign.addAll(socket.pids());
                }
            }
        }
        return foreign;
    }

    private static List<String> describe(Collection<Long> pids) {
        return pids.stream()
                .sorted()
                .map(pid -> pid == 0 ? "a process of another user" : SocketTable.describe(pid))
                .toList();
    }
}
