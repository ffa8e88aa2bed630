package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.fcmaven.CaseTable;
import io.github.fcmaven.Sample;
import io.github.fcmaven.SampleFile;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.payload.BuiltFiles;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.rule.CheckedPackage;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticCheck;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.zip.FileSet;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applications of strangers, packed or validated: each is told what is wrong with it and nothing else, and after the
 * edit that is named nothing is.
 */
class PackedSamplesTest {

    private static final String SOURCES = "src/main/function/";
    private static final String BUILT = "target/";
    private static final String SECRET = "hunter2";

    @TempDir
    private Path folder;

    static Stream<Sample> samples() {
        return Sample.of("packed");
    }

    /** What becomes of a sample: a package and what is said of it, or a refusal. */
    private record Outcome(Optional<FunctionPackage> function, List<Finding> findings, List<String> told) {

        private String of(String subject) {
            return switch (subject) {
                case "packed" ->
                    packed().entries().keySet().stream().map(Object::toString).collect(Collectors.joining(" "));
                case "started" -> String.join(" ", packed().start().argv());
                case "runtime" -> packed().runtime().wireName();
                case "environment" -> packed().environment().toString();
                default -> String.join("\n", told);
            };
        }

        private FunctionPackage packed() {
            return function.orElseThrow(() -> new AssertionError(told));
        }

        private List<String> violated() {
            return findings.stream()
                    .filter(Finding.Violated.class::isInstance)
                    .map(finding -> finding.requirement().id() + " " + verdict(finding))
                    .distinct()
                    .toList();
        }

