package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.SourceLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code report.json}, written and read again. */
class JsonReportTest {

    private static final Path LOG = Path.of("target/fc/server.log");

    @TempDir
    Path folder;

    @Test
    void hasTheFormThatOtherToolsRead() {
        assertThat(JsonReport.text(Records.failed(LOG))).isEqualTo("""
                        {
                          "outcome": "failed",
                          "findings": [
                            {
                              "requirement": "FC-STARTUP",
                              "verdict": "met",
                              "observed": "accepted a connection 2.841 s after its launch",
                              "platform": "",
                              "fix": ""
                            },
                            {
                              "requirement": "FC-PORT",
                              "verdict": "met",
                              "observed": "listens on port 9000",
                              "platform": "",
                              "fix": ""
                            },
                            {
                              "requirement": "FC-BIND",
                              "verdict": "violated",
                              "observed": "listens on 127.0.0.1:9000 only",
                              "platform": "FunctionNotStarted: Ping CA failed due to: dial tcp: connection refused",
                              "fix": "set server.address=0.0.0.0\\nin application.properties"
                            },
                            {
                              "requirement": "FC-KEEPALIVE",
                              "verdict": "unproven",
                              "observed": "held for 65 s",
                              "platform": "",
                              "fix": ""
                            },
                            {
                              "requirement": "FC-EXECUTION",
                              "verdict": "skipped",
                              "observed": "the server ended before",
                              "platform": "",
                              "fix": ""
                            }
                          ],
                          "coldStart": {
                            "unpackMs": 100,
                            "firstOutputMs": null,
                            "portOpenMs": 300,
                            "firstResponseMs": null,
                            "cpuMs": null
                          },
                          "zipSha256": "%s",
                          "execution": "check",
                          "warnings": [
                            "processor time is 14.9 s at cpu 0.35"
                          ],
                          "lastLines": [
                            "\\u001b[32mINFO\\u001b[0m bound to 127.0.0.1:9000",
                            "",
                            "::error::gotcha \\u0007"
                          ],
                          "log": "target/fc/server.log"
                        }
                        """.formatted(Records.SHA));
    }

    @Test
    void anErrorHasTheSameForm() {
        assertThat(JsonReport.text(CheckRecord.error("port 9000 is taken", "", "check")))
                .isEqualTo("""
                        {
                          "outcome": "error",
                          "findings": [],
                          "coldStart": {
                            "unpackMs": null,
                            "firstOutputMs": null,
                            "portOpenMs": null,
                            "firstResponseMs": null,
                            "cpuMs": null
                          },
                          "zipSha256": "",
                          "execution": "check",
                          "error": "port 9000 is taken"
                        }
                        """);
    }

    @Test
    void readsBackWhateverItWrote() throws IOException {
        Random random = new Random(20261124);
        Path file = folder.resolve("report.json");
        for (int i = 0; i < 1000; i++) {
            CheckRecord record = Records.hostile(random, LOG);
            Files.writeString(file, JsonReport.text(record));

            assertThat(JsonRecord.read(file)).isEqualTo(record);
        }
    }

    @Test
    void whatAViolationIsAboutIsReadBack() throws IOException {
        CheckRecord record = Records.closing(LOG, "closed after 60 s", Finding.TIMER);
        Path file = Files.writeString(folder.resolve("report.json"), JsonReport.text(record));

        assertThat(JsonRecord.read(file)).isEqualTo(record);
        assertThat(ConsoleReport.lines(JsonRecord.read(file))).isEqualTo(ConsoleReport.lines(record));
    }

    @ParameterizedTest
    @CsvSource({
        "PROVEN, proven",
        "OBSERVED, observed",
        "DECLARED, declared",
        "REFUTED, refuted",
        "INCONCLUSIVE, inconclusive"
    })
    void howItWasShownIsAWordBesideTheVerdict(Proof proof, String word) throws IOException {
        Finding finding = new Finding.Unproven(Requirement.FC_KEEPALIVE, "held", "", Optional.of(proof));
        CheckRecord record = CheckRecord.ofPackage(List.of(finding), Records.SHA, "check");
        Path file = Files.writeString(folder.resolve("report.json"), JsonReport.text(record));

        assertThat(file).content().contains("\"verdict\": \"unproven\",", "\"proof\": \"" + word + "\"");
        assertThat(JsonRecord.read(file)).isEqualTo(record);

        Files.writeString(file, JsonReport.text(record).replace("\"" + word + "\"", "\"sure\""));
        assertThatThrownBy(() -> JsonRecord.read(file)).hasMessageContaining("there is no proof 'sure'");
    }

