package io.github.fcmaven.startup;

import io.github.fcmaven.instance.PlatformRequests;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.process.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Waits until a server is ready, ends, or is late: the one wait for everybody who launches one. What answers at the
 * port is the server only where the server's processes own the socket.
 *
 * <p>The wait ends early only where waiting longer shows nothing new: the server listens where its package says that it
 * listens, or asks in vain for something that is not there, and has done next to nothing for a while.
 */
public final class StartupWait {

    /** Most servers that start on the platform alone want a service that this machine has elsewhere, or has not. */
    private static final String NEEDED_HERE =
            "; give what it needs only here, such as the address of a database, in checkEnvironment of fc-maven-plugin";

    /** Reading the table of sockets takes some 30 ms of processor time, which the server needs more. */
    private static final Duration BETWEEN_SCANS = Duration.ofMillis(500);

    /** How often the time of a slow scan passes before the next one. */
    private static final int TIMES_A_SCAN = 10;

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private final RunningInstance running;
    private final ServerProcess server;
    private final Ready ready;

    /** Where the server was told to listen. */
    private final CaPort given;

    /** Where the package says it listens. */
    private final CaPort shipped;

    private final Expectation expected;
    private final StartupListener listener;
    private final QuietTime quiet;
    private final OtherPorts otherPorts;
    private Deadline nextScan = Deadline.in(BETWEEN_SCANS);
    private Deadline nextReport = Deadline.in(BETWEEN_REPORTS);
    private boolean elsewhereReported;
    private boolean refusalReported;
    private boolean strangerSeen;

    private StartupWait(RunningInstance running, Ready ready, Expectation expected, StartupListener listener) {
        this.running = running;
        this.server = running.server();
        this.ready = ready;
        this.given = running.port();
        this.shipped = running.function().port();
        this.expected = expected;
        this.listener = listener;
        this.quiet = new QuietTime(server, expected.quiet());
        this.otherPorts = server.sockets().shown() ? OtherPorts.none() : OtherPorts.of(expected.named());
    }

    /** A wait for the first connection that the server accepts. */
    public static StartupWait forConnection(RunningInstance running, StartupListener listener) {
        return forConnection(running, listener, Expectation.NONE);
    }

    /**
     * A wait for the first connection that the server accepts.
     *
     * @param expected what the package says of its server
     */
    public static StartupWait forConnection(RunningInstance running, StartupListener listener, Expectation expected) {
        return new StartupWait(running, Ready.CONNECTION, expected, listener);
    }

    /**
     * A wait for the first answer to {@code GET path}, with whatever status: who owns the socket is asked after the
     * time was taken.
     */
    public static StartupWait forAnswer(RunningInstance running, String path) {
        return new StartupWait(
                running,
                new Ready.Answer(() -> new PlatformRequests(running.function()).get(path)),
                Expectation.NONE,
                StartupListener.NONE);
    }

    /**
     * Waits at most so long, counted from the spawn; one that was ready before has a moment in which it must still be.
     */
    public StartOutcome await(Duration startTimeout) {
        boolean readyBefore = server.timeline().portOpen().isPresent();
        Duration left = startTimeout.minus(server.timeline().elapsed());
        Deadline deadline = Deadline.in(readyBefore && left.compareTo(MOMENT) < 0 ? MOMENT : left);
        while (true) {
            Optional<StartOutcome> outcome = look(deadline);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            Optional<String> early = deadline.passed() || ready.isTimed() ? Optional.empty() : scan();
            if (deadline.passed() || early.isPresent()) {
                return late(early);
            }
            Pause.of(ready.pause(), deadline);
        }
    }

    /**
     * Waits likewise, for whom a server that is not ready proves nothing about the platform.
     *
     * @return how it became ready
     * @throws io.github.fcmaven.platform.FcProblem where it does not, with the server's last lines
     */
    public StartOutcome.Accepted require(Duration startTimeout) {
        StartOutcome outcome = await(startTimeout);
        if (outcome instanceof StartOutcome.Accepted accepted) {
            return accepted;
        }
        throw running.failed(outcome.describe(given), NEEDED_HERE);
    }

    /** How the server ended. */
    public static StartOutcome.Ended ended(RunningInstance running, Expectation expected) {
        ServerProcess server = running.server();
        List<String> left = PortHolders.describe(server.tree());
        if (left.isEmpty() && UnseenRest.listens(running)) {
            left = List.of("a process that still runs and listens on port " + running.port());
        }
        return new StartOutcome.Ended(
                server.timeline().elapsed(), server.ending(), left, StartLog.of(running, expected));
    }

