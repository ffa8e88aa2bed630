package io.github.fcmaven.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that others read while they are written. */
class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatIsUpToDateIsLeft() throws IOException {
        Path file = folder.resolve("new/s.yaml");
        assertThat(AtomicFile.write(file, "a: b\n")).isTrue();
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, old);

        assertThat(AtomicFile.write(file, "a: b\n")).isFalse();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
    }

    @Test
    void anotherTextReplacesItAndNothingIsLeftBesideIt() throws IOException {
        Path file = folder.resolve("s.yaml");
        AtomicFile.write(file, "a: b\n");

        assertThat(AtomicFile.write(file, "a: c\n")).isTrue();
        assertThat(file).hasContent("a: c\n");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("target"), "");

        assertThatThrownBy(() -> AtomicFile.write(inTheWay.resolve("s.yaml"), "a: b\n"))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("cannot write ")
                .hasMessageContaining("outputDirectory");
    }

    @Test
    void whatIsInTheWayIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("fc-reports"), "");
        Path report = Files.createDirectories(folder.resolve("report.json/kept"));
        Path link = Files.createSymbolicLink(folder.resolve("target"), folder.resolve("gone"));

        assertThatThrownBy(() -> AtomicFile.write(file.resolve("report.json"), "{}"))
                .hasMessageContaining("remove or rename " + file + ", which is no folder");
        assertThatThrownBy(() -> AtomicFile.write(file.resolve("deeper/still/report.json"), "{}"))
                .hasMessageContaining("remove or rename " + file + ", which is no folder");
        assertThatThrownBy(() -> AtomicFile.write(link.resolve("report.json"), "{}"))
                .hasMessageContaining("remove or rename " + link + ", a link that leads to nothing");
        assertThatThrownBy(() -> AtomicFile.write(report.getParent(), "{}"))
                .hasMessageContaining("remove or rename the folder " + report.getParent());
        assertThat(report).exists();
    }
}
