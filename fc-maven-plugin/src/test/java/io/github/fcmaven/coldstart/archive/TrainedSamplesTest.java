package io.github.fcmaven.coldstart.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.Sample;
import io.github.fcmaven.SampleFile;
import io.github.fcmaven.coldstart.Functions;
import io.github.fcmaven.coldstart.JarStart;
import io.github.fcmaven.coldstart.jre.BundledJava;
import io.github.fcmaven.coldstart.jre.JavaParts;
import io.github.fcmaven.coldstart.jre.Jdk;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.LocalLaunch;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.process.PortLease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications of strangers in the training run: each is told what it lacks, and has its archive after the edit. */
@Tag("matrix")
@EnabledOnOs(OS.LINUX)
class TrainedSamplesTest {

    @TempDir
    static Path shared;

    @TempDir
    Path work;

    static Stream<Sample> samples() {
        return Sample.of("trained");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void eachIsToldWhatItLacksAndTrainedAfterItsEdit(Sample sample) throws IOException {
        Draft found = trained(sample, "wrong");

        assertThat(found.warnings()).singleElement().asString().contains("has no AppCDS archive");
        sample.said().forEach(said -> assertThat(found.warnings().get(0)).contains(said.observed(), said.fix()));
        assertThat(archived(found)).isFalse();

        Draft edited = trained(sample.edited(), "edited");
        assertThat(edited.warnings()).isEmpty();
        assertThat(archived(edited)).isTrue();
    }

    private static boolean archived(Draft draft) {
        return draft.function().entries().keySet().stream()
                .anyMatch(path -> path.value().matches("app\\.(?:jsa|aot)"));
    }

    private Draft trained(Sample sample, String name) throws IOException {
        Path place = Files.createDirectory(work.resolve(name));
        Sample.Line jar = sample.files().get(0);
        Path file = Files.write(place.resolve(jar.name()), SampleFile.bytes(jar));
        Jdk jdk = Jdk.of(Host.running());
        Draft bundled = BundledJava.of(
                Draft.of(Functions.of(port(), file)),
                jdk,
                JavaParts.of(List.of(), List.of()),
                shared.resolve("jre"),
                place);
        FunctionPackage function = bundled.function()
                .withStart(new StartupCommand(List.of(JavaSource.BUNDLED_COMMAND), List.of("-jar", jar.name())));
        Training training =
                new Training(List.of(Request.of("GET", "/")), sample.variables(), List.of(), Duration.ofSeconds(4));
        TrainingPlace at = new TrainingPlace(
                new LocalLaunch(Host.running(), PortLease.PATIENCE, variable -> null, line -> {}),
                Instant.parse("1980-02-01T00:00:00Z"),
                place,
                place.resolve("training.log"));
        return Archived.of(
                Draft.of(function), JarStart.of(function), Optional.of(training), jdk, at, place.resolve("archive"));
    }

    private static CaPort port() {
        try (PortLease lease = PortLease.free()) {
            return lease.port();
        }
    }
}
