package io.github.fcmaven.process;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A port of this machine that no other build uses as long as this one holds it. */
public final class PortLease implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    /** How long an instance of a killed build may take to leave the port: its supervisor needs 2 s. */
    private static final Duration LEAVING = Duration.ofSeconds(5);

    /** How long a socket may be there without anything that tells whose it is. */
    private static final Duration UNSEEN = Duration.ofSeconds(1);

    private final CaPort port;
    private final PortLock lock;

    private PortLease(CaPort port, PortLock lock) {
        this.port = port;
        this.lock = lock;
    }

    /**
     * Waits until no other build uses the port, telling {@code progress} so; refuses one that a foreign process holds,
     * naming it.
     *
     * @throws FcProblem where a foreign process listens on the port at whatever address, or the waiting is interrupted
     */
    public static PortLease of(CaPort port, Consumer<String> progress) {
        PortLock lock = await(port, progress);
        try {
            refuseForeign(port);
            return new PortLease(port, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** A port that nothing uses now. */
    public static PortLease free() {
        while (true) {
            CaPort port = unused();
            Optional<PortLock> lock = PortLock.tryLockFree(port);
            if (lock.isPresent()) {
                return new PortLease(port, lock.get());
            }
        }
    }

    /** The port. */
    public CaPort port() {
        return port;
    }

    /** Lets others use it. */
    @Override
    public void close() {
        lock.close();
    }

    private static PortLock await(CaPort port, Consumer<String> progress) {
        long begin = System.nanoTime();
        Deadline next = Deadline.in(Duration.ZERO);
        while (true) {
            Optional<PortLock> lock = PortLock.tryLock(port);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (next.passed()) {
                long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
                progress.accept("waiting for port " + port + ", which another "
                        + (PortLock.heldHere(port) ? "module or execution of this build" : "build of this machine")
                        + " uses"
                        + holders(port).map(who -> ": " + who).orElse("")
                        + (seconds == 0 ? "" : " (" + seconds + " s so far)"));
                next = Deadline.in(PROGRESS);
            }
            pause(port);
        }
    }

    private static void refuseForeign(CaPort port) {
        long begin = System.nanoTime();
        Duration patience = Duration.ZERO;
        while (isTaken(port)) {
            patience = longer(patience, patience(port));
            if (System.nanoTime() - begin >= patience.toNanos()) {
                throw FcProblem.local(
                        "port " + port + " is held by " + holders(port).orElse("a process of another user"),
                        "end it, or let the check take a free port: -Dfc.checkPort=auto");
            }
            pause(port);
        }
    }

    /** A process that is just ending has no environment any more, then no files, and only then no socket. */
    private static Duration patience(CaPort port) {
        Set<Long> pids = pids(port);
        Duration patience = pids.isEmpty() ? UNSEEN : Duration.ZERO;
        for (long pid : pids) {
            String environment = environment(pid);
            if (environment.contains("\0" + ProcessTree.MARKER + "=")) {
                return LEAVING;
            }
            patience = environment.equals("\0") ? UNSEEN : patience;
        }
        return patience;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static boolean isTaken(CaPort port) {
        if (SocketTable.readable()) {
            return !SocketTable.on(port).isEmpty();
        }
        try (ServerSocket socket = new ServerSocket(port.number())) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    private static Set<Long> pids(CaPort port) {
        return SocketTable.on(port).stream()
                .flatMap(socket -> socket.pids().stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> holders(CaPort port) {
        List<String> holders =
                pids(port).stream().sorted().limit(5).map(SocketTable::describe).toList();
        return holders.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", holders));
    }

    private static String environment(long pid) {
        try {
            Path environment = Path.of("/proc/" + pid + "/environ");
            return "\0" + BoundedInput.text(environment, BoundedInput.TEXT, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "\0";
        }
    }

    private static CaPort unused() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return new CaPort(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(CaPort port) {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FcProblem.local(
                    "the build was interrupted while it waited for port " + port, "start the build again", e);
        }
    }
}
