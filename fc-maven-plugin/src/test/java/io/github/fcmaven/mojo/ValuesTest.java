package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Times;
import io.github.fcmaven.report.ReportFiles;
import io.github.fcmaven.zip.OutputTimestamp;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users write in a POM, read as values. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource({"120, PT2M", "120s, PT2M", "2m, PT2M", "500ms, PT0.5S", "1h, PT1H", "' 7 s', PT7S"})
    void timesAreReadWithTheirUnit(String text, Duration time) {
        assertThat(Times.parse("startTimeout", text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "2 minutes", "1.5s", "99999999999", "999999999h", "20000m"})
    void whatIsNoTimeIsRefusedByItsParametersName(String text) {
        assertThatThrownBy(() -> Times.parse("startTimeout", text))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("startTimeout is '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T00:00:00Z, 2026-11-24T00:00:00Z",
        "2026-11-24T02:00:00+02:00, 2026-11-24T00:00:00Z",
        "1795478400, 2026-11-24T00:00:00Z"
    })
    void entryTimesAreReadAsMavenReadsThem(String text, Instant time) {
        assertThat(OutputTimestamp.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "x", "-"})
    void noEntryTimeIsTheDefault(String text) {
        assertThat(OutputTimestamp.parse(text)).isEqualTo(Instant.parse("1980-02-01T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-5",
                "-1795478400",
                "99999999999",
                "99999999999999999999",
                "1979-12-31T00:00:00Z",
                "2107-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "2026-11-24T00:00:00",
                "yesterday",
                "2026-11-24"
            })
    void whatIsNoEntryTimeIsRefused(String text) {
        assertThatThrownBy(() -> OutputTimestamp.parse(text))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("outputTimestamp is '" + text + "'");
    }

    static final class PrintsTheDefault {
        public static void main(String[] args) {
            System.out.print(OutputTimestamp.parse(null));
        }
    }

    /** Nor does {@code SOURCE_DATE_EPOCH}: the zip depends on the project and on nothing else. */
    @Test
    void theEnvironmentChangesNoEntryTime() throws Exception {
        ProcessBuilder java = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                PrintsTheDefault.class.getName());
        java.environment().put("SOURCE_DATE_EPOCH", "1795478400");
        assertThat(new String(java.start().getInputStream().readAllBytes())).isEqualTo("1980-02-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "", "0", "65536", "-1", "9000.0"})
    void aWrongCheckPortIsToldByItsOwnName(String text) {
        assertThatThrownBy(() -> AbstractLaunchMojo.port(text))
                .hasMessage("checkPort is '" + text + "', which is no port\n"
                        + "  fix: give a number from 1 to 65535, or auto");
    }

    @Test
    void aFolderInPlaceOfAZipIsTold() {
        OutputFiles files = withZip(Path.of("src"));

        assertThatThrownBy(() -> files.packaged(Path::toString))
                .hasMessageStartingWith("src is a folder, and not a file");
        assertThatThrownBy(() -> files.packaged(any -> "")).hasMessageStartingWith(". is a folder, and not a file");
    }

    @Test
    void whatIsNoFileInPlaceOfAZipIsThere() {
        assertThatThrownBy(() -> withZip(Path.of("/dev/null")).packaged(Path::toString))
                .hasMessageStartingWith("/dev/null is no plain file");
        assertThatThrownBy(() -> withZip(Path.of("none.zip")).packaged(Path::toString))
                .hasMessageStartingWith("there is no none.zip");
    }

    private static OutputFiles withZip(Path zip) {
        return new OutputFiles(
                Path.of("target"),
                new FinalName("function"),
                Optional.of(zip),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void functionsOfOneModuleShareNoFile() {
        Set<Path> all = new HashSet<>();
        for (String name : List.of("function", "small", "large")) {
            OutputFiles files = new OutputFiles(
                    Path.of("target"),
                    new FinalName(name),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            ReportFiles reports = new ReportFiles(Path.of("target/fc-reports"), new FinalName(name));
            List<Path> paths = List.of(
                    files.zip(),
                    files.manifest(),
                    files.fragment(),
                    files.buildRecord(),
                    reports.serverLog(),
                    reports.json(),
                    reports.junit(),
                    reports.validationJson(),
                    reports.validationJunit());
            assertThat(all).doesNotContainAnyElementsOf(paths);
            all.addAll(paths);
        }
        assertThat(all).hasSize(27);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "", "a\\b", "a:b", "a*"})
    void aFinalNameThatIsNoFileNameIsRefused(String name) {
        assertThatThrownBy(() -> new FinalName(name))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("finalName is '" + name + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "/, ''",
        "/code, ''",
        "/code/, ''",
        "lib, lib",
        "/code/lib/, lib",
        "codec, codec",
        "/codec, codec"
    })
    void whereFilesArePutIsBelowCode(String into, String folder) throws ReflectiveOperationException {
        ExtraDirectory directory = new ExtraDirectory();
        set(directory, "from", new File("src"));
        set(directory, "into", into);

        assertThat(directory.toFileSet().into()).isEqualTo(folder);
    }

    private static void set(Object bean, String field, Object value) throws ReflectiveOperationException {
        var declared = bean.getClass().getDeclaredField(field);
        declared.setAccessible(true);
        declared.set(bean, value);
    }

    @Test
    void secretsHaveNoText() {
        SecretMap secrets = new SecretMap();
        secrets.put("DB_PASSWORD", "hunter2");

        assertThat(secrets).hasToString("[DB_PASSWORD] (values are not shown)").containsEntry("DB_PASSWORD", "hunter2");
    }
}
