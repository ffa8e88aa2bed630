package io.github.fcmaven.invocation;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The gateway of an {@code fc:run} of this project that runs now.
 *
 * @param pid the process of that build
 * @param url such as {@code http://localhost:3000}
 * @param sha256 of the zip that it runs
 */
public record RunningGateway(long pid, URI url, String sha256) {

    /** What systems round the start of a process to; no number of a process is given again so quickly. */
    private static final Duration ROUNDED = Duration.ofSeconds(2);

    /**
     * The one that the file tells of, with the keys {@code pid}, {@code startTime} (of that process, in milliseconds
     * since 1970), {@code url} and {@code sha256}; empty where there is no such file, or its process has ended.
     */
    public static Optional<RunningGateway> of(Path file) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(BoundedInput.text(file)));
            RunningGateway gateway = new RunningGateway(
                    Long.parseLong(read.getProperty("pid", "")),
                    URI.create(read.getProperty("url", "")),
                    read.getProperty("sha256", ""));
            Instant start = Instant.ofEpochMilli(Long.parseLong(read.getProperty("startTime", "")));
            return gateway.isRunning(start) && gateway.url.getPort() > 0 ? Optional.of(gateway) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // None was written, or one is written just now.
            return Optional.empty();
        }
    }

    private boolean isRunning(Instant start) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(is -> Duration.between(is, start).abs().compareTo(ROUNDED) <= 0)
                .isPresent();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(url.getHost(), url.getPort());
    }
}
