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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** The class that a start names, or a module's, wherever Java looks for it; each fault with its edit. */
class StartedClassRowsTest {

    private static final String NAMES = "the start command names the class ";

    @ParameterizedTest
    @MethodSource({"classPath", "files", "launchers", "byProperties", "unpacked", "modules", "required", "versions"})
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
        TestJar boot = TestJar.executable("org.springframework.boot.loader.JarLauncher", 8)
                .manifest("Start-Class", "a.Main");
        return Stream.of(
                new Row(
                        "a Start-Class without main",
                        Pack.jar(boot.file("BOOT-INF/classes/a/Main.class", classFile(library("a.Main")))),
                        FC_MAIN_CLASS,
                        "demo.jar names the Start-Class a.Main, which has no main method",
                        "set mainClass of spring-boot-maven-plugin",
                        Pack.jar(TestJar.executable("org.springframework.boot.loader.JarLauncher", 8)
                                .manifest("Start-Class", "a.Main")
                                .file("BOOT-INF/classes/a/Main.class", classFile(program("a.Main"))))),
                new Row(
                        "a Main-Verticle that is not there",
                        Pack.jar(verticle("a.MainVerticel")),
                        FC_MAIN_CLASS,
                        "demo.jar names the Main-Verticle a.MainVerticel, which is not in the package",
                        "correct Main-Verticle",
                        Pack.jar(verticle("a.MainVerticle"))));
    }

    static Stream<Row> byProperties() {
        TestJar launcher = TestJar.executable("org.springframework.boot.loader.PropertiesLauncher", 8)
                .file("BOOT-INF/classes/a/Main.class", classFile(program("a.Main")));
        Pack pack = Pack.jar(launcher);
        return Stream.of(
                new Row(
                        "a loader.main that is not there",
                        pack.copy().command("java", "-Dloader.main=a.Man", "-jar", "demo.jar"),
                        FC_MAIN_CLASS,
                        "-Dloader.main names the class a.Man, which is not in demo.jar",
                        "correct -Dloader.main in command and args",
                        pack.copy().command("java", "-Dloader.main=a.Main", "-jar", "demo.jar")),
                new Row(
                        "the same by a variable",
                        pack.copy().variable("LOADER_MAIN", "a.Man").command("java", "-jar", "demo.jar"),
                        FC_MAIN_CLASS,
                        "LOADER_MAIN names the class a.Man, which is not in demo.jar",
                        "correct LOADER_MAIN under environmentVariables",
                        pack.copy().variable("LOADER_MAIN", "a.Main").command("java", "-jar", "demo.jar")),
                new Row(
                        "the same by a script",
                        pack.copy().bootstrap("#!/bin/bash\nexec java -Dloader.main=a.Man -jar demo.jar\n"),
                        FC_MAIN_CLASS,
                        "-Dloader.main names the class a.Man, which is not in demo.jar",
                        "correct -Dloader.main in bootstrap",
                        pack.copy().bootstrap("#!/bin/bash\nexec java -Dloader.main=a.Main -jar demo.jar\n")),
                new Row(
                        "the same by options in a variable",
                        pack.copy().variable("JAVA_TOOL_OPTIONS", "-Dloader.main=a.Man"),
                        FC_MAIN_CLASS,
                        "-Dloader.main names the class a.Man, which is not in demo.jar",
                        "correct -Dloader.main in JAVA_TOOL_OPTIONS under environmentVariables",
                        pack.copy().variable("JAVA_TOOL_OPTIONS", "-Dloader.main=a.Main")),
                new Row(
                        "no application at all",
                        pack.copy(),
                        FC_MAIN_CLASS,
                        "demo.jar has no Start-Class in its manifest",
                        "set mainClass of spring-boot-maven-plugin",
                        pack.copy().file("loader.properties", "loader.main=a.Main")));
    }

    /** The launcher of a Spring Boot jar that lies unpacked in /code. */
    static Stream<Row> unpacked() {
        String launcher = "org.springframework.boot.loader.JarLauncher";
        Pack pack = Pack.empty()
                .file(Jar.fileOf(launcher), TestJar.classBytes(8))
                .file("BOOT-INF/classes/a/Main.class", classFile(program("a.Main")))
                .command("java", launcher);
        String manifest = "META-INF/MANIFEST.MF";
        String named = "Manifest-Version: 1.0\nStart-Class: a.Main\n\n";
        return Stream.of(
                new Row(
                        "a jar unpacked without its manifest",
                        pack.copy(),
                        FC_MAIN_CLASS,
                        "the launcher of Spring Boot in /code reads META-INF/MANIFEST.MF, which is not in the package",
                        "unpack the whole jar there, with META-INF",
                        pack.copy().file(manifest, named)),
                new Row(
                        "an application that was not unpacked",
                        pack.copy().file(manifest, "Manifest-Version: 1.0\nStart-Class: a.Man\n\n"),
                        FC_MAIN_CLASS,
                        "META-INF/MANIFEST.MF names the Start-Class a.Man, which is not in the package",
                        "set mainClass of spring-boot-maven-plugin",
                        pack.copy().file(manifest, named)));
    }

    private static TestJar verticle(String named) {
        return TestJar.executable("io.vertx.core.Launcher", 8)
                .manifest("Main-Verticle", named)
                .classOf("a.MainVerticle", 8);
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

    static Stream<Row> modules() {
        Pack pack = Pack.empty()
                .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                .layers(JavaLayer.JAVA17)
                .file("mods/a.jar", module("a.server", "a.Main"))
                .file("mods/b-lib-1.0.jar", program("b.Main"));
        return Stream.of(
                moduleRow(
                        "a.server/a.Server", NAMES + "a.Server, which is not in the package", "a.server/a.Main", pack),
                moduleRow(
                        "a.serve", "the start command names the module a.serve, which is not", "a.server/a.Main", pack),
                moduleRow("b.lib/b.Other", NAMES + "b.Other, which is not in the package", "b.lib/b.Main", pack),
                moduleRow(
                        "b_lib/b.Main", "the start command names the module b_lib, which is not", "b.lib/b.Main", pack),
                moduleRow("a.server", "the module a.server names no main class", "a.server/a.Main", pack));
    }

    /** Java resolves every module before it starts the class. */
    static Stream<Row> required() {
        Pack pack = Pack.empty()
                .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                .layers(JavaLayer.JAVA17)
                .file("mods/a.jar", module("a.server", "a.Main", "b.lib", "java.sql"));
        String java = JavaLayer.JAVA17.javaCommand();
        Pack whole = pack.copy().file("mods/b.jar", module("b.lib", "b.Main"));
        Pack alone = whole.copy().file("mods/a.jar", module("a.server", "a.Main"));
        String add = "add its jar with extraDirectories";
        return Stream.of(
                new Row(
                        "a module that another one requires",
                        server(pack.copy()),
                        FC_JAR,
                        "the module a.server requires b.lib, which is not in the module path",
                        add,
                        server(whole.copy())),
                new Row(
                        "a module on the class path",
                        pack.copy()
                                .file("lib/b.jar", module("b.lib", "b.Main"))
                                .command(java, "-cp", "lib/b.jar", "-p", "mods", "-m", "a.server/a.Main"),
                        FC_JAR,
                        "the module a.server requires b.lib, which is not in the module path",
                        add,
                        pack.copy()
                                .file("lib/b.jar", module("b.lib", "b.Main"))
                                .command(java, "-p", "mods:lib/b.jar", "-m", "a.server/a.Main")),
                new Row(
                        "a module that an option adds",
                        alone.copy().command(java, "-p", "mods", "--add-modules", "c.gone", "-m", "a.server/a.Main"),
                        FC_JAR,
                        "the start has the option --add-modules c.gone, which is not in the module path",
                        add,
                        alone.copy().command(java, "-p", "mods", "--add-modules=b.lib", "-m", "a.server/a.Main")),
                new Row(
                        "a module whose description is for a newer Java",
                        server(pack.copy().file("mods/b-api-2.0.9.jar", described("b.lib", 21))),
                        FC_JAR,
                        "the module a.server requires b.lib, which is not in the module path",
                        add,
                        server(pack.copy().file("mods/b-api-2.0.9.jar", described("b.lib", 9)))),
                new Row(
                        "one module twice",
                        server(whole.copy().file("mods/b-1.0.jar", module("b.lib", "b.Main"))),
                        FC_JAR,
                        "mods/b.jar and mods/b-1.0.jar are both the module b.lib",
                        "leave out one of the two",
                        server(whole.copy())),
                new Row(
                        "a file whose name is no module's",
                        server(whole.copy().file("mods/kafka_2.13-3.6.jar", program("c.Main"))),
                        FC_JAR,
                        "mods/kafka_2.13-3.6.jar is on the module path, and its name makes no module: kafka.2.13",
                        "move it to the class path",
                        server(whole.copy().file("lib/kafka_2.13-3.6.jar", program("c.Main")))));
    }

    private static Pack server(Pack pack) {
        return pack.command(JavaLayer.JAVA17.javaCommand(), "-p", "mods", "-m", "a.server/a.Main");
    }

    /** In a multi-release jar a Java looks into its own folder and those of older ones. */
    static Stream<Row> versions() {
        return Stream.of(
                versioned(11, JavaLayer.JAVA8, JavaLayer.JAVA11, "META-INF/versions/11 of demo.jar alone has"),
                versioned(21, JavaLayer.JAVA17, JavaLayer.JAVA21, "META-INF/versions/21 of demo.jar alone has"));
    }

    /** What nobody can read, or lies outside of the package, may be any module. */
    static Stream<Pack> startingModules() {
        Pack pack = Pack.empty()
                .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                .layers(JavaLayer.JAVA17)
                .file("mods/a.jar", module("a.server", "a.Main", "b.lib"));
        Pack twice = pack.copy().file("x-1.0.jar", program("x.Main")).file("x-1.1.jar", program("x.Main"));
        String java = JavaLayer.JAVA17.javaCommand();
        return Stream.of(
                server(pack.copy()
                        .file(
                                "mods/b.jar",
                                TestJar.empty()
                                        .file("module-info.class", new byte[] {1})
                                        .bytes())),
                twice.copy().command(java, "-p", "/opt/mods", "-m", "a/b.C"),
                twice.copy().command(java, "-p", "../opt/mods:.", "-m", "a/b.C"),
                pack.copy().command(java, "-p", "mods:../opt/mods", "-m", "a.server/a.Main"));
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

    @ParameterizedTest
    @MethodSource({"starting", "startingModules"})
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

    private static Row moduleRow(String named, String observed, String right, Pack pack) {
        String java = JavaLayer.JAVA17.javaCommand();
        return new Row(
                named,
                pack.copy().command(java, "-p", "mods", "-m", named),
                FC_MAIN_CLASS,
                observed,
                "correct its name in command and args",
                pack.copy().command(java, "--module-path=mods", "--module", right));
    }

    private static Row versioned(int version, JavaLayer old, JavaLayer young, String observed) {
        TestJar jar = TestJar.empty()
                .manifest("Main-Class", "a.Main")
                .manifest("Multi-Release", "true")
                .file("META-INF/versions/" + version + "/a/Main.class", TestJar.classBytes(8));
        Pack pack = Pack.empty().runtime(CustomRuntime.CUSTOM_DEBIAN10).file("demo.jar", jar.bytes());
        return new Row(
                "only in version " + version,
                pack.copy().layers(old).command(old.javaCommand(), "-jar", "demo.jar"),
                FC_MAIN_CLASS,
                "demo.jar names the Main-Class a.Main, which " + observed,
                "compile it for Java " + old.java() + " too, at the root of the jar; or start ",
                pack.copy().layers(young).command(young.javaCommand(), "-jar", "demo.jar"));
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

    /** A library that Java 8 reads too. */
    private static byte[] described(String name, int java) {
        return TestJar.empty()
                .manifest("Multi-Release", "true")
                .program("b.Main", 8)
                .file("META-INF/versions/" + java + "/module-info.class", description(name))
                .bytes();
    }

    private static byte[] module(String name, String program, String... requires) {
        return TestJar.empty()
                .program(program, 9)
                .file("module-info.class", description(name, requires))
                .bytes();
    }

    private static byte[] description(String name, String... requires) {
        ClassWriter made = new ClassWriter(0);
        made.visit(Opcodes.V9, Opcodes.ACC_MODULE, "module-info", null, null, null);
        ModuleVisitor module = made.visitModule(name, 0, null);
        module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
        module.visitRequire("only.to.compile", Opcodes.ACC_STATIC_PHASE, null);
        for (String required : requires) {
            module.visitRequire(required, 0, null);
        }
        module.visitEnd();
        made.visitEnd();
        return made.toByteArray();
    }
}
