package io.github.fcmaven.startup;

import io.github.fcmaven.process.ListeningSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a server listens that does not listen on CAPort, on a system that does not show its sockets: at a port that it
 * says itself, or that its package names and at which nobody listened when the wait began. A server that is quicker
 * than that is taken for a stranger.
 */
final class OtherPorts {

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
        return Stream.concat(free.stream(), announced.stream()).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(ReachableAddresses::of)
                .flatMap(reach -> socket(reach).stream())
                .toList();
    }

    private static Optional<ListeningSocket> socket(ReachableAddresses reach) {
        Optional<InetAddress> accepted = reach.accepted().stream().findFirst().map(Loopback::address);
        boolean everywhere = reach.at(Loopback.FIRST) && reach.at(Loopback.SECOND);
        return accepted.map(
                address -> new ListeningSocket(everywhere ? ListeningSocket.ANY : address, reach.port(), Set.of()));
    }
}
