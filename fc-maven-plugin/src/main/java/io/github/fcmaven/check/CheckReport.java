package io.github.fcmaven.check;

import io.github.fcmaven.platform.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param findings one a requirement, in the catalogue's order
 * @param coldStart the times of the start
 * @param notes what the reader should know of the circumstances: what was used instead of what
 * @param warnings what does not violate a requirement but should be known
 * @param lastLines the last lines the server printed
 * @param log the file that holds what it printed
 */
public record CheckReport(
        List<Finding> findings,
        ColdStart coldStart,
        List<String> notes,
        List<String> warnings,
        List<String> lastLines,
        Path log) {

    public CheckReport {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
        lastLines = List.copyOf(lastLines);
    }

    /** The same report with other findings. */
    public CheckReport with(List<Finding> others) {
        return new CheckReport(others, coldStart, notes, warnings, lastLines, log);
    }

    /** The same report with more warnings. */
    public CheckReport withWarnings(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new CheckReport(findings, coldStart, notes, all, lastLines, log);
    }

    /** Whether nothing is violated that fails a build. */
    public boolean passed() {
        return findings.stream().noneMatch(Finding::fails);
    }

    /**
     * The times of a start on this machine, never the platform's.
     *
     * @param unpack unpacking the zip, in place of the platform's preparation
     * @param firstOutput from the spawn to the first byte printed
     * @param portOpen from the spawn to the first connection accepted
     * @param firstResponse from the spawn to the first response; empty too where the server had been started before the
     *     check
     * @param cpu processor time of the whole tree until the first response, or else until the wait for the start ended;
     *     empty where it was not measured
     */
    public record ColdStart(
            Duration unpack,
            Optional<Duration> firstOutput,
            Optional<Duration> portOpen,
            Optional<Duration> firstResponse,
            Optional<Duration> cpu) {}
}
