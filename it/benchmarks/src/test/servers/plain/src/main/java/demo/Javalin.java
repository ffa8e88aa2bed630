package demo;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.ServerConnector;

/** Its argument is the idle timeout in seconds, or nothing. */
public class Javalin {

    public static void main(String[] args) {
        int port = Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT"));
        io.javalin.Javalin.create(config -> {
                    config.showJavalinBanner = false;
                    if (args.length > 0) {
                        config.jetty.addConnector((server, http) -> {
                            ServerConnector connector = new ServerConnector(server);
                            connector.setPort(port);
                            connector.setIdleTimeout(TimeUnit.SECONDS.toMillis(Long.parseLong(args[0])));
                            return connector;
                        });
                    }
                })
                .get("/", context -> context.result("ok"))
                .get("/slow", context -> {
                    TimeUnit.HOURS.sleep(25);
                    context.result("ok");
                })
                .start(port);
    }
}
