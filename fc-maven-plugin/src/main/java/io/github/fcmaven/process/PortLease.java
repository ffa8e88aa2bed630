package io.github.fcmaven.process;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A port of this machine that no other build uses as long as this one holds it. */
public final class PortLease implements AutoCloseable {

    /** How long to wait for another build by default. */
    public static final Duration PATIENCE = Duration.ofMinutes(30);

    /** A server that listens on a port of its own would be found elsewhere. */
    private static final String AUTO = "-Dfc.checkPort=auto, if the server listens on FC_CUSTOM_LISTEN_PORT";

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PROGRESS = Duration.ofSeconds(10);

    /** How long the instance of a killed build may take to leave the port: its supervisor needs 2 s. */
    private static final Duration LEAVING = Duration.ofSeconds(5);

    /** A free port is one from here on, above those of usual servers; an ephemeral one may be gone at once. */
    private static final int FIRST_FREE = 24_000;

    private static final int MOST_TRIED = 100;

    /** How long a socket may be there while nothing shows whose it is. */
    private static final Duration UNSEEN = Duration.ofSeconds(1);

    private final CaPort port;
    private final PortLock lock;

    private PortLease(CaPort port, PortLock lock) {
        this.port = port;
        this.lock = lock;
    }

    /**
     * Waits until no other build uses the port, and tells {@code progress} which one does. If a foreign process holds
     * the port, it is refused, and the message names the process.
     *
     * @param patience how long to wait for other builds, of this user and of others
     * @throws FcProblem where they take longer, where a foreign process listens on the port at whatever address, or
     *     where the waiting is interrupted
     */
    public static PortLease of(CaPort port, Duration patience, Consumer<String> progress) {
        Turn turn = new Turn(port, patience, progress);
        PortLock lock = await(port, turn);
        try {
            refuseForeign(port, turn);
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

    private static PortLock await(CaPort port, Turn turn) {
        while (true) {
            Optional<PortLock> lock = PortLock.tryLock(port);
            if (lock.isPresent()) {
                return lock.get();
            }
            boolean here = PortLock.heldHere(port);
            turn.awaitNext(
                    here ? "another module or execution of this build" : "another build of this machine",
                    () -> here ? holders(port) : builder(port).or(() -> holders(port)));
        }
    }

    private static void refuseForeign(CaPort port, Turn turn) {
        long begin = System.nanoTime();
        Duration patience = Duration.ZERO;
        while (isTaken(port)) {
            Optional<OtherUser> builds =
                    otherUsers(port).filter(OtherUser::builds).findFirst();
            if (builds.isPresent()) {
                turn.awaitNext("a build of " + builds.get().named(), Optional::empty);
                continue;
            }
            Duration seen = patience(port);
            if (seen.compareTo(patience) > 0) {
                patience = seen;
                begin = System.nanoTime(); // from now on: on a busy machine each look takes long itself
            }
            if (System.nanoTime() - begin >= patience.toNanos()) {
                throw FcProblem.local(
                        "port " + port + " is held by " + holders(port).orElseGet(() -> otherProcess(port)),
                        "let the check take a free port: " + AUTO + "; or end it");
            }
            turn.pause();
        }
    }

    /** Other users who have a socket on the port, while no process is seen to hold it. */
    private static Stream<OtherUser> otherUsers(CaPort port) {
        return pids(port).isEmpty()
                ? SocketTable.users(port).stream().sorted().map(OtherUser::new).filter(user -> !user.isSelf())
                : Stream.empty();
    }

    private static String otherProcess(CaPort port) {
        return otherUsers(port)
                .findFirst()
                .map(user -> "a process of " + user.named())
                .orElse("a process of another user");
    }

    private static Optional<String> builder(CaPort port) {
        OptionalLong builder = PortLock.holder(port);
        return builder.isPresent()
                ? Optional.of(SocketTable.describe(builder.getAsLong()) + folder(builder.getAsLong()))
                : Optional.empty();
    }

    /** A build's folder says more of it than the command of its Java. */
    private static String folder(long pid) {
        try {
            return " in "
                    + Output.harmless(ThisMachine.here().link(pid + "/cwd").toString());
        } catch (IOException e) {
            return "";
        }
    }

    /** A process that is ending loses its environment first, then its files, and its socket last. */
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
            return "\0" + new String(ThisMachine.here().file(pid + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "\0";
        }
    }

    private static CaPort unused() {
        for (int tried = 0; tried < MOST_TRIED; tried++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST_FREE, CaPort.FIRST_EPHEMERAL);
            try (ServerSocket socket = new ServerSocket(port)) {
                return new CaPort(socket.getLocalPort());
            } catch (IOException e) {
                continue; // it is somebody's
            }
        }
        try (ServerSocket any = new ServerSocket(0)) {
            return new CaPort(any.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for others: within a limit, and says for whom. */
    private static final class Turn {
        private final CaPort port;
        private final Duration patience;
        private final Consumer<String> progress;
        private final long begin = System.nanoTime();
        private Deadline next = Deadline.in(Duration.ZERO);

        Turn(CaPort port, Duration patience, Consumer<String> progress) {
            this.port = port;
            this.patience = patience;
            this.progress = progress;
        }

        /** Waits for a moment; {@code who} is asked only when a message is due. */
        void awaitNext(String what, Supplier<Optional<String>> who) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            boolean over = waited.compareTo(patience) >= 0;
            if (over || next.passed()) {
                String uses = what + " uses" + who.get().map(it -> ": " + it).orElse("");
                if (over) {
                    throw FcProblem.local(
                            "port " + port + " did not become free in " + DurationText.inUnits(patience) + ": " + uses,
                            "let the check take a free port: " + AUTO + "; or give it more time (-Dfc.portTimeout=1h)");
                }
                progress.accept("waiting for port " + port + ", which " + uses
                        + (waited.toSeconds() == 0
                                ? "; to take a free port: " + AUTO
                                : " (" + waited.toSeconds() + " s so far)"));
                next = Deadline.in(PROGRESS);
            }
            pause();
        }

        void pause() {
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw FcProblem.local(
                        "the build was interrupted while it waited for port " + port, "start the build again", e);
            }
        }
    }
}
