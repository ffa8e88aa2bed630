package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.platform.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Servers of several protocols on one port, whose reply to {@code GET /} leaves open whether HTTP/1.1 is among them.
 */
@Execution(ExecutionMode.CONCURRENT)
class OtherProtocolTest {

    private static final String SETTINGS_OF_HTTP_2 = "000000040000000000";
    private static final String ALERT_OF_TLS = "15030100020250";

    /** What each does with /, with another path, with a greeting in TLS, and with one in HTTP/2: - says nothing. */
    @ParameterizedTest
    @CsvSource({
        "400, 404, close, answer, none",
        "400, 400, close, answer, none",
        "close, 404, close, answer, none",
        "-, 404, close, answer, none",
        "-, -, close, answer, HTTP/2",
        "close, close, close, answer, HTTP/2",
        "400, 404, answer, close, none",
        "400, 400, answer, close, TLS",
        "close, close, answer, close, TLS",
        "close, close, close, close, none",
        "close, close, close, fastcgi, FastCGI",
        "400, 404, close, fastcgi, none"
    })
    void whatAlsoSpeaksHttp1IsNotTakenForAnotherProtocol(
            String first, String other, String tls, String http2, String spoken) throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread server = new Thread(() -> serve(listener, first, other, tls, http2));
            server.setDaemon(true);
            server.start();
            InetSocketAddress address = (InetSocketAddress) listener.getLocalSocketAddress();
            Reply reply = ask(address, first.equals("-") ? Duration.ofMillis(300) : Duration.ofSeconds(10));

            assertThat(OtherProtocol.of(address, reply, () -> Request.of("GET", "/other"))
                            .orElse("none"))
                    .isEqualTo(spoken);
        }
    }

    private static Reply ask(InetSocketAddress address, Duration time) {
        Deadline deadline = Deadline.in(time);
        try (Connection connection = Connection.open(address, deadline)) {
            return connection.request("GET", "/", deadline);
        }
    }

    private static void serve(ServerSocket listener, String first, String other, String tls, String http2) {
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                String header = header(client.getInputStream());
                if (header.startsWith("GET")) {
                    http1(client, header.startsWith("GET / ") ? first : other);
                } else {
                    boolean isHttp2 = header.startsWith("PRI");
                    if (header.startsWith("\u0001\t") && http2.equals("fastcgi")) {
                        client.getOutputStream().write(HexFormat.of().parseHex("010a000000000000"));
                    }
                    if ((isHttp2 ? http2 : tls).equals("answer")) {
                        String bytes = isHttp2 ? SETTINGS_OF_HTTP_2 : ALERT_OF_TLS;
                        client.getOutputStream().write(HexFormat.of().parseHex(bytes));
                    }
                }
            } catch (IOException e) {
                // This client had enough, or the test is over.
            }
        }
    }

    private static String header(InputStream in) throws IOException {
        byte[] some = new byte[4096];
        int length = in.read(some);
        return length < 0 ? "" : new String(some, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static void http1(Socket client, String does) throws IOException {
        if (does.equals("-")) {
            client.getInputStream().read(); // until the client has enough
        } else if (!does.equals("close")) {
            OutputStream out = client.getOutputStream();
            out.write(
                    ("HTTP/1.1 " + does + " Said\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
