package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_MAIN_CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Jars that Java does not start: what their manifests name is not there, or is nothing that can be started. */
class JarRowsTest {

    private static final String LAUNCHER = "org.springframework.boot.loader.JarLauncher";

    @ParameterizedTest
    @MethodSource({"neighbours", "started", "merged", "patterns"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> neighbours() {
        return Stream.of(
                new Row(
                        "an escaped name that is not there",
                        naming("my%20lib/a.jar"),
                        FC_JAR,
                        "app/demo.jar names in its Class-Path files that do not exist: my%20lib/a.jar",
                        "add it with extraDirectories of fc-maven-plugin in pom.xml at app/my lib/a.jar",
                        naming("my%20lib/a.jar").file("app/my lib/a.jar", library())),
                new Row(
                        "a folder beside that is not there",
                        naming("../lib/a.jar"),
                        FC_JAR,
                        "app/demo.jar names in its Class-Path files that do not exist: ../lib/a.jar",
                        "add it with extraDirectories of fc-maven-plugin in pom.xml at lib/a.jar",
                        naming("../lib/a.jar").file("lib/a.jar", library())),
                new Row(
                        "a backslash",
                        naming("lib\\a.jar").file("app/lib/a.jar", library()),
                        FC_JAR,
                        "app/demo.jar names in its Class-Path files that do not exist: lib\\a.jar (a backslash",
                        "write lib/a.jar in Class-Path",
                        naming("lib/a.jar").file("app/lib/a.jar", library())));
    }

    /** Beside the jar that starts, Gradle makes one of the own classes alone. */
    static Stream<Row> patterns() {
        Pack two = Pack.empty()
                .file("build/app.jar", TestJar.executable("a.Main", 8).bytes())
                .file("build/app-plain.jar", library());
        Pack mended = two.copy().command("java", "-jar", "build/app.jar");
        String both =
                "build/app-plain.jar has no Main-Class in its manifest, and java takes the first of build/app-plain.jar"
                        + " and build/app.jar";
        return Stream.of(
                new Row(
                        "two files in a script",
                        two.copy().bootstrap("#!/bin/sh\nexec java -jar build/*.jar --x\n"),
                        FC_MAIN_CLASS,
                        both,
                        "write build/app.jar alone behind -jar in bootstrap",
                        two.copy().bootstrap("#!/bin/sh\nexec java -jar build/app.jar --x\n")),
                new Row(
                        "two files in words for a shell",
                        two.copy().bootstrap("#!/bin/sh\nexec sh -c 'java -jar ./build/app*.jar'\n"),
                        FC_MAIN_CLASS,
                        both,
                        "write build/app.jar alone behind -jar in",
                        mended));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            nullValues = "none",
            value = {"none ^", "build/app-plain.jar ^ ', which build/app-plain.jar and build/app.jar match'"})
    void noShellReplacesAPatternOfACommand(String other, String why) {
        Pack pack = Pack.empty()
                .file("build/app.jar", TestJar.executable("a.Main", 8).bytes())
                .command("java", "-jar", "build/*.jar");
        Finding found = Row.of(other == null ? pack : pack.file(other, library()), FC_JAR);

        assertThat(found.observed())
                .isEqualTo("the start command names build/*.jar, which is not in the package; no shell replaces the"
                        + " pattern in it" + (why == null ? "" : why));
        assertThat(found.fix()).startsWith("write build/app.jar in command and args");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec java -jar *.jar",
                "java -jar /code/a*.jar",
                "JAR=*.jar\njava -jar $JAR",
                "sh -c 'java -jar a?p.jar'"
            })
    void aPatternOfOneJarIsThatJar(String line) {
        Pack pack = Pack.empty()
                .file("app.jar", TestJar.executable("a.Main", 8).bytes())
                .bootstrap("#!/bin/sh\n" + line + "\n");
        assertThat(Row.violations(pack)).isEmpty();
        assertThat(Row.of(pack, FC_MAIN_CLASS)).isInstanceOf(Finding.Met.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/code/lib/a.jar",
                "file:/code/lib/a.jar",
                "file:///code/lib/a.jar",
                "FILE:../lib/a.jar",
                "../lib%2Fa.jar",
                "../classes/",
                "./../classes/.",
                "http://example.com/b.jar ../lib/a.jar",
                "file:/opt/b.jar ../lib/a.jar"
            })
    void aNeighbourIsNamedByItsUrl(String classPath) {
        Pack pack = Pack.empty()
                .file(
                        "app/demo.jar",
                        TestJar.empty()
                                .manifest("Main-Class", "a.Main")
                                .manifest("Class-Path", classPath)
                                .program("a.Main", 8, "a/lib/Used")
                                .bytes())
                .file("lib/a.jar", library())
                .file("classes/a/lib/Used.class", TestJar.classBytes(8))
                .command("java", "-jar", "app/demo.jar");
        assertThat(Row.violations(pack)).isEmpty();
    }

    static Stream<Row> started() {
        return Stream.of(
                new Row(
                        "a folder of classes without its slash",
                        inFolder("classes"),
                        FC_MAIN_CLASS,
                        "demo.jar names the Main-Class a.Main, which is not in the package",
                        "correct mainClass",
                        inFolder("classes/")),
                new Row(
                        "a class path as on Windows",
                        inClassPath("demo.jar;lib/a.jar"),
                        FC_JAR,
                        "the start command has ; between the jars demo.jar;lib/a.jar, as on Windows",
                        "write demo.jar:lib/a.jar in bootstrap",
                        inClassPath("demo.jar:lib/a.jar")),
                new Row(
                        "a class path as on Windows with every jar of a folder",
                        inClassPath("demo.jar;lib/*"),
                        FC_JAR,
                        "the start command has ; between the jars demo.jar;lib/*, as on Windows",
                        "write demo.jar:lib/* in bootstrap",
                        inClassPath("demo.jar:lib/*")),
                new Row(
                        "a class of Kotlin without main, beside the one that has it and one of a library",
                        Pack.jar(kotlin().manifest("Main-Class", "a.Main")),
                        FC_MAIN_CLASS,
                        "demo.jar names the Main-Class a.Main, which has no main method",
                        "write a.MainKt as mainClass",
                        Pack.jar(kotlin().manifest("Main-Class", "a.MainKt"))),
                new Row(
                        "Spring Boot's launcher without an application",
                        Pack.jar(boot()),
                        FC_MAIN_CLASS,
                        "demo.jar has no Start-Class in its manifest, which its launcher starts",
                        "set mainClass of spring-boot-maven-plugin",
                        Pack.jar(boot().manifest("Start-Class", "a.App"))),
                new Row(
                        "an application in other letters",
                        Pack.jar(boot().manifest("Start-Class", "a.app")),
                        FC_MAIN_CLASS,
                        "demo.jar names the Start-Class a.app, which is not in the jar",
                        "set mainClass of spring-boot-maven-plugin",
                        Pack.jar(boot().manifest("Start-Class", "a.App"))));
    }

    /** Java passes over a folder that is not there, and Linux has names with a semicolon. */
    @ParameterizedTest
    @ValueSource(strings = {"demo.jar:conf;old", "odd;name.jar:demo.jar"})
    void aSemicolonThatChangesNothingIsNoViolation(String elements) {
        assertThat(Row.violations(inClassPath(elements).file("odd;name.jar", library())))
                .isEmpty();
    }

    private static Pack inClassPath(String elements) {
        return Pack.jar(TestJar.executable("a.Main", 8))
                .file("lib/a.jar", library())
                .bootstrap(script(":", "exec java -cp '" + elements + "' a.Main"));
    }

    /** What a tool copies that merges jars. */
    static Stream<Row> merged() {
        TestJar signed = TestJar.executable("a.Main", 8).file("META-INF/ME.SF", signature("ME.SF"));
        byte[] unsigned = signed.bytes(); // without its block nobody checks it
        return Stream.of(new Row(
                "the signature of another jar",
                Pack.jar(signed.file("META-INF/ME.EC", signature("ME.EC"))),
                FC_JAR,
                "demo.jar holds the signature of another jar in META-INF: Invalid signature file digest for Manifest",
                "leave the signatures of merged jars out",
                Pack.jar(TestJar.executable("a.Main", 8)).file("demo.jar", unsigned)));
    }

    private static byte[] signature(String name) {
        try (InputStream in = JarRowsTest.class.getResourceAsStream("/signatures/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Pack> starting() {
        return Stream.of(
                Pack.jar(kotlin().manifest("Main-Class", "a.Inherits")),
                Pack.jar(boot().manifest("Start-Class", "a.lib.Used")),
                Pack.jar(TestJar.executable(LAUNCHER, 7)
                        .manifest("Start-Class", "a.Main")
                        .manifest("Spring-Boot-Version", "1.3.8.RELEASE")
                        .program("a.Main", 8)
                        .library("lib/spring-boot-1.3.8.RELEASE.jar", TestJar.empty())),
                Pack.jar(TestJar.executable("org.springframework.boot.loader.PropertiesLauncher", 8))
                        .file("ext/app.jar", library())
                        .command("java", "-Dloader.path=ext", "-Dloader.main=a.lib.Used", "-jar", "demo.jar"),
                Pack.jar(TestJar.empty().manifest("Main-Class", "a.Main").program("a.Main", 8, "a/lib/Used"))
                        .file("lib/a.jar", library())
                        .command("java", "-Xbootclasspath/a:lib/a.jar", "-jar", "demo.jar"));
    }

    @ParameterizedTest
    @MethodSource("starting")
    void whatJavaStartsIsNoViolation(Pack pack) {
        assertThat(Row.violations(pack)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cat app.jar.part* > app.jar | exec java -jar app.jar",
                "curl -so app.jar https://example.com/app.jar | exec java -jar app.jar",
                "cp /mnt/nas/app.jar /code/app.jar | exec java -jar app.jar",
                "tar xf app.tar | exec java -jar app.jar",
                "curl -so other.txt https://example.com/a | exec java -jar app.jar",
                "cp /mnt/nas/app.jar /code/app.jar | exec java -cp app.jar:lib/a.jar com.acme.Main"
            })
    void aJarThatTheScriptMakesIsLeftToIt(String before, String start) {
        Pack pack = Pack.empty().file("lib/a.jar", library()).bootstrap(script(before, start));

        assertThat(Row.violations(pack)).isEmpty();
        assertThat(Row.of(pack, FC_JAR)).isInstanceOfSatisfying(Finding.Unproven.class, unproven -> {
            assertThat(unproven.observed())
                    .isEqualTo("the start command names app.jar, which is not in the package;"
                            + " bootstrap may write it before");
            assertThat(unproven.fix()).isEqualTo("put it into the package, unless bootstrap writes it");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo app.jar | exec java -jar app.jar",
                "cp app.jar /tmp | exec java -jar app.jar",
                "test -f app.jar | exec java -cp app.jar com.acme.Main"
            })
    void aJarThatNoScriptMakesIsMissed(String before, String start) {
        Pack pack = Pack.empty().file("lib/a.jar", library()).bootstrap(script(before, start));

        assertThat(Row.violations(pack)).extracting(Finding::requirement).containsExactly(FC_JAR);
    }

    /** Java passes over what is not there, and a jar may name what it never needs. */
    @ParameterizedTest
    @CsvSource({
        "b/Used, lib/b.jar, met",
        "b/Used, lib/b.jar lib/none.jar, unproven",
        "b/Gone, lib/b.jar lib/none.jar, violated",
        "b/Used, lib/b.jar lib/B.jar, violated"
    })
    void aNeighbourThatIsMissingCountsWhereItIsNeeded(String uses, String classPath, String verdict) {
        TestJar jar = TestJar.empty()
                .manifest("Main-Class", "a.Main")
                .manifest("Class-Path", classPath)
                .program("a.Main", 8, uses);
        Pack pack = Pack.jar(jar)
                .file("lib/b.jar", TestJar.empty().program("b.Used", 8).bytes());

        assertThat(Row.of(pack, FC_JAR).verdict()).hasToString(verdict);
    }

    private static String script(String before, String start) {
        return "#!/bin/sh\n" + before + "\n" + start + "\n";
    }

    private static Pack naming(String element) {
        TestJar jar = TestJar.empty()
                .manifest("Main-Class", "a.Main")
                .manifest("Class-Path", element)
                .program("a.Main", 8, "a/lib/Used");
        return Pack.empty()
                .file("readme", "")
                .file("app/demo.jar", jar.bytes())
                .command("java", "-jar", "app/demo.jar");
    }

    private static Pack inFolder(String element) {
        TestJar jar = TestJar.empty().manifest("Main-Class", "a.Main").manifest("Class-Path", element);
        return Pack.jar(jar).file("classes/a/Main.class", TestJar.classBytes(8));
    }

    private static byte[] library() {
        return TestJar.empty().program("a.lib.Used", 8).bytes();
    }

    private static TestJar boot() {
        return TestJar.executable(LAUNCHER, 8)
                .file("BOOT-INF/classes/a/App.class", TestJar.classBytes(8))
                .library("BOOT-INF/lib/used-1.0.jar", TestJar.empty().program("a.lib.Used", 8));
    }

    private static TestJar kotlin() {
        return TestJar.empty()
                .program("a.MainKt", 8)
                .program("of.library.Version", 8)
                .file("a/Main.class", withoutMain("a/Main", "java/lang/Object"))
                .file("a/Inherits.class", withoutMain("a/Inherits", "a/MainKt"));
    }

    private static byte[] withoutMain(String name, String parent) {
        ClassWriter made = new ClassWriter(0);
        made.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name, null, parent, null);
        made.visitEnd();
        return made.toByteArray();
    }
}
