package io.github.fcmaven.zip;

import static io.github.fcmaven.zip.ZipAssert.assertThatZip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.FcProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** The bytes of the zip: the same for the same files, whole or not there. */
class FunctionZipWriteTest {

    private static final Instant TIME = Instant.parse("1980-02-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path zip() {
        return folder.resolve("function.zip");
    }

    @Test
    void entriesStandByTheirPathsBytesEachAfterItsFolders() {
        Zips.write(Packages.ofEveryKind().entries(), zip(), TIME);
        assertThatZip(zip())
                .hasExactly(
                        "application.yml",
                        "bootstrap",
                        "demo.jar",
                        "empty",
                        "größe/",
                        "größe/中文.txt",
                        "lib/",
                        "lib-extra.txt",
                        "lib/a/",
                        "lib/a/deep.txt");
    }

    @Test
    void modesAreThoseOfTheEntriesAndFoldersAreOpenToAll() {
        Zips.write(Packages.ofEveryKind().entries(), zip(), TIME);
        assertThatZip(zip())
                .hasEntry("bootstrap")
                .withMode(0755)
                .and()
                .hasEntry("demo.jar")
                .withMode(0644)
                .and()
                .hasEntry("lib/")
                .withMode(0755)
                .and()
                .hasEntry("lib/a/")
                .withMode(0755);
    }

    @Test
    void jarsAreStoredAndTextIsDeflated() {
        Zips.write(Packages.ofEveryKind().entries(), zip(), TIME);
        assertThatZip(zip())
                .hasEntry("demo.jar")
                .stored()
                .withBytes(Packages.jar(40_000))
                .and()
                .hasEntry("application.yml")
                .deflated()
                .withText("server:\n  port: 9000\n".repeat(20))
                .and()
                .hasEntry("empty")
                .stored()
                .withText("");
    }

    @Test
    void whatDeflatingWouldOnlyMakeLongerIsStored() {
        Zips.write(Packages.with("tiny.txt", "abc").entries(), zip(), TIME);
        assertThatZip(zip()).hasEntry("tiny.txt").stored().withText("abc");
    }

