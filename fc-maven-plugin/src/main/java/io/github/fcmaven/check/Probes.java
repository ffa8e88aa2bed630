package io.github.fcmaven.check;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.startup.ReachableAddresses;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Watches what a server does with connections: an idle one and a slow request, beside all others. */
final class Probes {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Answered by most applications with 404, after which no server ends a connection. */
    private static final String ANOTHER_PATH = "/fc-maven-plugin/another-path";

    private final CheckContext context;
    private final ServerProcess server;
    private final CheckSettings settings;
    private final Bounds bounds;
    private final int concurrency;

    Probes(CheckContext context) {
        this.context = context;
        this.concurrency = Math.min(context.concurrency(), ConcurrentRequests.MAX);
        this.server = context.server();
        this.settings = context.settings();
        this.bounds = context.bounds();
    }

    /** Of several ports, the first that answers a request as HTTP does; the first of all where none does. */
    static int likeliest(List<ListeningSocket> sockets, Supplier<Request> request) {
        List<Integer> ports =
                sockets.stream().map(ListeningSocket::port).distinct().sorted().toList();
        return ports.stream()
                .filter(port -> ports.size() == 1 || answers(port, request))
                .findFirst()
                .orElse(ports.get(0));
    }

    /** Watches the server on that port until all is seen, or until it ends; {@code onFirst} gets the first reply. */
    Traffic observe(ReachableAddresses reach, Consumer<Reply> onFirst) {
        if (reach.address().isEmpty()) {
            return unasked(reach);
        }
        InetSocketAddress address = reach.address().get();
        Traffic seen = atAnotherPath(watch(address, reach, onFirst), address);
        // Last, and beside nothing: a server may serve that many connections, and not one more.
        Optional<ConcurrentRequests> many = seen.idle()
                .filter(idle -> concurrency > 1 && answersInTime(idle, seen))
                .flatMap(idle -> whileAlive(beside(
                        "fc-concurrent",
                        () -> ConcurrentRequests.observe(
                                address, context.get(settings.probePath()), concurrency, bounds.answer()))));
        return seen.withConcurrent(many);
    }

    /** What takes longer than an answer may, each time, cannot show that requests wait for each other. */
    private boolean answersInTime(Idle idle, Traffic seen) {
        return idle.first() instanceof Response first
                && (first.after().compareTo(bounds.answer()) <= 0
                        || seen.reuse()
                                .filter(reuse -> bounds.answer()
                                                .multipliedBy(reuse.answered())
                                                .compareTo(reuse.took())
                                        >= 0)
                                .isPresent());
    }

    /** Of a server that gets no request. */
    Traffic unasked(ReachableAddresses reach) {
        return Traffic.unasked(new Traffic.Listener(reach, sockets(reach.port()), false));
    }

    private Traffic watch(InetSocketAddress address, ReachableAddresses reach, Consumer<Reply> onFirst) {
        Supplier<Request> request = context.get(settings.probePath());
        CompletableFuture<Reply> first = new CompletableFuture<>();
        CompletableFuture<Duration> time = new CompletableFuture<>();
        try (Connection quiet = Connection.open(address, Deadline.in(bounds.answer()));
                LateAnswer answer = new LateAnswer(context, address, context.get(ANOTHER_PATH))) {
            CompletableFuture<Idle> idle = beside(
                    "fc-idle",
                    () -> Idle.observe(
                            quiet, request, time::join, bounds, answer::mayCome, onFirst.andThen(first::complete)));
            answer.begin();
            idle.whenComplete((seen, failure) -> completeAnyway(first, failure));
            Optional<Reply> reply = whileAlive(first);
            // Only now: reading the table takes time, which would be the first response's.
            Traffic.Listener listener = new Traffic.Listener(reach, sockets(reach.port()), isJvm(reach.port()));
            time.complete(idleTime(listener));
            Optional<CompletableFuture<Reply>> held = settings.slowPath()
                    .map(path -> beside("fc-slow", () -> hold(address, context.get(path), time.join())));
            Optional<String> understood =
                    reply.flatMap(said -> OtherProtocol.of(address, said, context.get(ANOTHER_PATH)));
            Optional<Reuse> reuse = reply.filter(Response.class::isInstance)
                    .map(response -> reuse(address, request, time.join().isZero() ? bounds.requests() : bounds.most()));
            if (reuse.isPresent() && !time.join().isZero()) {
                context.listener().idling(time.join());
            }
            Traffic.Watched watched = new Traffic.Watched(settings.probePath(), reuse, whileAlive(idle));
            Optional<Reply> slow = held.flatMap(this::whileAlive);
            return new Traffic(
                    listener,
                    reply,
                    understood,
                    reply.filter(said -> said instanceof Reply.TimedOut late && late.bytes() == 0)
                            .map(said -> answer.seen()),
                    watched,
                    slow,
                    time.join(),
                    Optional.empty());
        }
    }

