package io.github.fcmaven.check;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Short requests on connections of their own, which make every event loop of a server look at its clock. */
final class Nudges implements AutoCloseable {

    /** What a short queue of connections takes at once. */
    private static final int PARALLEL = 4;

    private static final int LEAST = 16;
    private static final Duration EACH = Duration.ofMillis(500);
    private static final Duration ALL = Duration.ofSeconds(3);

    private final InetSocketAddress address;
    private final String path;
    private final int number = Math.max(LEAST, 2 * Runtime.getRuntime().availableProcessors());
    private volatile Optional<String> date = Optional.empty();
    private boolean answered = true;

    private final ExecutorService threads = Executors.newFixedThreadPool(PARALLEL, task -> {
        Thread thread = new Thread(task, "fc-nudge");
        thread.setDaemon(true);
        return thread;
    });

    Nudges(InetSocketAddress address, String path) {
        this.address = address;
        this.path = path;
    }

    /** Makes the requests; a server that serves one connection at a time is asked only once. */
    void nudge() {
        if (!answered) {
            return;
        }
        Deadline deadline = Deadline.in(ALL);
        answered = request(deadline);
        AtomicInteger left = new AtomicInteger(answered ? number - 1 : 0);
        AtomicInteger running = new AtomicInteger(PARALLEL);
        for (int i = 0; i < PARALLEL; i++) {
            threads.execute(() -> {
                while (left.getAndDecrement() > 0 && !deadline.passed()) {
                    request(deadline);
                }
                running.decrementAndGet();
            });
        }
        while (running.get() > 0 && !deadline.passed()) {
            Pause.of(Duration.ofMillis(2), deadline);
        }
    }

    /** Whether the server answers beside a connection that is idle. */
    boolean answered() {
        return answered;
    }

    /** The last {@code Date} of an answer. */
    Optional<String> date() {
        return date;
    }

    private boolean request(Deadline deadline) {
        Deadline own = deadline.orIn(EACH);
        try (Connection connection = Connection.open(address, own)) {
            Reply reply = connection.request("GET", path, own);
            if (reply instanceof Response response) {
                date = response.headers().date();
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
