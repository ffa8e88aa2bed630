package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.CaseTable;
import io.github.fcmaven.Sample;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applications of strangers, launched and checked: each is told what is wrong with it and nothing else, and after the
 * edit that is named nothing is.
 */
@LaunchesServers
class LaunchedSamplesTest {

    /** As long as the check waits for an answer: a server with a short queue is late where many programs run. */
    private static final Bounds PATIENT =
            Checked.bounds(Bounds.DEFAULTS.startLimit(), Bounds.DEFAULTS.answer(), Checked.IMPATIENT.quiet());

    @TempDir
    Path work;

    /** The first of each kind. */
    static Stream<Sample> first() {
        Set<String> kinds = new HashSet<>();
        return Sample.of("launched").filter(sample -> kinds.add(sample.kind()));
    }

    static Stream<Sample> others() {
        Set<String> kinds = new HashSet<>();
        return Sample.of("launched").filter(sample -> !kinds.add(sample.kind()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("first")
    void theFirstOfEachKindIsJudgedAndCorrectedByItsEdit(Sample sample) throws IOException {
        holds(sample);
    }

    @Tag("matrix")
    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void eachIsJudgedAndCorrectedByItsEdit(Sample sample) throws IOException {
        holds(sample);
    }

    private void holds(Sample sample) throws IOException {
        try (PortLease other = PortLease.free()) {
            Sample placed = sample.with("{other}", other.port().toString());
            Checked.Result found = checked(placed, "wrong");

            placed.said().forEach(said -> assertSaid(found, said));
            assertThat(violated(found)).as(said(found)).isEqualTo(violated(placed));
            if (!sample.edit().isEmpty()) {
                Checked.Result edited =
                        checked(sample.edited().with("{other}", other.port().toString()), "edited");
                assertThat(violated(edited)).as(said(edited)).isEmpty();
                sample.said().stream()
                        .filter(said -> said.verdict().matches(".* (violated|unproven)"))
                        .map(said -> edited.of(Requirement.ofId(said.subject()).orElseThrow()))
                        .forEach(finding -> assertThat(finding)
                                .isInstanceOfAny(Finding.Met.class, Finding.Unproven.class)
                                .matches(now ->
                                        now instanceof Finding.Met || now.requirement() == Requirement.FC_KEEPALIVE));
            }
        }
    }

    private static void assertSaid(Checked.Result found, Sample.Said said) {
        if (said.subject().equals("warned")) {
            assertThat(String.join("\n", found.report().warnings())).contains(said.observed());
            return;
        }
        Finding finding = found.of(Requirement.ofId(said.subject()).orElseThrow());
        assertThat(said.subject() + " " + finding.verdict()).as(said(found)).isEqualTo(said.verdict());
        assertThat(finding.observed()).contains(said.observed());
        assertThat(finding.fix()).contains(said.fix());
    }

    private static Set<String> violated(Checked.Result found) {
        return found.report().findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .map(finding -> finding.requirement().id())
                .collect(Collectors.toSet());
    }

    private static Set<String> violated(Sample sample) {
        return sample.said().stream()
                .filter(said -> said.verdict().endsWith(" violated"))
                .map(Sample.Said::subject)
                .collect(Collectors.toSet());
    }

    private static String said(Checked.Result found) {
        return found.report().findings().stream()
                        .map(finding -> finding.requirement().id() + " " + finding.verdict() + ": " + finding.observed()
                                + "\n  -> " + finding.fix())
                        .collect(Collectors.joining("\n"))
                + "\n" + String.join("\n", found.report().lastLines());
    }

    private Checked.Result checked(Sample sample, String name) throws IOException {
        Path place = Files.createDirectories(
                work.resolve(name).resolve(sample.setting("in").orElse("plain")));
        Checked checked = Checked.sample(sample)
                .bounds(PATIENT)
                .startTimeout(Duration.ofSeconds(40))
                .idle(Duration.ofMillis(200));
        Map.of("serve.py", "from serve import", "listen.php", "require \"listen.php\"")
                .forEach((shared, use) -> {
                    if (sample.files().stream().anyMatch(file -> file.content().contains(use))) {
                        checked.file(shared, CaseTable.text("samples/" + shared));
                    }
                });
        List<Sample.Line> stubs = sample.files().stream()
                .filter(file -> file.kind().equals("stub"))
                .toList();
        if (!stubs.isEmpty()) {
            checked.on(Host.running().withInterpreter(php(stubs.get(0).text())));
        }
        return (sample.setting("proof").isPresent() ? checked.proven() : checked).run(place);
    }

    /** A PHP that has an extension: what stands for it is loaded before each program. */
    private String php(String extension) throws IOException {
        Path stub = Files.writeString(work.resolve("stub.php"), "<?php " + extension);
        Path php = Files.createDirectories(work.resolve("here")).resolve("php");
        Files.writeString(
                php,
                "#!/bin/sh\nif [ \"$1\" = -r ]; then printf '%s\\n7.4.33' \"$0\"; else exec "
                        + Programs.find("php").orElseThrow() + " -d auto_prepend_file=" + stub + " \"$@\"; fi\n");
        assertThat(php.toFile().setExecutable(true)).isTrue();
        return php.toString();
    }
}
