package io.github.fcmaven.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that an entry of the zip may have. */
class CodePathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bootstrap",
                "lib/a.jar",
                ".env",
                "..a",
                "a..",
                "...",
                "größe/中文",
                "a b",
                "-x",
                "~",
                "a:b",
                "CON",
                "x."
            })
    void plainPathsAreTaken(String path) {
        assertThat(CodePath.of(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "./a",
                "a/.",
                "a/../b",
                "../a",
                "a\\b",
                "a\nb",
                "a\u0000b",
                "\u0085",
                "a\ufffdb",
                "\ud800"
            })
    void pathsThatDoNotUnpackAlikeEverywhereAreRefused(String path) {
        FcProblem problem = catchThrowableOfType(FcProblem.class, () -> CodePath.of(path));
        assertThat(problem).as("a refusal").isNotNull();
        assertThat(problem.requirement()).contains(Requirement.FC_ENTRY);
        assertThat(problem.what())
                .contains("cannot be the name of an entry")
                .doesNotContain("\n")
                .doesNotContain("\0");
    }

    @Test
    void lengthsAreCountedInUtf8() {
        assertThat(CodePath.of("é".repeat(127) + "x").value()).hasSize(128);
        assertThat(catchThrowableOfType(FcProblem.class, () -> CodePath.of("é".repeat(128))))
                .hasMessageContaining("255 bytes");
        String deep = "d/".repeat(2047);
        assertThat(CodePath.of(deep + "ab").value()).hasSize(4096);
        assertThat(catchThrowableOfType(FcProblem.class, () -> CodePath.of(deep + "abc")))
                .hasMessageContaining("4096 bytes");
    }

    @Test
    void anUndecodableNameIsExplained() {
        assertThat(catchThrowableOfType(FcProblem.class, () -> CodePath.of("caf\ufffd")))
                .hasMessageContaining("not readable as UTF-8")
                .hasMessageContaining("LC_ALL=C");
    }

    @Test
    void pathsSortByTheirUtf8BytesNotByTheirChars() {
        List<String> names = List.of("\uff5e", "\ud83d\ude00", "b", "a/b", "a-b", "a", "Z", "é");
        List<String> expected = new ArrayList<>(names);
        expected.sort(Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned));
        TreeSet<CodePath> sorted = new TreeSet<>();
        names.forEach(name -> sorted.add(CodePath.of(name)));
        assertThat(sorted).extracting(CodePath::value).containsExactlyElementsOf(expected);
        assertThat(expected.indexOf("\uff5e")).isLessThan(expected.indexOf("\ud83d\ude00"));
    }

    @Test
    void aPathKnowsItsParts() {
        CodePath path = CodePath.of("lib/a/b.jar");
        assertThat(path.name()).isEqualTo("b.jar");
        assertThat(path.parent()).contains(CodePath.of("lib/a"));
        assertThat(CodePath.BOOTSTRAP.parent()).isEmpty();
        assertThat(path.absolute()).isEqualTo("/code/lib/a/b.jar");
        assertThat(CodePath.of("lib").resolve("a/b.jar")).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "lib/a.jar, lib/a.jar",
        "./lib//a.jar, lib/a.jar",
        "lib/../a.jar, a.jar",
        "../code/a.jar, a.jar",
        "/code/lib/a.jar, lib/a.jar",
        "//code/./a.jar, a.jar",
        "/code/../code/a.jar, a.jar",
        "/../code/a.jar, a.jar",
        "../a.jar,",
        "/code/../a.jar,",
        "/codes/a.jar,",
        "/opt/a.jar,",
        "/code,",
        "lib/..,",
        "''," // the working directory itself
    })
    void aWordNamesAFileAsLinuxFollowsIt(String word, String path) {
        assertThat(CodePath.named(word).map(CodePath::value)).isEqualTo(Optional.ofNullable(path));
    }

    /** The beginning of the paths below it; none where it is elsewhere. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''        | ''",
                ".         | ''",
                "/code     | ''",
                "/code/    | ''",
                "lib/..    | ''",
                "lib       | lib/",
                "./lib//a/ | lib/a/",
                "/code/lib | lib/",
                "..        |",
                "/         |",
                "/opt/lib  |",
                "/coder    |"
            })
    void aFolderIsNamedFromTheCodeFolder(String word, String below) {
        assertThat(CodePath.folderNamed(word)).isEqualTo(Optional.ofNullable(below));
    }
}
