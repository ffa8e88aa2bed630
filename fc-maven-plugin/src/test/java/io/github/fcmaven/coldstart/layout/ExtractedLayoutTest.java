package io.github.fcmaven.coldstart.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.coldstart.Functions;
import io.github.fcmaven.coldstart.Program;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.zip.FunctionZip;
import io.github.fcmaven.zip.Zips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A Spring Boot jar whose libraries lie beside it starts as the fat jar did. */
@Execution(ExecutionMode.CONCURRENT)
class ExtractedLayoutTest {

    private static final Instant TIME = Instant.parse("1980-02-01T00:00:00Z");

    private static final String APP = """
            package com.acme;
            public class App {
                public static void main(String[] args) throws Exception {
                    var location = App.class.getProtectionDomain().getCodeSource().getLocation();
                    var title = App.class.getPackage();
                    System.out.println("from " + location.getPath().replaceAll(".*/", ""));
                    System.out.println("version " + title.getImplementationTitle() + " "
                            + title.getImplementationVersion());
                    System.out.println("where " + Class.forName("dup.Where").getMethod("where").invoke(null));
                    try (var in = App.class.getResourceAsStream("/config/settings.txt")) {
                        System.out.println("resource " + new String(in.readAllBytes()));
                    }
                    var own = new java.util.jar.JarFile(new java.io.File(location.toURI()));
                    var version = own.getManifest().getMainAttributes().getValue("Implementation-Version");
                    System.out.println("own jar " + version
                            + " " + (own.getEntry("config/settings.txt") != null)
                            + " " + (own.getEntry("BOOT-INF/layers.idx") != null));
                    java.nio.file.spi.FileSystemProvider.installedProviders();
                    var folders = App.class.getClassLoader().getResources("config/");
                    System.out.println("folder " + java.util.Collections.list(folders).size());
                }
            }
            """;

    @TempDir
    Path work;

    @ParameterizedTest
    @EnumSource(value = Layout.class, names = "JAR", mode = Mode.EXCLUDE)
    void anApplicationStartsWithItsClassesResourcesAndPackagesInTheOrderOfTheIndex(Layout layout) throws Exception {
        FunctionPackage laid =
                lay(app().write(work.resolve("demo.jar")), layout).function();

        String printed = Program.java(unpacked(laid), "-jar", "demo.jar");

        assertThat(printed.lines())
                .containsExactly(
                        "from demo.jar",
                        "version orders 1.2.3",
                        "where second",
                        "resource blue",
                        "own jar 1.2.3 true true",
                        "folder 1");
        assertThat(laid.start())
                .isEqualTo(Functions.of(work.resolve("demo.jar")).start());
    }

    @Test
    void extractedLibrariesHaveTheBytesTheyHad() throws IOException {
        FunctionPackage laid =
                lay(app().write(work.resolve("demo.jar")), Layout.EXTRACTED).function();

        assertThat(bytes(laid, "lib/first-1.0.jar")).isEqualTo(library("first"));
        assertThat(bytes(laid, "lib/second-1.0.jar")).isEqualTo(library("second"));
    }

    @Test
    void theLoaderAndWhatItReadsStayBehind() throws IOException {
        FunctionPackage laid =
                lay(app().write(work.resolve("demo.jar")), Layout.EXTRACTED).function();

        try (JarFile thin = new JarFile(file(laid, "demo.jar").toFile())) {
            assertThat(thin.stream().map(JarEntry::getName))
                    .noneMatch(name -> name.startsWith("org/"))
                    .doesNotContain("META-INF/services/java.nio.file.spi.FileSystemProvider")
                    .startsWith("META-INF/", "META-INF/MANIFEST.MF");
            var manifest = thin.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class")).isEqualTo("com.acme.App");
            assertThat(manifest.getValue("Class-Path")).isEqualTo("lib/second-1.0.jar lib/first-1.0.jar");
            assertThat(manifest.getValue("Start-Class")).isNull();
            assertThat(manifest.getValue("Spring-Boot-Version")).isEqualTo("3.5.16");
        }
    }

    @Test
    void aProviderOfTheApplicationStaysWhereTheLoaderHadOneToo() throws IOException {
        Path jar = app().file(
                        "BOOT-INF/classes/META-INF/services/java.nio.file.spi.FileSystemProvider", "com.acme.Own\n")
                .write(work.resolve("demo.jar"));

        FunctionPackage laid = lay(jar, Layout.EXTRACTED).function();

        assertThat(read(file(laid, "demo.jar"), "META-INF/services/java.nio.file.spi.FileSystemProvider"))
                .isEqualTo("com.acme.Own\n");
    }

