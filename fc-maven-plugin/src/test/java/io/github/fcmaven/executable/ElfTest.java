package io.github.fcmaven.executable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.input.RandomBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gcc makes, and what a test makes byte by byte, read alike. */
class ElfTest {

    private static final String MAIN = "#include <pthread.h>\nint main() { return pthread_self() == 0; }\n";

    @TempDir
    Path work;

    private static Elf read(Path file) throws IOException {
        try (RandomBytes bytes = Content.of(file).random(file.toString())) {
            return ElfReader.read(bytes);
        }
    }

    private static Elf read(byte[] bytes) throws IOException {
        return ElfReader.read(RandomBytes.of(bytes));
    }

    @Test
    void aProgramOfGccNamesItsLoaderLibrariesAndVersions() throws Exception {
        Elf elf = read(Gcc.in(work).compile("dynamic", MAIN, "-Wl,-rpath,$ORIGIN/lib:/code/more"));

        assertThat(elf.interpreter()).contains("/lib64/ld-linux-x86-64.so.2");
        assertThat(elf.links()).hasValueSatisfying(links -> {
            assertThat(links.needed()).containsExactly("libc.so.6");
            assertThat(links.searched()).containsExactly("$ORIGIN/lib", "/code/more");
            assertThat(links.versions()).contains(new Elf.Version("libc.so.6", "GLIBC_2.2.5"));
        });
        assertThat(elf.damage()).isEmpty();
        assertThat(ElfFault.of(elf, Files.size(work.resolve("dynamic")))).isEmpty();
    }

    @Test
    void sectionHeadersAreNotNeeded() throws Exception {
        byte[] whole = Files.readAllBytes(Gcc.in(work).compile("stripped", MAIN, "-s"));
        ByteBuffer header = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
        byte[] cut = Arrays.copyOf(whole, (int) header.getLong(40));
        ByteBuffer.wrap(cut).order(ByteOrder.LITTLE_ENDIAN).putLong(40, 0).putInt(60, 0);

        assertThat(read(cut).links()).isEqualTo(read(whole).links()).isPresent();
        assertThat(ElfFault.of(read(cut), cut.length)).isEmpty();
    }

    @Test
    void staticProgramsNameNothing() throws Exception {
        Gcc gcc = Gcc.in(work);
        for (String option : List.of("-static", "-static-pie")) {
            Path file = gcc.compile("program" + option, "int main() { return 0; }\n", option);
            Elf elf = read(file);
            assertThat(elf.interpreter()).as(option).isEmpty();
            assertThat(ElfFault.of(elf, Files.size(file))).as(option).isEmpty();
        }
    }

    @Test
    void aLibraryAndAnObjectFileAreNoPrograms() throws Exception {
        Gcc gcc = Gcc.in(work);
        Path library = gcc.compile("lib.so", "int a() { return 1; }\n", "-shared", "-fPIC", "-Wl,-soname,liba.so.1");
        Path object = gcc.compile("a.o", "int a() { return 1; }\n", "-c");

        assertThat(read(library).links().orElseThrow().name()).contains("liba.so.1");
        assertThat(ElfFault.of(read(library), Files.size(library)))
                .hasValueSatisfying(fault -> assertThat(fault.what()).isEqualTo("is a shared library, not a program"));
        assertThat(ElfFault.of(read(object), Files.size(object)))
                .hasValueSatisfying(fault -> assertThat(fault.what()).startsWith("is an ELF object file"));
    }

    @Test
    void anotherLoaderIsNamed() throws Exception {
        Elf elf = read(Gcc.in(work).compile("musl", MAIN, "-Wl,--dynamic-linker=/lib/ld-musl-x86_64.so.1"));

        assertThat(elf.interpreter()).contains("/lib/ld-musl-x86_64.so.1");
    }

    @Test
    void whatATestMakesIsReadAsItWasMade() throws IOException {
        Elf elf = read(TinyElf.linked("GLIBC_2.34")
                .needs("libz.so.1")
                .runPath("$ORIGIN")
                .bytes());

        assertThat(elf.identity()).isEqualTo(new Elf.Identity(64, true, Elf.X86_64, Elf.SHARED));
        assertThat(elf.interpreter()).contains("/lib64/ld-linux-x86-64.so.2");
        assertThat(elf.links()).hasValueSatisfying(links -> {
            assertThat(links.needed()).containsExactly("libc.so.6", "libz.so.1");
            assertThat(links.searched()).containsExactly("$ORIGIN");
            assertThat(links.versions())
                    .containsExactlyInAnyOrder(
                            new Elf.Version("libc.so.6", "GLIBC_2.2.5"), new Elf.Version("libc.so.6", "GLIBC_2.34"));
            assertThat(links.program()).isTrue();
        });
        assertThat(elf.damage()).isEmpty();
    }

    @Test
    void aTableWithoutEndIsDamage() throws IOException {
        byte[] bytes = TinyElf.linked("GLIBC_2.34").bytes();
        int chain = indexOf(bytes, new byte[] {1, 0, 2, 0}) + 16 + 12;
        for (int i = 0; i < 4; i++) {
            bytes[chain + i] = (byte) 0xff;
        }

        assertThat(read(bytes).damage()).contains("its needed versions have no end");
    }

    @Test
    void aTableOfNamesThatIsSaidToBeHugeIsDamageAndNotRead() throws IOException {
        byte[] bytes = TinyElf.linked("GLIBC_2.34").bytes();
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(indexOf(bytes, new byte[] {10, 0, 0, 0, 0, 0, 0, 0}) + 8, 1L << 40);

        assertThat(read(bytes).damage()).contains("its table of names has 1099511627776 bytes");
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int at = bytes.length - part.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("it is not there");
    }
}
