package io.github.fcmaven.report;

import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.measure.History;
import io.github.fcmaven.measure.HistoryRow;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.zip.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files that record the checks of one function: written, drawn again with the measurements, and removed.
 *
 * @param directory {@code reportsDirectory}
 * @param name the function's files are keyed by it
 */
public record ReportFiles(Path directory, FinalName name) {

    /** What the server printed. */
    public Path serverLog() {
        return keyed("server.log");
    }

    /** What the second instance printed, whose clock is fast-forwarded. */
    public Path clockLog() {
        return keyed("server-clock.log");
    }

    /** The record of the check, which {@code verify} reads. */
    public Path json() {
        return keyed("report.json");
    }

    /** The record as a page for a browser. */
    public Path page() {
        return keyed("report.html");
    }

    /** The record of the static check alone. */
    public Path validationJson() {
        return keyed("validate.json");
    }

    /** The same as a page for a browser. */
    public Path validationPage() {
        return keyed("validate.html");
    }

    /** The record for readers of JUnit's XML. */
    public Path junit() {
        return junit("fc");
    }

    /** The record of the static check alone, likewise. */
    public Path validationJunit() {
        return junit("fc-validate");
    }

    /** Its name holds the function's: readers of JUnit's XML gather such files from one folder. */
    private Path junit(String check) {
        return directory.resolve("TEST-" + check + (name.isDefault() ? "" : "-" + name.value()) + ".xml");
    }

    private Path keyed(String file) {
        return name.folder(directory).resolve(file);
    }

    /** A form of a record: its file for a check, its file for the static check alone, and what writes both. */
    enum Form {
        JSON,
        JUNIT,
        PAGE;

        Path check(ReportFiles files) {
            return switch (this) {
                case JSON -> files.json();
                case JUNIT -> files.junit();
                case PAGE -> files.page();
            };
        }

        Path validation(ReportFiles files) {
            return switch (this) {
                case JSON -> files.validationJson();
                case JUNIT -> files.validationJunit();
                case PAGE -> files.validationPage();
            };
        }

        private String text(CheckRecord record) {
            return switch (this) {
                case JSON -> JsonReport.text(record);
                case JUNIT -> JUnitReport.text(record);
                case PAGE -> HtmlReport.text(record);
            };
        }
    }

    /** Writes the record of a check, in each of its forms. */
    public void write(CheckRecord record) {
        for (Form form : Form.values()) {
            AtomicFile.write(form.check(this), form.text(record));
        }
    }

    /** Whether the files still are those that were written for that record. */
    public boolean hold(CheckRecord record) {
        try {
            return BoundedInput.text(json()).equals(JsonReport.text(record));
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes the record of the static check alone, likewise. */
    public void writeValidation(CheckRecord record) {
        for (Form form : Form.values()) {
            AtomicFile.write(form.validation(this), form.text(record));
        }
    }

    /**
     * Draws the page of the record again, with the measurements of that history; without a record or a measurement
     * nothing is done.
     */
    public void drawHistory(Path history) {
        List<HistoryRow> measured = History.all(history);
        if (!measured.isEmpty() && Files.isRegularFile(json())) {
            AtomicFile.write(page(), HtmlReport.text(JsonRecord.read(json()), measured));
        }
    }

    /** Removes the record of a check, which was of another package. */
    public void forgetCheck() {
        try {
            for (Form form : Form.values()) {
                Files.deleteIfExists(form.check(this));
            }
            Files.deleteIfExists(clockLog()); // not every check writes it
        } catch (IOException e) {
            throw FcProblem.local(
                    "the record of an earlier check cannot be removed: " + e,
                    "make " + json().getParent() + " writable",
                    e);
        }
    }
}
