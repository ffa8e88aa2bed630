package io.github.fcmaven.mojo;

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
class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatIsUpToDateIsLeft() throws IOException {
        Path file = folder.resolve("new/s.yaml");
        assertThat(WholeFile.write(file, "a: b\n")).isTrue();
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, old);

        assertThat(WholeFile.write(file, "a: b\n")).isFalse();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
    }

    @Test
    void anotherTextReplacesItAndNothingIsLeftBesideIt() throws IOException {
        Path file = folder.resolve("s.yaml");
        WholeFile.write(file, "a: b\n");

        assertThat(WholeFile.write(file, "a: c\n")).isTrue();
        assertThat(file).hasContent("a: c\n");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("target"), "");

        assertThatThrownBy(() -> WholeFile.write(inTheWay.resolve("s.yaml"), "a: b\n"))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("cannot write ")
                .hasMessageContaining("outputDirectory");
    }
}
