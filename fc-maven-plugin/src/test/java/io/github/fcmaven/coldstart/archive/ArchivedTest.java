package io.github.fcmaven.coldstart.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.coldstart.Functions;
import io.github.fcmaven.coldstart.JarStart;
import io.github.fcmaven.coldstart.Program;
import io.github.fcmaven.coldstart.jre.BundledJava;
import io.github.fcmaven.coldstart.jre.JavaParts;
import io.github.fcmaven.coldstart.jre.Jdk;
import io.github.fcmaven.coldstart.layout.ExtractedLayout;
import io.github.fcmaven.coldstart.layout.Layout;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Digests;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real application, trained and started as the platform would, with every JDK of this machine that can be trained.
 */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class ArchivedTest {

    private static final Instant TIME = Instant.parse("1980-02-01T00:00:00Z");

    private static final String APP =
            """
            package com.acme;
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            public class App {
                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT"));
                    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
                    server.createContext("/", exchange -> {
                        byte[] body = (Greeting.text() + " " + where() + " " + String.join(",", args)
                                + " " + (App.class.getProtectionDomain().getCodeSource() != null)
                                + " " + new java.io.File("settings.txt").exists()).getBytes();
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
                    server.start();
                }
                static String where() {
                    try {
                        return (String) Class.forName("dup.Where").getMethod("where").invoke(null);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            class Greeting {
                static String text() {
                    return "hello one";
                }
            }
            """;

    @TempDir
    static Path shared;

    private static final Map<Jdk, Trained> TRAINED = new LinkedHashMap<>();

    /** A package, and what its making said. */
    private record Trained(Jdk jdk, Draft archived, FunctionPackage plain, Path code) {
        @Override
        public String toString() {
            return "Java " + jdk.version();
        }
    }

    @TempDir
    Path work;

    @BeforeAll
    static void train() throws IOException {
        for (Jdk jdk : jdks()) {
            Path folder = Files.createDirectory(shared.resolve("jdk-" + jdk.feature()));
            FunctionPackage plain = bundled(jdk, folder, APP);
            Draft archived = archived(plain, jdk, folder);
            Path code = Files.createDirectory(folder.resolve("code"));
            unpack(archived, folder.resolve("function.zip"), code);
            TRAINED.put(jdk, new Trained(jdk, archived, plain, code));
        }
    }

    @AfterAll
    static void forget() {
        TRAINED.clear();
    }

    static Stream<Trained> oneTrained() {
        return trained().limit(1);
    }

    static Stream<Trained> trained() {
        return TRAINED.values().stream();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void thePackageHasAnArchiveThatTheApplicationComesFrom(Trained trained) throws Exception {
        assertThat(trained.archived().warnings()).isEmpty();
        assertThat(trained.archived().decisions()).singleElement().asString().contains("classes come from it");

        Started started = start(unpack(trained));

        assertThat(started.body()).isEqualTo("hello one library it's $HOME true true");
        assertThat(started.fromArchive()).isTrue();
        assertThat(started.printed()).isEmpty();
    }

    /** The jars are the same, in the order of the class path; the application's own is the first of them. */
    @ParameterizedTest
    @MethodSource("oneTrained") // another training
    void aStartByAClassPathHasAnArchiveToo(Trained trained) throws Exception {
        FunctionPackage plain = trained.plain()
                .withStart(new StartupCommand(
                        List.of(JavaSource.BUNDLED_COMMAND),
                        List.of("-cp", "demo.jar:lib/library-1.0.jar", "com.acme.App", "it's $HOME")));
        Draft archived = archived(plain, trained.jdk(), Files.createDirectory(work.resolve("class-path")));
        Path code = Files.createDirectory(work.resolve("code"));
        unpack(archived, work.resolve("function.zip"), code);
        touch(code, Instant.now());

        Started started = start(code);

        assertThat(archived.warnings()).isEmpty();
        assertThat(started.body()).isEqualTo("hello one library it's $HOME true true");
        assertThat(started.fromArchive()).isTrue();
        assertThat(started.printed()).isEmpty();

        replaceGreeting(code, trained.jdk(), "hello two");
        assertThat(start(code)).extracting(Started::fromArchive).isEqualTo(false);
    }

    @ParameterizedTest
    @MethodSource("trained")
    void whatRunsInTheEndIsKnownThoughTheScriptChooses(Trained trained) {
        assertThat(trained.archived().function().argv())
                .contains(List.of(JavaSource.BUNDLED_COMMAND, "-jar", "demo.jar", "it's $HOME"));
    }

    @ParameterizedTest
    @MethodSource("trained")
    void timesOfNowAreRepaired(Trained trained) throws Exception {
        Path code = unpack(trained);
        touch(code, Instant.now());

        Started started = start(code);

        assertThat(started.body()).startsWith("hello one");
        assertThat(started.fromArchive()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void timesOfAnotherZoneAreRepaired(Trained trained) throws Exception {
        Path code = unpack(trained);
        touch(code, TIME.minus(Duration.ofHours(8)));

        assertThat(start(code).fromArchive()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aReadOnlyFolderWithTimesOfNowIsCopiedAndRelativeFilesAreStillFound(Trained trained) throws Exception {
        Path code = unpack(trained);
        touch(code, Instant.now());

        Started started = start(code, readOnly(code));

        assertThat(started.body()).isEqualTo("hello one library it's $HOME true true");
        assertThat(started.fromArchive()).isTrue();
        assertThat(Files.getLastModifiedTime(code.resolve("demo.jar")).toInstant())
                .isAfter(TIME);
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aChangedJarNeverServesOldCode(Trained trained) throws Exception {
        Path code = unpack(trained);
        replaceGreeting(code, trained.jdk(), "hello two, which is longer");

        Started started = start(code);

        assertThat(started.body()).startsWith("hello two, which is longer");
        assertThat(started.fromArchive()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aChangedJarOfTheSameSizeAndTimeNeverServesOldCode(Trained trained) throws Exception {
        Path code = unpack(trained);
        long size = Files.size(code.resolve("demo.jar"));
        replaceGreeting(code, trained.jdk(), "hello 2!!");
        touch(code, TIME);
        assertThat(code.resolve("demo.jar")).hasSize(size);

        Started started = start(code);

        assertThat(started.body()).startsWith("hello 2!!");
        assertThat(started.fromArchive()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aChangedLibraryIsNoticed(Trained trained) throws Exception {
        Path code = unpack(trained);
        new Program().file("dup/Where.class", where("another library")).write(code.resolve("lib/library-1.0.jar"));

        Started started = start(code);

        assertThat(started.body()).startsWith("hello one another library");
        assertThat(started.fromArchive()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aTruncatedArchiveIsNotUsed(Trained trained) throws Exception {
        Path code = unpack(trained);
        try (RandomAccessFile archive = new RandomAccessFile(archive(code).toFile(), "rw")) {
            archive.setLength(archive.length() / 2);
        }

        assertStartsWithoutTheArchive(start(code));
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aCorruptedArchiveIsNotUsed(Trained trained) throws Exception {
        Path code = unpack(trained);
        try (RandomAccessFile archive = new RandomAccessFile(archive(code).toFile(), "rw")) {
            long begin = archive.length() / 4;
            for (long at = begin; at < archive.length(); at += 4096) {
                corrupt(archive, at);
            }
        }

        assertStartsWithoutTheArchive(start(code));
    }

    /** Where there is no time for a checksum of it all. */
    @ParameterizedTest
    @MethodSource("trained")
    void whereChecksumsAreSlowAnArchiveOfAnotherSizeOrWithAnotherHeadIsNotUsed(Trained trained) throws Exception {
        Path folder = shared.resolve("jdk-" + trained.jdk().feature());
        FunctionPackage plain = on(CustomRuntime.CUSTOM_DEBIAN11, trained.plain());
        Draft archived = archived(plain, trained.jdk(), folder);
        Path code = Files.createDirectory(work.resolve("other"));
        unpack(archived, work.resolve("other.zip"), code);
        assertThat(start(code).fromArchive()).isTrue();

        try (RandomAccessFile archive = new RandomAccessFile(archive(code).toFile(), "rw")) {
            corrupt(archive, 1000);
        }
        assertThat(start(code).fromArchive()).isFalse();

        try (RandomAccessFile archive = new RandomAccessFile(archive(code).toFile(), "rw")) {
            archive.setLength(archive.length() / 2);
        }
        assertThat(start(code).fromArchive()).isFalse();
    }

    @Test
    void anAotCacheLeavesTheJdksOwnArchiveOutOfThePackage() {
        assertThat(TRAINED.values())
                .allSatisfy(trained -> assertThat(trained.archived().function().entries().keySet().stream()
                                .anyMatch(path -> path.value().endsWith(".jsa")
                                        && path.value().startsWith("jre/")))
                        .isEqualTo(trained.jdk().feature() < 25));
    }

    @Test
    void anotherJvmStartsWithoutTheArchive() throws Exception {
        assumeTrue(TRAINED.size() > 1, "only one JDK is here");
        List<Trained> all = List.copyOf(TRAINED.values());
        Path code = unpack(all.get(0));
        Path other = unpack(all.get(all.size() - 1));
        Files.move(code.resolve("jre"), work.resolve("was"));
        Files.move(other.resolve("jre"), code.resolve("jre"));

        Started newer = start(code);
        Files.move(work.resolve("was"), other.resolve("jre"));
        Started older = start(other);

        assertStartsWithoutTheArchive(newer);
        assertStartsWithoutTheArchive(older);
    }

    @ParameterizedTest
    @MethodSource("trained")
    void withoutTheProgramsOfTheGuardTheApplicationStartsAllTheSame(Trained trained) throws Exception {
        assertStartsWithoutTheArchive(
                start(unpack(trained), List.of("env", "PATH=/nowhere", "/bin/sh", "./bootstrap")));
    }

    @ParameterizedTest
    @MethodSource("trained")
    void theSameInputsAreNotTrainedAgain(Trained trained) {
        Path folder = trained.code().getParent();
        List<String> told = new ArrayList<>();

        Draft again = archived(
                trained.plain(), Optional.of(training()), trained.jdk(), place(trained.jdk(), folder, told::add));

        assertThat(told).isEmpty();
        assertThat(again.decisions()).isEqualTo(trained.archived().decisions());
        assertThat(files(again)).isEqualTo(files(trained.archived()));
    }

    /** All that a zip is made of. */
    private static Map<CodePath, String> files(Draft draft) {
        Map<CodePath, String> files = new TreeMap<>();
        draft.function().entries().forEach((path, entry) -> files.put(path, entry.mode() + " " + sum(entry.content())));
        return files;
    }

    private static String sum(Content content) {
        try (InputStream in = content.open()) {
            CheckedInputStream summed = new CheckedInputStream(in, new CRC32());
            long size = summed.transferTo(OutputStream.nullOutputStream());
            return size + " " + summed.getChecksum().getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aPackageWhoseJarIsNotTheTrainedOneIsNamed(Trained trained) throws Exception {
        FunctionPackage function = trained.archived().function();
        CodePath library = CodePath.of("lib/library-1.0.jar");
        Entry other = new Entry(library, Content.of("another"), FileMode.READABLE);

        assertThat(Digests.changed(function)).isEmpty();
        assertThat(Digests.changed(function.plus(List.of(other)))).contains(library.value());
    }

    @ParameterizedTest
    @MethodSource("oneTrained") // it ends before the Java matters
    void anApplicationThatCannotStartInTheBuildIsPackedWithoutAnArchiveAndSaysWhy(Trained trained) throws Exception {
        FunctionPackage broken = bundled(
                trained.jdk(),
                work,
                APP.replace("int port =", "if (true) throw new IllegalStateException(\"no database\");\nint port ="));

        Draft archived = archived(broken, trained.jdk(), work);

        assertThat(archived.warnings())
                .singleElement()
                .asString()
                .contains("has no AppCDS archive or AOT cache", "no database", "exited with code 1");
        assertThat(archived.function().start()).isEqualTo(StartupCommand.BOOTSTRAP);
        assertThat(archived.function().entry(CodePath.BOOTSTRAP)).isPresent();
        assertThat(archived.function().entries().keySet())
                .noneMatch(path -> path.value().startsWith("app."));
    }

    @Test
    void aLayerOfAnotherBuildGetsNoArchiveThatItWouldRefuse() throws Exception {
        Jdk jdk = Jdk.of(Host.running());
        FunctionPackage plain = Functions.of(jar(work, APP));

        Draft archived = archived(plain, jdk, work);

        assertThat(archived.warnings()).singleElement().asString().contains("set jre to bundled");
    }

    @Test
    void aSkippedTrainingSaysSo() throws Exception {
        Jdk jdk = Jdk.of(Host.running());

        FunctionPackage plain = Functions.of(jar(work, APP));
        Draft archived = archived(plain, Optional.empty(), jdk, place(jdk, work, line -> {}));

        assertThat(archived.warnings()).singleElement().asString().contains("training.skip");
    }

    private static Training training() {
        return new Training(List.of(Request.of("GET", "/")), Map.of(), List.of(), Duration.ofSeconds(60));
    }

    private static FunctionPackage bundled(Jdk jdk, Path folder, String source) throws IOException {
        FunctionPackage laid = ExtractedLayout.of(
                        Draft.of(Functions.of(new CaPort(freePort()), jar(folder, source))), Layout.COMPACT, folder)
                .function();
        Entry settings = new Entry(CodePath.of("settings.txt"), Content.of("any"), FileMode.READABLE);
        FunctionPackage java = BundledJava.of(
                        Draft.of(laid.plus(List.of(settings))),
                        jdk,
                        JavaParts.of(List.of(), List.of()),
                        shared.resolve("jre"),
                        folder)
                .function();
        return on(
                CustomRuntime.CUSTOM_DEBIAN12,
                java.withStart(new StartupCommand(
                        List.of(JavaSource.BUNDLED_COMMAND), List.of("-jar", "demo.jar", "it's $HOME"))));
    }

    private static FunctionPackage on(CustomRuntime runtime, FunctionPackage function) {
        return new FunctionPackage(
                function.spec(),
                runtime,
                function.layers(),
                function.port(),
                function.start(),
                function.environment(),
                function.entries());
    }

    private static Path jar(Path folder, String source) throws IOException {
        return Program.fat(folder, "com.acme.App", source)
                .file(
                        "BOOT-INF/lib/library-1.0.jar",
                        new Program().file("dup/Where.class", where("library")).bytes())
                .file("BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/library-1.0.jar\"\n")
                .write(folder.resolve("demo.jar"));
    }

    private static byte[] where(String name) throws IOException {
        return Program.classes(
                        shared,
                        "dup.Where",
                        "package dup; public class Where { public static String where() { return \"" + name + "\"; } }")
                .get("dup/Where.class");
    }

    /** The JDK that runs this, and one of another form of archive where this machine has it. */
    private static List<Jdk> jdks() throws IOException {
        Map<ArchiveKind, Jdk> found = new LinkedHashMap<>();
        Jdk running = Jdk.of(Host.running());
        found.put(ArchiveKind.of(running.feature()).orElseThrow(), running);
        Path homes = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(homes)) {
            try (Stream<Path> all = Files.list(homes)) {
                all.filter(home -> Files.isExecutable(home.resolve("bin/jlink")))
                        .filter(home -> Files.isRegularFile(home.resolve("release")))
                        .sorted()
                        .map(home -> Jdk.of(Host.of(home)))
                        .filter(jdk -> jdk.feature() >= 17)
                        .forEach(jdk ->
                                found.putIfAbsent(ArchiveKind.of(jdk.feature()).orElseThrow(), jdk));
            }
        }
        return List.copyOf(found.values());
    }

    private static Draft archived(FunctionPackage plain, Jdk jdk, Path folder) {
        return archived(plain, Optional.of(training()), jdk, place(jdk, folder, line -> {}));
    }

    private static Draft archived(FunctionPackage plain, Optional<Training> training, Jdk jdk, Place place) {
        return Archived.of(
                Draft.of(plain),
                JarStart.of(plain),
                training,
                jdk,
                place,
                place.work().resolve("archive"));
    }

    private static Place place(Jdk jdk, Path folder, Consumer<String> progress) {
        return new Place(
                Host.of(jdk.home()), TIME, folder, folder.resolve("training.log"), PortLease.PATIENCE, progress);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void unpack(Draft archived, Path zip, Path code) throws IOException {
        FunctionZip.stage(archived.function().entries(), zip, TIME);
        FunctionZip.extract(zip, code);
        Files.delete(zip);
    }

    /** A copy of what was unpacked once, with its modes and times. */
    private Path unpack(Trained trained) throws IOException {
        Path code = work.resolve("code-" + trained.jdk().feature());
        try (Stream<Path> all = Files.walk(trained.code())) {
            for (Path file : all.toList()) {
                Path copy = code.resolve(trained.code().relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
        return code;
    }

    private static Path archive(Path code) {
        return Stream.of("app.aot", "app.jsa")
                .map(code::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private static void corrupt(RandomAccessFile archive, long at) throws IOException {
        archive.seek(at);
        int was = archive.read();
        archive.seek(at);
        archive.write(~was);
    }

    private static void touch(Path code, Instant time) throws IOException {
        try (Stream<Path> files = Files.walk(code)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
    }

    /** Built anew with another text, as a build would, and put where the old one was. */
    private void replaceGreeting(Path code, Jdk jdk, String text) throws IOException {
        Path folder = Files.createTempDirectory(work, "again");
        FunctionPackage laid = ExtractedLayout.of(
                        Draft.of(Functions.of(jar(folder, APP.replace("hello one", text)))), Layout.COMPACT, folder)
                .function();
        Path thin = laid.entry(CodePath.of("demo.jar"))
                .orElseThrow()
                .content()
                .file()
                .orElseThrow();
        Files.delete(code.resolve("demo.jar"));
        Files.copy(thin, code.resolve("demo.jar"));
    }

    /** A view of this machine in which the folder cannot be written, whoever asks. */
    private List<String> readOnly(Path code) throws IOException, InterruptedException {
        List<String> command = List.of(
                "unshare",
                "--mount",
                "/bin/sh",
                "-c",
                "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && cd \"$0\" && exec \"$@\"",
                code.toString());
        List<String> attempt = new ArrayList<>(command);
        attempt.addAll(List.of("/bin/sh", "-c", "! touch demo.jar 2>/dev/null"));
        assumeTrue(
                new ProcessBuilder(attempt)
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0,
                "this machine allows no mount namespace");
        List<String> start = new ArrayList<>(command);
        start.add("./bootstrap");
        return start;
    }

    /**
     * What came of a start: the first answer, whether the application's class came from an archive, and what was
     * printed.
     */
    private record Started(String body, boolean fromArchive, String printed) {}

    private static void assertStartsWithoutTheArchive(Started started) {
        assertThat(started.body()).startsWith("hello one");
        assertThat(started.fromArchive()).isFalse();
    }

    private Started start(Path code) throws Exception {
        return start(code, List.of("./bootstrap"));
    }

    private Started start(Path code, List<String> command) throws Exception {
        int port = freePort();
        Path classes = Files.createTempFile(work, "classes", ".log");
        Path printed = Files.createTempFile(work, "printed", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(code.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment()
                .put("TMPDIR", Files.createTempDirectory(work, "tmp").toString());
        builder.environment().put("FC_CUSTOM_LISTEN_PORT", Integer.toString(port));
        builder.environment().put("JDK_JAVA_OPTIONS", "-Xlog:class+load:file=" + classes);
        Process process = builder.start();
        try {
            String body = get(port, process, printed);
            String loaded = Files.readString(classes, StandardCharsets.ISO_8859_1);
            assertThat(loaded).contains("com.acme.App source: ");
            String said = Files.readString(printed)
                    .lines()
                    .filter(line -> !line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS"))
                    .reduce("", (one, other) -> one + other + "\n");
            return new Started(body, loaded.contains("com.acme.App source: shared objects file"), said);
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static String get(int port, Process process, Path printed) throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .build();
        long begin = System.nanoTime();
        while (true) {
            try {
                return client.send(request, BodyHandlers.ofString()).body();
            } catch (IOException e) {
                if (!process.isAlive()
                        || System.nanoTime() - begin > Duration.ofSeconds(60).toNanos()) {
                    throw new AssertionError("it does not answer: " + Files.readString(printed), e);
                }
                Thread.sleep(20);
            }
        }
    }
}
