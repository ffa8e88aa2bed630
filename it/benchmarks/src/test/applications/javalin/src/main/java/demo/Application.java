package demo;

import io.javalin.Javalin;
import java.util.List;

public class Application {

    public record Offer(String item, int cents) {}

    public static void main(String[] args) {
        Javalin.create(config -> config.showJavalinBanner = false)
                .get("/", context -> context.json(List.of(new Offer("tea", 103))))
                .start(Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT")));
    }
}
