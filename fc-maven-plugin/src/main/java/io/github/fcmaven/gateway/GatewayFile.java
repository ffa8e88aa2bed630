package io.github.fcmaven.gateway;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/**
 * What tells other commands of a gateway that runs: a file below {@code target}, there as long as the gateway is.
 *
 * @param pid of the build that runs it
 * @param started when that began, in milliseconds since 1970: another process may get the number later
 * @param url such as {@code http://localhost:3000}
 * @param sha256 of the zip whose function it runs
 */
public record GatewayFile(long pid, long started, String url, String sha256) {

    /** Of a gateway of this process. */
    public static GatewayFile of(Gateway gateway, String sha256) {
        ProcessHandle self = ProcessHandle.current();
        return new GatewayFile(self.pid(), startOf(self), gateway.url(), sha256);
    }

    /** Of the gateway that runs; empty where there is none, or where the one that wrote the file has ended. */
    public static Optional<GatewayFile> running(Path file) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(BoundedInput.text(file)));
            GatewayFile written = new GatewayFile(
                    Long.parseLong(values.getProperty("pid")),
                    Long.parseLong(values.getProperty("started")),
                    values.getProperty("url", ""),
                    values.getProperty("sha256", ""));
            return ProcessHandle.of(written.pid)
                            .filter(process -> startOf(process) == written.started)
                            .isPresent()
                    ? Optional.of(written)
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Writes it at once: who reads it reads all of it. */
    public void write(Path file) {
        Path half = file.resolveSibling(file.getFileName() + "." + pid);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    half,
                    "pid=" + pid + "\nstarted=" + started + "\nurl=" + url.replace(":", "\\:") + "\nsha256=" + sha256
                            + "\n");
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes it, unless another gateway has written it meanwhile. */
    public void remove(Path file) {
        try {
            if (running(file).filter(this::equals).isPresent()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // Who reads it sees that its process has ended.
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L);
    }
}
