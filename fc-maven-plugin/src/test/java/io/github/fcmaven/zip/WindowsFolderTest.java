package io.github.fcmaven.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of Windows: drives, backslashes, names without case, no modes. Its zip is the one that Linux makes. */
class WindowsFolderTest {

    private static final Map<String, String> FILES = Map.of(
            "bootstrap", "#!/bin/sh\nexec ./server\n",
            "server", "\u007fELF",
            "config/app/orders.properties", "a=1\r\n",
            "config/app/notes.txt", "left out\r\n",
            "target/left.txt", "left out\r\n",
            ".fcignore", "target/\r\nconfig/**/*.txt\r\n.fcignore\r\n");

    private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows());

    @TempDir
    Path linux;

    @AfterEach
    void close() throws IOException {
        windows.close();
    }

    private Path folder() throws IOException {
        return files(windows.getPath("C:\\work\\orders\\src\\main\\function"));
    }

    private static Path files(Path folder) throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }

    private static List<Entry> entries(Path folder, String... includes) {
        return new FileSet(folder, "", List.of(includes), List.of(), "functionDirectory").entries();
    }

    @Test
    void namesHaveSlashesAndModesGoByRule() throws IOException {
        assertThat(entries(folder()).stream()
                        .collect(Collectors.toMap(entry -> entry.path().value(), Entry::mode)))
                .isEqualTo(Map.of(
                        "bootstrap", FileMode.EXECUTABLE,
                        "server", FileMode.EXECUTABLE,
                        "config/app/orders.properties", FileMode.READABLE));
    }

    @Test
    void patternsAreWrittenWithSlashes() throws IOException {
        assertThat(entries(folder(), "config/**"))
                .extracting(entry -> entry.path().value())
                .containsExactly("config/app/orders.properties");
    }

    @Test
    void theZipHasTheBytesThatLinuxMakes() throws IOException {
        assertThat(zip("windows", folder())).hasSameBinaryContentAs(zip("linux", files(linux.resolve("function"))));
    }

    private Path zip(String name, Path folder) {
        Path zip = linux.resolve(name + ".zip");
        Zips.write(
                entries(folder).stream()
                        .collect(Collectors.toMap(
                                Entry::path,
                                entry -> entry,
                                (one, other) -> one,
                                java.util.TreeMap<CodePath, Entry>::new)),
                zip,
                Instant.parse("1980-02-01T00:00:00Z"));
        return zip;
    }

    @Test
    void aLinkIsFollowedInTheFolderAndRefusedOutOfIt() throws IOException {
        Path folder = folder();
        Files.createSymbolicLink(folder.resolve("same.properties"), windows.getPath("config\\app\\orders.properties"));
        assertThat(entries(folder)).extracting(entry -> entry.path().value()).contains("same.properties");

        Files.createSymbolicLink(folder.resolve("secret"), Files.writeString(windows.getPath("C:\\secret"), "x"));
        assertThatThrownBy(() -> entries(folder)).isInstanceOf(FcProblem.class).hasMessageContaining("C:\\secret");
    }
}
