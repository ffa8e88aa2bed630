package io.github.fcmaven.process;

import java.net.InetAddress;
import java.net.InetSocketAddress;
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

    /** Every address of IPv4, {@code 0.0.0.0}. */
    public static final InetAddress ANY = new InetSocketAddress(0).getAddress();

    public ListeningSocket {
        pids = Set.copyOf(pids);
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
