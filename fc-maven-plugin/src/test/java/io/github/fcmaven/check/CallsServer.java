package io.github.fcmaven.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An HTTP server in a process of its own, which does with each path what an argument says, such as {@code /health=500};
 * it answers others with 200, and prints what it was asked.
 */
final class CallsServer {

    private static final String OK = FaultyServer.OK;

    private static final Map<String, String> BEHAVIOURS = new HashMap<>();

    private static boolean initialized;

    private CallsServer() {}

    /**
     * A status; {@code mute}, {@code drip}, {@code endless-header}, {@code endless-body}, {@code drip-body}, {@code
     * close}, {@code garbage}, {@code die}; {@code first}: 200, and before it 503 to everything else.
     */
    public static void main(String[] args) throws IOException {
        for (String arg : args) {
            BEHAVIOURS.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        initialized = !BEHAVIOURS.containsValue("first");
        try (ServerSocket listener = new ServerSocket(Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT")))) {
            while (true) {
                Socket socket = listener.accept();
                Thread thread = new Thread(() -> serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            String[] request;
            while ((request = request(socket.getInputStream())) != null) {
                if (!answer(BEHAVIOURS.getOrDefault(request[1], "200"), socket.getOutputStream())) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // The connection has ended.
        }
    }

    private static boolean answer(String behaviour, OutputStream out) throws IOException, InterruptedException {
        switch (behaviour) {
            case "first" -> {
                initialized = true;
                send(out, OK);
            }
            case "mute" -> Thread.sleep(Long.MAX_VALUE);
            case "drip" -> drip(out, OK);
            case "drip-body" -> {
                send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                drip(out, "y".repeat(1000));
            }
            case "endless-header" -> endless(out, "HTTP/1.1 200 OK\r\n", "X-More: " + "z".repeat(1000) + "\r\n");
            case "endless-body" -> endless(out, "HTTP/1.1 200 OK\r\n\r\n", "y".repeat(65536));
            case "garbage" -> {
                send(out, "\u0000\u001b[2J\u00ff::error::boom\n");
                return false;
            }
            case "close" -> {
                return false;
            }
            case "die" -> Runtime.getRuntime().halt(9);
            default -> {
                String status = initialized ? behaviour : "503";
                send(out, OK.replace("200 OK", status + " Said"));
            }
        }
        return true;
    }

    /** Method and path of the next request, whose body was read too; null at the end of the connection. */
    private static String[] request(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b; (b = in.read()) >= 0; ) {
            text.append((char) b);
            if (text.length() > 3 && text.substring(text.length() - 4).equals("\r\n\r\n")) {
                String header = text.toString();
                int at = header.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
                int length =
                        at < 0 ? 0 : Integer.parseInt(header.substring(at + 16).split("\r\n")[0]);
                String body = new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
                String[] words = header.split(" ");
                System.out.println("asked " + words[0] + " " + words[1]
                        + (header.toLowerCase(Locale.ROOT).lines().anyMatch(("x-fc-control-path: " + words[1])::equals)
                                ? " by the platform"
                                : "")
                        + (body.isEmpty() ? "" : " with " + body));
                return words;
            }
        }
        return null;
    }

    private static void drip(OutputStream out, String text) throws IOException, InterruptedException {
        for (char c : text.toCharArray()) {
            send(out, String.valueOf(c));
            Thread.sleep(1000);
        }
    }

    private static void endless(OutputStream out, String once, String again) throws IOException {
        send(out, once);
        while (true) {
            send(out, again);
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
