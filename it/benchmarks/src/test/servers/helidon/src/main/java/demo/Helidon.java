package demo;

import io.helidon.webserver.WebServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Its argument is the idle timeout in seconds, or nothing. */
public class Helidon {

    public static void main(String[] args) {
        WebServer.builder()
                .port(Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT")))
                .update(server -> {
                    if (args.length > 0) {
                        server.idleConnectionTimeout(Duration.ofSeconds(Long.parseLong(args[0])));
                    }
                })
                .routing(routes -> routes.get("/", (request, response) -> response.send("ok"))
                        .get("/slow", (request, response) -> {
                            TimeUnit.HOURS.sleep(25);
                            response.send("ok");
                        }))
                .build()
                .start();
    }
}
