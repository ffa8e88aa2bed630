package io.github.fcmaven.startup;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;

/** What a server does that is ready. */
interface Ready {

    /** It accepts a connection, at whatever address of this machine's own. */
    Ready CONNECTION = new Ready() {
        @Override
        public boolean at(int port, Deadline deadline) {
            return ReachableAddresses.anywhere(port);
        }

        @Override
        public Duration pause() {
            return Duration.ofMillis(20);
        }
    };

    /** Whether it does so at that port now. */
    boolean at(int port, Deadline deadline);

    /** How long to wait between two looks. */
    Duration pause();

    /** Whether somebody measures it, so that nothing else may take processor time from the server. */
    default boolean isTimed() {
        return false;
    }

    /** It answers a request: what is measured of a cold start. */
    record Answer(Supplier<Request> request) implements Ready {

        private static final Duration PATIENCE = Duration.ofSeconds(10);

        @Override
        public boolean at(int port, Deadline deadline) {
            Deadline answer = deadline.orIn(PATIENCE);
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            try (Connection connection = Connection.open(address, answer)) {
                return connection.request(request.get(), answer) instanceof Response;
            }
        }

        @Override
        public Duration pause() {
            return Duration.ofMillis(2);
        }

        @Override
        public boolean isTimed() {
            return true;
        }
    }
}
