package io.github.fcmaven.report;

import com.google.gson.stream.MalformedJsonException;
import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckReport.ColdStart;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.platform.SourceLocation;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The record that a {@code report.json} holds. */
public final class JsonRecord {

    private static final String FIX = "run mvn verify, which checks again and writes it anew";

    private JsonRecord() {}

    /**
     * Reads a {@code report.json}; what is read equals what {@link JsonReport} wrote.
     *
     * @throws FcProblem where the file cannot be read, is cut, or was not written by this plugin
     */
    public static CheckRecord read(Path file) {
        try {
            return record(JsonObject.read(new StringReader(BoundedInput.text(file))));
        } catch (NoSuchFileException e) {
            throw FcProblem.local("there is no " + file, FIX, e);
        } catch (MalformedJsonException | EOFException e) {
            throw FcProblem.local(file + " is not JSON, or it is cut: " + e.getMessage(), FIX, e);
        } catch (IOException e) {
            throw FcProblem.local("cannot read " + file + ": " + e, FIX, e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw FcProblem.local(file + " is not a record of this plugin: " + e.getMessage(), FIX, e);
        }
    }

    private static CheckRecord record(JsonObject json) {
        String word = json.text("outcome");
        Outcome outcome = Outcome.ofWord(word)
                .orElseThrow(() -> new IllegalArgumentException("there is no outcome '" + word + "'"));
        List<Finding> findings =
                json.objects("findings").stream().map(JsonRecord::finding).toList();
        List<Finding> ofPackage = json.has("package")
                ? json.objects("package").stream().map(JsonRecord::finding).toList()
                : List.of();
        JsonObject times = json.object("coldStart");
        Optional<CheckReport> report = json.has("log")
                ? Optional.of(new CheckReport(
                        findings,
                        coldStart(times),
                        json.texts("notes"),
                        json.texts("warnings"),
                        json.texts("lastLines"),
                        Path.of(json.text("log"))))
                : Optional.empty();
        CheckRecord record = new CheckRecord(
                outcome,
                report,
                ofPackage,
                json.textIfThere("error").orElse(""),
                json.text("zipSha256"),
                json.text("execution"));
        json.end();
        return record;
    }

    private static Finding finding(JsonObject json) {
        String id = json.text("requirement");
        Requirement requirement =
                Requirement.ofId(id).orElseThrow(() -> new IllegalArgumentException("there is no requirement " + id));
        String verdict = json.text("verdict");
        Optional<Proof> proof = json.textIfThere("proof").map(JsonRecord::proof);
        String observed = json.text("observed");
        String platform = json.text("platform");
        String fix = json.text("fix");
        Severity severity =
                json.textIfThere("severity").equals(Optional.of("warning")) ? Severity.WARNING : Severity.ERROR;
        Optional<SourceLocation> location = location(json);
        Optional<String> about = json.textIfThere("about");
        json.end();
        return switch (verdict) {
            case "met" -> new Finding.Met(requirement, observed, proof);
            case "violated" ->
                new Finding.Violated(requirement, observed, platform, fix, severity, proof, location, about);
            case "unproven" -> new Finding.Unproven(requirement, observed, fix, proof, location);
            case "skipped" -> new Finding.Skipped(requirement, observed);
            default -> throw new IllegalArgumentException("there is no verdict '" + verdict + "'");
        };
    }

    private static Proof proof(String word) {
        return Proof.ofWord(word).orElseThrow(() -> new IllegalArgumentException("there is no proof '" + word + "'"));
    }

    private static Optional<SourceLocation> location(JsonObject json) {
        Optional<String> file = json.textIfThere("file");
        OptionalInt line = json.has("line")
                ? OptionalInt.of(
                        Math.toIntExact(json.number("line", "line number").orElse(0L)))
                : OptionalInt.empty();
        return file.map(name -> new SourceLocation(name, line));
    }

    private static ColdStart coldStart(JsonObject times) {
        ColdStart coldStart = new ColdStart(
                time(times, "unpackMs").orElseThrow(() -> new IllegalArgumentException("unpackMs is null")),
                time(times, "firstOutputMs"),
                time(times, "portOpenMs"),
                time(times, "firstResponseMs"),
                time(times, "cpuMs"));
        times.end();
        return coldStart;
    }

    private static Optional<Duration> time(JsonObject json, String name) {
        return json.number(name, "time in milliseconds").map(Duration::ofMillis);
    }
}
