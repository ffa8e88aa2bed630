package io.github.fcmaven.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where no other user of the machine gets in, though all share the temporary folder. */
@DisabledOnOs(OS.WINDOWS)
class UserFolderTest {

    @TempDir
    Path machine;

    private Path temporary;
    private Path cache;
    private Path first;

    @BeforeEach
    void folders() throws IOException {
        temporary = Files.createDirectory(machine.resolve("tmp"));
        cache = machine.resolve("home/.cache");
        first = temporary.resolve("fc-maven-alice");
    }

    private Path get() throws IOException {
        return UserFolder.get(temporary, cache, "alice");
    }

    @Test
    void itIsTheSameOneEachTimeAndForItsOwnerOnly() throws IOException {
        assertThat(get()).isEqualTo(first);
        assertThat(get()).isEqualTo(first).isEmptyDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
                .isEqualTo("rwx------");
    }

    @Test
    void aNameThatIsNoPathStaysInTheTemporaryFolder() throws IOException {
        assertThat(UserFolder.get(temporary, cache, "../a b").getParent()).isEqualTo(temporary);
    }

    @Test
    void oneThatOthersMayWriteIntoIsNotTaken() throws IOException {
        Files.createDirectory(first);
        Files.setPosixFilePermissions(first, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(get()).isEqualTo(cache.resolve("fc-maven"));
        assertThat(get()).isEqualTo(cache.resolve("fc-maven"));
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFileInPlaceOfTheTemporaryFolderIsNoReasonToLookForEver() throws IOException {
        Path file = Files.createFile(machine.resolve("file"));

        assertThat(UserFolder.get(file, cache, "alice")).isEqualTo(cache.resolve("fc-maven"));
        assertThatThrownBy(() -> UserFolder.get(file, file, "alice")).isInstanceOf(IOException.class);
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(
                machine.resolve("elsewhere"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createSymbolicLink(first, elsewhere);
        assertThat(get()).isEqualTo(cache.resolve("fc-maven"));
    }

    @Test
    void oneOfAnotherUserIsNotTakenThoughRootMayWriteIntoIt() throws IOException {
        Files.createDirectory(
                first, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            Files.setAttribute(first, "unix:uid", 65534);
        } catch (IOException e) {
            assumeTrue(false, "only root can give a folder away");
        }
        assertThat(get()).isEqualTo(cache.resolve("fc-maven"));
    }

    @Test
    void whereBothAreTakenItIsANewOne() throws IOException {
        Files.createFile(first);
        Files.createDirectories(cache);
        Files.createFile(cache.resolve("fc-maven"));
        assertThat(get().getParent()).isEqualTo(temporary);
        assertThat(get()).isNotEqualTo(first);
    }
}
