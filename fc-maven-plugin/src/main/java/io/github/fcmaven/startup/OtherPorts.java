package io.github.fcmaven.startup;

import io.github.fcmaven.process.ListeningSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a server listens that does not listen on CAPort, on a system that does not show its sockets: at a port that it
 * says itself, or that its package names and at which nobody listened when the wait began. Of a server that is quicker
 * than that, only its end shows that it was no stranger.
 */
public final class OtherPorts {

    private final Set<Integer> free;

    private OtherPorts(Set<Integer> free) {
        this.free = free;
    }

    /** Nothing is asked where the system shows the sockets. */
    static OtherPorts none() {
        return new OtherPorts(Set.of());
    }

    /** Of the ports that the package names, those at which nobody listens yet. */
    static OtherPorts of(Set<Integer> named) {
        return new OtherPorts(named.stream()
                .filter(port -> !ReachableAddresses.anywhere(port))
                .collect(Collectors.toSet()));
    }

    /** The sockets that accept connections now, with the address at which one did. */
    List<ListeningSocket> open(Set<Integer> announced) {
        return listening(Stream.concat(free.stream(), announced.stream()).collect(Collectors.toSet()));
    }

    /** The ports of these at which somebody listens, whoever that is; asked so that a thousand take a moment. */
    public static List<ListeningSocket> taken(Set<Integer> ports) {
        return listening(ports.stream().filter(OtherPorts::isTaken).collect(Collectors.toSet()));
    }

    private static List<ListeningSocket> listening(Set<Integer> ports) {
        return new TreeSet<>(ports)
                .stream()
                        .map(ReachableAddresses::of)
                        .flatMap(reach -> socket(reach).stream())
                        .toList();
    }

    /** To take a port is quick on every system, where a closed one may refuse slowly. */
    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false); // or macOS gives it beside one that listens at a single address
            socket.bind(new InetSocketAddress(port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static Optional<ListeningSocket> socket(ReachableAddresses reach) {
        Optional<InetAddress> accepted = reach.accepted().stream().findFirst().map(Loopback::address);
        boolean everywhere = reach.at(Loopback.FIRST) && reach.at(Loopback.SECOND);
        return accepted.map(
                address -> new ListeningSocket(everywhere ? ListeningSocket.ANY : address, reach.port(), Set.of()));
    }
}
