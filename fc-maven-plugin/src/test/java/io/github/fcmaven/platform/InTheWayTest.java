package io.github.fcmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the user's at a place where the plugin needs a folder. */
class InTheWayTest {

    @TempDir
    Path folder;

    /** The system says the reason in the language of the user. */
    @Test
    void aFileInPlaceOfAFolderIsNamedInEveryLanguage() throws IOException {
        Path file = Files.writeString(folder.resolve("README.md"), "");

        IOException error = new FileSystemException(file.resolve("a/b").toString(), null, "N'est pas un dossier");

        assertThat(fix(error)).isEqualTo("remove or rename " + file + ", which is no folder");
        assertThat(fix(new UncheckedIOException(error))).isEqualTo(fix(error));
        assertThat(fix(new FileAlreadyExistsException(file.toString()))).isEqualTo(fix(error));
    }

    @Test
    void whatIsInNobodysWayIsToldOtherwise() throws IOException {
        Path file = Files.writeString(folder.resolve("README.md"), "");

        assertThat(fix(new FileSystemException(file.toString(), null, "No space left on device")))
                .isEqualTo("else");
        assertThat(fix(new NoSuchFileException(folder.resolve("a/b").toString())))
                .isEqualTo("else");
        assertThat(fix(new FileAlreadyExistsException(folder.toString()))).isEqualTo("else");
        assertThat(fix(new NoSuchFileException("relative"))).isEqualTo("else");
        assertThat(fix(new IOException("a stream"))).isEqualTo("else");
    }

    /** Under {@code LC_ALL=C} an error has such a name. */
    @Test
    void aNameThatNoPathHasIsNobodysWay() {
        assertThat(fix(new FileSystemException("a\0b", null, "Not a directory")))
                .isEqualTo("else");
    }

    /** Who only reads names another file, and never removes the one that is there. */
    @Test
    void aFileThatIsOnlyReadKeepsItsFix() throws IOException {
        Path file = Files.writeString(folder.resolve("pom.xml"), "");
        IOException error = new FileSystemException(file.resolve("e.json").toString(), null, "Not a directory");

        assertThat(FcProblem.local("the event cannot be read", "name another file", error)
                        .fix())
                .isEqualTo("name another file");
        assertThat(UnexpectedError.asProblem(new UncheckedIOException(error)).fix())
                .doesNotContain("remove or rename");
    }

    private static String fix(Throwable error) {
        return InTheWay.fix(error, "else");
    }
}