    private Optional<StartOutcome> look(Deadline deadline) {
        if (!server.isAlive()) {
            return Optional.of(ended(running, expected));
        }
        Optional<StartOutcome> unasked = unasked();
        if (unasked.isPresent()) {
            return unasked;
        }
        if (ready.at(given.number(), deadline)) {
            return accepted(server.timeline().elapsed());
        }
        if (!given.equals(shipped) && server.sockets().shown() && ready.at(shipped.number(), deadline)) {
            Duration at = server.timeline().elapsed();
            return owns(shipped) ? Optional.of(opened(shipped, at)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Without an address at which to ask, only the table of sockets tells of the server. */
    private Optional<StartOutcome> unasked() {
        return Loopback.missing().flatMap(why -> {
            List<ListeningSocket> sockets = onPort();
            return sockets.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new StartOutcome.Unasked(server.timeline().elapsed(), sockets, why));
        });
    }

    /** Where it listens; as far as that is known where the system does not show it. */
    private List<ListeningSocket> sockets() {
        return server.sockets().shown() ? server.listening() : otherPorts.open(expected.announced(server.printed()));
    }

    private List<ListeningSocket> onPort() {
        return server.listening().stream()
                .filter(socket -> socket.port() == given.number())
                .toList();
    }

    /**
     * A connection was accepted; whose socket that is, is read after the time was taken, since reading takes its own.
     */
    private Optional<StartOutcome> accepted(Duration at) {
        if (!server.sockets().shown()) {
            return Optional.of(opened(given, at));
        }
        boolean own = owns(given);
        Set<Long> strangers = PortHolders.of(given, server);
        if (strangers.isEmpty()) {
            strangerSeen = false;
            return own ? Optional.of(opened(given, at)) : Optional.empty();
        }
        // Twice, because a process that is just being born or is dying is in one list and not yet in the other.
        boolean again = strangerSeen;
        strangerSeen = true;
        return again
                ? Optional.of(new StartOutcome.Stranger(server.timeline().elapsed(), PortHolders.describe(strangers)))
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

    private StartOutcome late(Optional<String> early) {
        Duration waited = server.timeline().elapsed();
        List<ListeningSocket> sockets = sockets();
        List<ListeningSocket> onPort = onPort();
        if (!onPort.isEmpty()) {
            return new StartOutcome.Unreachable(waited, onPort);
        }
        return sockets.isEmpty()
                ? new StartOutcome.Silent(waited, early, StartLog.of(running, expected), MainThread.stack(server))
                : new StartOutcome.Elsewhere(waited, sockets);
    }

    /** Where ports are asked, closed ones may refuse slowly: nobody sees meanwhile that the server becomes ready. */
    private List<ListeningSocket> scanned() {
        long begin = System.nanoTime();
        List<ListeningSocket> sockets = sockets();
        Duration seldom = Duration.ofNanos(System.nanoTime() - begin).multipliedBy(TIMES_A_SCAN);
        boolean slow = !server.sockets().shown() && seldom.compareTo(BETWEEN_SCANS) > 0;
        nextScan = Deadline.in(slow ? seldom : BETWEEN_SCANS);
        return sockets;
    }

    /** Says what is known of a server that is not ready yet, and why waiting longer would show nothing new. */
    private Optional<String> scan() {
        if (nextReport.passed()) {
            nextReport = Deadline.in(BETWEEN_REPORTS);
            listener.waiting(server.timeline().elapsed());
        }
        if (!nextScan.passed()) {
            return Optional.empty();
        }
        List<ListeningSocket> sockets = scanned();
        boolean elsewhere = !sockets.isEmpty() && sockets.stream().noneMatch(socket -> socket.port() == given.number());
        if (elsewhere && !elsewhereReported) {
            elsewhereReported = true;
            listener.listensElsewhere(server.timeline().elapsed(), ListeningSocket.list(sockets));
        }
        Optional<RefusedConnection> refused = expected.refused(server.lastLines());
        if (refused.isPresent() && !refusalReported) {
            refusalReported = true;
            listener.connectionRefused(
                    server.timeline().elapsed(), refused.get().toString());
        }
        boolean nothingNew =
                elsewhere ? expected.settled(sockets, server.lastLines()) : sockets.isEmpty() && refused.isPresent();
        return quiet.lasts(nothingNew)
                ? Optional.of(
                        elsewhere
                                ? "it has opened other ports, and does no more"
                                : "a connection that it asks for was refused, and it does no more")
                : Optional.empty();
    }
}
