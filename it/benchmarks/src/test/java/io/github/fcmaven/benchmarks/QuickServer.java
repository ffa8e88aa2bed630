package io.github.fcmaven.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server in one class, which travels in a package and does nothing: what a request takes is the way to it. */
public final class QuickServer {

    static final int EVENTS = 1000;

    private QuickServer() {}

    public static void main(String[] args) throws IOException {
        ServerSocket listener = new ServerSocket(Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT")), 500);
        while (true) {
            Socket socket = listener.accept();
            Thread thread = new Thread(() -> serve(socket));
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                if (head.startsWith("GET /events ")) {
                    events(socket.getOutputStream());
                } else {
                    send(socket.getOutputStream(), "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nquick");
                }
            }
        } catch (IOException | InterruptedException e) {
            // the connection has ended
        }
    }

    /** One each millisecond, which says when it was sent: on one machine the clock is the same for all processes. */
    private static void events(OutputStream out) throws IOException, InterruptedException {
        send(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < EVENTS; i++) {
            Thread.sleep(1);
            String event = "data: " + i + " " + System.nanoTime() + "\n\n";
            send(out, Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
        }
        send(out, "0\r\n\r\n");
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Up to the empty line; empty at the end of the connection. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (b == '\n' && head.lastIndexOf("\r\n\r\n") == head.length() - 4) {
                return head.toString();
            }
        }
        return "";
    }
}
