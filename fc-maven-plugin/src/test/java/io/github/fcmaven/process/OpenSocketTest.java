package io.github.fcmaven.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** What the kernel shows of one connection. */
class OpenSocketTest {

    @Test
    void anEndIsHeldUntilItIsClosed() throws Exception {
        assumeTrue(SocketTable.readable(), "needs /proc");
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket server = listener.accept()) {
            assertThat(OpenSocket.isHeld(server.getPort(), server.getLocalPort()))
                    .isTrue();
            client.shutdownOutput();
            assertThat(server.getInputStream().read()).isNegative();
            assertThat(OpenSocket.isHeld(server.getPort(), server.getLocalPort()))
                    .as("by who only sends nothing more")
                    .isTrue();
            client.close();
            Await.until("the end of it", () -> !OpenSocket.isHeld(server.getPort(), server.getLocalPort()));
        }
    }
}
