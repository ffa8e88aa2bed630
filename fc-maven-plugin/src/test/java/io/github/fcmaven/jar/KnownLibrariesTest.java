package io.github.fcmaven.jar;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that an earlier build has looked into. */
class KnownLibrariesTest {

    @TempDir
    Path work;

    @Test
    void aKnownLibraryIsNotLookedIntoAgain() throws IOException {
        Path fat = fat("lib.jar", library(61));
        ByteCode before = read(fat, saved());
        spoilLibrary(fat);

        assertThat(read(fat, KnownLibraries.in(work))).isEqualTo(before);
        assertThat(before.dependencies()).containsExactly(new ByteCode.Newest(17, "a.Some", "BOOT-INF/lib/lib.jar"));
        assertThat(read(fat, KnownLibraries.ofThisBuild()).dependencies()).isEmpty();
    }

    @Test
    void aLibraryOfTheSameNameWithOtherBytesIsLookedInto() throws IOException {
        read(fat("lib.jar", library(61)), saved());

        assertThat(read(fat("lib.jar", library(65)), KnownLibraries.in(work)).dependencies())
                .containsExactly(new ByteCode.Newest(21, "a.Some", "BOOT-INF/lib/lib.jar"));
    }

    @Test
    void aJarBesideTheProgramIsKnownByItsDirectory() throws IOException {
        Path jar = Files.write(work.resolve("lib.jar"), library(61));
        ByteCode before = dependency(jar, KnownLibraries.in(work));
        dependencyAndSave(jar);
        spoilClasses(jar);

        assertThat(dependency(jar, KnownLibraries.in(work))).isEqualTo(before);
        assertThat(before.dependencies()).containsExactly(new ByteCode.Newest(17, "a.Some", "lib.jar"));
        assertThat(dependency(jar, KnownLibraries.ofThisBuild())).isNotEqualTo(before);
    }

    @Test
    void whatCouldNotBeReadIsLookedIntoAgain() throws IOException {
        Path fat = fat("lib.jar", "no jar".getBytes(StandardCharsets.UTF_8));
        KnownLibraries libraries = KnownLibraries.in(work);

        assertThat(read(fat, libraries).unreadable()).containsExactly("BOOT-INF/lib/lib.jar");
        libraries.save();
        assertThat(read(fat, KnownLibraries.in(work)).unreadable()).containsExactly("BOOT-INF/lib/lib.jar");
    }

    @Test
    void aDamagedFileIsNotBelieved() throws IOException {
        Path fat = fat("lib.jar", library(61));
        ByteCode before = read(fat, saved());
        Path file = work.resolve("bytecode-3.txt");
        String text = Files.readString(file);
        assertThat(text).contains("\t17 a/Some.class\t");
        for (String damaged : List.of(
                text.replace("\t17 ", "\t8 "), text.substring(0, text.length() / 2), "\u0000\t\n\t\t\n", text + text)) {
            Files.writeString(file, damaged);

            assertThat(read(fat, KnownLibraries.in(work))).isEqualTo(before);
        }
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(read(fat, KnownLibraries.in(work))).isEqualTo(before);
    }

    @Test
    void whereNothingCanBeKeptEverythingIsLookedInto() throws IOException {
        Path fat = fat("lib.jar", library(61));
        Path file = Files.writeString(work.resolve("no folder"), "");
        KnownLibraries libraries = KnownLibraries.in(file);

        assertThat(read(fat, libraries).dependencies()).hasSize(1);
        libraries.save();
        assertThat(file).isEmptyFile();
    }

    @Test
    void twoBuildsAtOnceKeepWhatBothHaveSeen() throws IOException {
        KnownLibraries one = KnownLibraries.in(work);
        KnownLibraries other = KnownLibraries.in(work);
        Path first = fat("one.jar", library(61));
        Path second = fat("other.jar", library(65));
        read(first, one);
        read(second, other);
        one.save();
        other.save();
        spoilLibrary(first);
        spoilLibrary(second);

        assertThat(read(first, KnownLibraries.in(work)).dependencies()).hasSize(1);
        assertThat(read(second, KnownLibraries.in(work)).dependencies()).hasSize(1);
    }

    /** Libraries that keep what they see as soon as something was read. */
    private KnownLibraries saved() throws IOException {
        KnownLibraries libraries = KnownLibraries.in(work);
        read(fat("lib.jar", library(61)), libraries);
        libraries.save();
        return libraries;
    }

    private static ByteCode read(Path fat, KnownLibraries libraries) {
        return new ByteCode.Reader(libraries)
                .nested("demo.jar", Content.of(fat), Jar::isBootLibrary)
                .read();
    }

    private static ByteCode dependency(Path jar, KnownLibraries libraries) {
        return new ByteCode.Reader(libraries)
                .dependency("lib.jar", Content.of(jar))
                .read();
    }

    private void dependencyAndSave(Path jar) {
        KnownLibraries libraries = KnownLibraries.in(work);
        dependency(jar, libraries);
        libraries.save();
    }

    /** A jar with a library in it, stored as Spring Boot stores it. */
    private Path fat(String name, byte[] library) throws IOException {
        Path file = work.resolve(name + "-" + library.length + "-" + library[library.length / 2] + ".fat");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            ZipEntry entry = new ZipEntry("BOOT-INF/lib/" + name);
            CRC32 crc = new CRC32();
            crc.update(library);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(library.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(library);
        }
        return file;
    }

    private static byte[] library(int version) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a/Some.class"));
            zip.write(ByteBuffer.allocate(64).putInt(0xcafebabe).putInt(version).array());
        }
        return bytes.toByteArray();
    }

    /** Whoever looks into the library now finds no zip. */
    private static void spoilLibrary(Path fat) throws IOException {
        byte[] bytes = Files.readAllBytes(fat);
        int begin = 30 + "BOOT-INF/lib/".length() + 5;
        Arrays.fill(bytes, begin, begin + 100, (byte) 0);
        Files.write(fat, bytes);
    }

    /** Whoever looks at the class now finds none; the directory stays. */
    private static void spoilClasses(Path jar) throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        Arrays.fill(bytes, 30, 50, (byte) 0);
        Files.write(jar, bytes);
    }
}
