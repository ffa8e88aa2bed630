package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fcmaven.NpmPackages;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.platform.SourceLocation;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schema of {@code report.json} that stands on the site and in the jar, as a public validator reads it. */
class ReportSchemaTest {

    private static final NpmPackages NPM = new NpmPackages("report-schema", "ajv@8.17.1");

    private static final Path SITE = Path.of("../src-site/resources/schema/report.schema.json");
    private static final Path LOG = Path.of("target/fc/server.log");

    private static final String VALIDATE = """
            const fs = require('fs');
            const Ajv = require('ajv/dist/2020').default;
            const validate = new Ajv({strict: true, allowUnionTypes: true, allErrors: true})
                .compile(JSON.parse(fs.readFileSync('SCHEMA', 'utf8')));
            for (const line of fs.readFileSync(0, 'utf8').split('\\n').filter(line => line)) {
                validate(JSON.parse(line));
                console.log((validate.errors || []).map(e => e.instancePath + ' ' + e.message).join('; '));
            }
            """;

    @BeforeAll
    static void installs() throws Exception {
        NPM.install();
    }

    @Test
    void takesEveryRecord() throws Exception {
        Random random = new Random(17);
        List<String> records = Stream.concat(
                        Stream.of(Records.passed(LOG), Records.failed(LOG), Records.inconclusive(LOG), error()),
                        Stream.generate(() -> Records.hostile(random, LOG)).limit(300))
                .map(JsonReport::text)
                .toList();

        assertThat(validated(records)).containsOnly("");
    }

    /** One that takes anything proves nothing. */
    @Test
    void refusesWhatIsNoRecord() throws Exception {
        String record = JsonReport.text(Records.failed(LOG));

        assertThat(validated(List.of(
                        record.replace("\"failed\"", "\"broken\""),
                        record.replace("\"violated\"", "\"bad\""),
                        record.replace("\"FC-BIND\"", "\"bind\""),
                        record.replace("\"zipSha256\"", "\"zip\""),
                        record.replaceFirst("\"unpackMs\": \\d+", "\"unpackMs\": \"soon\""))))
                .containsExactly(
                        "/outcome must be equal to one of the allowed values",
                        "/findings/2/verdict must be equal to one of the allowed values",
                        "/findings/2/requirement must match pattern \"^FC(-[A-Z0-9]+)+$\"",
                        " must have required property 'zipSha256'",
                        "/coldStart/unpackMs must be integer,null");
    }

    @Test
    void namesEachKeyThatIsWrittenAndNoOther() throws Exception {
        Set<String> written = new TreeSet<>();
        Random random = new Random(18);
        Stream.concat(
                        Stream.of(
                                Records.failed(LOG),
                                Records.inconclusive(LOG),
                                Records.closing(LOG, "closed", Finding.TIMER),
                                error()),
                        Stream.generate(() -> Records.hostile(random, LOG)).limit(300))
                .forEach(record -> collect(JsonParser.parseString(JsonReport.text(record)), written));

        JsonObject schema = JsonParser.parseString(Files.readString(SITE)).getAsJsonObject();
        Set<String> named = new TreeSet<>();
        properties(schema, named);
        assertThat(named).isEqualTo(written);
    }

    @Test
    void hasTheWordsThatAreWritten() throws Exception {
        JsonObject schema = JsonParser.parseString(Files.readString(SITE)).getAsJsonObject();
        JsonObject finding =
                schema.getAsJsonObject("$defs").getAsJsonObject("finding").getAsJsonObject("properties");

        assertThat(words(schema.getAsJsonObject("properties").getAsJsonObject("outcome")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Outcome.values()).map(Outcome::word).toList());
        assertThat(words(finding.getAsJsonObject("proof")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Proof.values()).map(Proof::word).toList());
    }

    @Test
    void theSchemaInTheJarIsThatOfTheSite() throws Exception {
        try (InputStream jar = JsonReport.class.getResourceAsStream("/META-INF/schema/report.schema.json")) {
            assertThat(new String(jar.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(Files.readString(SITE));
        }
    }

    private static CheckRecord error() {
        Finding located = new Finding.Violated(
                Requirement.FC_REGION,
                "region is moon",
                "",
                "write a region",
                Severity.WARNING,
                Optional.empty(),
                Optional.of(new SourceLocation("s.yaml", OptionalInt.of(3))));
        return CheckRecord.error("port 9000 is taken", Records.SHA, "check").with(List.of(located));
    }

    private static List<String> words(JsonObject property) {
        return property.getAsJsonArray("enum").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private static void collect(JsonElement element, Set<String> keys) {
        if (element instanceof JsonObject object) {
            object.entrySet().forEach(entry -> {
                keys.add(entry.getKey());
                collect(entry.getValue(), keys);
            });
        } else if (element instanceof JsonArray array) {
            array.forEach(one -> collect(one, keys));
        }
    }

    private static void properties(JsonElement element, Set<String> keys) {
        if (element instanceof JsonObject object) {
            if (object.get("properties") instanceof JsonObject properties) {
                keys.addAll(properties.keySet());
            }
            object.entrySet().forEach(entry -> properties(entry.getValue(), keys));
        }
    }

    private static List<String> validated(List<String> records) throws Exception {
        String script = VALIDATE.replace(
                "SCHEMA", SITE.toAbsolutePath().normalize().toString().replace('\\', '/'));
        List<String> lines = new ArrayList<>();
        records.forEach(record -> lines.add(record.replace("\n", ""))); // its texts have no raw line ends
        return NPM.run(script, lines);
    }
}
