package io.github.fcmaven.check;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What came of requests that were made at once, each on a connection of its own that stays open until all are answered,
 * as the platform keeps its connections.
 *
 * @param asked how many
 * @param answered how many were answered
 * @param slowest how long the slowest answer took
 * @param failed what came in place of an answer, where there was no answer
 */
record ConcurrentRequests(int asked, int answered, Duration slowest, Optional<Reply> failed) {

    /** More connections prove nothing more, and cost this machine as much as the server. */
    static final int MAX = 100;

    /** Makes the requests, and ends with the limit, however the server behaves. */
    static ConcurrentRequests observe(
            InetSocketAddress address, Supplier<Request> request, int number, Duration limit) {
        Deadline deadline = Deadline.in(limit);
        Queue<Connection> connections = new ConcurrentLinkedQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(number, work -> {
            Thread thread = new Thread(work, "fc-concurrent");
            thread.setDaemon(true);
            return thread;
        });
        try {
            // Each is asked when it is open: a server that serves one after the other waits for the first one's
            // request, and the system takes no more connections than the server's queue holds.
            List<CompletableFuture<Reply>> replies = IntStream.range(0, number)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                Connection open = Connection.open(address, deadline);
                                connections.add(open);
                                return open.request(request.get(), deadline);
                            },
                            threads))
                    .toList();
            return of(replies.stream().map(CompletableFuture::join).toList(), limit);
        } finally {
            connections.forEach(Connection::close);
            threads.shutdown();
        }
    }

    private static ConcurrentRequests of(List<Reply> replies, Duration limit) {
        List<Response> answers = replies.stream()
                .filter(Response.class::isInstance)
                .map(Response.class::cast)
                .toList();
        Duration slowest =
                answers.stream().map(Response::after).max(Duration::compareTo).orElse(Duration.ZERO);
        // One that was late to be let in waited as long as the others: the limit is that of all.
        Optional<Reply> failed = replies.stream()
                .filter(reply -> !(reply instanceof Response))
                .findFirst()
                .map(reply -> reply instanceof Reply.TimedOut late && late.bytes() == 0
                        ? new Reply.TimedOut(limit, 0)
                        : reply);
        return new ConcurrentRequests(replies.size(), answers.size(), slowest, failed);
    }
}
