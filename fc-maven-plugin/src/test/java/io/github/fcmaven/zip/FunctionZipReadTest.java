package io.github.fcmaven.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and unpacking a zip: our own, and damaged or hostile ones. */
class FunctionZipReadTest {

    private static final Instant TIME = Instant.parse("2025-03-09T02:30:00Z");

    @TempDir
    Path folder;

    private Path written() {
        Path zip = folder.resolve("function.zip");
        Zips.write(Packages.ofEveryKind().entries(), zip, TIME);
        return zip;
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        SortedMap<CodePath, Entry> wanted = Packages.ofEveryKind().entries();
        SortedMap<CodePath, Entry> read = FunctionZip.read(written());
        assertThat(read.keySet()).containsExactlyElementsOf(wanted.keySet());
        for (Entry entry : wanted.values()) {
            Entry other = read.get(entry.path());
            assertThat(other.mode()).as("mode of " + entry.path()).isEqualTo(entry.mode());
            assertThat(other.content().size()).isEqualTo(entry.content().size());
            assertThat(bytes(other.content())).isEqualTo(bytes(entry.content()));
            assertThat(bytes(other.content())).as("a second time").isEqualTo(bytes(entry.content()));
        }
    }

    private static byte[] bytes(Content content) throws IOException {
        try (var in = content.open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void unpackedFilesHaveTheirBytesModesAndTimes() throws IOException {
        Path code = folder.resolve("code");
        FunctionZip.extract(written(), code);
        assertThat(code.resolve("größe/中文.txt")).hasContent("text ".repeat(50));
        assertThat(code.resolve("demo.jar")).hasBinaryContent(Packages.jar(40_000));
        assertThat(Files.getLastModifiedTime(code.resolve("demo.jar")).toInstant())
                .isEqualTo(TIME);
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX modes here");
        assertThat(mode(code.resolve("bootstrap"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(code.resolve("demo.jar"))).isEqualTo("rw-r--r--");
        assertThat(mode(code.resolve("lib/a"))).isEqualTo("rwxr-xr-x");
    }

    @Test
    void unusualModesArriveWhateverTheUmask() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX modes here");
        Path zip = folder.resolve("function.zip");
        var packages = new Packages()
                .and("all", Content.of("x"), FileMode.parse("777"))
                .and("none", Content.of("x"), FileMode.parse("000"))
                .and("odd", Content.of("x"), FileMode.parse("642"));
        Zips.write(packages.entries(), zip, TIME);
        FunctionZip.extract(zip, folder.resolve("code"));
        assertThat(mode(folder.resolve("code/all"))).isEqualTo("rwxrwxrwx");
        assertThat(mode(folder.resolve("code/none"))).isEqualTo("---------");
        assertThat(mode(folder.resolve("code/odd"))).isEqualTo("rw-r---w-");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "a/../../evil", "/etc/evil", "a//b", "a/./b", "a\\..\\evil", "a/../evil/", "x\u0001"})
    void namesThatLeadElsewhereAreRefusedBeforeAnythingIsUnpacked(String name) throws IOException {
        assertRefused(
                zip(entry("fine", 0100644), entry(name, name.endsWith("/") ? 040755 : 0100644)),
                "cannot be the name of an entry");
    }

    /** {@code ./} is the folder itself; a name of no letter is none. */
    @ParameterizedTest
    @CsvSource({"'', false", ".//, false", "./, true"})
    void aNameOfNoLetterIsTheSameForTheLookAndForTheLaunch(String name, boolean fine) throws IOException {
        Path zip = zip(entry("a", 0100644), entry(name, name.isEmpty() ? 0100644 : 040755));

        assertThat(FunctionZip.inspect(zip).findings().isEmpty()).isEqualTo(fine);
        if (!fine) {
            assertRefused(zip, "it is empty");
        }
    }

    @Test
    void devicesAreRefused() throws IOException {
        assertRefused(zip(entry("pipe", 0010644)), "'pipe'", "is not a plain file");
    }

    @Test
    void linksAreLeftOutAndNamed() throws IOException {
        Path code = folder.resolve("code");

        List<String> links = FunctionZip.extract(
                zip(entry("link", 0120777), entry("text", 0100644), entry("./a/out", 0120777)), code);

        assertThat(links).containsExactly("link", "a/out");
        assertThat(code.resolve("text")).hasContent("text");
        assertThat(Files.exists(code.resolve("link"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertThat(Files.exists(code.resolve("a"), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    /** So the tar of Windows and macOS writes them. */
    @Test
    void namesThatBeginAtTheFolderItselfAreThoseBelowIt() throws IOException {
        Path code = folder.resolve("code");
        Path zip = zip(entry("./", 040755), entry("./a", 0100755), entry("./lib/", 040755), entry("./lib/b", 0100644));

        FunctionZip.extract(zip, code);

        assertThat(code.resolve("lib/b")).hasContent("text");
        assertThat(FunctionZip.read(zip).keySet()).extracting(CodePath::value).containsExactly("a", "lib/b");
    }

    @Test
    void aFolderMayStandTwice() throws IOException {
        FunctionZip.extract(
                zip(entry("lib/", 040755), entry("lib/", 040755), entry("lib/a", 0100644)), folder.resolve("code"));

        assertThat(folder.resolve("code/lib/a")).hasContent("text");
    }

    @Test
    void aFileMayStandTwiceWithTheSameBytes() throws IOException {
        Path zip = zip(entry("a", 0100644), entry("a", 0100644));

        FunctionZip.extract(zip, folder.resolve("code"));

        assertThat(folder.resolve("code/a")).hasContent("text");
        assertThat(FunctionZip.read(zip).keySet()).extracting(CodePath::value).containsExactly("a");
    }

    @Test
    void aNameThatStandsTwiceForTwoThingsIsRefused() throws IOException {
        assertRefused(zip(entry("a", 0100644), entry("a", 0100755)), "'a'", "twice");
        assertRefused(zip(entry("a/", 040755), entry("a", 0100644)), "twice");
    }

    @Test
    void aFileThatIsAlsoAFolderIsRefused() throws IOException {
        assertRefused(zip(entry("a", 0100644), entry("a/b", 0100644)), "is a file, and also the folder of a/b");
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("function.zip"), "not a zip");
        assertThatThrownBy(() -> FunctionZip.read(text))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("cannot be read as a zip");
        assertThatThrownBy(() -> FunctionZip.sha256(folder.resolve("none.zip")))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("none.zip");
    }

    @Test
    void anEntryWithOtherBytesThanPromisedIsRefused() throws IOException {
        Path zip = written();
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 1; // within demo.jar, which is stored
        Files.write(zip, bytes);
        assertThatThrownBy(() -> FunctionZip.extract(zip, folder.resolve("code")))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("demo.jar");
    }

    @Test
    void aCutZipIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(written());
        for (int length : List.of(0, 1, 22, bytes.length / 3, bytes.length - 30)) {
            Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(bytes, length));
            assertThatThrownBy(() -> FunctionZip.extract(cut, folder.resolve("cut")))
                    .as(length + " bytes")
                    .isInstanceOf(FcProblem.class);
        }
    }

    @Test
    void noLinkThatStandsInTheFolderIsWrittenThrough() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path code = Files.createDirectory(folder.resolve("code"));
        Files.createSymbolicLink(code.resolve("lib"), outside);
        assertThatThrownBy(() -> FunctionZip.extract(written(), code)).isInstanceOf(FcProblem.class);
        assertThat(outside).isEmptyDirectory();

        Path second = Files.createDirectory(folder.resolve("second"));
        Path precious = Files.writeString(folder.resolve("precious"), "keep");
        Files.createSymbolicLink(second.resolve("bootstrap"), precious);
        assertThatThrownBy(() -> FunctionZip.extract(written(), second)).isInstanceOf(FcProblem.class);
        assertThat(precious).hasContent("keep");
    }

    private void assertRefused(Path zip, String... texts) {
        Path code = folder.resolve("code");
        for (var reading : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                () -> FunctionZip.read(zip), () -> FunctionZip.extract(zip, code))) {
            assertThatThrownBy(reading).isInstanceOfSatisfying(FcProblem.class, problem -> {
                assertThat(problem.requirement()).contains(Requirement.FC_ENTRY);
                assertThat(problem.what()).contains(texts);
            });
        }
        assertThat(Files.exists(code, LinkOption.NOFOLLOW_LINKS))
                .as("nothing was unpacked")
                .isFalse();
    }

    private Path zip(ZipArchiveEntry... entries) throws IOException {
        Path zip = folder.resolve("foreign.zip");
        try (var out = new ZipArchiveOutputStream(zip)) {
            long time = 1_000_000_000_000L;
            for (ZipArchiveEntry entry : entries) {
                // two entries that are equal, times included, would get one place in the directory
                entry.setTime(time += 4000);
                out.putArchiveEntry(entry);
                if (!entry.isDirectory()) {
                    out.write("text".getBytes(StandardCharsets.UTF_8));
                }
                out.closeArchiveEntry();
            }
        }
        return zip;
    }

    private static ZipArchiveEntry entry(String name, int mode) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name) {
            @Override
            public String getName() {
                return name; // the library would turn backslashes round
            }
        };
        entry.setUnixMode(mode);
        entry.setMethod(ZipEntry.DEFLATED);
        return entry;
    }

    @Test
    void otherProgramsReadItAlike() throws Exception {
        Path zip = written();
        List<String> readers = new ArrayList<>();
        if (runs("unzip", "-v")) {
            readers.add("unzip");
            assertThat(output("unzip", "-t", zip.toString())).contains("No errors detected");
        }
        if (runs("python3", "-c", "import zipfile")) {
            readers.add("python3");
            assertThat(output(
                            "python3",
                            "-c",
                            "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nprint(z.testzip())\n"
                                    + "print('\\n'.join('%o %s' % (i.external_attr >> 16,"
                                    + " i.filename.encode('unicode_escape').decode()) for i in z.infolist()))",
                            zip.toString()))
                    .contains(
                            "None\n",
                            "100755 bootstrap",
                            "100644 demo.jar",
                            "40755 lib/",
                            "100644 gr\\xf6\\xdfe/\\u4e2d\\u6587.txt");
        }
        assumeTrue(!readers.isEmpty(), "neither unzip nor python3 is installed");
    }

    private static boolean runs(String... command) {
        try {
            output(command);
            return true;
        } catch (IOException | InterruptedException | AssertionError e) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
