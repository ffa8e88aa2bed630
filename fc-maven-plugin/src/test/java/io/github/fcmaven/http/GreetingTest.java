package io.github.fcmaven.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GreetingTest {

    private static final String SETTINGS = "000000040000000000";

    @Test
    void aServerOfHttp2AnswersWithItsSettings() throws IOException {
        assertThat(understood(HexFormat.of().parseHex(SETTINGS))).contains("HTTP/2");
    }

    /** As gunicorn does: the status line repeats the version of the request. */
    @Test
    void anErrorOfAServerOfHttp1IsNoHttp2WhateverVersionItRepeats() throws IOException {
        byte[] error = "HTTP/2.0 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(understood(error)).isEmpty();
    }

    private static Optional<String> understood(byte[] answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> client.send(answer))) {
            return Greeting.understood(server.address(), Duration.ofMillis(500), Greeting.values());
        }
    }
}
