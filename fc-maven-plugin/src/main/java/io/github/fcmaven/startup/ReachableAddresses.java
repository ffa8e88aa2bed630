package io.github.fcmaven.startup;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.platform.Deadline;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * At which of this machine's own addresses a port accepts connections.
 *
 * @param port the port
 * @param tried the addresses that this machine has
 * @param accepted those at which a connection was accepted
 */
public record ReachableAddresses(int port, Set<Loopback> tried, Set<Loopback> accepted) {

    /** A listener of this machine answers at once; one whose queue is full is asked again by the next try. */
    private static final Duration LIMIT = Duration.ofMillis(250);

    /** Windows asks three times before it says that a port is closed. */
    private static final Duration REFUSAL = Duration.ofSeconds(5);

    public ReachableAddresses {
        tried = Collections.unmodifiableSet(tried);
        accepted = Collections.unmodifiableSet(accepted);
    }

    /** Tries each address. */
    public static ReachableAddresses of(int port) {
        Set<Loopback> tried = EnumSet.noneOf(Loopback.class);
        Set<Loopback> accepted = EnumSet.noneOf(Loopback.class);
        for (Loopback loopback : Loopback.all()) {
            tried.add(loopback);
            if (accepts(loopback, port)) {
                accepted.add(loopback);
            }
        }
        return new ReachableAddresses(port, tried, accepted);
    }

    /** Whether any address accepts a connection. */
    public static boolean anywhere(int port) {
        return Arrays.stream(Loopback.all()).anyMatch(loopback -> accepts(loopback, port));
    }

    /** Whether each address refuses: one that only does not answer in time may be busy. Some systems refuse slowly. */
    public static boolean isClosed(int port) {
        return Arrays.stream(Loopback.all()).allMatch(loopback -> refuses(loopback, port));
    }

    private static boolean refuses(Loopback loopback, int port) {
        try (Socket client = new Socket(Proxy.NO_PROXY)) {
            client.connect(new InetSocketAddress(loopback.address(), port), (int) REFUSAL.toMillis());
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public boolean at(Loopback loopback) {
        return accepted.contains(loopback);
    }

    /** Where to send requests: the first address that accepts. */
    public Optional<InetSocketAddress> address() {
        return accepted.stream().findFirst().map(loopback -> new InetSocketAddress(loopback.address(), port));
    }

    private static boolean accepts(Loopback loopback, int port) {
        try (Connection connection =
                Connection.open(new InetSocketAddress(loopback.address(), port), Deadline.in(LIMIT))) {
            return connection.refusal().isEmpty();
        }
    }
}
