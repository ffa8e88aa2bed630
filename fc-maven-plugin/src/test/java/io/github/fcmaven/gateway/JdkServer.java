package io.github.fcmaven.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;

/** The JDK's server in a class that travels in a jar: answers with what it got, or as the request says. */
public final class JdkServer {

    private JdkServer() {}

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 500);
        server.createContext("/", JdkServer::serve);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().toString();
            switch (target.replaceFirst("\\?.*", "")) {
                case "/exit" -> Runtime.getRuntime().halt(3);
                case "/up" -> up(exchange);
                case "/given" -> given(exchange);
                case "/wide" -> {
                    exchange.getResponseHeaders().add("X-Wide", "w".repeat(9000));
                    send(exchange, 200, new byte[0]);
                }
                case "/slow" -> slow();
                case "/stream" -> stream(exchange);
                default -> echo(exchange, target);
            }
        }
    }

    private static void up(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        InputStream in = exchange.getRequestBody();
        OutputStream out = exchange.getResponseBody();
        out.flush();
        byte[] piece = new byte[1024];
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            out.write(piece, 0, read);
            out.flush();
        }
    }

    private static void given(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        for (String header : exchange.getRequestHeaders().getOrDefault("Give", List.of())) {
            String[] field = header.split(":", 2);
            exchange.getResponseHeaders().add(field[0], field[1].strip());
        }
        String status = exchange.getRequestHeaders().getFirst("Status");
        send(exchange, status == null ? 200 : Integer.parseInt(status), "given".getBytes(StandardCharsets.UTF_8));
    }

    private static void slow() {
        try {
            Thread.sleep(20_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 5; i++) {
            exchange.getResponseBody().write('0' + i);
            exchange.getResponseBody().flush();
        }
    }

    private static void echo(HttpExchange exchange, String target) throws IOException {
        StringBuilder head = new StringBuilder(exchange.getRequestMethod() + " " + target + "\n");
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(value -> head.append(name.toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(value)
                        .append('\n')));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(head.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1));
        exchange.getRequestBody().transferTo(body);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        send(exchange, 200, body.toByteArray());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean none = exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
        exchange.sendResponseHeaders(status, none ? -1 : body.length == 0 ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }
}
