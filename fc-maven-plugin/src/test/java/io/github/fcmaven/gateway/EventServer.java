package io.github.fcmaven.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** A function of events in a process of its own, which does what an event says, and else answers with the event. */
final class EventServer {

    private EventServer() {}

    public static void main(String[] args) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT"))), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/invoke", EventServer::handle);
        server.start();
    }

    static byte[] classFile() throws IOException {
        try (InputStream in = EventServer.class.getResourceAsStream("EventServer.class")) {
            return in.readAllBytes();
        }
    }

    private static void handle(HttpExchange exchange) throws IOException {
        byte[] event = exchange.getRequestBody().readAllBytes();
        String text = new String(event, StandardCharsets.UTF_8);
        System.out.println("handling " + text.length() + " characters");
        switch (text) {
            case "exit" -> Runtime.getRuntime().halt(3);
            case "close" -> exchange.close();
            case "mute" -> sleep();
            case "404" -> answer(exchange, 404, "nobody sees the status");
            case "failed" -> {
                exchange.getResponseHeaders().set("x-fc-status", "404");
                answer(exchange, 200, "it failed");
            }
            case "headers" -> {
                exchange.getResponseHeaders().set("X-More", "z".repeat(9000));
                answer(exchange, 200, "ok");
            }
            case "request" ->
                answer(
                        exchange,
                        200,
                        exchange.getRequestMethod() + " " + new TreeMap<>(exchange.getRequestHeaders()).toString());
            default -> {
                exchange.sendResponseHeaders(200, event.length == 0 ? -1 : event.length);
                exchange.getResponseBody().write(event);
                exchange.close();
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