    /** A page may take too long for as many requests as show a limit; what is not there is answered sooner. */
    private Reuse reuse(InetSocketAddress address, Supplier<Request> request, int most) {
        Reuse seen = Reuse.observe(address, request, bounds, most);
        return Optional.of(seen)
                .filter(slow -> slow.ranOutOfTime() && server.isAlive())
                .map(slow -> Reuse.observe(address, context.get(ANOTHER_PATH), bounds, most))
                .filter(other -> other.answered() > seen.answered())
                .orElse(seen);
    }

    /**
     * An error at which the server ends the connection hides what becomes of others: those are watched at a path
     * without one.
     */
    private Traffic atAnotherPath(Traffic seen, InetSocketAddress address) {
        Optional<Response> error = seen.first()
                .filter(Response.class::isInstance)
                .map(Response.class::cast)
                .filter(response -> response.status() >= 400 && endsWith(response, seen));
        if (error.isEmpty() || !server.isAlive()) {
            return seen;
        }
        Supplier<Request> request = context.get(ANOTHER_PATH);
        try (Connection quiet = Connection.open(address, Deadline.in(bounds.answer()))) {
            CompletableFuture<Idle> idle = beside(
                    "fc-idle", () -> Idle.observe(quiet, request, seen::idleTime, bounds, () -> false, reply -> {}));
            return whileAlive(idle)
                    .filter(other -> other.first() instanceof Response response
                            && !response.endsByStatus()
                            && (error.get().endsByStatus() || response.reusable()))
                    .map(other -> seen.withWatched(new Traffic.Watched(
                            ANOTHER_PATH,
                            Optional.of(Reuse.observe(address, request, bounds, bounds.requests())),
                            Optional.of(other))))
                    .orElse(seen);
        }
    }

    /** Whether the connection ended with that answer, which may say so or not. */
    private static boolean endsWith(Response answer, Traffic seen) {
        return !answer.reusable()
                || seen.reuse()
                        .filter(reuse -> reuse.answered() == 1 && reuse.last() instanceof Reply.Closed)
                        .isPresent();
    }

    /** Long enough to find the commonest limits where nothing else shows a day. */
    private Duration idleTime(Traffic.Listener listener) {
        int port = listener.reach().port();
        boolean elsewhere = port != context.running().port().number()
                && port != context.running().function().port().number();
        boolean shownLater =
                listener.isJvm() && !context.startedBefore() && settings.dayMode() == CheckSettings.DayMode.AUTO;
        return settings.idle(elsewhere || shownLater);
    }

    private boolean isJvm(int port) {
        Set<Long> holders = server.sockets().holders(port);
        return !holders.isEmpty() && holders.stream().allMatch(server.sockets()::isJvm);
    }

    private List<ListeningSocket> sockets(int port) {
        return server.listening().stream()
                .filter(socket -> socket.port() == port)
                .toList();
    }

    private static boolean answers(int port, Supplier<Request> request) {
        return ReachableAddresses.of(port)
                .address()
                .filter(address -> {
                    Deadline deadline = Deadline.in(Duration.ofSeconds(1));
                    try (Connection connection = Connection.open(address, deadline)) {
                        return connection.request(request.get(), deadline) instanceof Response;
                    }
                })
                .isPresent();
    }

    private Reply hold(InetSocketAddress address, Supplier<Request> request, Duration time) {
        try (Connection connection = Connection.open(address, Deadline.in(bounds.answer()))) {
            return connection.request(request.get(), Deadline.in(time));
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
