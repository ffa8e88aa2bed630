package io.github.fcmaven.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.process.ListeningSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ports of this machine at which somebody listens. */
class OtherPortsTest {

    @Test
    void ofManyPortsThoseAreFoundAtWhichSomebodyListens() throws IOException {
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Set<Integer> ports = IntStream.range(1, 500).boxed().collect(Collectors.toSet());
            ports.add(open.getLocalPort());

            assertThat(OtherPorts.taken(ports))
                    .extracting(ListeningSocket::port)
                    .contains(open.getLocalPort());
            assertThat(ReachableAddresses.isClosed(open.getLocalPort())).isFalse();
        }
    }

    /** A listener that is busy lets others wait: that is no closed port. */
    @Test
    void onlyAPortThatRefusesIsClosed() throws IOException {
        ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        assertThat(ReachableAddresses.isClosed(socket.getLocalPort())).isFalse();
        socket.close();
        assertThat(ReachableAddresses.isClosed(socket.getLocalPort())).isTrue();
    }
}
