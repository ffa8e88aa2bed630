package demo;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

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
    String tomorrow() throws InterruptedException {
        TimeUnit.HOURS.sleep(25);
        return "ok";
    }
}