    @Test
    void aSignedLibraryIsStillSigned() throws Exception {
        Path signed = work.resolve("signed.jar");
        Files.write(signed, library("second"));
        sign(signed);
        Path jar = app().file("BOOT-INF/lib/second-1.0.jar", Files.readAllBytes(signed))
                .write(work.resolve("demo.jar"));

        FunctionPackage laid = lay(jar, Layout.COMPACT).function();

        try (JarFile library = new JarFile(file(laid, "lib/second-1.0.jar").toFile(), true)) {
            JarEntry type = library.getJarEntry("dup/Where.class");
            library.getInputStream(type).readAllBytes(); // only what was read is verified
            assertThat(type.getCertificates()).hasSize(1);
        }
        assertThat(Program.java(unpacked(laid), "-jar", "demo.jar")).contains("where second");
    }

    @Test
    void aMultiReleaseLibraryIsStillOne() throws Exception {
        Path jar = app().file(
                        "BOOT-INF/lib/second-1.0.jar",
                        new Program()
                                .manifest("Multi-Release", "true")
                                .classOf(work, "dup.Where", where("old"))
                                .file("META-INF/versions/17/dup/Where.class", whereClass("new"))
                                .bytes())
                .write(work.resolve("demo.jar"));

        FunctionPackage laid = lay(jar, Layout.COMPACT).function();

        assertThat(Program.java(unpacked(laid), "-jar", "demo.jar")).contains("where new");
    }

    @Test
    void theSignatureOfTheFatJarItselfIsNotClaimedForTheThinOne() throws Exception {
        Path jar = app().write(work.resolve("demo.jar"));
        sign(jar);

        FunctionPackage laid = lay(jar, Layout.EXTRACTED).function();

        assertThat(Program.java(unpacked(laid), "-jar", "demo.jar")).contains("where second");
        try (JarFile thin = new JarFile(file(laid, "demo.jar").toFile())) {
            assertThat(thin.getManifest().getEntries()).isEmpty();
            assertThat(thin.stream().map(JarEntry::getName)).noneMatch(name -> name.endsWith(".SF"));
        }
    }

