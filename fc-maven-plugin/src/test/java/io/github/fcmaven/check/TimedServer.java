package io.github.fcmaven.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;

/** HTTP servers in a process of their own, whose timers are those of the JDK. */
final class TimedServer {

    private static final byte[] OK =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.ISO_8859_1);

    private TimedServer() {}

    /** {@code jdk}: the JDK's server; {@code threads SECONDS}: one thread a connection, with a read timeout; {@code dies}: ends when its clock jumps; {@code refuses}: does not start with an agent. */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT"));
        if (args[0].equals("refuses") && System.getenv("JAVA_TOOL_OPTIONS") != null) {
            System.exit(1);
        }
        if (args[0].equals("dies")) {
            Thread watchdog = new Thread(TimedServer::endWithAJump);
            watchdog.setDaemon(true);
            watchdog.start();
        }
        if (args[0].equals("jdk")) {
            jdk(port);
        } else {
            threads(port, args.length > 1 ? Integer.parseInt(args[1]) * 1000 : 0);
        }
    }

    private static void jdk(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> answer(exchange));
        server.createContext("/slow", exchange -> {
            sleep(Duration.ofHours(25));
            answer(exchange);
        });
        server.createContext("/late", exchange -> {
            sleep(Duration.ofSeconds(30));
            answer(exchange);
        });
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void threads(int port, int timeout) throws IOException {
        try (ServerSocket listener = new ServerSocket(port)) {
            while (true) {
                Socket socket = listener.accept();
                socket.setSoTimeout(timeout);
                Thread thread = new Thread(() -> serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            int last = 0;
            for (int b; (b = in.read()) >= 0; ) {
                last = last << 8 | b;
                if (last == 0x0d0a0d0a) {
                    socket.getOutputStream().write(OK);
                }
            }
        } catch (IOException e) {
            // The connection has ended, or its time is over.
        }
    }

    private static void endWithAJump() {
        long last = System.nanoTime();
        while (true) {
            sleep(Duration.ofMillis(10));
            long now = System.nanoTime();
            if (now - last > Duration.ofMinutes(5).toNanos()) {
                Runtime.getRuntime().halt(7);
            }
            last = now;
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
