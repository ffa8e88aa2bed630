package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.CaseTable;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Descriptions that people have who never heard of this plugin: each line changed as one of them might, with all that
 * is said of it and the edit that is named first, or with nothing said where the deploy tool and the platform take it.
 */
class StrangersDescriptionTest {

    private static final String FC3 = CaseTable.text("descriptions/fc3/s.yaml");

    @TempDir
    private Path folder;

    /** Of fc3, and of its predecessor fc, whose keys are others. */
    static Stream<DescriptionCase> cases() {
        return Stream.of("descriptions/fc3", "descriptions/fc").flatMap(folder -> CaseTable.cases(folder)
                .map(lines -> DescriptionCase.of(lines, CaseTable.text(folder + "/s.yaml"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void allIsSaidWithItsEditAndNothingElse(DescriptionCase one) throws IOException {
        assertThat(said(one.text())).containsExactlyInAnyOrderElementsOf(one.said());
    }

    /** What an editor does not show, and a table would lose. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "CRLF line ends|\\n|\\r\\n",
                "a tab behind a colon|timeout: 60|timeout:\\t60",
                "a tab before a comment|timeout: 60|timeout: 60\\t# seconds",
                "blank lines of blanks|      timeout: 60\\n|   \\n      timeout: 60\\n\\t\\n",
                "a byte order mark|edition:|\uFEFFedition:",
            })
    void nothingIsSaidOfWhatNobodySees(String name, String from, String to) throws IOException {
        assertThat(said(changed(from, to))).isEmpty();
    }

    /** What the check takes for the port, whatever else is wrong. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "as it stands | port | port | 9000",
                "of a variable | port: 9000 | port: ${vars.port} | 9001",
                "of fc, which fc3 does not read | port: 9000 | caPort: 8080 | 9000",
                "with _ | port: 9000 | port: 9_005 | 9005",
                "octal, which is decimal | port: 9000 | port: 08080 | 8080",
            })
    void thePortIsTheOneThatTheComponentReads(String name, String from, String to, int port) throws IOException {
        assertThat(find(changed(from, to)).function().port()).isEqualTo(new CaPort(port));
    }

    /** Files that are no description at all: what they are, and what to do. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing | `` | is empty | write the s.yaml that deploys the function",
                "comments alone | # s.yaml\\n# later\\n | is empty | write the s.yaml that deploys the function",
                "a document begin alone | ---\\n | is empty | write the s.yaml that deploys the function",
                "a list | - edition: 3.0.0\\n- name: x | is not an s.yaml: it is not a mapping |"
                        + " write it as key: value",
                "a text | hello | is not an s.yaml: it is not a mapping | write it as key: value",
                "two documents | edition: 3.0.0\\n---\\n"
                        + "edition: 3.0.0 | line 2: a second document begins | keep one document in the file",
                "a key twice | edition: 3.0.0\\nedition: 3.0.0 | line 2: a mapping has the same key twice |"
                        + " keep the right one",
                "a tab as indentation | vars:\\n\\ta: b | line 2: a tab is where YAML allows only spaces |"
                        + " replace it with spaces",
                "no resources | edition: 3.0.0\\nname: x | describes no function | give the s.yaml",
                "resource | edition: 3.0.0\\nresource:\\n  a: {} | describes no function |"
                        + " write resources in place of resource",
                "resources in capitals | edition: 3.0.0\\nResources:\\n  a: {} | describes no function |"
                        + " write resources in place of Resources",
                "service | edition: 1.0.0\\nservice:\\n  a: {} | describes no function |"
                        + " write services in place of service",
                "resources without one | edition: 3.0.0\\n"
                        + "resources: | has 0 functions with a custom runtime under resources |"
                        + " give a file that describes a function",
                "a list of resources | edition: 3.0.0\\nresources:\\n"
                        + "  - component: fc3 | has 0 functions with a custom runtime under resources |"
                        + " give a file that describes a function",
                "another tool's | AWSTemplateFormatVersion: '2010-09-09'\\n"
                        + "Resources: {} | describes no function | give the s.yaml",
                "funcraft's | ROSTemplateFormatVersion: '2015-09-01'\\nTransform: 'Aliyun::Serverless-2018-04-03'\\n"
                        + "Resources: {} | describes no function | give the s.yaml",
            })
    void whatIsNoDescriptionIsToldSo(String name, String text, String what, String fix) {
        assertThatThrownBy(() -> find(text.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(what)
                .hasMessageContaining("fix: " + fix);
    }

    private static String changed(String from, String to) {
        String old = from.translateEscapes();
        assertThat(FC3).contains(old);
        return FC3.replace(old, to.translateEscapes());
    }

    private List<String> said(String text) throws IOException {
        FoundDescriptor found;
        try {
            found = find(text);
        } catch (FcProblem e) {
            return List.of(
                    e.getMessage().replace(folder.resolve("app") + "/", "").replaceFirst("\\n *fix: ", " -> "));
        }
        List<String> said = new ArrayList<>();
        for (Finding finding : found.findings()) {
            String verdict = finding instanceof Finding.Violated violated
                    ? (violated.severity() == Severity.ERROR ? "ERROR" : "WARNING")
                    : finding.verdict().toUpperCase(Locale.ROOT);
            String fix =
                    finding instanceof Finding.Violated violated ? violated.fix() : ((Finding.Unproven) finding).fix();
            said.add(finding.requirement().id() + " " + verdict + ": " + finding.observed() + " -> " + fix);
        }
        return said;
    }

    private FoundDescriptor find(String text) throws IOException {
        Path file =
                Files.writeString(Files.createDirectories(folder.resolve("app")).resolve("s.yaml"), text);
        return DeploymentDescriptor.find(
                new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>());
    }
}
