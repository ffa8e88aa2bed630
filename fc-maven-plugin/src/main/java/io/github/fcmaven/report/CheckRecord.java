package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The record that {@code integration-test} leaves and {@code verify} judges: {@code report.json}.
 *
 * @param outcome what came of the check
 * @param report what it found; empty where it could not be made
 * @param error why it could not be made; empty where it was
 * @param zipSha256 the zip that was checked
 * @param execution the id of the Maven execution
 */
public record CheckRecord(
        Outcome outcome, Optional<CheckReport> report, String error, String zipSha256, String execution) {

    /** What came of a check. */
    public enum Outcome {
        /** Nothing is violated. */
        PASSED,
        /** Something is violated. */
        FAILED,
        /** The check itself could not be made. */
        ERROR
    }

    /** Writes the record as {@code report.json}; missing folders are made. */
    public void writeJson(Path file) {
        throw new UnsupportedOperationException();
    }

    /** Reads a {@code report.json}. */
    public static CheckRecord readJson(Path file) {
        throw new UnsupportedOperationException();
    }

    /** Writes the record for readers of JUnit's XML, one case a requirement, with the server's log. */
    public void writeJUnit(Path file, String suite) {
        throw new UnsupportedOperationException();
    }

    /** The record as a person reads it on the console, timeline included. */
    public List<String> lines() {
        throw new UnsupportedOperationException();
    }
}
