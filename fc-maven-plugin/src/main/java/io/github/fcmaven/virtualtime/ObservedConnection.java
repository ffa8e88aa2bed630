package io.github.fcmaven.virtualtime;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A connection that has to last, and how long it has by the server's clock. */
abstract class ObservedConnection implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(1);

    private final Connection connection;
    private final VirtualClock clock;
    private Duration since;

    private ObservedConnection(Connection connection, VirtualClock clock) {
        this.connection = connection;
        this.clock = clock;
        this.since = clock.now();
    }

    /** A connection that took one request and is left alone. */
    static ObservedConnection idle(
            InetSocketAddress address, Supplier<Request> request, Duration answer, VirtualClock clock) {
        return new IdleTrial(address, request, answer, clock);
    }

    /** A connection on which a request runs. */
    static ObservedConnection slow(
            InetSocketAddress address, Supplier<Request> request, Duration answer, VirtualClock clock) {
        return new SlowTrial(address, request, answer, clock);
    }

    /** Whether it is what it was meant to be: the request before was answered. */
    abstract boolean ready();

    /** Whether it ended, as far as one sees without asking. */
    abstract boolean ended();

    /** What came of it in the end, by a request where that is needed. */
    abstract End end();

    /** What came of it. */
    enum End {
        LASTED,
        ENDED,
        /** A running request was answered. */
        ANSWERED,
        /** There was no answer in time. */
        SILENT
    }

    Duration age() {
        return clock.now().minus(since);
    }

    @Override
    public void close() {
        connection.close();
    }

    private static final class IdleTrial extends ObservedConnection {
        /** A server may start its timer when the answer has left: a jump before that would not be of that time. */
        private static final Duration TIMER_STARTS = Duration.ofMillis(30);

        private final Supplier<Request> request;
        private final Duration answer;
        private final Reply first;

        IdleTrial(InetSocketAddress address, Supplier<Request> request, Duration answer, VirtualClock clock) {
            super(Connection.open(address, Deadline.in(answer)), clock);
            this.request = request;
            this.answer = answer;
            this.first = super.connection.request(request.get(), Deadline.in(answer));
            super.since = clock.now();
            Pause.of(TIMER_STARTS, Deadline.in(TIMER_STARTS));
        }

        @Override
        boolean ready() {
            return first instanceof Response response && response.reusable() && response.body() == Response.Body.WHOLE;
        }

        @Override
        boolean ended() {
            return !(super.connection.awaitClose(LOOK) instanceof Silence.Held);
        }

        @Override
        End end() {
            if (ended()) {
                return End.ENDED;
            }
            Reply reply = super.connection.request(request.get(), Deadline.in(answer));
            if (reply instanceof Reply.TimedOut) {
                return End.SILENT;
            }
            return reply instanceof Response ? End.LASTED : End.ENDED;
        }
    }

    private static final class SlowTrial extends ObservedConnection {
        /** Until the server has it: only then may the clock be moved. */
        private static final Duration ON_ITS_WAY = Duration.ofMillis(60);

        private static final Duration WHOLE = Duration.ofMinutes(2);

        private final CompletableFuture<Reply> reply = new CompletableFuture<>();

        SlowTrial(InetSocketAddress address, Supplier<Request> request, Duration answer, VirtualClock clock) {
            super(Connection.open(address, Deadline.in(answer)), clock);
            Thread thread = new Thread(
                    () -> reply.complete(super.connection.request(request.get(), Deadline.in(WHOLE))), "fc-slow");
            thread.setDaemon(true);
            thread.start();
            Pause.of(ON_ITS_WAY, Deadline.in(ON_ITS_WAY));
        }

        @Override
        boolean ready() {
            return super.connection.refusal().isEmpty();
        }

        @Override
        boolean ended() {
            return now().filter(end -> !(end instanceof Response)).isPresent();
        }

        @Override
        End end() {
            if (now().isEmpty()) {
                return End.LASTED;
            }
            return ended() ? End.ENDED : End.ANSWERED;
        }

        private Optional<Reply> now() {
            return Optional.ofNullable(reply.getNow(null));
        }
    }
}
