package io.github.fcmaven.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    @TempDir
    Path work;

    @Test
    void aTreeIsDeletedWhoeverMayWriteIntoIt() throws IOException {
        Path closed = Files.createDirectories(work.resolve("tree/closed"));
        Files.writeString(closed.resolve("file"), "text");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));

        FileTree.delete(work.resolve("tree"));

        assertThat(work.resolve("tree")).doesNotExist();
    }

    @Test
    void whatALinkPointsToStays() throws IOException {
        Path kept =
                Files.writeString(Files.createDirectories(work.resolve("other")).resolve("file"), "text");
        Path tree = Files.createDirectories(work.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), kept.getParent());

        FileTree.delete(tree);

        assertThat(tree).doesNotExist();
        assertThat(kept).hasContent("text");
    }

    @Test
    void nothingIsDeletedWhereThereIsNothing() throws IOException {
        FileTree.delete(work.resolve("none"));

        assertThat(work).isEmptyDirectory();
    }
}
