package io.github.fcmaven.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckReport.ColdStart;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.SourceLocation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The record as {@code report.json}; its keys are a promise to others. */
public final class JsonReport {

    private JsonReport() {}

    /** The text of the file. */
    public static String text(CheckRecord record) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.setStrictness(Strictness.STRICT);
            write(json, record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return printable(text.append('\n').toString());
    }

    private static void write(JsonWriter json, CheckRecord record) throws IOException {
        json.beginObject();
        json.name("outcome").value(record.outcome().word());
        json.name("findings").beginArray();
        for (Finding finding : record.findings()) {
            write(json, finding);
        }
        json.endArray();
        if (!record.ofPackage().isEmpty()) {
            json.name("package").beginArray();
            for (Finding finding : record.ofPackage()) {
                write(json, finding);
            }
            json.endArray();
        }
        write(json, record.report().map(CheckReport::coldStart));
        json.name("zipSha256").value(record.zipSha256());
        json.name("execution").value(record.execution());
        if (record.report().isPresent()) {
            CheckReport report = record.report().get();
            write(json, "notes", report.notes());
            write(json, "warnings", report.warnings());
            write(json, "lastLines", report.lastLines());
            json.name("log").value(report.log().toString());
        } else if (!record.error().isEmpty()) {
            json.name("error").value(record.error());
        }
        json.endObject();
    }

    private static void write(JsonWriter json, Finding finding) throws IOException {
        json.beginObject();
        json.name("requirement").value(finding.requirement().id());
        json.name("verdict").value(finding.verdict());
        if (finding.proof().isPresent()) {
            json.name("proof").value(finding.proof().get().word());
        }
        json.name("observed").value(finding.observed());
        json.name("platform").value(finding.platform());
        json.name("fix").value(finding.fix());
        if (finding instanceof Finding.Violated && !finding.fails()) {
            json.name("severity").value("warning");
        }
        if (finding.location().isPresent()) {
            SourceLocation location = finding.location().get();
            json.name("file").value(location.file());
            if (location.line().isPresent()) {
                json.name("line").value(location.line().getAsInt());
            }
        }
        if (finding.about().isPresent()) {
            json.name("about").value(finding.about().get());
        }
        json.endObject();
    }

    private static void write(JsonWriter json, Optional<ColdStart> times) throws IOException {
        json.name("coldStart").beginObject();
        write(json, "unpackMs", times.map(ColdStart::unpack));
        write(json, "firstOutputMs", times.flatMap(ColdStart::firstOutput));
        write(json, "portOpenMs", times.flatMap(ColdStart::portOpen));
        write(json, "firstResponseMs", times.flatMap(ColdStart::firstResponse));
        write(json, "cpuMs", times.flatMap(ColdStart::cpu));
        json.endObject();
    }

    private static void write(JsonWriter json, String name, Optional<Duration> time) throws IOException {
        json.name(name).value(time.map(Duration::toMillis).orElse(null));
    }

    private static void write(JsonWriter json, String name, List<String> texts) throws IOException {
        if (!texts.isEmpty()) {
            json.name(name).beginArray();
            for (String text : texts) {
                json.value(text);
            }
            json.endArray();
        }
    }

    /** JSON leaves characters as they are that a console, or a CI that shows the file, does not. */
    private static String printable(String json) {
        StringBuilder text = new StringBuilder(json.length());
        json.replace("##", "#\\u0023").codePoints().forEach(c -> {
            if (c == '\n' || PlainText.isHarmless(c)) {
                text.appendCodePoint(c);
            } else {
                for (char unit : Character.toChars(c)) {
                    text.append(String.format("\\u%04x", (int) unit));
                }
            }
        });
        return text.toString();
    }
}
