package demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** Answers an event with the event, and counts those that it took. */
public class Main {

    private static int events;

    public static void main(String[] args) throws IOException {
        System.setProperty("sun.net.httpserver.idleInterval", "90000");
        int port = Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", Main::count);
        server.createContext("/invoke", Main::invoke);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    private static synchronized void count(HttpExchange exchange) throws IOException {
        answer(exchange, Integer.toString(events).getBytes(StandardCharsets.UTF_8));
    }

    private static synchronized void invoke(HttpExchange exchange) throws IOException {
        events++;
        byte[] event = exchange.getRequestBody().readAllBytes();
        if (new String(event, StandardCharsets.UTF_8).equals("fail")) {
            exchange.getResponseHeaders().set("x-fc-status", "404");
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write((exchange.getRequestHeaders().getFirst("X-Fc-Control-Path") + " ").getBytes());
        answer.write(event);
        answer(exchange, answer.toByteArray());
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
