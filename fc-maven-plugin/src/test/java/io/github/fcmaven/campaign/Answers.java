package io.github.fcmaven.campaign;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.platform.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** A server that sends whatever it is given in place of an answer, and ends the connection. */
final class Answers {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final ServerSocket LISTENER = listener();
    private static volatile byte[] answer = {};

    private Answers() {}

    /** Asks twice on one connection, and waits for its end. */
    static void read(byte[] bytes) throws IOException {
        answer = bytes;
        InetSocketAddress address = new InetSocketAddress(LISTENER.getInetAddress(), LISTENER.getLocalPort());
        try (Connection connection = Connection.open(address, Deadline.in(LIMIT))) {
            Reply first = connection.request("GET", "/", Deadline.in(LIMIT));
            first.describe();
            connection.request("GET", "/", Deadline.in(LIMIT)).describe();
            connection.awaitClose(Duration.ofMillis(1));
        }
    }

    private static ServerSocket listener() {
        try {
            ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            Thread thread = new Thread(() -> serve(socket), "answers");
            thread.setDaemon(true);
            thread.start();
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(ServerSocket listener) {
        byte[] request = new byte[4096];
        while (!listener.isClosed()) {
            try (Socket client = listener.accept()) {
                client.setTcpNoDelay(true);
                client.getInputStream().read(request);
                client.getOutputStream().write(answer);
                client.shutdownOutput();
                while (client.getInputStream().read(request) >= 0) {
                    // until the client has enough
                }
            } catch (IOException e) {
                // the client had enough
            }
        }
    }
}
