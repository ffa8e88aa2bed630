package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an element of {@code PYTHONPATH} may be written, and where it leads. */
class PythonPathTest {

    /** As Linux walks it, and not as it is written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/code/vendor",
                "vendor/",
                "./vendor",
                "/code//vendor",
                "lib/../vendor",
                "/code/lib/../vendor//",
                "../code/vendor",
                "/opt/../code/vendor",
                "/code/lib:vendor"
            })
    void aFolderOfPythonPathIsFollowed(String path) {
        for (Pack pack : withGunicorn(path)) {
            assertThat(violated(pack.copy()
                            .file("vendor/gunicorn/__init__.py", "")
                            .file("vendor/gunicorn/__main__.py", "")))
                    .doesNotContain(FC_FILE);
            assertThat(violated(pack)).contains(FC_FILE);
        }
    }

    /** There a layer or the image may have it. */
    @ParameterizedTest
    @ValueSource(strings = {"../opt/python", "/code/../mnt/python", "lib/../../opt", "..", "/", "//opt//python"})
    void aFolderOfPythonPathOutsideOfThePackageProvesNothing(String path) {
        for (Pack pack : withGunicorn(path)) {
            assertThat(pack.check().findings())
                    .filteredOn(finding -> finding.requirement() == FC_FILE)
                    .hasAtLeastOneElementOfType(Finding.Unproven.class)
                    .noneMatch(Finding.Violated.class::isInstance);
        }
    }

    /** As a module that is run, and as one that is imported. */
    private static List<Pack> withGunicorn(String path) {
        Pack pack = Pack.empty()
                .file("src/server.py", "import gunicorn\n")
                .file("lib/other.py", "")
                .variable("PYTHONPATH", path);
        return List.of(
                pack.copy().command("python3", "-m", "gunicorn"), pack.copy().command("python3", "src/server.py"));
    }

    private static Stream<Requirement> violated(Pack pack) {
        return Row.violations(pack).stream().map(Finding::requirement);
    }
}
