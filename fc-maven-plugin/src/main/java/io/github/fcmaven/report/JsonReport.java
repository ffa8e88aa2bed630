package io.github.fcmaven.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckReport.ColdStart;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code report.json}: the one class that knows the library. */
final class JsonReport {

    private static final String FIX = "run mvn verify, which checks again and writes it anew";

    private JsonReport() {}

    static String text(CheckRecord record) {
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

    static CheckRecord read(Path file) {
        try (JsonReader json = new JsonReader(new StringReader(Files.readString(file)))) {
            json.setStrictness(Strictness.STRICT);
            Object document = value(json);
            json.peek();
            return record(fields(document));
        } catch (NoSuchFileException e) {
            throw FcProblem.local("there is no " + file, FIX, e);
        } catch (MalformedJsonException | EOFException e) {
            throw FcProblem.local(file + " is no JSON, or it is cut: " + e.getMessage(), FIX, e);
        } catch (IOException e) {
            throw FcProblem.local("cannot read " + file + ": " + e, FIX, e);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw FcProblem.local(file + " is no record of this plugin: " + e.getMessage(), FIX, e);
        }
    }

    private static void write(JsonWriter json, CheckRecord record) throws IOException {
        json.beginObject();
        json.name("outcome").value(word(record.outcome()));
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

    private static CheckRecord record(Map<String, Object> fields) {
        String outcome = text(fields, "outcome");
        List<Finding> findings =
                list(fields, "findings").stream().map(JsonReport::finding).toList();
        List<Finding> ofPackage = fields.containsKey("package")
                ? list(fields, "package").stream().map(JsonReport::finding).toList()
                : List.of();
        Map<String, Object> times = fields(fields.remove("coldStart"));
        Optional<CheckReport> report = fields.containsKey("log")
                ? Optional.of(new CheckReport(
                        findings,
                        coldStart(times),
                        texts(fields, "notes"),
                        texts(fields, "warnings"),
                        texts(fields, "lastLines"),
                        Path.of(text(fields, "log"))))
                : Optional.empty();
        CheckRecord record = new CheckRecord(
                outcome(outcome),
                report,
                ofPackage,
                fields.containsKey("error") ? text(fields, "error") : "",
                text(fields, "zipSha256"),
                text(fields, "execution"));
        refuseOthers(fields.keySet());
        return record;
    }

    private static Finding finding(Object value) {
        Map<String, Object> fields = fields(value);
        String id = text(fields, "requirement");
        Requirement requirement =
                Requirement.ofId(id).orElseThrow(() -> new IllegalArgumentException("there is no requirement " + id));
        String verdict = text(fields, "verdict");
        Optional<Proof> proof =
                fields.containsKey("proof") ? Optional.of(proof(text(fields, "proof"))) : Optional.empty();
        String observed = text(fields, "observed");
        String platform = text(fields, "platform");
        String fix = text(fields, "fix");
        Severity severity = "warning".equals(fields.remove("severity")) ? Severity.WARNING : Severity.ERROR;
        refuseOthers(fields.keySet());
        return switch (verdict) {
            case "met" -> new Finding.Met(requirement, observed, proof);
            case "violated" -> new Finding.Violated(requirement, observed, platform, fix, severity, proof);
            case "unproven" -> new Finding.Unproven(requirement, observed, fix, proof);
            case "skipped" -> new Finding.Skipped(requirement, observed);
            default -> throw new IllegalArgumentException("there is no verdict '" + verdict + "'");
        };
    }

    private static Proof proof(String word) {
        return Proof.ofWord(word).orElseThrow(() -> new IllegalArgumentException("there is no proof '" + word + "'"));
    }

    private static ColdStart coldStart(Map<String, Object> times) {
        ColdStart coldStart = new ColdStart(
                time(times, "unpackMs").orElseThrow(() -> new IllegalArgumentException("unpackMs is null")),
                time(times, "firstOutputMs"),
                time(times, "portOpenMs"),
                time(times, "firstResponseMs"),
                time(times, "cpuMs"));
        refuseOthers(times.keySet());
        return coldStart;
    }

    private static CheckRecord.Outcome outcome(String word) {
        for (CheckRecord.Outcome outcome : CheckRecord.Outcome.values()) {
            if (word(outcome).equals(word)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("there is no outcome '" + word + "'");
    }

    private static String word(CheckRecord.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(Object value) {
        if (value instanceof Map<?, ?> fields) {
            return (Map<String, Object>) fields;
        }
        throw new IllegalArgumentException("an object is missing");
    }

    private static String text(Map<String, Object> fields, String name) {
        if (fields.remove(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is no text");
    }

    private static List<?> list(Map<String, Object> fields, String name) {
        if (fields.remove(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(name + " is no list");
    }

    private static List<String> texts(Map<String, Object> fields, String name) {
        if (!fields.containsKey(name)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list(fields, name)) {
            if (!(item instanceof String text)) {
                throw new IllegalArgumentException(name + " holds what is no text");
            }
            texts.add(text);
        }
        return texts;
    }

    private static Optional<Duration> time(Map<String, Object> fields, String name) {
        if (!fields.containsKey(name)) {
            throw new IllegalArgumentException(name + " is missing");
        }
        Object value = fields.remove(name);
        if (value == null || value instanceof Long millis && millis >= 0) {
            return Optional.ofNullable((Long) value).map(Duration::ofMillis);
        }
        throw new IllegalArgumentException(name + " is no time in milliseconds");
    }

    private static void refuseOthers(Set<String> names) {
        if (!names.isEmpty()) {
            throw new IllegalArgumentException("it never has " + String.join(", ", names));
        }
    }

    private static Object value(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case BEGIN_OBJECT -> object(json);
            case BEGIN_ARRAY -> array(json);
            case STRING -> json.nextString();
            case NUMBER -> json.nextLong();
            case NULL -> {
                json.nextNull();
                yield null;
            }
            default -> throw new IllegalArgumentException("it holds a " + json.peek() + " at " + json.getPath());
        };
    }

    private static Map<String, Object> object(JsonReader json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (fields.containsKey(name)) {
                throw new IllegalArgumentException("it has " + name + " twice");
            }
            fields.put(name, value(json));
        }
        json.endObject();
        return fields;
    }

    private static List<Object> array(JsonReader json) throws IOException {
        List<Object> items = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            items.add(value(json));
        }
        json.endArray();
        return items;
    }
}
