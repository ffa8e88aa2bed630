package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.startup.StartLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another user is denied below a folder that is closed to it here. */
@DisabledOnOs(OS.WINDOWS)
class ClosedFolderTest {

    @TempDir
    Path work;

    private Path code;
    private final SortedMap<CodePath, Entry> files = new TreeMap<>();

    @BeforeEach
    void packs() throws Exception {
        for (Path above = work.toRealPath().getParent(); above != null; above = above.getParent()) {
            boolean open = Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE);
            assumeTrue(open, "needs a temporary folder that all users may enter, and not " + above);
        }
        code = Files.createDirectories(work.resolve("project/fc/code"));
        add("server.py", FileMode.READABLE);
        add("server", FileMode.EXECUTABLE);
        add("secret.py", FileMode.parse("600"));
        opens(work, "rwxr-xr-x");
        opens(work.resolve("project"), "rwx------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python3: can't open file '/code/server.py': [Errno 13] Permission denied",
                "sh: 0: cannot open server.py: Permission denied",
                "sh: 1: cd: can't cd to /code",
                "bash: line 1: cd: /code: Permission denied",
                "Error: EACCES: permission denied, lstat 'PROJECT'",
                "bash: line 1: ./server: Permission denied",
                "bash: line 1: /code/server: Permission denied",
            })
    void whatThePlatformLetsEachUserTakeProvesNothing(String line) throws Exception {
        String said = line.replace("PROJECT", work.resolve("project").toString());

        assertThat(ClosedFolder.of(files, code, said)).contains(work.resolve("project"));

        opens(work.resolve("project"), "rwxr-x--x");
        assertThat(ClosedFolder.of(files, code, said))
                .as("where no folder is closed")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "python3: can't open file '/code/secret.py': [Errno 13] Permission denied",
                "python3: can't open file '/code/other.py': [Errno 13] Permission denied",
                "bash: line 1: ./server.py: Permission denied",
                "PermissionError: [Errno 13] Permission denied: '/code/server.py'",
                "Error: EACCES: permission denied, mkdir '/code/data'",
                "Error: EACCES: permission denied, open '/etc/shadow'",
                "bash: line 1: cd: /root: Permission denied",
                "nginx: [emerg] bind() to 0.0.0.0:80 failed (13: Permission denied)",
            })
    void whatIsDeniedThereTooConvicts(String line) {
        assertThat(ClosedFolder.of(files, code, line)).isEmpty();
    }

    @Test
    void itIsNamedWithWhatOpensIt() {
        String line = "python3: can't open file '/code/server.py': [Errno 13] Permission denied";
        PackagedCode closed = new PackagedCode() {
            @Override
            public Optional<Path> closedFolder(String said) {
                return ClosedFolder.of(files, code, said);
            }
        };
        Differences here = TestMachine.differing(List.of(), closed);
        StartLog log = new StartLog(Optional.of(line));
        StartCause denied = StartCause.of(StartFailure.PERMISSION_DENIED, line);

        assertThat(StandInDifference.of(here, log, denied)).hasValueSatisfying(found -> assertThat(found.fix())
                .isEqualTo(
                        "check below a folder that all users may enter (chmod o+x " + work.resolve("project") + ")"));
        assertThat(StandInDifference.of(here, log, StartCause.of(StartFailure.UNKNOWN, line)))
                .isEmpty();
    }

    private void add(String name, FileMode mode) {
        files.put(CodePath.of(name), new Entry(CodePath.of(name), Content.of(""), mode));
    }

    private static void opens(Path folder, String mode) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
    }
}
