package io.github.fcmaven.coldstart.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.coldstart.Functions;
import io.github.fcmaven.coldstart.Program;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that the JDK's own tool has signed. */
class UnsignedJarsTest {

    private static final CodePath LIBRARY = CodePath.of("lib/provider-1.0.jar");

    @TempDir
    static Path shared;

    private static Path signed;

    @TempDir
    Path work;

    @BeforeAll
    static void sign() throws Exception {
        signed = new Program()
                .manifest("Multi-Release", "true")
                .file("a/data.txt", "data")
                .file("b/more.txt", "more")
                .write(shared.resolve("signed.jar"));
        Path store = shared.resolve("store");
        tool("keytool", "-genkeypair", "-alias", "me", "-keyalg", "EC", "-dname", "CN=me", "-validity", "3650");
        tool("jarsigner", signed.toString(), "me");
        assertThat(store).exists();
        assertThat(isSigned(signed)).isTrue();
    }

    private static void tool(String name, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()));
        command.addAll(List.of("-keystore", shared.resolve("store").toString(), "-storepass", "secret"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(printed).isZero();
    }

    @Test
    void aSignedJarIsACopyWithTheSameFilesAndNoSignature() throws IOException {
        Draft draft = UnsignedJars.of(draft(LIBRARY, Content.of(signed)), work);

        Path copy = file(draft, LIBRARY);
        assertThat(copy).isNotEqualTo(signed);
        assertThat(isSigned(copy)).isFalse();
        try (JarFile jar = new JarFile(copy.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .containsExactlyInAnyOrder("META-INF/", "META-INF/MANIFEST.MF", "a/data.txt", "b/more.txt");
            assertThat(jar.isMultiRelease()).isTrue();
            assertThat(jar.getManifest().getEntries()).isEmpty();
            assertThat(jar.getInputStream(jar.getEntry("a/data.txt"))).hasContent("data");
        }
        assertThat(isSigned(signed)).isTrue();
        assertThat(draft.decisions()).singleElement().asString().contains("signatures drop", LIBRARY.value());
    }

    @Test
    void whatIsUncompressedStaysSo() throws IOException {
        Draft draft = UnsignedJars.of(draft(LIBRARY, Content.of(signed).uncompressed()), work);

        assertThat(draft.function().entry(LIBRARY).orElseThrow().content().isUncompressed())
                .isTrue();
        try (JarFile jar = new JarFile(file(draft, LIBRARY).toFile())) {
            assertThat(jar.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
        }
    }

    @Test
    void aJarThatChecksItselfAndOneThatIsNotSignedAreThemselves() throws IOException {
        CodePath fips = CodePath.of("lib/bc-fips-2.0.0.jar");
        Draft both = draft(fips, Content.of(signed));

        Draft draft = UnsignedJars.of(both, work);

        assertThat(draft.function()).isEqualTo(both.function());
        assertThat(draft.decisions()).isEmpty();
    }

    @Test
    void theSameCopyIsNotMadeAgain() throws IOException {
        Draft draft = draft(LIBRARY, Content.of(signed));
        Path copy = file(UnsignedJars.of(draft, work), LIBRARY);
        var time = Files.getLastModifiedTime(copy);

        Draft again = UnsignedJars.of(draft, work);

        assertThat(file(again, LIBRARY)).isEqualTo(copy);
        assertThat(Files.getLastModifiedTime(copy)).isEqualTo(time);
    }

    private Draft draft(CodePath path, Content content) {
        Path plain = new Program().file("plain.txt", "plain").write(work.resolve("demo.jar"));
        return Draft.of(Functions.of(plain).plus(List.of(new Entry(path, content, FileMode.READABLE))));
    }

    private static Path file(Draft draft, CodePath path) {
        return draft.function().entry(path).orElseThrow().content().file().orElseThrow();
    }

    private static boolean isSigned(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), true)) {
            JarEntry entry = jar.getJarEntry("a/data.txt");
            try (InputStream in = jar.getInputStream(entry)) {
                in.readAllBytes();
            }
            return entry.getCodeSigners() != null;
        }
    }
}
