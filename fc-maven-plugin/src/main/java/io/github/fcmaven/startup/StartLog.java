package io.github.fcmaven.startup;

import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.process.JsonLine;
import io.github.fcmaven.process.ServerProcess;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a server that is not ready left behind, by which one tells why.
 *
 * @param exitCode of the process that the start command became; empty as long as it runs
 * @param lines what it printed, its newest lines where that is much; a long one by its parts
 * @param lastError the line by which it said why
 * @param configured what it must have asked for in vain by its configuration, where no line names it
 * @param held a clause for each port that it should open, or says is in use, and that processes not of ours hold
 * @param redirected where its errors go in place of its lines
 */
public record StartLog(
        OptionalInt exitCode,
        List<String> lines,
        Optional<String> lastError,
        Optional<RefusedConnection> configured,
        List<String> held,
        Optional<RedirectedOutput> redirected) {
    public StartLog {
        lines = cut(lines);
        held = List.copyOf(held);
    }

    /** Of one line: half of them from each end. */
    private static final int PARTS = 200;

    /**
     * Of each end of a line. Node.js prints a bundle that is all one line, at whose places patterns would be tried;
     * Spring says the cause at the end of a sentence that may have thousands of characters.
     */
    private static final int END = 2000;

    /** Of a server whose configuration nobody has read. */
    public StartLog(OptionalInt exitCode, List<String> lines, Optional<String> lastError) {
        this(exitCode, lines, lastError, Optional.empty(), List.of(), Optional.empty());
    }

    /** Of a server of which only that line is known. */
    public StartLog(Optional<String> lastError) {
        this(OptionalInt.empty(), lastError.stream().toList(), lastError);
    }

    /** What it has printed so far, and what stands in its way. */
    public static StartLog of(RunningInstance running, Expectation expected) {
        ServerProcess server = running.server();
        Optional<RedirectedOutput> redirected = RedirectedOutput.of(running);
        List<String> lines = cut(server.printed());
        return new StartLog(
                server.exitCode(),
                lines,
                server.lastError(),
                expected.refused(lines),
                PortHolders.of(Stream.of(running.port(), running.function().port()), server, lines, expected::ports),
                redirected);
    }

    private static List<String> cut(List<String> lines) {
        return lines.stream().flatMap(StartLog::parts).map(StartLog::cut).toList();
    }

    private static Stream<String> parts(String line) {
        if (!isLong(line) && !JsonLine.is(line)) {
            return Stream.of(line);
        }
        List<String> parts = JsonLine.lines(line);
        int count = parts.size();
        return count <= PARTS
                ? parts.stream()
                : Stream.concat(parts.subList(0, PARTS / 2).stream(), parts.subList(count - PARTS / 2, count).stream());
    }

    private static boolean isLong(String line) {
        return line.length() > 2 * END;
    }

    private static String cut(String line) {
        int length = line.length();
        return !isLong(line) ? line : line.substring(0, END) + " ... " + line.substring(length - END);
    }

    /** The same, of which only these lines count, but where none of them names what it asks for. */
    public StartLog with(List<String> some) {
        return new StartLog(
                exitCode, some, lastError, RefusedConnection.in(lines).or(() -> configured), held, redirected);
    }

    /** What it asks for in vain. */
    public Optional<RefusedConnection> refused() {
        return RefusedConnection.in(lines).or(() -> RefusedConnection.isUnnamed(lines) ? configured : Optional.empty());
    }
}
