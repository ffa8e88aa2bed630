package io.github.fcmaven.instance;

import java.net.InetAddress;
import java.util.Set;

/**
 * A TCP socket that listens on this machine.
 *
 * @param address what it is bound to
 * @param port its port
 * @param pids the processes that hold it; a server with several workers has several
 */
public record ListeningSocket(InetAddress address, int port, Set<Long> pids) {
    public ListeningSocket {
        pids = Set.copyOf(pids);
    }

    /** The address as the platform writes it, such as {@code 127.0.0.1:9000} or {@code *:9000}. */
    @Override
    public String toString() {
        return (address.isAnyLocalAddress() ? "*" : address.getHostAddress()) + ":" + port;
    }
}
