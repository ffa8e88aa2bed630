package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.http.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests on one connection to a server that closes it after some, and is slow with one of them. */
class ReuseTest {

    private static final Duration TIME = Duration.ofSeconds(2);
    private static final int SLOW = 12;
    private static final int LIMIT = 25;

    @ParameterizedTest
    @CsvSource({
        "30, true", // near the number that shows a limit, so it gets more time
        "90, false", // far from it
    })
    void ofASlowServerMayTakeLonger(int few, boolean whole) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread server = new Thread(() -> serve(listener));
            server.setDaemon(true);
            server.start();
            Bounds bounds = new Bounds(TIME, TIME, TIME, few, 200, TIME, TIME, TIME, TIME);

            Reuse seen = Reuse.observe(
                    (InetSocketAddress) listener.getLocalSocketAddress(), () -> Request.of("GET", "/"), bounds, 200);

            assertThat(seen.answered() == LIMIT).isEqualTo(whole);
        }
    }

    /** Closes the connection after its answers. */
    private static void serve(ServerSocket listener) {
        try (Socket connection = listener.accept()) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            for (int request = 0; request < LIMIT; request++) {
                while (!lines.readLine().isEmpty()) {
                    // the head of the request
                }
                Thread.sleep(request == SLOW ? TIME.plusMillis(500).toMillis() : 0);
                connection
                        .getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
