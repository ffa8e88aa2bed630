package demo;

import java.net.http.HttpClient;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a clock that jumps could upset: a job of each second, a pool of connections whose age is watched, a client of TLS. */
@SpringBootApplication
@EnableScheduling
@RestController
public class Application {

    private final JdbcTemplate database;
    private final AtomicInteger runs = new AtomicInteger();
    private final HttpClient client;

    Application(JdbcTemplate database) throws Exception {
        this.database = database;
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, null, null);
        this.client = HttpClient.newBuilder().sslContext(tls).build();
    }

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @Scheduled(fixedRate = 1000)
    void job() {
        System.out.println("run " + runs.incrementAndGet() + " " + database.queryForObject("select 1", Integer.class));
    }

    @GetMapping("/")
    String now() {
        return "ok " + database.queryForObject("select 1", Integer.class) + client.version();
    }
}
