package io.github.fcmaven.virtualtime;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Short requests on connections of their own, which make every event loop of a server look at its clock. */
final class WakeUpRequests implements AutoCloseable {

    /** What a short queue of connections takes at once. */
    private static final int PARALLEL = 4;

    private static final int LEAST = 16;
    private static final Duration EACH = Duration.ofSeconds(1);
    private static final Duration ALL = Duration.ofSeconds(10);

    private final InetSocketAddress address;
    private final Supplier<Request> request;
    private final int number = Math.max(LEAST, 2 * Runtime.getRuntime().availableProcessors());
    private volatile Optional<String> date = Optional.empty();
    private boolean reached = true;

    private final ExecutorService threads = Executors.newFixedThreadPool(PARALLEL, task -> {
        Thread thread = new Thread(task, "fc-wake-up");
        thread.setDaemon(true);
        return thread;
    });

    WakeUpRequests(InetSocketAddress address, Supplier<Request> request) {
        this.address = address;
        this.request = request;
    }

    /** The first request, for which a server that has just started may take its time. */
    void first(Duration patience) {
        request(Deadline.in(patience), patience);
    }

    /** Makes the requests; a server that serves one connection at a time is asked only once. */
    void send() {
        Deadline deadline = Deadline.in(ALL);
        boolean serves = request(deadline, EACH);
        AtomicInteger left = new AtomicInteger(serves ? number - 1 : 0);
        AtomicInteger answered = new AtomicInteger(serves ? 1 : 0);
        AtomicInteger running = new AtomicInteger(PARALLEL);
        for (int i = 0; i < PARALLEL; i++) {
            threads.execute(() -> {
                while (left.getAndDecrement() > 0 && !deadline.passed()) {
                    answered.addAndGet(request(deadline, EACH) ? 1 : 0);
                }
                running.decrementAndGet();
            });
        }
        while (running.get() > 0 && !deadline.passed()) {
            Pause.of(Duration.ofMillis(2), deadline);
        }
        reached &= answered.get() == number;
    }

    /** Whether all of them were answered, each time. */
    boolean reached() {
        return reached;
    }

    /** The last {@code Date} of an answer. */
    Optional<String> date() {
        return date;
    }

    private boolean request(Deadline deadline, Duration patience) {
        Deadline own = deadline.orIn(patience);
        try (Connection connection = Connection.open(address, own)) {
            Reply reply = connection.request(request.get(), own);
            if (reply instanceof Response response) {
                date = response.headers().get("Date");
            }
            return reply instanceof Response;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
