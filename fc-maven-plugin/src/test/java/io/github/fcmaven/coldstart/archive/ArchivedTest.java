package io.github.fcmaven.coldstart.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.coldstart.Functions;
import io.github.fcmaven.coldstart.Program;
import io.github.fcmaven.coldstart.jre.Jdk;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Digests;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    @TempDir
    static Path shared;

    private static final Map<Jdk, TrainedApplication> TRAINED = new LinkedHashMap<>();

    @TempDir
    Path work;

    @BeforeAll
    static void train() throws IOException {
        for (Jdk jdk : TrainedApplication.jdks()) {
            TRAINED.put(jdk, TrainedApplication.by(jdk, shared));
        }
    }

    @AfterAll
    static void forget() {
        TRAINED.clear();
    }

    static Stream<TrainedApplication> oneTrained() {
        return trained().limit(1);
    }

    static Stream<TrainedApplication> trained() {
        return TRAINED.values().stream();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void thePackageHasAnArchiveThatTheApplicationComesFrom(TrainedApplication trained) throws Exception {
        assertThat(trained.archived().warnings()).isEmpty();
        assertThat(trained.archived().decisions()).singleElement().asString().contains("classes come from it");

        ObservedStart started = start(unpack(trained));

        assertThat(started.body()).isEqualTo("hello one library it's $HOME true true");
        assertThat(started.fromArchive()).isTrue();
        assertThat(started.printed()).isEmpty();
    }

    /** The jars are the same, in the order of the class path; the application's own is the first of them. */
    @ParameterizedTest
    @MethodSource("oneTrained") // another training
    void aStartByAClassPathHasAnArchiveToo(TrainedApplication trained) throws Exception {
        FunctionPackage plain = trained.plain()
                .withStart(new StartupCommand(
                        List.of(JavaSource.BUNDLED_COMMAND),
                        List.of("-cp", "demo.jar:lib/library-1.0.jar", "com.acme.App", "it's $HOME")));
        Draft archived =
                TrainedApplication.archived(plain, trained.jdk(), Files.createDirectory(work.resolve("class-path")));
        Path code = Files.createDirectory(work.resolve("code"));
        TrainedApplication.unpack(archived, work.resolve("function.zip"), code);
        touch(code, Instant.now());

        ObservedStart started = start(code);

        assertThat(archived.warnings()).isEmpty();
        assertThat(started.body()).isEqualTo("hello one library it's $HOME true true");
        assertThat(started.fromArchive()).isTrue();
        assertThat(started.printed()).isEmpty();

        TrainedApplication.replaceGreeting(code, work, "hello two");
        assertThat(start(code)).extracting(ObservedStart::fromArchive).isEqualTo(false);
    }

    @ParameterizedTest
    @MethodSource("trained")
    void whatRunsInTheEndIsKnownThoughTheScriptChooses(TrainedApplication trained) {
        assertThat(trained.archived().function().argv())
                .contains(List.of(JavaSource.BUNDLED_COMMAND, "-jar", "demo.jar", "it's $HOME"));
    }

    @ParameterizedTest
    @MethodSource("trained")
    void timesOfNowAreRepaired(TrainedApplication trained) throws Exception {
        Path code = unpack(trained);
        touch(code, Instant.now());

        ObservedStart started = start(code);

        assertThat(started.body()).startsWith("hello one");
        assertThat(started.fromArchive()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void timesOfAnotherZoneAreRepaired(TrainedApplication trained) throws Exception {
        Path code = unpack(trained);
        touch(code, TrainedApplication.TIME.minus(Duration.ofHours(8)));

        assertThat(start(code).fromArchive()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aReadOnlyFolderWithTimesOfNowIsCopiedAndRelativeFilesAreStillFound(TrainedApplication trained)
            throws Exception {
        Path code = unpack(trained);
        touch(code, Instant.now());

        ObservedStart started = start(code, readOnly(code));

        assertThat(started.body()).isEqualTo("hello one library it's $HOME true true");
        assertThat(started.fromArchive()).isTrue();
        assertThat(Files.getLastModifiedTime(code.resolve("demo.jar")).toInstant())
                .isAfter(TrainedApplication.TIME);
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aChangedJarNeverServesOldCode(TrainedApplication trained) throws Exception {
        Path code = unpack(trained);
        TrainedApplication.replaceGreeting(code, work, "hello two, which is longer");

        ObservedStart started = start(code);

        assertThat(started.body()).startsWith("hello two, which is longer");
        assertThat(started.fromArchive()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aChangedJarOfTheSameSizeAndTimeNeverServesOldCode(TrainedApplication trained) throws Exception {
        Path code = unpack(trained);
        long size = Files.size(code.resolve("demo.jar"));
        TrainedApplication.replaceGreeting(code, work, "hello 2!!");
        touch(code, TrainedApplication.TIME);
        assertThat(code.resolve("demo.jar")).hasSize(size);

        ObservedStart started = start(code);

        assertThat(started.body()).startsWith("hello 2!!");
        assertThat(started.fromArchive()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aChangedLibraryIsNoticed(TrainedApplication trained) throws Exception {
        Path code = unpack(trained);
        new Program()
                .file("dup/Where.class", TrainedApplication.library(work, "another library"))
                .write(code.resolve("lib/library-1.0.jar"));

        ObservedStart started = start(code);

        assertThat(started.body()).startsWith("hello one another library");
        assertThat(started.fromArchive()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aTruncatedArchiveIsNotUsed(TrainedApplication trained) throws Exception {
        Path code = unpack(trained);
        try (RandomAccessFile archive = new RandomAccessFile(archive(code).toFile(), "rw")) {
            archive.setLength(archive.length() / 2);
        }

        assertStartsWithoutTheArchive(start(code));
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aCorruptedArchiveIsNotUsed(TrainedApplication trained) throws Exception {
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
    void whereChecksumsAreSlowAnArchiveOfAnotherSizeOrWithAnotherHeadIsNotUsed(TrainedApplication trained)
            throws Exception {
        Path folder = shared.resolve("jdk-" + trained.jdk().feature());
        FunctionPackage plain = TrainedApplication.on(CustomRuntime.CUSTOM_DEBIAN11, trained.plain());
        Draft archived = TrainedApplication.archived(plain, trained.jdk(), folder);
        Path code = Files.createDirectory(work.resolve("other"));
        TrainedApplication.unpack(archived, work.resolve("other.zip"), code);
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
        List<TrainedApplication> all = List.copyOf(TRAINED.values());
        Path code = unpack(all.get(0));
        Path other = unpack(all.get(all.size() - 1));
        Files.move(code.resolve("jre"), work.resolve("was"));
        Files.move(other.resolve("jre"), code.resolve("jre"));

        ObservedStart newer = start(code);
        Files.move(work.resolve("was"), other.resolve("jre"));
        ObservedStart older = start(other);

        assertStartsWithoutTheArchive(newer);
        assertStartsWithoutTheArchive(older);
    }

    @ParameterizedTest
    @MethodSource("trained")
    void withoutTheProgramsOfTheGuardTheApplicationStartsAllTheSame(TrainedApplication trained) throws Exception {
        assertStartsWithoutTheArchive(
                start(unpack(trained), List.of("env", "PATH=/nowhere", "/bin/sh", "./bootstrap")));
    }

    @ParameterizedTest
    @MethodSource("trained")
    void theSameInputsAreNotTrainedAgain(TrainedApplication trained) {
        Path folder = trained.code().getParent();
        List<String> told = new ArrayList<>();

        Draft again = TrainedApplication.archived(
                trained.plain(),
                Optional.of(TrainedApplication.training()),
                trained.jdk(),
                TrainedApplication.place(trained.jdk(), folder, told::add));

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
    void aPackageWhoseJarIsNotTheTrainedOneIsNamed(TrainedApplication trained) throws Exception {
        FunctionPackage function = trained.archived().function();
        CodePath library = CodePath.of("lib/library-1.0.jar");
        Entry other = new Entry(library, Content.of("another"), FileMode.READABLE);

        assertThat(Digests.changed(function)).isEmpty();
        assertThat(Digests.changed(function.plus(List.of(other)))).contains(library.value());
    }

    @ParameterizedTest
    @MethodSource("trained")
    void anApplicationThatCannotStartInTheBuildIsPackedWithoutAnArchiveAndSaysWhy(TrainedApplication trained)
            throws Exception {
        String source = TrainedApplication.SOURCE.replace(
                "int port =",
                "java.lang.reflect.Proxy.newProxyInstance(Runnable.class.getClassLoader(),"
                        + " new Class<?>[] {Runnable.class}, (proxy, method, given) -> null);\n"
                        + "if (true) throw new IllegalStateException(\"no database\");\nint port =");
        FunctionPackage broken = TrainedApplication.bundled(trained.jdk(), work, shared, source);

        Draft archived = TrainedApplication.archived(broken, trained.jdk(), work);

        assertThat(archived.warnings())
                .singleElement()
                .asString()
                .contains("has no AppCDS archive or AOT cache", "no database", "exited with code 1")
                .as("what the JVM says of classes that it leaves out")
                .doesNotContain("[warning]");
        assertThat(archived.function().start()).isEqualTo(StartupCommand.BOOTSTRAP);
        assertThat(archived.function().entry(CodePath.BOOTSTRAP)).isPresent();
        assertThat(archived.function().entries().keySet())
                .noneMatch(path -> path.value().startsWith("app."));
    }

    @Test
    void aLayerOfAnotherBuildGetsNoArchiveThatItWouldRefuse() throws Exception {
        Jdk jdk = Jdk.of(Host.running());
        FunctionPackage plain = Functions.of(TrainedApplication.jar(work, TrainedApplication.SOURCE));

        Draft archived = TrainedApplication.archived(plain, jdk, work);

        assertThat(archived.warnings()).singleElement().asString().contains("set jre to bundled");
    }

    @Test
    void aSkippedTrainingSaysSo() throws Exception {
        Jdk jdk = Jdk.of(Host.running());

        FunctionPackage plain = Functions.of(TrainedApplication.jar(work, TrainedApplication.SOURCE));
        Draft archived = TrainedApplication.archived(
                plain, Optional.empty(), jdk, TrainedApplication.place(jdk, work, line -> {}));

        assertThat(archived.warnings()).singleElement().asString().contains("training.skip");
    }

    private static void assertStartsWithoutTheArchive(ObservedStart started) {
        assertThat(started.body()).startsWith("hello one");
        assertThat(started.fromArchive()).isFalse();
    }

    private ObservedStart start(Path code) throws Exception {
        return start(code, List.of("./bootstrap"));
    }

    private ObservedStart start(Path code, List<String> command) throws Exception {
        return ObservedStart.of(code, command, work);
    }

    private Path unpack(TrainedApplication trained) throws IOException {
        return trained.unpack(work.resolve("code-" + trained.jdk().feature()));
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
}
