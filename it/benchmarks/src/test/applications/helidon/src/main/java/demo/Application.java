package demo;

import io.helidon.webserver.WebServer;

public class Application {

    public static void main(String[] args) {
        WebServer.builder()
                .port(Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT")))
                .routing(routes -> routes.get("/", (request, response) -> response.send("ok")))
                .build()
                .start();
    }
}