    @Test
    void compactJarsHoldNothingCompressedAndTheZipCompressesThemOnce() throws IOException {
        Path jar = app().file("BOOT-INF/classes/long.txt", "the same again ".repeat(40_000))
                .write(work.resolve("demo.jar"));

        FunctionPackage laid = lay(jar, Layout.COMPACT).function();

        try (ZipFile thin = new ZipFile(file(laid, "demo.jar").toFile())) {
            assertThat(thin.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
        }
        try (ZipFile zip = new ZipFile(zip(laid).toFile())) {
            ZipEntry entry = zip.getEntry("demo.jar");
            assertThat(entry.getMethod()).isEqualTo(ZipEntry.DEFLATED);
            assertThat(entry.getCompressedSize()).isLessThan(entry.getSize() / 10);
        }
        assertThat(unpackedBytes(laid, "demo.jar")).isEqualTo(bytes(laid, "demo.jar"));
    }

    @ParameterizedTest
    @EnumSource(value = Layout.class, names = "JAR", mode = Mode.EXCLUDE)
    void theZipIsTheSameWhateverTheNumberOfProcessors(Layout layout) throws Exception {
        Program app = app();
        for (int i = 0; i < 30; i++) {
            byte[] data = new byte[20_000 * i];
            new Random(i).nextBytes(data);
            app.file(
                    "BOOT-INF/lib/more-" + i + ".jar",
                    new Program().file("data", data).bytes());
        }
        Path jar = app.write(work.resolve("demo.jar"));

        byte[] alone = on(1, jar, layout);

        assertThat(on(4, jar, layout)).isEqualTo(alone);
        assertThat(on(3, jar, layout)).isEqualTo(alone);
    }

    @Test
    void nothingIsMadeAgainWhereNothingChanged() throws IOException {
        Path jar = app().write(work.resolve("demo.jar"));
        Map<Path, Object> before = times(lay(jar, Layout.COMPACT).function());

        assertThat(times(lay(jar, Layout.COMPACT).function())).isEqualTo(before);

        app().file("BOOT-INF/classes/config/settings.txt", "green").write(jar);
        assertThat(read(file(lay(jar, Layout.COMPACT).function(), "demo.jar"), "config/settings.txt"))
                .isEqualTo("green");
    }

    @Test
    void aMadeFileThatSomebodyChangedIsMadeAgain() throws IOException {
        Path jar = app().write(work.resolve("demo.jar"));
        Path thin = file(lay(jar, Layout.EXTRACTED).function(), "demo.jar");
        Files.writeString(thin, "broken");

        assertThat(read(file(lay(jar, Layout.EXTRACTED).function(), "demo.jar"), "config/settings.txt"))
                .isEqualTo("blue");
    }

    @Test
    void aLibraryTheIndexDoesNotNameComesLast() throws IOException {
        Path jar = app().file("BOOT-INF/lib/added later.jar", library("third")).write(work.resolve("demo.jar"));

        FunctionPackage laid = lay(jar, Layout.EXTRACTED).function();

        try (JarFile thin = new JarFile(file(laid, "demo.jar").toFile())) {
            assertThat(thin.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isEqualTo("lib/second-1.0.jar lib/first-1.0.jar lib/added%20later.jar");
        }
    }

    @Test
    void everyOtherJarStaysAsItIs() throws IOException {
        Path jar = new Program()
                .manifest("Main-Class", "com.acme.App")
                .classOf(work, "com.acme.App", APP)
                .write(work.resolve("shaded.jar"));

        Draft laid = lay(jar, Layout.COMPACT);

        assertThat(laid.function()).isEqualTo(Functions.of(jar));
        assertThat(laid.decisions()).singleElement().asString().contains("as it is");
    }

    @Test
    void aLibraryNeverReplacesAFileOfTheUsers() throws IOException {
        Path jar = app().write(work.resolve("demo.jar"));
        Entry own = new Entry(CodePath.of("lib/first-1.0.jar"), Content.of("mine"), FileMode.READABLE);

        assertThatThrownBy(() -> ExtractedLayout.of(
                        Draft.of(Functions.of(jar).plus(List.of(own))), Layout.EXTRACTED, work.resolve("fc")))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("lib/first-1.0.jar, where the package has a file already")
                .hasMessageContaining("fix: ");
    }

    @Test
    void aStartThatNamesTheLoaderIsRefused() throws IOException {
        FunctionPackage plain = Functions.of(app().write(work.resolve("demo.jar")));
        FunctionPackage named = plain.withStart(new StartupCommand(
                List.of("java"), List.of("-cp", "demo.jar", "org.springframework.boot.loader.launch.JarLauncher")));

        assertThatThrownBy(() -> ExtractedLayout.of(Draft.of(named), Layout.EXTRACTED, work.resolve("fc")))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("org.springframework.boot.loader.launch.JarLauncher");
    }

    @Test
    void twoDifferentFilesOfOneNameAreRefused() throws IOException {
        Path jar = app().file("config/settings.txt", "red").write(work.resolve("demo.jar"));

        assertThatThrownBy(() -> lay(jar, Layout.EXTRACTED))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("two different files config/settings.txt");
    }

    private Program app() throws IOException {
        return Program.fat(work, "com.acme.App", APP)
                .folder("BOOT-INF/classes/config/")
                .file("BOOT-INF/classes/config/settings.txt", "blue")
                .file("BOOT-INF/lib/first-1.0.jar", library("first"))
                .file("BOOT-INF/lib/second-1.0.jar", library("second"))
                .file("BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/second-1.0.jar\"\n- \"BOOT-INF/lib/first-1.0.jar\"\n")
                .file("BOOT-INF/layers.idx", "- \"dependencies\":\n  - \"BOOT-INF/lib/\"\n");
    }

    private byte[] library(String name) throws IOException {
        return new Program().file("dup/Where.class", whereClass(name)).bytes();
    }

    private byte[] whereClass(String name) throws IOException {
        return Program.classes(work, "dup.Where", where(name)).get("dup/Where.class");
    }

    private static String where(String name) {
        return "package dup; public class Where { public static String where() { return \"" + name + "\"; } }";
    }

    private Draft lay(Path jar, Layout layout) {
        return ExtractedLayout.of(Draft.of(Functions.of(jar)), layout, work.resolve("fc"));
    }

    private byte[] on(int threads, Path jar, Layout layout) throws Exception {
        Path own = work.resolve("on-" + threads);
        return new ForkJoinPool(threads)
                .submit(() -> Files.readAllBytes(Zips.write(
                                ExtractedLayout.of(Draft.of(Functions.of(jar)), layout, own)
                                        .function()
                                        .entries(),
                                own.resolve("function.zip"),
                                TIME)
                        .file()))
                .get();
    }

    private Path zip(FunctionPackage function) {
        return Zips.write(function.entries(), work.resolve("function.zip"), TIME)
                .file();
    }

    private Path unpacked(FunctionPackage function) throws IOException {
        Path folder = Files.createTempDirectory(work, "code");
        FunctionZip.extract(zip(function), folder);
        return folder;
    }

    private byte[] unpackedBytes(FunctionPackage function, String path) throws IOException {
        return Files.readAllBytes(unpacked(function).resolve(path));
    }

    private static Path file(FunctionPackage function, String path) {
        return function.entry(CodePath.of(path)).orElseThrow().content().file().orElseThrow();
    }

    private static byte[] bytes(FunctionPackage function, String path) throws IOException {
        return Files.readAllBytes(file(function, path));
    }

    private static String read(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<Path, Object> times(FunctionPackage function) throws IOException {
        Map<Path, Object> times = new LinkedHashMap<>();
        for (Entry entry : function.entries().values()) {
            Path file = entry.content().file().orElseThrow();
            times.put(file, Files.getLastModifiedTime(file));
        }
        return times;
    }

    private void sign(Path jar) throws IOException, InterruptedException {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path store = work.resolve("keys");
        run(
                bin.resolve("keytool").toString(),
                "-genkeypair -alias me -keyalg EC -dname CN=me -storepass secret -keypass secret -keystore " + store);
        run(bin.resolve("jarsigner").toString(), "-keystore " + store + " -storepass secret " + jar + " me");
    }

    private void run(String program, String arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(program));
        command.addAll(List.of(arguments.split(" ")));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
