package io.github.fcmaven.check;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Greeting;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.process.SocketTable;
import io.github.fcmaven.startup.ReachableAddresses;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Watches what a server does with connections: an idle one and a slow request, beside all others. */
final class Probes {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** A server of another protocol answers its greeting at once. */
    private static final Duration GREETING = Duration.ofMillis(500);

    private final ServerProcess server;
    private final CheckSettings settings;
    private final Bounds bounds;
    private final CheckListener listener;
    private final Function<List<ListeningSocket>, Duration> idleTime;
    private final int atOnce;

    /** @param idleTime how long a connection is left idle, by who owns the listening sockets */
    Probes(CheckContext watched, Function<List<ListeningSocket>, Duration> idleTime) {
        this.idleTime = idleTime;
        this.atOnce = Math.min(watched.concurrency(), ConcurrentRequests.MOST);
        this.server = watched.server();
        this.settings = watched.settings();
        this.bounds = watched.bounds();
        this.listener = watched.listener();
    }

    /** Of several ports, the first that answers a request as HTTP does; the first of all where none does. */
    static int likeliest(List<ListeningSocket> sockets, String path) {
        List<Integer> ports =
                sockets.stream().map(ListeningSocket::port).distinct().sorted().toList();
        return ports.stream()
                .filter(port -> ports.size() == 1 || answers(port, path))
                .findFirst()
                .orElse(ports.get(0));
    }

    /** Watches the server on that port until all is seen, or until it ends; {@code onFirst} gets the first reply. */
    Observation.Traffic observe(ReachableAddresses reach, Consumer<Reply> onFirst) {
        if (reach.address().isEmpty()) {
            return new Observation.Traffic(
                    reach, sockets(reach.port()), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
        }
        InetSocketAddress address = reach.address().get();
        Observation.Traffic seen = watch(address, reach, onFirst);
        // Last, and beside nothing: a server may serve that many connections, and not one more.
        Optional<ConcurrentRequests> many = seen.idle()
                .filter(idle -> atOnce > 1 && idle.first() instanceof Response)
                .flatMap(idle -> whileAlive(beside(
                        "fc-at-once",
                        () -> ConcurrentRequests.observe(address, settings.probePath(), atOnce, bounds.answer()))));
        return seen.with(many);
    }

    private Observation.Traffic watch(InetSocketAddress address, ReachableAddresses reach, Consumer<Reply> onFirst) {
        Deadline deadline = Deadline.in(bounds.answer());
        CompletableFuture<Reply> first = new CompletableFuture<>();
        CompletableFuture<Duration> time = new CompletableFuture<>();
        try (Connection quiet = Connection.open(address, deadline)) {
            CompletableFuture<Idle> idle = beside("fc-idle", () -> {
                Consumer<Reply> told = onFirst.andThen(first::complete);
                return Idle.observe(quiet, settings.probePath(), time::join, bounds, told);
            });
            idle.whenComplete((seen, failure) -> completeAnyway(first, failure));
            Optional<Reply> reply = whileAlive(first);
            // Only now: reading the table takes time, which would be the first response's.
            List<ListeningSocket> sockets = sockets(reach.port());
            time.complete(idleTime.apply(sockets));
            Optional<CompletableFuture<Reply>> held =
                    settings.slowPath().map(path -> beside("fc-slow", () -> hold(address, path, time.join())));
            Optional<String> understood =
                    reply.filter(HttpFinding::isDoubtful).flatMap(none -> Greeting.understood(address, GREETING));
            Optional<Reuse> reuse = reply.filter(Response.class::isInstance)
                    .map(response -> Reuse.observe(address, settings.probePath(), bounds));
            if (reuse.isPresent() && !time.join().isZero()) {
                listener.idling(time.join());
            }
            Optional<Idle> kept = whileAlive(idle);
            Optional<Reply> slow = held.flatMap(this::whileAlive);
            return new Observation.Traffic(
                    reach, sockets, reuse, kept, slow, time.join(), understood, Optional.empty());
        }
    }

    private List<ListeningSocket> sockets(int port) {
        return SocketTable.readable()
                ? server.listening().stream()
                        .filter(socket -> socket.port() == port)
                        .toList()
                : List.of();
    }

    private static boolean answers(int port, String path) {
        return ReachableAddresses.of(port)
                .address()
                .filter(address -> {
                    Deadline deadline = Deadline.in(Duration.ofSeconds(1));
                    try (Connection connection = Connection.open(address, deadline)) {
                        return connection.request("GET", path, deadline) instanceof Response;
                    }
                })
                .isPresent();
    }

    private Reply hold(InetSocketAddress address, String path, Duration time) {
        try (Connection connection = Connection.open(address, Deadline.in(bounds.answer()))) {
            return connection.request("GET", path, Deadline.in(time));
        }
    }

    /** What comes of it; empty where the server ends before. */
    private <T> Optional<T> whileAlive(CompletableFuture<T> work) {
        boolean alive = true;
        while (true) {
            try {
                return Optional.of(work.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                // Once more after the end: what the end itself did to the connection may just be on its way.
                if (!alive) {
                    return Optional.empty();
                }
                alive = server.isAlive();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a probe failed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Pause.interrupted(e);
            }
        }
    }

    private static void completeAnyway(CompletableFuture<Reply> first, Throwable failure) {
        if (failure != null) {
            first.completeExceptionally(failure);
        }
    }

    private static <T> CompletableFuture<T> beside(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            thread.start();
        });
    }
}
