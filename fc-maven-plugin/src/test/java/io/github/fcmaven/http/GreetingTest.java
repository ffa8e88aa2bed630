package io.github.fcmaven.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whether an answer to the greeting of HTTP/2 is one of HTTP/2. */
class GreetingTest {

    private static final String SETTINGS = "000000040000000000";

    /** One for each greeting that was answered. */
    private final Semaphore answered = new Semaphore(0);

    @Test
    void aServerOfHttp2AnswersWithItsSettings() throws Exception {
        assertThat(understood(HexFormat.of().parseHex(SETTINGS))).contains("HTTP/2");
    }

    /** As gunicorn does: the status line repeats the version of the request. */
    @Test
    void anErrorOfAServerOfHttp1IsNoHttp2WhateverVersionItRepeats() throws Exception {
        byte[] error = "HTTP/2.0 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(understood(error)).isEmpty();
        assertThat(answered.tryAcquire(Greeting.values().length, 10, TimeUnit.SECONDS))
                .as("the server has answered each greeting")
                .isTrue();
    }

    private Optional<String> understood(byte[] answer) throws IOException {
        try (ScriptedServer server = ScriptedServer.of(client -> {
            // A connection that is closed with something unread loses the answer.
            client.socket().getInputStream().read(new byte[4096]);
            client.send(answer);
            answered.release();
        })) {
            return Greeting.understood(server.address(), Duration.ofSeconds(10), Greeting.values());
        }
    }
}
