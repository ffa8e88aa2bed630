package io.github.fcmaven.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Heroku's example of an embedded Tomcat looks for its project by the folder {@code target} in its jar's path. */
class OwnFolderTest {

    @TempDir
    Path work;

    @ParameterizedTest(name = "{0}: {1} with {2}, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "target | launch/Main.class | Main-Class: launch.Main | -jar app.jar | /target/ | true",
                "target | launch/Main.class | Created-By: x | -cp app.jar launch.Main | /target/ | true",
                "target | BOOT-INF/classes/a/App.class | Start-Class: a.App | -jar app.jar | /target/ | true",
                "target | launch/Other.class | Main-Class: launch.Main | -jar app.jar | /target/ | false",
                "target | launch/Main.class | Main-Class: launch.Main | -jar app.jar | target | false",
                "build | launch/Main.class | Main-Class: launch.Main | -jar app.jar | /target/ | false"
            })
    void aStartedClassThatNamesTargetLooksForItsProject(
            String folder, String file, String manifest, String arguments, String constant, boolean looks)
            throws Exception {
        Path code = Files.createDirectories(work.resolve(folder).resolve("fc/instance-1/code"));
        Files.writeString(code.resolve("a.jar"), "none");
        Files.writeString(code.resolve("z.jar"), "none");
        try (OutputStream out = Files.newOutputStream(code.resolve("app.jar"));
                ZipOutputStream jar = new ZipOutputStream(out)) {
            jar.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            jar.write(("Manifest-Version: 1.0\r\n" + manifest + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            jar.putNextEntry(new ZipEntry(file));
            jar.write(("\1\0\10" + constant).getBytes(StandardCharsets.ISO_8859_1));
        }

        assertThat(OwnFolder.target(code, List.of(("/opt/java17/bin/java " + arguments).split(" "))))
                .isEqualTo(looks ? Optional.of(work.resolve("target")) : Optional.empty());
    }
}