    @Test
    void aPlaceIsAFileAndALine() throws IOException {
        Finding finding = new Finding.Violated(Requirement.FC_PORT, "server.port is 8080", "remove it")
                .at(new SourceLocation("application.yml", OptionalInt.of(3)));
        CheckRecord record = CheckRecord.ofPackage(List.of(finding), Records.SHA, "check");
        Path file = Files.writeString(folder.resolve("report.json"), JsonReport.text(record));

        assertThat(file).content().contains("\"file\": \"application.yml\",", "\"line\": 3");
        assertThat(JsonRecord.read(file)).isEqualTo(record);
    }

    @Test
    void aStartThatWasNotSeenHasAnOutcomeOfItsOwn() throws IOException {
        CheckRecord record = Records.inconclusive(LOG);
        Path file = Files.writeString(folder.resolve("report.json"), JsonReport.text(record));

        assertThat(file).content().contains("\"outcome\": \"inconclusive\"");
        assertThat(JsonRecord.read(file)).isEqualTo(record);
    }

    @Test
    void noStrangersTextCanMoveACursorOrCommandACi() {
        Random random = new Random(11);
        for (int i = 0; i < 1000; i++) {
            String text = JsonReport.text(Records.hostile(random, LOG));

            assertThat(text).doesNotContain("##");
            assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::"));
            assertThat(text.codePoints().filter(c -> c != '\n')).allMatch(PlainText::isHarmless);
        }
    }

    @Test
    void everyCutFileIsRefused() throws IOException {
        String whole = JsonReport.text(Records.failed(LOG)).strip();
        Path file = folder.resolve("report.json");
        for (int length = 0; length < whole.length(); length++) {
            Files.writeString(file, whole.substring(0, length));

            assertThatThrownBy(() -> JsonRecord.read(file))
                    .as("the first %s characters", length)
                    .isInstanceOf(FcProblem.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("run mvn verify");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"outcome\": \"failed\"` | `\"outcome\": \"passed\"` | PASSED does not follow",
                "`\"outcome\": \"failed\"` | `\"outcome\": \"good\"` | no outcome 'good'",
                "`\"outcome\": \"failed\"` | `\"outcome\": 1` | outcome is not a text",
                "`\"outcome\": \"failed\"` | `\"outcome\": \"failed\", \"outcome\": \"failed\"` | outcome twice",
                "`\"outcome\": \"failed\"` | `\"outcome\": \"failed\", \"more\": null` | never has more",
                "`\"verdict\": \"met\"` | `\"verdict\": \"fine\"` | no verdict 'fine'",
                "`\"verdict\": \"violated\"` | `\"verdict\": true` | holds a BOOLEAN",
                "`FC-BIND` | `FC-BOND` | no requirement FC-BOND",
                "`\"unpackMs\": 100` | `\"unpackMs\": -1` | unpackMs is no time",
                "`\"unpackMs\": 100` | `\"unpackMs\": 0.5` | not a record of this plugin",
                "`\"unpackMs\": 100` | `\"unpackMs\": null` | unpackMs is null",
                "`\"unpackMs\": 100` | `\"unpackMs\": \"100\"` | unpackMs is no time",
                "`\"unpackMs\"` | `\"unpack\"` | unpackMs is missing",
                "`\"findings\": [` | `\"findings\": [7, ` | an object is missing",
                "`\"execution\": \"check\"` | `\"execution\": 'check'` | not JSON",
            })
    void refusesWhatItDidNotWrite(String ours, String theirs, String message) throws IOException {
        String text = JsonReport.text(Records.failed(LOG));
        assertThat(text).contains(ours);
        Path file = Files.writeString(folder.resolve("report.json"), text.replace(ours, theirs));

        assertThatThrownBy(() -> JsonRecord.read(file))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(message)
                .hasMessageContaining("run mvn verify");
    }

    @Test
    void refusesWhatFollowsTheRecord() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), JsonReport.text(Records.passed(LOG)) + "{}");

        assertThatThrownBy(() -> JsonRecord.read(file)).isInstanceOf(FcProblem.class);
    }

    @Test
    void refusesADocumentThatWouldExhaustTheStack() throws IOException {
        Path file = Files.writeString(folder.resolve("report.json"), "[".repeat(100_000));

        assertThatThrownBy(() -> JsonRecord.read(file)).isInstanceOf(FcProblem.class);
    }

    @Test
    void saysThatThereIsNoRecord() {
        assertThatThrownBy(() -> JsonRecord.read(folder.resolve("report.json")))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("there is no ")
                .hasMessageContaining("run mvn verify");
    }
}
