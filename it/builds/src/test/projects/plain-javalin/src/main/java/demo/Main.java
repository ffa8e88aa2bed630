package demo;

import io.javalin.Javalin;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;

public class Main {

    public static void main(String[] args) {
        int port = Integer.parseInt(System.getenv().getOrDefault("FC_CUSTOM_LISTEN_PORT", "9000"));
        Javalin.create(config -> config.jetty.addConnector((server, http) -> {
                    ServerConnector connector = new ServerConnector(server);
                    connector.setPort(port);
                    connector.setIdleTimeout(TimeUnit.HOURS.toMillis(25));
                    return connector;
                }))
                .get("/", context -> context.result("hello"))
                .start();
        System.out.println("listening on " + port);
    }
}
