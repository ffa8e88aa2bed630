package io.github.fcmaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The limits of this machine for a process of this build, which what it launches inherits; empty where there is no
 * limit, or none is known.
 *
 * @param processes processes and threads of the user, or of the container
 * @param files files that one process has open
 * @param memory bytes that one process addresses
 */
public record ResourceLimits(OptionalLong processes, OptionalLong files, OptionalLong memory) {

    /** None is known. */
    public static final ResourceLimits NONE =
            new ResourceLimits(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    private static final String LIMITS = "self/limits";
    private static final String MEMORY = "meminfo";
    private static final String CONTAINER = "/sys/fs/cgroup/pids.max";

    /** The limits of this process. */
    public static ResourceLimits ofThisBuild() {
        String table = text(LIMITS);
        OptionalLong user = row(table, "Max processes");
        OptionalLong container = number(text(CONTAINER).strip());
        return new ResourceLimits(
                Stream.of(user, container).flatMapToLong(OptionalLong::stream).min(),
                row(table, "Max open files"),
                row(table, "Max address space"));
    }

    /** Megabytes of memory that this machine has left for others; empty where that is not known. */
    public static OptionalLong memoryLeft() {
        OptionalLong kilobytes = row(text(MEMORY), "MemAvailable:");
        return kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsLong() >> 10) : kilobytes;
    }

    /** The soft limit, which is the first number of a row. */
    static OptionalLong row(String table, String name) {
        return table.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split("\\s+", 2)[0])
                .map(ResourceLimits::number)
                .findFirst()
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong number(String text) {
        return text.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static String text(String file) {
        try {
            return new String(ThisMachine.here().file(file), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return "";
        }
    }
}
