package io.github.fcmaven.virtualtime;

import io.github.fcmaven.clock.ClockControl;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.process.SocketTable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What must be true of a server so that something follows from how it behaves by a fast-forwarded clock. */
final class DayControls {

    /** Below it the JDK waits in native code that the agent does not reach. */
    private static final int OLDEST_JAVA = 17;

    private static final Duration LAST_BREATH = Duration.ofMillis(200);

    private final ServerProcess server;
    private final int port;
    private final ClockControl clock;
    private final Set<Long> owners;

    DayControls(ServerProcess server, int port, ClockControl clock) {
        this.server = server;
        this.port = port;
        this.clock = clock;
        this.owners = ownersNow();
    }

    /** The processes that owned the listening socket at the beginning. */
    Set<Long> owners() {
        return owners;
    }

    /** Why nothing would follow; empty where something does. */
    Optional<String> missing() {
        if (owners.isEmpty()) {
            return Optional.of("no process is seen to own the listening socket");
        }
        return owners.stream().map(this::missing).flatMap(Optional::stream).findFirst();
    }

    /** Whether those are the server's native waits: then only connections make it look at its clock. */
    boolean hasNativeTransport() {
        return owners.stream()
                .anyMatch(pid -> server.sockets().mayMap(pid, "netty_transport_native")
                        || server.sockets().mayMap(pid, "io_uring"));
    }

    /** Why it is another server than in the beginning; empty where it is the same. */
    Optional<Day.Outcome.Lost> lost() {
        Set<Long> now = ownersNow();
        if (server.isAlive() && now.equals(owners)) {
            return Optional.empty();
        }
        boolean ended = endsNow();
        Optional<String> error = server.lastError();
        if (!ended && (!now.isEmpty() || error.isEmpty())) {
            return Optional.of(new Day.Outcome.Lost(
                    "when the clock was moved, the process that owned the listening socket was replaced", false));
        }
        return Optional.of(new Day.Outcome.Lost(
                "the server " + (ended ? server.ending() : "closed its port") + " when its clock was moved"
                        + error.map(line -> "; its last error: " + line).orElse(""),
                error.isPresent()));
    }

    /** The sockets of a process are closed before it is seen to have ended. */
    private boolean endsNow() {
        Deadline moment = Deadline.in(LAST_BREATH);
        while (server.isAlive() && !moment.passed()) {
            Pause.of(LAST_BREATH.dividedBy(10), moment);
        }
        return !server.isAlive();
    }

    private Optional<String> missing(long pid) {
        Optional<ClockControl.Greeting> greeting =
                clock.greetings().stream().filter(one -> one.pid() == pid).findFirst();
        if (greeting.isEmpty()) {
            return Optional.of(SocketTable.describe(pid) + " owns the listening socket and does not follow the clock");
        }
        if (greeting.get().failures() > 0) {
            return Optional.of(
                    greeting.get().failures() + " classes of the server could not be made to follow the clock");
        }
        return greeting.get().java() < OLDEST_JAVA
                ? Optional.of("the clock reaches Java " + OLDEST_JAVA + " and later, and this is Java "
                        + greeting.get().java())
                : Optional.empty();
    }

    private Set<Long> ownersNow() {
        return server.sockets().holders(port);
    }
}
