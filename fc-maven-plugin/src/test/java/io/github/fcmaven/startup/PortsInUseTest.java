package io.github.fcmaven.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of whose port servers say that it is in use. */
class PortsInUseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Error: listen EADDRINUSE: address already in use :::9000 | 9000",
                "nginx: [emerg] bind() to 0.0.0.0:9000 failed (98: Address already in use) | 9000",
                "[ERROR] Connection in use: ('0.0.0.0', 9000) | 9000",
                "Web server failed to start. Port 9000 was already in use. | 9000",
                "listen tcp :9000: bind: address already in use | 9000",
                "2026-11-30 05:36:15,123 java.net.BindException: Address already in use | 0",
                "javax.management.InstanceAlreadyExistsException: 9000 | 0"
            })
    void theLineNamesIt(String line, int port) {
        assertThat(PortsInUse.said(List.of("starting on 8080", line))).isEqualTo(port == 0 ? Set.of() : Set.of(port));
    }

    @Test
    void theLineBeforeMayNameIt() {
        assertThat(PortsInUse.said(List.of("cannot open port 9000", "Address already in use")))
                .containsExactly(9000);
    }

    @Test
    void aPlaceInTheCodeIsNoPort() {
        List<String> printed = List.of(
                "Caused by: java.io.UncheckedIOException: Failed to start server",
                "\tat java.base/java.lang.VirtualThread.run(VirtualThread.java:4600)",
                "Caused by: java.net.BindException: Address already in use",
                "\tat java.base/sun.nio.ch.Net.bind(Net.java:522)");
        assertThat(PortsInUse.said(printed)).isEmpty();
        assertThat(PortsInUse.line(printed)).contains("Caused by: java.net.BindException: Address already in use");
    }
}
