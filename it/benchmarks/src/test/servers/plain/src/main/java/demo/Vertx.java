package demo;

import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Its argument is the idle timeout in seconds; it has a job of each second. */
public class Vertx {

    public static void main(String[] args) {
        io.vertx.core.Vertx vertx = io.vertx.core.Vertx.vertx();
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(Integer.parseInt(args[0]))
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        AtomicInteger runs = new AtomicInteger();
        vertx.setPeriodic(1000, timer -> System.out.println("run " + runs.incrementAndGet()));
        vertx.createHttpServer(options)
                .requestHandler(request -> {
                    if (request.path().equals("/slow")) {
                        vertx.setTimer(TimeUnit.HOURS.toMillis(25), timer -> request.response().end("ok"));
                    } else {
                        request.response().end("ok");
                    }
                })
                .listen(Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT")), "0.0.0.0");
    }
}
