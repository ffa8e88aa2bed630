package demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

public class Main {

    public static void main(String[] args) throws IOException {
        System.setProperty("sun.net.httpserver.idleInterval", "90000");
        String port = System.getenv("FC_CUSTOM_LISTEN_PORT");
        HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(port)), 0);
        server.createContext("/", exchange -> {
            byte[] body = System.getenv("GREETING").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println(System.getenv("GREETING"));
        System.out.println("listening on " + server.getAddress());
    }
}
