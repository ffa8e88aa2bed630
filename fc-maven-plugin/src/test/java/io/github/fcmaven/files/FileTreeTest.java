package io.github.fcmaven.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.AsNobody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees that are hard to delete: closed, deep, linked, of other users. */
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

    /** As a server makes them that goes down step by step: no path names the lowest one. */
    @Test
    void foldersDeeperThanAPathCanNameAreDeleted() throws IOException {
        String name = "d".repeat(200);
        Path tree = Files.createDirectory(work.resolve("0"));
        Files.writeString(tree.resolve("lowest"), "text");
        for (int i = 1; i <= 300; i++) {
            Path higher = work.resolve(Integer.toString(i));
            Path bottom = Files.createDirectories(higher.resolve((name + "/").repeat(10)));
            Files.writeString(bottom.resolve("file"), "text");
            Files.move(tree, bottom.resolve(name));
            tree = higher;
        }

        FileTree.delete(tree);

        assertThat(work).isEmptyDirectory();
    }

    /** Far more than files may be open at once. */
    @Test
    void manyShortFoldersInEachOtherAreDeleted() throws IOException {
        Path tree = Files.createDirectory(work.resolve("tree"));
        Files.createDirectories(tree.resolve("d/".repeat(1800)));

        FileTree.delete(tree);

        assertThat(work).isEmptyDirectory();
    }

    static final class Deleting {
        public static void main(String[] args) throws IOException {
            FileTree.delete(Path.of(args[0]));
        }
    }

    @Test
    void aFolderThatItsOwnerMayNotReadIsDeleted() throws Exception {
        assumeTrue(AsNobody.isPossible(), "needs root, setpriv, and classes that everybody may read");
        Path closed = Files.createDirectories(work.resolve("nobodys/tree/closed"));
        Files.writeString(closed.resolve("file"), "text");
        AsNobody.give(work.resolve("nobodys"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxr-xr-x"));

        AsNobody.Ran ran =
                AsNobody.run(Deleting.class, work.resolve("nobodys/tree").toString());

        assertThat(ran.output()).isEmpty();
        assertThat(work.resolve("nobodys")).isEmptyDirectory();
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
