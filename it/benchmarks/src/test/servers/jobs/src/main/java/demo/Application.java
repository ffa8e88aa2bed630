package demo;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a clock that jumps could upset: a job of each second, a pool of
 * connections whose age is watched, a client of TLS.
 */
@SpringBootApplication
@EnableScheduling
@RestController
public class Application {

    private final JdbcTemplate database;
    private final AtomicInteger runs = new AtomicInteger();
    private final SSLContext tls = SSLContext.getInstance("TLS");

    Application(JdbcTemplate database) throws Exception {
        this.database = database;
        tls.init(null, null, null);
    }

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }

    @Scheduled(fixedRate = 1000)
    void job() throws SSLException {
        int row = database.queryForObject("select 1", Integer.class);
        System.out.println("run " + runs.incrementAndGet() + " " + row + " " + hello());
    }

    @GetMapping("/")
    String now() {
        return "ok " + database.queryForObject("select 1", Integer.class);
    }

    /** How many bytes a client says first. */
    private int hello() throws SSLException {
        SSLEngine engine = tls.createSSLEngine("localhost", 443);
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        return engine.wrap(ByteBuffer.allocate(0), hello).bytesProduced();
    }
}
