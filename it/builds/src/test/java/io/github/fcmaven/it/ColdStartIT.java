package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that are made to start faster, in every way, are packaged and pass the check as they do without. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ResourceLock(value = MavenBuild.CACHE, mode = ResourceAccessMode.READ)
class ColdStartIT {

    private static final String ZIP = "target/function.zip";
    private static final Set<String> ARCHIVES = Set.of("app.jsa", "app.aot");

    @TempDir
    Path elsewhere;

    @ParameterizedTest
    @CsvSource("spring-boot-4, 25, compact, auto, bundled") // each step at once; the matrix has every other way
    void aServerThatCompliesStillPasses(String project, int java, String layout, String aot, String jre) {
        passes(project, java, layout, aot, jre);
    }

    @Tag("matrix")
    @ParameterizedTest
    @MethodSource("everyWay")
    void springBoot27StillPassesInEveryWay(String layout, String aot, String jre) {
        passes("spring-boot-2.7", 17, layout, aot, jre);
    }

    @Tag("matrix")
    @ParameterizedTest
    @MethodSource("everyWay")
    void springBoot35StillPassesInEveryWay(String layout, String aot, String jre) {
        passes("spring-boot-stock", 17, layout, aot, jre);
    }

    @Tag("matrix")
    @ParameterizedTest
    @MethodSource("everyWay")
    void springBoot4StillPassesInEveryWay(String layout, String aot, String jre) {
        passes("spring-boot-4", 25, layout, aot, jre);
    }

    static Stream<Arguments> everyWay() {
        return Stream.of("jar", "extracted", "compact").flatMap(layout -> Stream.of("off", "auto")
                .flatMap(aot -> Stream.of("auto", "layer", "bundled").map(jre -> Arguments.of(layout, aot, jre))));
    }

    @Tag("matrix")
    @ParameterizedTest
    @CsvSource({"spring-boot-2.7, 17, extracted, off, platform", "spring-boot-stock, 25, extracted, auto, bundled"})
    void aServerOnAnotherJavaThanItsOwnStillPasses(String project, int java, String layout, String aot, String jre) {
        passes(project, java, layout, aot, jre);
    }

    private static void passes(String project, int java, String layout, String aot, String jre) {
        String test = String.join("-", "cold", Integer.toString(java), layout, aot, jre);
        MavenBuild build = MavenBuild.of(project, test);
        if (!layout.equals("extracted")) {
            build = build.with("fc.jit", "c1"); // the quicker start; with the other layout, the default that users ship
        }
        BuildResult result = build.jdk(Jdks.of(java))
                .with("fc.layout", layout)
                .with("fc.aot", aot)
                .with("fc.jre", jre)
                .run("verify", "--toolchains", "toolchains.xml")
                .succeeded();

        result.complies();
        List<String> files = result.filesOf(ZIP);
        boolean bundled = jre.equals("bundled");
        boolean archived = aot.equals("auto") && bundled;
        assertThat(files.contains("jre/bin/java")).isEqualTo(bundled);
        assertThat(files.stream().anyMatch(file -> file.startsWith("lib/"))).isEqualTo(!layout.equals("jar"));
        assertThat(files.contains(java < 25 ? "app.jsa" : "app.aot"))
                .as(result.log())
                .isEqualTo(archived);
        if (!layout.equals("jar")) {
            result.says("Limits: the zip has", " of 500 MB", "Limits: the package unpacks to");
        }
        if (bundled) {
            result.says(", of which the bundled Java has ");
        }
        if (archived) {
            result.says("of the application's", "classes come from it");
        } else if (aot.equals("auto")) {
            result.says("the package has no AppCDS archive or AOT cache", "set jre to bundled");
        }
    }

    /** Spring itself says by which way its context came to be. */
    @Tag("matrix")
    @Test
    void whatSpringHasProcessedInTheBuildIsWhatRuns() {
        MavenBuild build = fast(MavenBuild.of("spring-boot-stock", "cold-spring-aot"))
                .edit("pom.xml", "<goal>repackage</goal>", "<goal>process-aot</goal><goal>repackage</goal>");

        BuildResult on = build.run("verify").succeeded().complies();
        on.says("the jar has the output of Spring's process-aot, which is switched on", "classes come from it");
        assertThat(on.text("target/fc-reports/server.log")).contains("Starting AOT-processed Demo");

        BuildResult off =
                build.with("fc.springAot", "off").run("verify").succeeded().complies();
        assertThat(off.text("target/fc-reports/server.log")).contains("Starting Demo");
    }

    /** In CI {@code ExtractedLayoutTest} and {@link ReproducibleBuildsIT} show it. */
    @Tag("matrix")
    @Test
    void withoutAnArchiveTheZipDependsOnNothingButTheProject() throws IOException {
        MavenBuild build = MavenBuild.of("spring-boot-stock", "cold-here");
        byte[] here = compact(build);

        byte[] there = compact(build.again(elsewhere.resolve("deep/er"))
                .environment("TZ", "America/New_York")
                .environment("MAVEN_OPTS", "-Duser.language=tr -XX:ActiveProcessorCount=1"));

        assertThat(there).isEqualTo(here);
    }

    private static byte[] compact(MavenBuild build) throws IOException {
        build.with("fc.layout", "compact")
                .with("project.build.outputTimestamp", "2026-11-24T00:00:00Z")
                .run("package")
                .succeeded();
        return Files.readAllBytes(build.directory().resolve(ZIP));
    }

