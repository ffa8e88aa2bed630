package io.github.fcmaven.startup;

import io.github.fcmaven.process.ListeningSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a server listens that does not listen on CAPort, on a system that does not show its sockets: at a port that it
 * says itself, or that its package names and at which nobody listened when the wait began. Of a server that is quicker
 * than that, only its end shows that it was no stranger.
 */
public final class OtherPorts {

    private static final Duration AT_ONCE = Duration.ofMillis(50);

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
        IntPredicate isTaken = refusesAtOnce() ? ReachableAddresses::anywhere : OtherPorts::isTaken;
        return listening(ports.stream().filter(isTaken::test).collect(Collectors.toSet()));
    }

    /** Whether this system says at once that a port is closed: one that was open just now. */
    private static boolean refusesAtOnce() {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, Loopback.FIRST.address())) {
            port = socket.getLocalPort();
        } catch (IOException e) {
            return true;
        }
        long begin = System.nanoTime();
        ReachableAddresses.anywhere(port);
        return Duration.ofNanos(System.nanoTime() - begin).compareTo(AT_ONCE) < 0;
    }

    private static List<ListeningSocket> listening(Set<Integer> ports) {
        return new TreeSet<>(ports)
                .stream()
                        .map(ReachableAddresses::of)
                        .flatMap(reach -> socket(reach).stream())
                        .toList();
    }

    /**
     * To take a port is quick where a closed one refuses slowly, as on Windows. It is given back at once, and nothing
     * listens on it: a firewall would ask the user about that.
     */
    private static boolean isTaken(int port) {
        try (Socket socket = new Socket()) {
            socket.setReuseAddress(false);
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
