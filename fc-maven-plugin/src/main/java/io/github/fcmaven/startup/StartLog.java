package io.github.fcmaven.startup;

import io.github.fcmaven.process.ServerProcess;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a server that is not ready left behind, by which one tells why.
 *
 * @param exitCode of the process that the start command became; empty as long as it runs
 * @param lines what it printed, its newest lines where that is much
 * @param lastError the line by which it said why
 */
public record StartLog(OptionalInt exitCode, List<String> lines, Optional<String> lastError) {
    public StartLog {
        lines = List.copyOf(lines);
    }

    /** Of a server of which only that line is known. */
    public StartLog(Optional<String> lastError) {
        this(OptionalInt.empty(), lastError.stream().toList(), lastError);
    }

    static StartLog of(ServerProcess server) {
        return new StartLog(server.exitCode(), server.printed(), server.lastError());
    }
}
