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
 * What tells other commands of a gateway that runs: a file of properties, there as long as the gateway is.
 *
 * @param pid of the build that runs it
 * @param startTime when that build began, in milliseconds since 1970: another process may get the number later
 * @param url such as {@code http://localhost:3000}
 * @param sha256 of the zip whose function it runs
 */
public record GatewayFile(long pid, long startTime, String url, String sha256) {

    /** What systems round the start of a process to, in milliseconds; its number is not given again so quickly. */
    private static final long ROUNDED = 2000;

    /** Of a gateway of this process. */
    public static GatewayFile of(Gateway gateway, String sha256) {
        ProcessHandle self = ProcessHandle.current();
        long start = self.info()
                .startInstant()
                .map(instant -> instant.toEpochMilli())
                .orElse(0L);
        return new GatewayFile(self.pid(), start, gateway.url(), sha256);
    }

    /** The one that the file tells of; empty where there is no such file, or the process of it has ended. */
    public static Optional<GatewayFile> ofRunning(Path file) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(BoundedInput.text(file)));
            GatewayFile gateway = new GatewayFile(
                    Long.parseLong(read.getProperty("pid", "")),
                    Long.parseLong(read.getProperty("startTime", "")),
                    read.getProperty("url", ""),
                    read.getProperty("sha256", ""));
            return Optional.of(gateway).filter(GatewayFile::isRunning);
        } catch (IOException | IllegalArgumentException e) {
            // None was written, or by another version of this plugin.
            return Optional.empty();
        }
    }

    private boolean isRunning() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> Math.abs(start.toEpochMilli() - startTime) <= ROUNDED)
                .isPresent();
    }

    /** Writes it in one move, so that nobody reads half of it. */
    public void write(Path file) {
        Path half = file.resolveSibling(file.getFileName() + "." + pid);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(half, text());
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes it, unless another gateway has written it meanwhile. */
    public void remove(Path file) {
        try {
            if (Files.exists(file) && BoundedInput.text(file).equals(text())) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // Who reads it sees that its process has ended.
        }
    }

    private String text() {
        return "pid=" + pid + "\nstartTime=" + startTime + "\nurl=" + url + "\nsha256=" + sha256 + "\n";
    }
}
