package io.github.fcmaven.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.JavaLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's folders in arguments and variables, replaced by those of this machine. */
class PathMappingTest {

    private final PathMapping places = PathMapping.of(Path.of("/w/$1"), List.of(JavaLayer.JAVA17), Path.of("/jdk"));

    @ParameterizedTest
    @CsvSource({
        "/code, /w/$1",
        "/code/x, /w/$1/x",
        "a:/code/lib:/opt, a:/w/$1/lib:/opt",
        "-Dx=/code/y, -Dx=/w/$1/y",
        "-I/code/lib, -I/w/$1/lib",
        "-javaagent:/code/a.jar=b, -javaagent:/w/$1/a.jar=b",
        "-Xbootclasspath/a:/code/x, -Xbootclasspath/a:/w/$1/x",
        "@/code/args, @/w/$1/args",
        "file:/code/a, file:/w/$1/a",
        "file:///code/a, file:///w/$1/a",
        "cd /code && ls /code/, cd /w/$1 && ls /w/$1/",
        "/codex, /codex",
        "/code.d, /code.d",
        "/code-2/x, /code-2/x",
        "/opt/code, /opt/code",
        "./code, ./code",
        "x/code, x/code",
        "http://host/code/x, http://host/code/x",
        "http://code/x, http://code/x",
        "/opt/java17/bin/java, /jdk/bin/java",
        "/opt/java17/bin:/usr/bin, /jdk/bin:/usr/bin",
        "/opt/java170, /opt/java170",
        "/opt/java21/bin/java, /opt/java21/bin/java"
    })
    void mapsPathElementsAndNothingThatOnlyLooksLikeOne(String text, String mapped) {
        assertThat(places.map(text)).isEqualTo(mapped);
    }

    @Test
    void aJavaOfWindowsGetsItsPathsAsItSeparatesThem() {
        List<String> start = List.of("java", "-cp", "/code/a.jar:lib/*", "-p", "/code", "--class-path=/code:b", "a:b");
        PathMapping windows = PathMapping.of(Path.of("C:\\w\\code"), List.of(), Path.of("C:\\jdk"));

        assertThat(windows.command(start, ';'))
                .containsExactly(
                        "java",
                        "-cp",
                        "C:\\w\\code/a.jar;lib/*",
                        "-p",
                        "C:\\w\\code",
                        "--class-path=C:\\w\\code;b",
                        "a:b");
        assertThat(places.command(start, ':').get(2)).isEqualTo("/w/$1/a.jar:lib/*");
    }

    @Test
    void aProgramOfWindowsHasAnotherName(@TempDir Path bin) throws IOException {
        Path exe = Files.writeString(bin.resolve("java.exe"), "");
        assertThat(Host.executable(bin.resolve("java"))).isEqualTo(exe);

        Path java = Files.writeString(bin.resolve("java"), "");
        assertThat(Host.executable(java)).isEqualTo(java);
        assertThat(Host.executable(bin.resolve("jcmd"))).isEqualTo(bin.resolve("jcmd"));
        Files.createDirectory(bin.resolve("jar.exe"));
        assertThat(Host.executable(bin.resolve("jar"))).isEqualTo(bin.resolve("jar"));
    }

    /** A folder with a colon in its name stands for one of a drive of Windows. */
    @Test
    void aProgramOfWindowsIsFoundOnThePlatformsPath(@TempDir Path machine) throws IOException {
        Path code = Files.createDirectories(machine.resolve("C:/w/code/bin"));
        Path home = machine.resolve("C:/jdk");
        Path java = program(home.resolve("bin/java.exe"));
        program(code.resolve("serve.exe"));
        PathMapping windows = PathMapping.of(machine.resolve("C:/w/code"), List.of(JavaLayer.JAVA17), home);

        assertThat(windows.program("/opt/java17/bin", "java")).hasValue(java);
        assertThat(windows.program("/opt/java17/bin", "jcmd")).isEmpty();
        assertThat(windows.program("/opt/java17/bin", "no\0name")).isEmpty();
        assertThat(windows.program("/usr/bin", "sh")).isEmpty();
        // the platform runs what is in the zip by its own name
        assertThat(windows.program("/code/bin", "serve")).isEmpty();
        assertThat(windows.program("/code/bin", "serve.exe")).hasValue(code.resolve("serve.exe"));
    }

    private static Path program(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        assertThat(Files.writeString(file, "").toFile().setExecutable(true)).isTrue();
        return file;
    }
}
