package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_MAIN_CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.jar.JarClasses;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** The class that a start names, or a module's, wherever Java looks for it; each fault with its edit. */
class StartedClassRowsTest {

    private static final String NAMES = "the start command names the class ";

    @ParameterizedTest
    @MethodSource({"classPath", "files", "launchers"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> classPath() {
        Pack order = Pack.empty()
                .file("classes/a/Main.class", classFile(program("a.Main")))
                .file("a.jar", library("a.Main"));
        Pack pack = Pack.empty().file("lib/a.jar", program("a.Main"));
        Pack folder = Pack.empty().file("classes/a/Main.class", TestJar.classBytes(8));
        return Stream.of(
                missing("a.Server", pack.copy().command("java", "-cp", "lib/a.jar", "a.Server"), main(pack, "-cp")),
                missing(
                        "A.Main",
                        pack.copy().command("java", "-cp", ".:lib/a.jar", "A.Main"),
                        main(pack, "-classpath")),
                missing("a.Main", pack.copy().command("java", "a.Main"), main(pack, "-cp")),
                missing("a.Main", pack.copy().command("java", "-cp", "lib", "a.Main"), main(pack, "-cp")),
                missing(
                        "a.Main",
                        folder.copy().variable("CLASSPATH", "target/classes").command("java", "a.Main"),
                        folder.copy().variable("CLASSPATH", "classes").command("java", "a.Main")),
                new Row(
                        "a class without main",
                        Pack.empty().file("a.jar", library("a.Main")).command("java", "-cp", "a.jar", "a.Main"),
                        FC_MAIN_CLASS,
                        NAMES + "a.Main, which has no main method",
                        "give it public static void main",
                        Pack.empty().file("a.jar", program("a.Main")).command("java", "-cp", "a.jar", "a.Main")),
                new Row(
                        "an older class before the right one",
                        order.copy().command("java", "-cp", "a.jar:classes", "a.Main"),
                        FC_MAIN_CLASS,
                        NAMES + "a.Main, which has no main method",
                        "give it public static void main",
                        order.copy().command("java", "-cp", "classes:a.jar", "a.Main")));
    }

    /** Java takes a class file only from the folder of its package, and starts it with all that it needs at once. */
    static Stream<Row> files() {
        Pack jar = Pack.empty()
                .file("a.jar", TestJar.empty().program("a.Main", 8, "b/Library").bytes())
                .file("lib/b.jar", library("b.Library"));
        byte[] program = classFile(program("a.Main"));
        return Stream.of(
                new Row(
                        "a class in the folder of another package",
                        Pack.empty().file("classes/Main.class", program).command("java", "-cp", "classes", "Main"),
                        FC_MAIN_CLASS,
                        NAMES + "Main, and the file there is of the class a.Main",
                        "write a.Main instead, and put its file to a/Main.class",
                        Pack.empty().file("classes/a/Main.class", program).command("java", "-cp", "classes", "a.Main")),
                new Row(
                        "a class that needs another one",
                        jar.copy().command("java", "-cp", "a.jar", "a.Main"),
                        FC_JAR,
                        "a.Main uses b.Library, which is not in the class path of the start command",
                        "add the jar that holds it with extraDirectories",
                        jar.copy().command("java", "-cp", "a.jar:lib/b.jar", "a.Main")));
    }

    /** What a launcher starts. */
    static Stream<Row> launchers() {
        return Stream.of(
                new Row(
                        "a Start-Class that has moved, beside another program",
                        Pack.jar(launched()
                                .file("BOOT-INF/classes/a/app/Main.class", classFile(program("a.Main")))
                                .file("BOOT-INF/classes/a/Tool.class", classFile(program("a.Main")))),
                        FC_MAIN_CLASS,
                        "demo.jar names the Start-Class a.Main, which is not in the jar",
                        "set mainClass of spring-boot-maven-plugin in pom.xml, or the property start-class where a pom"
                                + " has it, to a.app.Main",
                        Pack.jar(launched().file("BOOT-INF/classes/a/Main.class", classFile(program("a.Main"))))),
                new Row(
                        "a Start-Class without main",
                        Pack.jar(launched().file("BOOT-INF/classes/a/Main.class", classFile(library("a.Main")))),
                        FC_MAIN_CLASS,
                        "demo.jar names the Start-Class a.Main, which has no main method",
                        "set mainClass of spring-boot-maven-plugin",
                        Pack.jar(launched().file("BOOT-INF/classes/a/Main.class", classFile(program("a.Main"))))));
    }

    private static TestJar launched() {
        return TestJar.executable("org.springframework.boot.loader.JarLauncher", 8)
                .manifest("Start-Class", "a.Main");
    }

    private static byte[] classFile(byte[] jar) {
        return new JarClasses(Jar.read("a.jar", Content.of(jar)))
                .bytes("a/Main.class")
                .orElseThrow();
    }

    /** A server is known by the classes that are started, wherever they lie. */
    @ParameterizedTest
    @ValueSource(strings = {"lib/a.jar", "classes"})
    void theServerOfAStartedClassIsKnown(String place) {
        TestJar server = TestJar.empty().classOf("a.Main", 8, "com/sun/net/httpserver/HttpServer");
        Pack pack = Pack.empty()
                .file("lib/a.jar", server.bytes())
                .file("classes/a/Main.class", classFile(server.bytes()))
                .command("java", "-cp", place, "a.Main");

        assertThat(Row.violations(pack)).extracting(Finding::requirement).containsExactly(FC_KEEPALIVE_CONFIG);
    }

    /** A library that the started jar names may hold the class; a jar beside it is none of the program. */
    @ParameterizedTest
    @CsvSource({"lib/a.jar, true", "lib/more.jar, true", "lib/none/, false"})
    void theServerOfAClassInALibraryIsKnownIfTheStartedJarNamesTheLibrary(String classPath, boolean known) {
        TestJar server = TestJar.empty().classOf("a.Main", 8, "com/sun/net/httpserver/HttpServer");
        Pack pack = Pack.jar(TestJar.empty()
                        .manifest("Main-Class", known ? "a.Main" : "b.Main")
                        .manifest("Class-Path", classPath)
                        .classOf("b.Main", 8))
                .file("lib/a.jar", server.bytes())
                .file(
                        "lib/more.jar",
                        TestJar.empty().manifest("Class-Path", "a.jar").bytes())
                .file("agent.jar", server.bytes());

        assertThat(Row.violations(pack))
                .extracting(Finding::requirement)
                .containsExactlyElementsOf(known ? List.of(FC_KEEPALIVE_CONFIG) : List.of());
    }

    /** Java passes over a jar that is not there, and starts a class that needs nothing of it. */
    @ParameterizedTest
    @CsvSource({
        "a.jar:lib/none.jar, a.Main, unproven",
        "lib/none.jar:a.jar, a.Main, unproven",
        "a.jar:lib/none.jar, a.Needs, violated",
        "a.jar:lib/B.jar, a.Main, violated",
        "lib/none.jar, a.Main, violated",
        "a.jar:lib/none.jar, a.Gone, violated"
    })
    void aJarOfTheClassPathThatIsMissingCountsWhereItIsNeeded(String classPath, String main, String verdict) {
        Pack pack = Pack.empty()
                .file(
                        "a.jar",
                        TestJar.empty()
                                .program("a.Main", 8)
                                .program("a.Needs", 8, "b/Library")
                                .bytes())
                .file("lib/b.jar", library("b.Library"))
                .command("java", "-cp", classPath, main);

        assertThat(pack.check().findings())
                .filteredOn(finding -> finding.requirement() == FC_JAR || finding.requirement() == FC_MAIN_CLASS)
                .extracting(finding -> finding.verdict().toString())
                .contains(verdict)
                .doesNotContain(verdict.equals("violated") ? "unproven" : "violated");
    }

    /** Java says at the launch what of a module path, or beside a launcher, is not there. */
    static Stream<Pack> leftToTheLaunch() {
        Pack modules = Pack.empty()
                .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                .layers(JavaLayer.JAVA17)
                .file("mods/a.jar", program("a.Main"));
        String java = JavaLayer.JAVA17.javaCommand();
        String launcher = "org.springframework.boot.loader.JarLauncher";
        return Stream.of(
                modules.copy().command(java, "-p", "mods", "-m", "a.gone/a.Main"),
                modules.copy().command(java, "-p", "mods", "--add-modules", "c.gone", "-m", "a/a.Main"),
                modules.copy().command(java, "-p", "/opt/mods", "-m", "a/b.C"),
                Pack.jar(TestJar.executable("org.springframework.boot.loader.PropertiesLauncher", 8))
                        .command("java", "-Dloader.main=a.Gone", "-jar", "demo.jar"),
                Pack.jar(TestJar.empty()
                        .manifest("Main-Class", "a.Main")
                        .manifest("Multi-Release", "true")
                        .file("META-INF/versions/21/a/Main.class", TestJar.classBytes(8))),
                Pack.jar(TestJar.executable("io.vertx.core.Launcher", 8).manifest("Main-Verticle", "a.Gone")),
                Pack.empty().file(Jar.fileOf(launcher), TestJar.classBytes(8)).command("java", launcher));
    }

    static Stream<Pack> starting() {
        byte[] leading = TestJar.empty().manifest("Class-Path", "more/b.jar").bytes();
        byte[] further = TestJar.empty().manifest("Class-Path", "c.jar").bytes();
        Pack chain =
                Pack.empty().file("a.jar", leading).file("more/b.jar", further).file("more/c.jar", program("a.Main"));
        Pack jar = Pack.empty().file("a.jar", program("a.Main"));
        return Stream.of(
                chain.copy().command("java", "-cp", "a.jar", "a.Main"),
                chain.copy()
                        .file(
                                "a.jar",
                                TestJar.empty()
                                        .manifest("Main-Class", "a.Main")
                                        .manifest("Class-Path", "more/b.jar")
                                        .bytes())
                        .command("java", "-jar", "a.jar"),
                jar.copy().command("java", "-Xbootclasspath/a:a.jar", "a.Main"),
                jar.copy().command("java", "-cp", "/opt/x.jar", "b.Main"),
                jar.copy().command("java", "-cp", "../opt/x.jar", "b.Main"),
                jar.copy().command("java", "-jar", "../opt/x.jar"),
                jar.copy().command("java", "-jar", "/code/../opt/x.jar"),
                jar.copy().bootstrap("#!/bin/bash\nexec java -cp '../opt/lib/*' b.Main\n"),
                Pack.empty().file("a/Main.class", TestJar.classBytes(8)).command("java", "-cp", "lib/..", "a.Main"),
                Pack.empty()
                        .file("org/springframework/boot/loader/JarLauncher.class", TestJar.classBytes(8))
                        .entry("META-INF/MANIFEST.MF", Pack.sparse(2 * Pack.MEGABYTE), FileMode.READABLE)
                        .command("java", "org.springframework.boot.loader.JarLauncher"),
                jar.copy().command("java", "-cp", "a.jar", "a/Main"),
                jar.copy().command("java", "-cp", ":a.jar", "a.Main"),
                Pack.empty()
                        .file("lib/a.JAR", program("a.Main"))
                        .bootstrap("#!/bin/bash\nexec java -cp 'lib/*' a.Main\n"),
                jar.copy().command("java", "-cp", "a.jar", "sun.net.httpserver.simpleserver.Main"),
                Pack.empty()
                        .file("a/Main.class", TestJar.classBytes(8))
                        .variable("CLASSPATH", "")
                        .command("java", "a.Main"));
    }

    @Test
    void aClassPathThatTheShellSplitsIsQuoted() {
        Pack pack = Pack.empty()
                .file("lib/a.jar", program("a.Main"))
                .file("lib/b.jar", program("b.Other"))
                .bootstrap("#!/bin/bash\nexec java -cp lib/* a.Main\n");

        assertThat(Row.of(pack, FC_MAIN_CLASS).fix()).startsWith("put a class path with * into quotes");
        assertThat(Row.violations(pack.copy().bootstrap("#!/bin/bash\nexec java -cp 'lib/*' a.Main\n")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"starting", "leftToTheLaunch"})
    void whatJavaStartsIsNoViolation(Pack pack) {
        assertThat(Row.violations(pack)).isEmpty();
    }

    private static Row missing(String name, Pack wrong, Pack mended) {
        return new Row(
                wrong.toString(),
                wrong,
                FC_MAIN_CLASS,
                NAMES + name + ", which is not in the package",
                "correct its name in command and args",
                mended);
    }

    private static Pack main(Pack pack, String option) {
        return pack.copy().command("java", option, "lib/a.jar", "a.Main");
    }

    private static byte[] program(String name) {
        return TestJar.empty().program(name, 8).bytes();
    }

    private static byte[] library(String name) {
        ClassWriter made = new ClassWriter(0);
        made.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, name.replace('.', '/'), null, "java/lang/Object", null);
        made.visitEnd();
        return TestJar.empty()
                .file(name.replace('.', '/') + ".class", made.toByteArray())
                .bytes();
    }
}
