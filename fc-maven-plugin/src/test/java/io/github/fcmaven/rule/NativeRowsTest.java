package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_INTERPRETER;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_SHEBANG;
import static io.github.fcmaven.platform.Requirement.FC_LIBRARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Native programs that the kernel, or the loader of the runtime, does not start, each with the edit that makes it
 * right.
 */
class NativeRowsTest {

    private static final Pack RIGHT = elf(TinyElf.program());
    private static final TinyElf LOADER =
            TinyElf.library("ld-linux-x86-64.so.2").withEntry();
    private static final String AGAIN = "build or copy it again";
    private static final String AMD64 = "build it for linux/amd64";

    @ParameterizedTest
    @MethodSource({"kernel", "loaders", "versions", "libraries"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> kernel() {
        byte[] whole = TinyElf.program().bytes();
        return Stream.of(
                kernel("no type", TinyElf.program().type(0), "is an ELF file of type 0, not a program", AMD64),
                kernel(
                        "a library with an entry",
                        TinyElf.library("libx.so").withEntry(),
                        "is a shared library",
                        "link"),
                kernel(
                        "arm64",
                        TinyElf.program().machine(183),
                        "is an ELF program, but not for x86-64: it is for 64-bit ARM (aarch64)",
                        AMD64),
                kernel(
                        "i386",
                        TinyElf.program().machine(3).bits(32),
                        "is an ELF program, but not for x86-64: it is for 32-bit x86 (i386)",
                        AMD64),
                kernel(
                        "x32",
                        TinyElf.program().bits(32),
                        "is an ELF program, but not for x86-64: it is for x32, the 32-bit form of x86-64",
                        AMD64),
                kernel(
                        "s390x",
                        TinyElf.program().machine(22).bigEndian(),
                        "is an ELF program, but not for x86-64: it is for IBM Z",
                        AMD64),
                kernel("cut in its header", Arrays.copyOf(whole, 40), "is an ELF program, but it is cut", AGAIN),
                kernel(
                        "cut behind it",
                        Arrays.copyOf(whole, 64),
                        "is an ELF program, but its program headers lie",
                        AGAIN),
                kernel(
                        "cut in its code",
                        cut(),
                        "is an ELF program, but it is cut: its headers name more bytes",
                        AGAIN),
                kernel("no segments", with(whole, 56, 0), "is an ELF file without a segment to load", AMD64),
                kernel(
                        "headers of another size",
                        with(whole, 54, 32),
                        "is an ELF program, but its program headers",
                        AGAIN),
                kernel(
                        "an entry that is nowhere",
                        TinyElf.program().withoutEntry(),
                        "is an ELF program whose entry point is in none of its executable segments",
                        "build it again"),
                kernel(
                        "libraries and no loader",
                        TinyElf.program().needs("libc.so.6"),
                        "is an ELF program that needs libraries and names no loader",
                        "link it again"));
    }

    static Stream<Row> loaders() {
        return Stream.of(
                loader(
                        "musl",
                        "/lib/ld-musl-x86_64.so.1",
                        " of musl, which no runtime has",
                        "link it statically (-static), or build it for glibc"),
                loader(
                        "Nix",
                        "/nix/store/abc-glibc-2.38/lib/ld-linux-x86-64.so.2",
                        ", which no runtime has",
                        "link it statically"),
                loader("Android", "/system/bin/linker64", ", which no runtime has", "link it statically"),
                loader("FreeBSD", "/libexec/ld-elf.so.1", ", which no runtime has", "link it statically"),
                loader("a folder of ours", "/code/lib/ld.so", ", which no runtime has", "link it statically"),
                loader("a layer that is not there", "/opt/lib/ld.so", ", which no runtime has", "link it statically"));
    }

    static Stream<Row> versions() {
        return Stream.of(
                version("GLIBC_2.34", CustomRuntime.CUSTOM, "24", "custom.debian12"),
                version("GLIBC_2.34", CustomRuntime.CUSTOM_DEBIAN10, "28", "custom.debian12"),
                version("GLIBC_2.34", CustomRuntime.CUSTOM_DEBIAN11, "31", "custom.debian12"),
                version("GLIBC_2.25", CustomRuntime.CUSTOM, "24", "custom.debian10"),
                version("GLIBC_2.29", CustomRuntime.CUSTOM_DEBIAN10, "28", "custom.debian11"),
                version("GLIBC_ABI_DT_RELR", CustomRuntime.CUSTOM_DEBIAN11, "31", "custom.debian12"),
                new Row(
                        "GLIBC_2.38 on the newest",
                        elf(TinyElf.linked("GLIBC_2.38")).runtime(CustomRuntime.CUSTOM_DEBIAN12),
                        FC_LIBRARY,
                        "bootstrap needs GLIBC_2.38 of libc.so.6, which no runtime has",
                        "build it on an older system, or link it statically",
                        elf(TinyElf.program()).runtime(CustomRuntime.CUSTOM_DEBIAN12)),
                new Row(
                        "a newer C++ library",
                        elf(cpp("GLIBCXX_3.4.29")).runtime(CustomRuntime.CUSTOM_DEBIAN11),
                        FC_LIBRARY,
                        "bootstrap needs GLIBCXX_3.4.29 of libstdc++.so.6, and the runtime custom.debian11 has the C++"
                                + " library 3.4.28",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian12",
                        elf(cpp("GLIBCXX_3.4.29")).runtime(CustomRuntime.CUSTOM_DEBIAN12)),
                new Row(
                        "a library of the package that is too new",
                        bringing(TinyElf.library("liba.so").needs("libc.so.6").version("libc.so.6", "GLIBC_2.33")),
                        FC_LIBRARY,
                        "lib/liba.so needs GLIBC_2.33 of libc.so.6, and the runtime custom has",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian12",
                        bringing(TinyElf.library("liba.so").needs("libc.so.6").version("libc.so.6", "GLIBC_2.4"))),
                new Row(
                        "what the start script becomes",
                        Pack.script("#!/bin/sh\nexec ./server\n")
                                .program("server", TinyElf.linked("GLIBC_2.32").bytes()),
                        FC_LIBRARY,
                        "server needs GLIBC_2.32 of libc.so.6, and the runtime custom has the C library (glibc) 2.24",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian12",
                        Pack.script("#!/bin/sh\nexec ./server\n")
                                .program("server", TinyElf.program().bytes())),
                new Row(
                        "a Java of its own",
                        Pack.empty()
                                .program(
                                        "jre/bin/java",
                                        TinyElf.linked("GLIBC_2.34").bytes())
                                .command("/code/jre/bin/java"),
                        FC_LIBRARY,
                        "jre/bin/java needs GLIBC_2.34",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian12",
                        Pack.empty()
                                .program(
                                        "jre/bin/java",
                                        TinyElf.linked("GLIBC_2.34").bytes())
                                .command("/code/jre/bin/java")
                                .runtime(CustomRuntime.CUSTOM_DEBIAN12)));
    }

    static Stream<Row> libraries() {
        TinyElf openssl = needing("libssl.so.3");
        return Stream.of(
                new Row(
                        "Alpine's C library",
                        elf(needing("libc.musl-x86_64.so.1")),
                        FC_LIBRARY,
                        "bootstrap needs libc.musl-x86_64.so.1, and no Debian has it: it is the C library of Alpine",
                        "add libc.musl-x86_64.so.1 at lib/libc.musl-x86_64.so.1",
                        RIGHT),
                new Row(
                        "OpenSSL 3 on Debian 11",
                        elf(openssl).runtime(CustomRuntime.CUSTOM_DEBIAN11),
                        FC_LIBRARY,
                        "bootstrap needs libssl.so.3, and the runtime custom.debian11 is Debian 11, which has"
                                + " another OpenSSL",
                        "add libssl.so.3 at lib/libssl.so.3 with extraDirectories of fc-maven-plugin in pom.xml and set"
                                + " LD_LIBRARY_PATH to /code/lib",
                        elf(openssl)
                                .file(
                                        "lib/libssl.so.3",
                                        TinyElf.library("libssl.so.3").bytes())
                                .variable("LD_LIBRARY_PATH", "/code/lib")),
                new Row(
                        "OpenSSL 1.1 on Debian 12",
                        elf(needing("libcrypto.so.1.1")).runtime(CustomRuntime.CUSTOM_DEBIAN12),
                        FC_LIBRARY,
                        "bootstrap needs libcrypto.so.1.1, and the runtime custom.debian12 is Debian 12",
                        "add libcrypto.so.1.1 at lib/libcrypto.so.1.1",
                        elf(needing("libcrypto.so.1.1").runPath("$ORIGIN/native"))
                                .file(
                                        "native/libcrypto.so.1.1",
                                        TinyElf.library("x").bytes())
                                .runtime(CustomRuntime.CUSTOM_DEBIAN12)));
    }

    static Stream<Pack> running() {
        return Stream.of(
                elf(TinyElf.program()),
                elf(TinyElf.program().type(3).pie()),
                elf(TinyElf.linked("GLIBC_2.24")),
                elf(TinyElf.linked("GLIBC_2.36")).runtime(CustomRuntime.CUSTOM_DEBIAN12),
                elf(TinyElf.linked("GLIBC_2.2.5").needs("libm.so.6").needs("libgcc_s.so.1")),
                elf(TinyElf.linked("GLIBC_2.28")).runtime(CustomRuntime.CUSTOM_DEBIAN10),
                elf(TinyElf.linked("GLIBC_2.4").interpreter("/code/lib/ld.so"))
                        .program("lib/ld.so", TinyElf.program().bytes()),
                elf(TinyElf.linked("GLIBC_2.36").interpreter("/code/lib/ld-linux-x86-64.so.2"))
                        .program("lib/ld-linux-x86-64.so.2", LOADER.bytes()),
                Pack.script("#!/bin/sh\nexec lib/ld-linux-x86-64.so.2 --library-path /code/lib ./server\n")
                        .program("lib/ld-linux-x86-64.so.2", LOADER.bytes())
                        .program("server", TinyElf.linked("GLIBC_2.36").bytes()),
                bringing(TinyElf.library("liba.so")));
    }

    @ParameterizedTest
    @MethodSource("running")
    void whatRunsIsNoViolation(Pack pack) {
        assertThat(Row.violations(pack)).isEmpty();
        assertThat(Row.of(pack, FC_LIBRARY)).isInstanceOf(Finding.Met.class);
    }

    @Test
    void aLibraryThatAnImageMayHaveIsUnprovenByItsName() {
        assertThat(Row.of(elf(needing("libfoo7.so")), FC_LIBRARY))
                .isInstanceOfSatisfying(Finding.Unproven.class, unproven -> {
                    assertThat(unproven.observed())
                            .startsWith("bootstrap needs libfoo7.so, which is not in the package");
                    assertThat(unproven.fix()).startsWith("add libfoo7.so at lib/libfoo7.so");
                });
    }

    @Test
    void aLibraryOfOnesOwnThatIsNowhereIsMissing() {
        Pack pack = elf(needing("libprices.so"));
        assertThat(Row.of(pack, FC_LIBRARY)).isInstanceOfSatisfying(Finding.Violated.class, violated -> {
            assertThat(violated.observed())
                    .isEqualTo("bootstrap needs libprices.so, and neither the package nor any Debian has it: its name"
                            + " has no version");
            assertThat(violated.fix()).startsWith("add libprices.so at lib/libprices.so");
        });
        assertThat(Row.of(
                        pack.file(
                                        "lib/libprices.so",
                                        TinyElf.library("libprices.so").bytes())
                                .variable("LD_LIBRARY_PATH", "/code/lib"),
                        FC_LIBRARY))
                .isInstanceOf(Finding.Met.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/me/greet/build", "/root/greet/build", "/tmp/greet/build"})
    void aLibraryOfTheMachineThatBuiltTheProgramIsMissing(String folder) {
        Pack pack = elf(needing("libprices.so").runPath(folder));
        assertThat(Row.of(pack, FC_LIBRARY)).isInstanceOf(Finding.Violated.class);
        assertThat(Row.of(pack.settings(Map.of("nasConfig", "auto")), FC_LIBRARY))
                .isInstanceOf(Finding.Unproven.class);
    }

    @Test
    void aLibraryMayBeInAFolderThatAnImageFillsOrAScript() {
        assertThat(Row.of(elf(needing("libprices.so").runPath("/usr/local/lib/shop")), FC_LIBRARY))
                .isInstanceOf(Finding.Unproven.class);
        Pack script = Pack.script("#!/bin/sh\nexec ./server\n")
                .program("server", needing("libprices.so").runPath("/tmp/lib").bytes());
        assertThat(Row.of(script, FC_LIBRARY)).isInstanceOf(Finding.Unproven.class);
    }

    @Test
    void aLibraryInAFolderThatTheLoaderDoesNotKnowIsUnprovenWithThatFolder() {
        Pack pack = elf(needing("liba.so"))
                .file("native/liba.so", TinyElf.library("liba.so").bytes());
        assertThat(Row.of(pack, FC_LIBRARY)).isInstanceOfSatisfying(Finding.Unproven.class, unproven -> {
            assertThat(unproven.observed()).contains("is native/liba.so in the package");
            assertThat(unproven.fix()).startsWith("set LD_LIBRARY_PATH to /code/native in environmentVariables");
        });
        assertThat(Row.of(pack.variable("LD_LIBRARY_PATH", "/code/native"), FC_LIBRARY))
                .isInstanceOf(Finding.Met.class);
    }

    @Test
    void withoutADescriptionTheRuntimeIsNotKnown() {
        Pack pack = elf(TinyElf.linked("GLIBC_2.34"));
        StaticReport report = StaticCheck.of(pack.packed(FixLocation.ZIP), SeverityOverrides.DEFAULT);
        assertThat(report.findings())
                .filteredOn(finding -> finding.requirement() == FC_LIBRARY)
                .singleElement()
                .isInstanceOfSatisfying(Finding.Unproven.class, unproven -> assertThat(unproven.observed())
                        .startsWith("bootstrap needs GLIBC_2.34 of libc.so.6, which custom.debian12 has"));
    }

    @Test
    void aPackedProgramHidesWhatItNeeds() {
        byte[] packed = TinyElf.program().bytes();
        byte[] marked = Arrays.copyOf(packed, packed.length + 8);
        System.arraycopy("UPX!".getBytes(), 0, marked, packed.length, 4);
        assertThat(Row.of(Pack.empty().program("bootstrap", marked), FC_LIBRARY))
                .isInstanceOf(Finding.Unproven.class);
    }

    private static Row kernel(String name, byte[] bytes, String what, String fix) {
        return new Row(
                name, Pack.empty().program("bootstrap", bytes), FC_BOOTSTRAP_SHEBANG, "bootstrap " + what, fix, RIGHT);
    }

    private static Row kernel(String name, TinyElf elf, String what, String fix) {
        return kernel(name, elf.bytes(), what, fix);
    }

    private static Row loader(String name, String path, String what, String fix) {
        return new Row(
                name,
                elf(TinyElf.linked("GLIBC_2.4").interpreter(path)),
                FC_BOOTSTRAP_INTERPRETER,
                "bootstrap names the loader " + path + what,
                fix,
                RIGHT);
    }

    private static Row version(String version, CustomRuntime runtime, String has, String enough) {
        return new Row(
                version + " on " + runtime,
                elf(TinyElf.linked(version)).runtime(runtime),
                FC_LIBRARY,
                "bootstrap needs " + version + " of libc.so.6, and the runtime " + runtime
                        + " has the C library (glibc) 2." + has,
                "set runtime of fc-maven-plugin in pom.xml to " + enough + ", or build it on an older system",
                elf(TinyElf.linked(version)).runtime(CustomRuntime.parse(enough)));
    }

    private static Pack elf(TinyElf elf) {
        return Pack.empty().program("bootstrap", elf.bytes());
    }

    private static TinyElf needing(String library) {
        return TinyElf.linked("GLIBC_2.4").needs(library);
    }

    private static TinyElf cpp(String version) {
        return needing("libstdc++.so.6").version("libstdc++.so.6", version);
    }

    private static Pack bringing(TinyElf library) {
        return elf(needing("liba.so").runPath("$ORIGIN/lib")).file("lib/liba.so", library.bytes());
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** A program whose segment is as long as a page, and that lost the second half of the file. */
    private static byte[] cut() {
        byte[] program = TinyElf.program().bytes();
        program[64 + 32 + 2] = 1; // 64 KiB more in the file than there are
        return program;
    }
}