    @Tag("matrix")
    @Test
    void aZipWithAnArchiveIsLeftAsItIsWhereNothingHasChanged() throws IOException {
        MavenBuild build = fast(MavenBuild.of("jdk-http-server", "cold-same"));
        Path zip = build.directory().resolve(ZIP);
        build.run("package").succeeded();
        FileTime written = Files.getLastModifiedTime(zip);

        build.run("package").succeeded().says("is up to date");

        assertThat(Files.getLastModifiedTime(zip)).isEqualTo(written);
    }

    @Tag("matrix")
    @Test
    void nothingButTheArchiveDiffersAndOnlyWhereItsInputsDo() throws IOException {
        MavenBuild build = fast(MavenBuild.of("jdk-http-server", "cold-differ"));
        Path zip = build.directory().resolve(ZIP);
        build.run("package").succeeded();
        byte[] bytes = Files.readAllBytes(zip);

        build.run("clean", "package").succeeded();
        assertThat(Files.readAllBytes(zip)).isEqualTo(bytes);

        MavenBuild other = fast(build.again(elsewhere.resolve("other")));
        other.run("package").succeeded();
        // the bootstrap says the size of the archive, app.sha256 its digest
        assertThat(differing(zip, other.directory().resolve(ZIP)))
                .isSubsetOf("app.jsa", "app.aot", "app.sha256", "bootstrap");
    }

    private static MavenBuild fast(MavenBuild build) {
        return build.with("fc.coldStart", "fast");
    }

    /** The entries that are not the same in both. */
    private static Set<String> differing(Path one, Path other) throws IOException {
        Set<String> differing = new TreeSet<>(checksums(one));
        Set<String> both = new TreeSet<>(checksums(other));
        both.retainAll(differing);
        differing.addAll(checksums(other));
        differing.removeAll(both);
        return new TreeSet<>(differing.stream()
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList());
    }

    private static List<String> checksums(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return Collections.list(file.entries()).stream()
                    .map(entry -> entry.getCrc() + " " + entry.getName())
                    .toList();
        }
    }

    @Test
    void aFunctionThatIsNoJavaCannotBeFast() {
        fast(MavenBuild.of("python-http-server", "cold"))
                .run("package")
                .failed()
                .says(
                        "the start command is python3 server.py",
                        "coldStart fast needs java -jar",
                        "set coldStart to off");
    }

    @Test
    void aStartOfTheUsersIsRefusedBesideAnArchive() {
        MavenBuild.of("jdk-http-server", "cold-startup")
                .with("fc.aot", "auto")
                .with("fc.startup", "customRuntimeConfig")
                .run("package")
                .failed()
                .says("aot auto and startup customRuntimeConfig are both set", "fix: ");
    }

    @Tag("matrix")
    @Test
    void anApplicationThatCannotStartInTheBuildIsPackagedWithoutAnArchive() {
        MavenBuild build = MavenBuild.of("jdk-http-server", "cold-database");
        BuildResult result = fast(build)
                .edit("src/main/java/demo/Main.java", "String port =", """
                        if (System.getenv("ORDERS_DB") == null) {
                            System.out.println("opening the pool of orders");
                            throw new IOException("no database at orders-db:5432");
                        }
                        String port =""")
                .run("package")
                .succeeded();

        result.says(
                "[WARNING] the package has no AppCDS archive or AOT cache",
                "before the server was ready on port " + build.port(),
                "opening the pool of orders",
                "no database at orders-db:5432");
        assertThat(result.filesOf(ZIP)).contains("bootstrap", "demo.jar").doesNotContainAnyElementsOf(ARCHIVES);
    }

    /** Java 25.0.3 would run the old code for such a jar, and say nothing (JDK-8377932). */
    @Tag("matrix")
    @Test
    void aChangedJarUnderAnOldArchiveNeverServesOldCode() throws Exception {
        MavenBuild build = fast(MavenBuild.of("jdk-http-server", "cold-stale")).jdk(Jdks.of(25));
        build.run("package", "--toolchains", "toolchains.xml").succeeded();
        Path old = unzipped(build.directory().resolve(ZIP), elsewhere.resolve("old"));
        assertThat(old.resolve("app.aot")).exists();
        assertThat(Started.answer(old)).isEqualTo("Hello");

        build.edit("src/main/java/demo/Main.java", "\"Hello\"", "\"Howdy\"");
        build.run("package", "--toolchains", "toolchains.xml").succeeded();
        Path anew = unzipped(build.directory().resolve(ZIP), elsewhere.resolve("anew"));
        assertThat(Started.answer(anew)).isEqualTo("Howdy");

        Files.copy(anew.resolve("demo.jar"), old.resolve("demo.jar"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(Started.answer(old)).isEqualTo("Howdy");
    }

    private static Path unzipped(Path zip, Path folder) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                Path path = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                Files.copy(file.getInputStream(entry), path);
                Files.setLastModifiedTime(path, entry.getLastModifiedTime());
                boolean program = entry.getName().startsWith("jre/bin/")
                        || entry.getName().equals("bootstrap");
                assertThat(!program || path.toFile().setExecutable(true)).isTrue();
            }
        }
        return folder;
    }
}
