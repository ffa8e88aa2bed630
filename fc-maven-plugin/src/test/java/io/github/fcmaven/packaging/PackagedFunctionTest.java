package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.rule.CheckedPackage;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real packages that other tools made, each looked at and judged. */
class PackagedFunctionTest {

    private static final String SCRIPT = "#!/bin/bash\nexec java -jar demo.jar\n";

    @TempDir
    private Path folder;

    private Path files;

    @BeforeEach
    void aProgramToZip() throws IOException {
        files = Files.createDirectories(folder.resolve("app"));
        TestJar.executable("com.acme.Main", 8).write(files.resolve("demo.jar"));
        Path bootstrap = Files.writeString(files.resolve("bootstrap"), SCRIPT);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void zipMadeByZipPasses() throws Exception {
        run("zip", "-q", "-r", "../function.zip", ".");

        assertThat(errors(Optional.empty())).isEmpty();
    }

    @Test
    void zipWithoutTheExecuteBitIsTold() throws Exception {
        Files.setPosixFilePermissions(files.resolve("bootstrap"), PosixFilePermissions.fromString("rw-r--r--"));
        run("zip", "-q", "-r", "../function.zip", ".");

        assertThat(errors(Optional.empty()))
                .containsExactly("FC-BOOTSTRAP-MODE: bootstrap, the start file, has the mode 0644");
    }

    @Test
    void aFolderZippedWithItsContentIsTold() throws Exception {
        run(folder, "zip", "-q", "-r", "function.zip", "app");

        assertThat(errors(Optional.empty()))
                .containsExactly(
                        "FC-TOP-FOLDER: every file of the zip is below app/, and the start command looks for its"
                                + " file at the root");
    }

    @Test
    void zipMadeByPythonKeepsItsModes() throws Exception {
        run(
                "python3",
                "-c",
                "import zipfile,os\nz=zipfile.ZipFile('../function.zip','w',zipfile.ZIP_DEFLATED)\n"
                        + "[z.write(f) for f in os.listdir('.')]\nz.close()");

        assertThat(errors(Optional.empty())).isEmpty();
    }

    @Test
    void aScriptThatWasSavedOnWindowsIsTold() throws Exception {
        Files.writeString(files.resolve("bootstrap"), SCRIPT.replace("\n", "\r\n"));
        run("zip", "-q", "-r", "../function.zip", ".");

        assertThat(errors(Optional.empty()))
                .containsExactly("FC-BOOTSTRAP-CRLF: bootstrap has a carriage return in line 1");
    }

    @Test
    void textThatPythonWroteIntoTheZipHasNoModeForOthers() throws Exception {
        run(
                "python3",
                "-c",
                "import zipfile\nz=zipfile.ZipFile('../function.zip','w')\n"
                        + "z.writestr('bootstrap', open('bootstrap').read())\nz.write('demo.jar')\nz.close()");

        assertThat(errors(Optional.empty()))
                .containsExactly("FC-BOOTSTRAP-MODE: bootstrap, the start file, has the mode 0600");
    }

    @Test
    void zipWithLinksIsTold() throws Exception {
        Files.createSymbolicLink(files.resolve("link.jar"), Path.of("demo.jar"));
        run("zip", "-q", "-y", "-r", "../function.zip", ".");

        assertThat(findings(Optional.empty())).contains("FC-SYMLINK: link.jar is a symbolic link");
    }

    @Test
    void zipOfAWindowsToolIsToldEachOfItsWays() throws IOException {
        zip(StandardCharsets.UTF_8, "lib\\a.jar", "bootstrap", "demo.jar");

        assertThat(errors(Optional.empty()))
                .containsExactly(
                        "FC-BOOTSTRAP-MODE: bootstrap, the start file, has the mode 0644",
                        "FC-ENTRY: 'lib\\a.jar' has backslashes, which Linux takes for letters of the name");
    }

    @Test
    void namesInAnotherCharsetAreTold() throws IOException {
        zip(Charset.forName("GBK"), "\u6587\u4ef6.txt", "bootstrap");

        assertThat(errors(Optional.empty()))
                .anyMatch(text -> text.startsWith("FC-ENTRY: the name of an entry is not UTF-8"));
    }

    @Test
    void namesThatLeaveTheFolderAreTold() throws IOException {
        zip(StandardCharsets.UTF_8, "../evil", "/etc/passwd", "bootstrap");

        assertThat(errors(Optional.empty()))
                .filteredOn(text -> text.startsWith("FC-ENTRY"))
                .hasSize(2);
    }

    @Test
    void aDescriptionIsHeldAgainstTheZip() throws Exception {
        run("zip", "-q", "-r", "../function.zip", ".");
        Path manifest = Files.writeString(folder.resolve("s.yaml"), """
                edition: 3.0.0
                resources:
                  demo:
                    component: fc3
                    props:
                      region: cn-hangzhou
                      functionName: demo
                      runtime: custom
                      code: ./other.zip
                      memorySize: 100
                      customRuntimeConfig:
                        command: [java]
                        args: [-jar, target/demo.jar]
                """);

        assertThat(errors(Optional.of(manifest)))
                .containsExactly(
                        "FC-JAR: the start command names target/demo.jar, which is not in the package;"
                                + " it is demo.jar there",
                        "FC-MEMORY: memorySize is 100");
        assertThat(findings(Optional.of(manifest)))
                .contains("FC-CODE: s.yaml deploys ./other.zip, and function.zip is what is checked");
    }

    @Test
    void aJarThatIsTheZipIsTold() throws IOException {
        TestJar.executable("com.acme.Main", 8).write(folder.resolve("function.zip"));
        Path manifest = Files.writeString(
                folder.resolve("s.yaml"), "customRuntimeConfig:\n  command: [java]\n  args: [-jar, demo.jar]\n");

        assertThat(errors(Optional.of(manifest))).singleElement().asString().startsWith("FC-RAW-JAR: ");
    }

    private List<String> errors(Optional<Path> manifest) {
        return report(manifest)
                .filter(Finding::fails)
                .map(PackagedFunctionTest::text)
                .toList();
    }

    private List<String> findings(Optional<Path> manifest) {
        return report(manifest).map(PackagedFunctionTest::text).toList();
    }

    private java.util.stream.Stream<Finding> report(Optional<Path> manifest) {
        OutputFiles there = new OutputFiles(
                folder,
                new FinalName("function"),
                Optional.of(folder.resolve("function.zip")),
                manifest,
                Optional.empty(),
                Optional.empty());
        PackagedFunction found = PackagedFunction.look(there);
        assertThat(found.origin()).isEqualTo(manifest.isPresent() ? FixLocation.DESCRIPTOR : FixLocation.ZIP);
        CheckedPackage packed =
                new CheckedPackage(found.function(), OptionalLong.of(1), found.findings(), found.origin(), List.of());
        return StaticCheck.of(packed, SeverityOverrides.DEFAULT).findings().stream();
    }

    private static String text(Finding finding) {
        return finding.requirement().id() + ": " + finding.observed();
    }

    private void zip(Charset charset, String... names) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("function.zip"));
                ZipOutputStream zip = new ZipOutputStream(out, charset)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                boolean there = Files.exists(files.resolve("demo.jar")) && name.matches("bootstrap|demo.jar");
                zip.write(there ? Files.readAllBytes(files.resolve(name)) : new byte[] {1});
                zip.closeEntry();
            }
        }
    }

    private void run(String... command) throws Exception {
        run(files, command);
    }

    private static void run(Path directory, String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "needs " + command[0]);
            return;
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
