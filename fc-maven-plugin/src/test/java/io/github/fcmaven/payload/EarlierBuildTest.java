package io.github.fcmaven.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plugin that makes its jar after this one leaves that of the build before. */
class EarlierBuildTest {

    private static final String OLDER = "demo-exec.jar is older than demo.jar, and has another com.acme.App: an earlier"
            + " build has made it. Put the plugin that makes it above fc-maven-plugin in pom.xml";

    @TempDir
    private Path target;

    @ParameterizedTest
    @CsvSource({
        "BOOT-INF/classes/com/acme/App.class, 11, -10, true",
        "com/acme/App.class, 11, -10, true",
        "com/acme/App.class, 11, 10, false",
        "com/acme/App.class, 11, 0, false",
        "com/acme/App.class, 17, -10, false",
        "org/lib/App.class, 11, -10, false"
    })
    void anOlderJarWithOtherClassesIsOfAnEarlierBuild(String file, int java, int seconds, boolean earlier)
            throws IOException {
        Path artifact = TestJar.empty().classOf("com.acme.App", 17).write(target.resolve("demo.jar"));
        Path jar = TestJar.empty().file(file, TestJar.classBytes(java)).write(target.resolve("demo-exec.jar"));
        FileTime made = FileTime.fromMillis(1_700_000_000_000L);
        Files.setLastModifiedTime(artifact, made);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(made.toMillis() + seconds * 1000L));

        assertThat(EarlierBuild.of(artifact, jar)).hasSize(earlier ? 1 : 0).allMatch(text -> text.startsWith(OLDER));
    }

    @ParameterizedTest
    @CsvSource({"demo.jar, demo.jar", "demo.txt, demo.jar"})
    void nothingIsSaidOfTheArtifactItselfOrOfWhatIsNoJar(String artifact, String jar) throws IOException {
        Files.writeString(target.resolve(artifact), "text");
        Files.writeString(target.resolve(jar), "text");

        assertThat(EarlierBuild.of(target.resolve(artifact), target.resolve(jar)))
                .isEmpty();
    }
}
