package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which numbers in what a server prints, or in its source, are taken for a port that it opens. */
class NamedPortsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Listening on http://0.0.0.0:8081 | 8081",
                "Now listening on: http://[::]:5000 | 5000",
                "Tomcat started on port(s): 8082 (http) | 8082",
                "Tomcat started on port 8083 (http) with context path '/' | 8083",
                "02:12:22 Uvicorn running on http://127.0.0.10:8000 (Press CTRL+C to quit) | 8000",
                "Started ServerConnector@1b{HTTP/1.1, (http/1.1)}{0.0.0.0:8084} | 8084",
                "Server running on :3000 | 3000",
                "server running at 0.0.0.0:3001 | 3001",
                "Serving HTTP on 0.0.0.0 port 80 (http://0.0.0.0:80/) ... | 80",
                "listening at web-01:8085 | 8085",
                "'listening on:\n  http://localhost:8080/' | 8080",
                "'events to be handled by listening on:\n  db:5432' | -",
                "Started consumer for localhost:9092 | -",
                "Running migrations on db:5432 | -",
                "Application started 2026-11-29 02:12:22 | -",
                "Application started at 02:12 | -",
                "Listening since 02:12 | -",
                "Started HTTP client at 2026-11-29T02:12:22+05:30 | -",
            })
    void whatAServerSaysOfItsPortIsToldFromTimesAndServices(String line, String port) {
        assertThat(NamedPorts.said(line.lines().toList())
                        .map(String::valueOf)
                        .findFirst()
                        .orElse("-"))
                .isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT = 8081 | 8081",
                "app.listen('localhost:8082') | 8082",
                "bind = \"127.0.0.1:8083\" | 8083",
                "php -S localhost:8084 -t public | 8084",
                "url=http://0.0.0.0:8085 | 8085",
                "hosts = ['0.0.0.0', 8086] | 8086",
                "CACHE = 'redis://localhost:6379' | -",
                "jdbc:mysql://user:word@db.example:3306/orders | -",
                "brokers: localhost:9092 | -",
                "connect('127.0.0.1:5672') | -",
                "100000 and 99999 | -",
            })
    void onlyANumberThatMayBeAPortOfItsOwnExcusesAnother(String source, String port) {
        assertThat(NamedPorts.opened(List.of(source)).stream()
                        .map(String::valueOf)
                        .findFirst()
                        .orElse("-"))
                .isEqualTo(port);
    }

    /** A minified source, such as that of Nitro, has the shorter form. */
    @ParameterizedTest
    @CsvSource({
        "listen(3000), 3000, true",
        "const port = destr(process.env.PORT) || 3e3;, 3000, true",
        "a = 13e3, 3000, false",
        "a = 3e30, 3000, false",
        "a = 3e3, 3001, false",
        "a = 30000, 3000, false"
    })
    void aSourceNamesAPortInEitherForm(String text, int port, boolean names) {
        assertThat(NamedPorts.names(text, port)).isEqualTo(names);
    }

    @Test
    void aNumberThatStandsThereOftenHidesNoOther() {
        assertThat(NamedPorts.opened(List.of("1000 ".repeat(100) + "8081"))).containsExactly(1000, 8081);
    }

    @Test
    void aPortOfByteCodeIsFoundAsANumberAndAsAText() throws IOException {
        try (var in = getClass().getResourceAsStream("NamedPortsTest$Ports.class")) {
            String code = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(NamedPorts.constants(code)).contains(8091, 48092, 8093).doesNotContain(0x2333);
        }
        assertThat(NamedPorts.constants("port 8091")).isEmpty();
    }

    /** As javac writes a short, an int and a text. */
    private static final class Ports {
        static int ofShort() {
            return 8091;
        }

        static int ofInt() {
            return 48092;
        }

        static String ofText() {
            return "8093";
        }

        /** Bytes that look like a short. */
        static String ofNothing() {
            return "\21\43\63";
        }
    }
}
