package io.github.fcmaven.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A TCP socket that listens on this machine.
 *
 * @param address what it is bound to
 * @param port its port
 * @param pids the processes that hold it; a server with several workers has several, and a system that does not show
 *     them none
 */
public record ListeningSocket(InetAddress address, int port, Set<Long> pids) {

    /** Every address of IPv4, {@code 0.0.0.0}, also in a JVM that prefers IPv6. */
    public static final InetAddress ANY = any();

    public ListeningSocket {
        pids = Set.copyOf(pids);
    }

    private static InetAddress any() {
        try {
            return InetAddress.getByAddress(new byte[4]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // four bytes are an address
        }
    }

    /** Several sockets as messages name them, each once: {@code 127.0.0.1:9000, *:8081}. */
    public static String list(Collection<ListeningSocket> sockets) {
        return sockets.stream()
                .map(ListeningSocket::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** The address as the platform writes it, such as {@code 127.0.0.1:9000} or {@code *:9000}. */
    @Override
    public String toString() {
        return (address.isAnyLocalAddress() ? "*" : address.getHostAddress()) + ":" + port;
    }
}
