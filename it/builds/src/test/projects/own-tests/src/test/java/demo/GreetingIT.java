package demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;

class GreetingIT {

    @Test
    void greets() throws Exception {
        assertEquals(URI.create(System.getProperty("url")).getPort(), Integer.getInteger("port"));
        try (InputStream body = URI.create(System.getProperty("url")).toURL().openStream()) {
            assertEquals(System.getProperty("expected", "Hello"), new String(body.readAllBytes()));
        }
    }
}
