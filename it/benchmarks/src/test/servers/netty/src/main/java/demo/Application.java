package demo;

import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@SpringBootApplication
@RestController
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @GetMapping("/")
    String now() {
        return "ok";
    }

    @GetMapping("/slow")
    Mono<String> tomorrow() {
        return Mono.delay(Duration.ofHours(25)).map(time -> "ok");
    }
}