    @Test
    void anExecutableJarIsStoredThoughItBeginsWithAScript() {
        byte[] script = "#!/bin/bash\nexec java -jar $0\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        Zips.write(
                new Packages()
                        .and("demo.JAR", Content.of(script), FileMode.EXECUTABLE)
                        .entries(),
                zip(),
                TIME);
        assertThatZip(zip()).hasEntry("demo.JAR").stored();
    }

    @Test
    void compressedFormatsAreKnownByTheirFirstBytesWhateverTheirName() {
        byte[] gzip = Arrays.copyOf(new byte[] {0x1f, (byte) 0x8b, 8}, 5_000);
        Zips.write(
                new Packages()
                        .and("data.txt", Content.of(gzip), FileMode.READABLE)
                        .entries(),
                zip(),
                TIME);
        assertThatZip(zip()).hasEntry("data.txt").stored().withBytes(gzip);
    }

    @Test
    void timesAreInUtcAndEvenSoThatBothFieldsSayTheSame() throws IOException {
        Instant odd = Instant.parse("2025-03-09T02:30:01Z");
        Zips.write(Packages.with("a.txt", "a").entries(), zip(), odd);
        byte[] bytes = Files.readAllBytes(zip());
        int dos = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(10);
        assertThat(dos).isEqualTo((2025 - 1980) << 25 | 3 << 21 | 9 << 16 | 2 << 11 | 30 << 5 | 0);
        int central = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(central + 12))
                .isEqualTo(dos);
        assertThatZip(zip()).hasEntry("a.txt").at(odd.minusSeconds(1));
    }

    @Test
    @ResourceLock(Resources.TIME_ZONE)
    void theBytesAreTheSameInEveryTimeZone() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String time : List.of(
                    "1980-02-01T00:00:00Z", "2025-03-09T02:30:00Z", "2025-11-02T06:30:01Z", "2040-01-01T00:00:00Z")) {
                TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
                String expected = Zips.write(Packages.ofEveryKind().entries(), zip(), Instant.parse(time))
                        .sha256();
                for (String zone :
                        List.of("America/New_York", "Asia/Shanghai", "Pacific/Apia", "Europe/Dublin", "Asia/Kolkata")) {
                    TimeZone.setDefault(TimeZone.getTimeZone(zone));
                    Path other = folder.resolve("other.zip");
                    assertThat(Zips.write(Packages.ofEveryKind().entries(), other, Instant.parse(time))
                                    .sha256())
                            .as(time + " in " + zone)
                            .isEqualTo(expected);
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void theBytesAreTheSameUnderEveryUmaskZoneLocaleAndJdk() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh to set a umask with");
        Instant gap = Instant.parse("2025-03-09T02:30:00Z");
        Path text = Files.writeString(folder.resolve("text.txt"), "The same text, again and again. ".repeat(2_000));
        String expected = Zips.write(Packages.with("text.txt", text).entries(), zip(), gap)
                .sha256();
        for (String java : WriteOnce.javas()) {
            for (String umask : List.of("000", "022", "077")) {
                Process child = new ProcessBuilder(
                                "/bin/sh",
                                "-c",
                                "umask " + umask + "; exec \"$0\" \"$@\"",
                                java,
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.timezone=America/New_York",
                                "-Duser.language=tr",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WriteOnce.class.getName(),
                                text.toString(),
                                folder.resolve(umask + ".zip").toString(),
                                gap.toString())
                        .start();
                assertThat(new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                        .as(java + " under umask " + umask)
                        .contains("written " + expected);
            }
        }
    }

    @Test
    void aTimeThatNoZipKnowsIsRefused() {
        for (String time : List.of("1979-12-31T23:59:59Z", "2108-01-01T00:00:00Z")) {
            assertThatThrownBy(() -> Zips.write(Packages.with("a", "a").entries(), zip(), Instant.parse(time)))
                    .isInstanceOf(FcProblem.class)
                    .hasMessageContaining("1980 to 2107")
                    .hasMessageContaining("outputTimestamp");
        }
    }

    @Test
    void noEntryHasADataDescriptorOrAZip64Field() throws IOException {
        Zips.write(Packages.ofEveryKind().entries(), zip(), TIME);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip())).order(ByteOrder.LITTLE_ENDIAN);
        int position = 0;
        int entries = 0;
        while (bytes.getInt(position) == 0x04034b50) {
            assertThat(bytes.getShort(position + 6)).as("flags: UTF-8 only").isEqualTo((short) 0x0800);
            assertThat(bytes.getShort(position + 28))
                    .as("length of the extra fields")
                    .isEqualTo((short) 9);
            position += 30 + bytes.getShort(position + 26) + 9 + bytes.getInt(position + 18);
            entries++;
        }
        assertThat(entries).isEqualTo(10);
        assertThat(bytes.getInt(position))
                .as("the central directory follows at once")
                .isEqualTo(0x02014b50);
    }

    @Test
    void manyEntriesMakeItZip64() throws Exception {
        Packages many = new Packages();
        for (int i = 0; i < 65_600; i++) {
            many.and("f" + i, "");
        }
        WrittenZip written = Zips.write(many.entries(), zip(), TIME);
        assertThat(FunctionZip.read(zip())).hasSize(65_600);
        assertThat(written.size()).isEqualTo(Files.size(zip()));
        try (var jdk = new java.util.zip.ZipFile(zip().toFile())) {
            assertThat(jdk.size()).isEqualTo(65_600);
        }
    }

    @Test
    void sumsAreThoseOfTheFileThatStands() throws Exception {
        WrittenZip written = Zips.write(Packages.ofEveryKind().entries(), zip(), TIME);
        byte[] bytes = Files.readAllBytes(zip());
        assertThat(written.size()).isEqualTo(bytes.length);
        assertThat(written.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(FunctionZip.sha256(zip())).isEqualTo(written.sha256());
        assertThat(written.crc64()).isEqualTo(crc64(bytes));
    }

    @Test
    void theCrc64IsTheOneThatTheDeployToolCompares() throws IOException {
        assertThat(crc64("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Long.toUnsignedString(0x995dc9bbdf1939faL));
    }

    private static String crc64(byte[] bytes) throws IOException {
        try (Checksums sums = new Checksums()) {
            sums.update(bytes, bytes.length);
            return sums.finish().crc64();
        }
    }

    @Test
    void aZipWithTheSameBytesIsLeftAlone() throws IOException {
        assertThat(Zips.write(Packages.ofEveryKind().entries(), zip(), TIME).unchanged())
                .isFalse();
        FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(zip(), old);
        assertThat(Zips.write(Packages.ofEveryKind().entries(), zip(), TIME).unchanged())
                .isTrue();
        assertThat(Files.getLastModifiedTime(zip())).isEqualTo(old);
        assertThat(Zips.write(Packages.with("a", "b").entries(), zip(), TIME).unchanged())
                .isFalse();
        assertThatZip(zip()).hasExactly("a");
    }

    @Test
    void theZipHasTheModeThatTheUmaskGivesAnyFile() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX modes here");
        Zips.write(Packages.with("a", "b").entries(), zip(), TIME);
        Path plain = Files.createFile(folder.resolve("plain"));
        assertThat(Files.getPosixFilePermissions(zip())).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void nothingIsLeftBesideTheZip() throws IOException {
        Zips.write(Packages.ofEveryKind().entries(), zip(), TIME);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(zip());
        }
    }

    @Test
    void aFailureLeavesTheGoodZipAndNothingElse() throws IOException {
        Zips.write(Packages.with("a", "good").entries(), zip(), TIME);
        Content breaking = new Content() {
            private final AtomicInteger opened = new AtomicInteger();

            @Override
            public long size() {
                return 3;
            }

            @Override
            public InputStream open() throws IOException {
                if (opened.incrementAndGet() > 1) { // the sums, and then the packing
                    throw new IOException("broken pipe");
                }
                return new ByteArrayInputStream(new byte[3]);
            }
        };
        assertThatThrownBy(() -> Zips.write(
                        Packages.with("a", "new")
                                .and("z", breaking, FileMode.READABLE)
                                .entries(),
                        zip(),
                        TIME))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("z cannot be read: broken pipe");
        assertThatZip(zip()).hasEntry("a").withText("good");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(zip());
        }
    }

    @Test
    void aTemporaryFileThatAKilledBuildLeftIsSwept() throws IOException {
        Path stale = Files.createFile(folder.resolve(".function.zip.0123456789abcdef.tmp"));
        Files.setLastModifiedTime(
                stale, FileTime.from(Instant.now().minus(AtomicFile.STALE).minusSeconds(60)));
        Path living = Files.createFile(folder.resolve(".function.zip.fedcba9876543210.tmp"));
        Path foreign = Files.createFile(folder.resolve(".other.zip.0123456789abcdef.tmp"));
        Files.setLastModifiedTime(foreign, FileTime.from(Instant.EPOCH));
        Zips.write(Packages.with("a", "b").entries(), zip(), TIME);
        assertThat(stale).doesNotExist();
        assertThat(living).exists();
        assertThat(foreign).exists();
    }

    @Test
    void aLinkAFolderAndAReadOnlyFileInTheTargetsPlaceAreRefused() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "precious");
        Files.createSymbolicLink(zip(), real);
        assertRefused("is a symbolic link", "outputDirectory");
        assertThat(real).hasContent("precious");
        Files.delete(zip());
        Files.createDirectory(zip());
        assertRefused("is a directory", "outputDirectory");
        Files.delete(zip());
        Files.createFile(zip(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--r--r--")));
        assumeTrue(!Files.isWritable(zip()), "root may write a read-only file");
        assertRefused("is read-only", "writable");
    }

    private void assertRefused(String what, String fix) {
        assertThatThrownBy(() -> Zips.write(Packages.with("a", "b").entries(), zip(), TIME))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(what)
                .hasMessageContaining(fix);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Zips.write(Packages.with("a", "b").entries(), file.resolve("function.zip"), TIME))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("cannot be written");
    }

    @Test
    void aFullDiskSaysWhatIsNeededAndKeepsTheGoodZip() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit is not installed");
        Zips.write(Packages.with("a", "good").entries(), zip(), TIME);
        Path jar = Files.write(folder.resolve("big.jar"), Packages.jar(600_000));
        Process child = new ProcessBuilder(
                        "/usr/bin/prlimit",
                        "--fsize=300000",
                        WriteOnce.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-XX:-UsePerfData",
                        WriteOnce.class.getName(),
                        jar.toString(),
                        zip().toString(),
                        TIME.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).isEqualTo(1);
        assertThat(output)
                .contains("function.zip cannot be written: ")
                .contains("it needs 60")
                .contains("make room");
        assertThatZip(zip()).hasEntry("a").withText("good");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(zip(), jar);
        }
    }

    @Test
    void aBuildKilledAtAnyMomentLeavesAWholeZip() throws Exception {
        Zips.write(Packages.with("a", "good").entries(), zip(), TIME);
        Path jar = Files.write(folder.resolve("big.jar"), Packages.jar(6_000_000));
        for (int i = 0; i < 4; i++) {
            Process child = new ProcessBuilder(
                            WriteOnce.java(),
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WriteOnce.class.getName(),
                            jar.toString(),
                            zip().toString(),
                            TIME.plusSeconds(i).toString(),
                            "again")
                    .start();
            assertThat(child.getInputStream().read())
                    .as("it has begun to write")
                    .isEqualTo('w');
            child.waitFor(20L + 30 * i, TimeUnit.MILLISECONDS);
            child.destroyForcibly().waitFor();
            assertThat(FunctionZip.read(zip())).isNotEmpty();
            FunctionZip.extract(zip(), folder.resolve("unpacked" + i));
        }
    }

    @Test
    void twoBuildsOfOneTargetLeaveOneWholeZip() throws Exception {
        Thread[] builds = new Thread[2];
        for (int i = 0; i < builds.length; i++) {
            String text = "build " + i + " ".repeat(100_000);
            builds[i] = new Thread(() -> {
                for (int round = 0; round < 30; round++) {
                    Zips.write(Packages.with("a", text + round).entries(), zip(), TIME);
                }
            });
            builds[i].start();
        }
        for (Thread build : builds) {
            build.join(Duration.ofSeconds(60).toMillis());
            assertThat(build.isAlive()).isFalse();
        }
        assertThatZip(zip()).hasExactly("a");
        assertThat(FunctionZip.read(zip())).hasSize(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(zip());
        }
    }
}
