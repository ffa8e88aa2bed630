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
 * @param configured what it must have asked for in vain by its configuration, where no line names it
 */
public record StartLog(
        OptionalInt exitCode, List<String> lines, Optional<String> lastError, Optional<RefusedConnection> configured) {
    public StartLog {
        lines = List.copyOf(lines);
    }

    /** Of a server whose configuration nobody has read. */
    public StartLog(OptionalInt exitCode, List<String> lines, Optional<String> lastError) {
        this(exitCode, lines, lastError, Optional.empty());
    }

    /** Of a server of which only that line is known. */
    public StartLog(Optional<String> lastError) {
        this(OptionalInt.empty(), lastError.stream().toList(), lastError);
    }

    static StartLog of(ServerProcess server, Expectation expected) {
        List<String> lines = server.printed();
        return new StartLog(server.exitCode(), lines, server.lastError(), expected.refused(lines));
    }

    /** The same, of which only these lines count. */
    public StartLog with(List<String> some) {
        return new StartLog(exitCode, some, lastError, configured);
    }

    /** What it asks for in vain. */
    public Optional<RefusedConnection> refused() {
        return RefusedConnection.in(lines).or(() -> RefusedConnection.isUnnamed(lines) ? configured : Optional.empty());
    }
}