        /** All that is said, as a failed test shows it. */
        private String said() {
            return told + "\n"
                    + findings.stream()
                            .filter(finding -> !(finding instanceof Finding.Met || finding instanceof Finding.Skipped))
                            .map(finding -> finding.requirement().id() + " " + verdict(finding) + ": "
                                    + finding.observed() + "\n  -> " + fix(finding))
                            .collect(Collectors.joining("\n"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void eachIsToldWhatIsWrongAndTheEditThatIsNamedCorrectsIt(Sample sample) throws IOException {
        Outcome found = outcome(sample, "wrong");

        assertThat(found.said()).doesNotContain(SECRET);
        sample.said().forEach(said -> assertSaid(found, said));
        assertThat(found.violated())
                .as(found.said())
                .containsExactlyInAnyOrderElementsOf(sample.said().stream()
                        .map(Sample.Said::verdict)
                        .filter(verdict -> verdict.startsWith("FC-") && verdict.matches(".* (violated|warning)"))
                        .toList());
        if (!sample.edit().isEmpty()) {
            Outcome edited = outcome(sample.edited(), "edited");
            assertThat(edited.function()).as(edited.said()).isPresent();
            assertThat(edited.violated()).as(edited.said()).isEmpty();
            sample.said().forEach(said -> assertCorrected(edited, said));
        }
    }

    /** But of what a shell reads, where they are an error: that has a table of its own. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void lineEndsOfWindowsChangeNoVerdict(Sample sample) throws IOException {
        assumeFalse(sample.kind().equals("carriage-returns"));
        assertThat(outcome(sample.onWindows(), "windows").violated())
                .containsExactlyElementsOf(outcome(sample, "linux").violated());
    }

    private static void assertSaid(Outcome found, Sample.Said said) {
        if (said.subject().startsWith("FC-")) {
            Finding finding = finding(found, said.subject());
            assertThat(said.subject() + " " + verdict(finding)).as(found.said()).isEqualTo(said.verdict());
            assertThat(finding.observed()).contains(said.observed());
            assertThat(fix(finding)).contains(said.fix());
        } else if (said.subject().equals("refused")) {
            assertThat(found.function()).as(found.said()).isEmpty();
            assertThat(found.said()).contains(said.observed()).contains(said.fix());
        } else {
            assertThat(found.of(said.subject())).contains(said.observed());
        }
    }

    private static void assertCorrected(Outcome edited, Sample.Said said) {
        if (said.verdict().matches("FC-.* (violated|warning)")) {
            assertThat(finding(edited, said.subject()))
                    .as(said.subject())
                    .isInstanceOfAny(Finding.Met.class, Finding.Skipped.class);
        } else if (said.verdict().equals("warned")) {
            assertThat(edited.of("warned")).doesNotContain(said.observed());
        }
    }

    private static Finding finding(Outcome found, String id) {
        return found.findings().stream()
                .filter(finding -> finding.requirement().id().equals(id))
                .reduce((one, other) -> one instanceof Finding.Violated ? one : other)
                .orElseThrow(() -> new AssertionError(id + " is not judged: " + found.said()));
    }

    private static String verdict(Finding finding) {
        boolean warning = finding instanceof Finding.Violated violated && violated.severity() == Severity.WARNING;
        return warning ? "warning" : finding.verdict().toLowerCase(Locale.ROOT);
    }

    private static String fix(Finding finding) {
        return finding instanceof Finding.Violated violated
                ? violated.fix()
                : finding instanceof Finding.Unproven unproven ? unproven.fix() : "";
    }

    private Outcome outcome(Sample sample, String name) throws IOException {
        Path place = Files.createDirectories(folder.resolve(name));
        try {
            String first = sample.files().get(0).name();
            return first.startsWith(SOURCES) || first.startsWith(BUILT)
                    ? packed(sample, place)
                    : validated(sample, place);
        } catch (FcProblem e) {
            List<String> all = new ArrayList<>();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                all.add(cause.toString());
            }
            return new Outcome(Optional.empty(), List.of(), all);
        }
    }

    /** As {@code package} takes a folder of sources, or the jar that the build made, which is the first one. */
    private static Outcome packed(Sample sample, Path place) throws IOException {
        for (Sample.Line file : sample.files()) {
            Path path = place.resolve(file.name());
            Files.createDirectories(path.getParent());
            Files.write(path, SampleFile.bytes(file));
        }
        Optional<Path> jar = Optional.of(place.resolve(sample.files().get(0).name()))
                .filter(file -> file.startsWith(place.resolve(BUILT)));
        BuiltFiles built = new BuiltFiles(Optional.empty(), jar, List.of(), place.resolve(BUILT));
        FileSet files = new FileSet(place.resolve(SOURCES), "", List.of(), List.of(), "functionDirectory");
        Draft draft = new PayloadRequest(built, files, SOURCES, Optional.empty())
                .find()
                .pack(TestSpec.DEMO.withSettings(Map.of("logConfig", "auto")), declared(sample), new ServerReader());
        CheckedPackage whole =
                new CheckedPackage(draft.function(), size(sample, 1000), draft.findings(), FixLocation.POM, List.of());
        return new Outcome(Optional.of(draft.function()), findings(whole), draft.warnings());
    }

    private static StartSpec declared(Sample sample) {
        return new StartSpec(
                sample.setting("runtime").map(CustomRuntime::parse),
                List.of(),
                Optional.empty(),
                new StartSpec.Form.CustomRuntimeConfig(),
                new StartupCommand(sample.start(), List.of()),
                StartSpec.JavaStart.NONE,
                Map.of("TZ", "UTC"));
    }

    /** As {@code validate} takes a zip and the {@code s.yaml} that deploys it. */
    private static Outcome validated(Sample sample, Path place) throws IOException {
        ForeignZip made = new ForeignZip();
        for (Sample.Line file : sample.files()) {
            int type = file.kind().equals("link") ? 0120000 : 0100000;
            int method = file.kind().equals("bzip2") ? 12 : file.kind().equals("lzma") ? 14 : ForeignZip.STORED;
            made.entry(file.name(), SampleFile.bytes(file), type | (SampleFile.isProgram(file) ? 0755 : 0644), method);
        }
        Path zip = Files.write(place.resolve("function.zip"), made.bytes());
        Path yaml = place.resolve("s.yaml");
        Files.write(
                yaml,
                sample.ended(yaml(sample))
                        .getBytes(Charset.forName(sample.setting("encoding").orElse("UTF-8"))));
        PackagedFunction found = PackagedFunction.look(new OutputFiles(
                place,
                new FinalName("function"),
                Optional.of(zip),
                Optional.of(yaml),
                Optional.empty(),
                Optional.empty()));
        CheckedPackage whole = new CheckedPackage(
                found.function(), size(sample, Files.size(zip)), found.findings(), found.origin(), List.of());
        return new Outcome(Optional.of(found.function()), findings(whole), List.of());
    }

    /** The zip's own size, or one that is given in its place. */
    private static OptionalLong size(Sample sample, long own) {
        return OptionalLong.of(sample.setting("size").map(Long::valueOf).orElse(own));
    }

    private static String yaml(Sample sample) {
        String props = sample.setting("props").orElse("");
        StringBuilder text = new StringBuilder(sample.setting("above").orElse(""));
        text.append(CaseTable.text("samples/s.yaml")
                .replace("cn-hangzhou", sample.setting("region").orElse("cn-hangzhou")));
        line(text, "runtime", sample.setting("runtime").orElse("custom"));
        sample.setting("layer")
                .map(layer -> JavaLayer.valueOf(layer.toUpperCase(Locale.ROOT)))
                .ifPresent(layer -> line(text, "layers", "['" + layer.arn("cn-hangzhou") + "']"));
        if (!props.contains("environmentVariables")) {
            line(text, "environmentVariables", "{TZ: UTC}");
        }
        String command = sample.start().stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
        line(
                text,
                "customRuntimeConfig",
                command.isEmpty() ? "{port: 9000}" : "{port: 9000, command: [" + command + "]}");
        props.lines().forEach(line -> text.append("      ").append(line).append('\n'));
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append("      ").append(key).append(": ").append(value).append('\n');
    }

    private static List<Finding> findings(CheckedPackage whole) {
        return StaticCheck.of(whole, SeverityOverrides.DEFAULT).findings();
    }
}
