package demo;

import io.helidon.config.Config;
import io.helidon.webserver.WebServer;

public class Main {

    public static void main(String[] args) {
        Config config = Config.create();
        WebServer.builder()
                .config(config.get("server"))
                .routing(routing -> routing.get("/", (request, response) -> response.send("Hello")))
                .build()
                .start();
    }
}
