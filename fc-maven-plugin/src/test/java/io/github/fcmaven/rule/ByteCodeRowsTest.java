package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_DEPENDENCY_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_MAIN_CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Classes that the Java which starts the package does not load: too new, of another Java's preview, switched off. */
class ByteCodeRowsTest {

    private static final String MAIN = "com/acme/Main.class";

    @ParameterizedTest
    @MethodSource({"previews", "versions", "classPaths"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> previews() {
        return Stream.of(
                new Row(
                        "preview of Java 17 on Java 21",
                        on(JavaLayer.JAVA21, main(TestJar.previewBytes(17)), "--enable-preview"),
                        FC_JAVA_VERSION,
                        "com.acme.Main in demo.jar is Java 17 byte code (class file version 61.65535,"
                                + " with preview features);"
                                + " the Java that starts it is Java 21",
                        "start /opt/java17/bin/java of the layer acs:fc:cn-hangzhou:official:layers/Java17/versions/3",
                        on(JavaLayer.JAVA17, main(TestJar.previewBytes(17)), "--enable-preview")),
                new Row(
                        "preview that is not switched on",
                        on(JavaLayer.JAVA21, main(TestJar.previewBytes(21))),
                        FC_JAVA_VERSION,
                        "com.acme.Main in demo.jar is Java 21 byte code (class file version 65.65535,"
                                + " with preview features);"
                                + " the start command has no --enable-preview",
                        "add --enable-preview before -jar: jvmArguments of fc-maven-plugin in pom.xml",
                        on(JavaLayer.JAVA21, main(TestJar.previewBytes(21)), "--enable-preview")),
                new Row(
                        "preview of a Java that has no layer",
                        on(JavaLayer.JAVA21, main(TestJar.previewBytes(19)), "--enable-preview"),
                        FC_JAVA_VERSION,
                        "com.acme.Main in demo.jar is Java 19 byte code (class file version 63.65535",
                        "ship a Java in the package: <jre>bundled</jre> of fc-maven-plugin in pom.xml," + " Java 19",
                        ownJava("19.0.2", main(TestJar.previewBytes(19)))),
                new Row(
                        "preview of a newer Java",
                        on(JavaLayer.JAVA17, main(TestJar.previewBytes(21)), "--enable-preview"),
                        FC_JAVA_VERSION,
                        "com.acme.Main in demo.jar is Java 21 byte code",
                        "start /opt/java21/bin/java of the layer",
                        on(JavaLayer.JAVA21, main(TestJar.previewBytes(21)), "--enable-preview")),
                new Row(
                        "one class of many, in Spring Boot's jar",
                        on(JavaLayer.JAVA21, boot(TestJar.previewBytes(17)), "--enable-preview"),
                        FC_JAVA_VERSION,
                        "com.acme.Old in demo.jar is Java 17 byte code (class file version 61.65535",
                        "start /opt/java17/bin/java",
                        on(JavaLayer.JAVA17, boot(TestJar.previewBytes(17)), "--enable-preview")),
                new Row(
                        "a library with preview features",
                        on(JavaLayer.JAVA21, library(TestJar.previewBytes(17))),
                        FC_DEPENDENCY_VERSION,
                        "a.A in BOOT-INF/lib/a.jar is Java 17 byte code (class file version 61.65535",
                        "take a version of the library without preview" + " features",
                        on(JavaLayer.JAVA21, library(TestJar.classBytes(17)))),
                new Row(
                        "a library that the application uses itself",
                        on(
                                JavaLayer.JAVA17,
                                library(TestJar.classBytes(21))
                                        .file("BOOT-INF/classes/com/acme/Use.class", TestJar.classBytes(17, "a/A"))),
                        FC_DEPENDENCY_VERSION,
                        "a.A in BOOT-INF/lib/a.jar is Java 21 byte code (class file version 65), newer than Java 17;"
                                + " com.acme.Use uses that library",
                        "take an older version of the library, one for Java 17",
                        on(JavaLayer.JAVA17, library(TestJar.classBytes(17)))),
                new Row(
                        "a Java of its own that is too old",
                        ownJava("17.0.15", main(TestJar.classBytes(21))),
                        FC_JAVA_VERSION,
                        "com.acme.Main in demo.jar is Java 21 byte code (class file version 65);"
                                + " the Java that starts it is Java 17",
                        "start /opt/java21/bin/java",
                        ownJava("21.0.2", main(TestJar.classBytes(21)))));
    }

    static Stream<Row> versions() {
        return Stream.of(
                new Row(
                        "a version for this Java that is too new for it",
                        on(JavaLayer.JAVA17, versioned("11", TestJar.classBytes(21))),
                        FC_JAVA_VERSION,
                        "com.acme.Main in demo.jar is Java 21 byte code",
                        "start /opt/java21/bin/java",
                        on(JavaLayer.JAVA17, versioned("11", TestJar.classBytes(11)))),
                new Row(
                        "a version of this very Java with its preview features, off",
                        on(JavaLayer.JAVA21, versioned("21", TestJar.previewBytes(21))),
                        FC_JAVA_VERSION,
                        "com.acme.Main in demo.jar is Java 21 byte code (class file version 65.65535",
                        "add --enable-preview before -jar",
                        on(JavaLayer.JAVA17, versioned("21", TestJar.previewBytes(21)))),
                new Row(
                        "a version of a library",
                        on(
                                JavaLayer.JAVA17,
                                library(TestJar.empty()
                                        .manifest("Multi-Release", "true")
                                        .file("a/A.class", TestJar.classBytes(8))
                                        .file("META-INF/versions/9/a/A.class", TestJar.classBytes(21)))),
                        FC_DEPENDENCY_VERSION,
                        "a.A in BOOT-INF/lib/a.jar is Java 21 byte code (class file version 65), newer than Java 17",
                        "take an older version of the library, one for Java 17",
                        on(JavaLayer.JAVA17, library(TestJar.classBytes(17)))));
    }

    static Stream<Row> classPaths() {
        return Stream.of(
                new Row(
                        "a class of others in the program's jar",
                        on(JavaLayer.JAVA17, merged(21)),
                        FC_DEPENDENCY_VERSION,
                        "org.lib.New in demo.jar is Java 21 byte code (class file version 65), newer than Java 17",
                        "take an older version of the library, one for Java 17",
                        on(JavaLayer.JAVA17, merged(17))),
                new Row(
                        "a whole library of others beside older ones",
                        on(
                                JavaLayer.JAVA17,
                                withTomcat(main(TestJar.classBytes(17)), 11).classOf("org.newer.lib.core.New", 21)),
                        FC_DEPENDENCY_VERSION,
                        "org.newer.lib.core.New in demo.jar is Java 21 byte code",
                        "take an older version of the library, one for Java 17",
                        on(JavaLayer.JAVA17, withTomcat(main(TestJar.classBytes(17)), 11))),
                new Row(
                        "the same by a class path",
                        onClassPath("demo.jar", merged(21)),
                        FC_DEPENDENCY_VERSION,
                        "org.lib.New in demo.jar is Java 21 byte code",
                        "take an older version of the library, one for Java 17",
                        onClassPath("demo.jar", merged(17))),
                new Row(
                        "a class path with the program's jar",
                        onClassPath("demo.jar:lib/*", 21, 8),
                        FC_JAVA_VERSION,
                        "com.acme.Main in demo.jar is Java 21 byte code (class file version 65); the Java that starts"
                                + " it is Java 17",
                        "start /opt/java21/bin/java of the layer",
                        onClassPath("demo.jar:lib/*", 17, 8)),
                new Row(
                        "a library on the class path",
                        onClassPath("demo.jar:lib/*", 17, 21),
                        FC_DEPENDENCY_VERSION,
                        "a.A in lib/a.jar is Java 21 byte code (class file version 65), newer than Java 17",
                        "take an older version of the library, one for Java 17",
                        onClassPath("demo.jar:lib/*", 17, 17)),
                new Row(
                        "a jar of another name",
                        inFile("app.war", 21),
                        FC_JAVA_VERSION,
                        "com.acme.Main in app.war is Java 21 byte code (class file version 65); the Java that starts"
                                + " it is Java 17",
                        "start /opt/java21/bin/java of the layer",
                        inFile("app.war", 17)),
                new Row(
                        "a jar without an ending",
                        inFile("lib/app", 21),
                        FC_JAVA_VERSION,
                        "com.acme.Main in lib/app is Java 21 byte code",
                        "start /opt/java21/bin/java of the layer",
                        inFile("lib/app", 17)),
                new Row(
                        "a folder of classes",
                        inFolder("classes/" + MAIN, 21, "classes", "com.acme.Main"),
                        FC_JAVA_VERSION,
                        "com.acme.Main in classes/ is Java 21 byte code",
                        "start /opt/java21/bin/java of the layer",
                        inFolder("classes/" + MAIN, 17, "classes", "com.acme.Main")),
                new Row(
                        "classes at the root",
                        inFolder(MAIN, 21, ".", "com.acme.Main"),
                        FC_JAVA_VERSION,
                        "com.acme.Main in /code is Java 21 byte code",
                        "start /opt/java21/bin/java of the layer",
                        inFolder(MAIN, 17, ".", "com.acme.Main")),
                new Row(
                        "classes at the root, by way of a folder",
                        inFolder(MAIN, 21, "lib/..", "com.acme.Main"),
                        FC_JAVA_VERSION,
                        "com.acme.Main in /code is Java 21 byte code",
                        "start /opt/java21/bin/java of the layer",
                        inFolder(MAIN, 17, "lib/..", "com.acme.Main")),
                new Row(
                        "Spring Boot's launcher in an unpacked jar",
                        unpackedBoot(21),
                        FC_JAVA_VERSION,
                        "com.acme.Main in BOOT-INF/classes/ is Java 21 byte code",
                        "start /opt/java21/bin/java of the layer",
                        unpackedBoot(17)));
    }

    private static Pack onClassPath(String classPath, int main, int library) {
        return onClassPath(classPath, main(TestJar.classBytes(main)))
                .file("lib/a.jar", TestJar.empty().classOf("a.A", library).bytes());
    }

    private static Pack onClassPath(String classPath, TestJar jar) {
        return Pack.jar(jar)
                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                .layers(JavaLayer.JAVA17)
                .command(JavaLayer.JAVA17.javaCommand(), "-cp", classPath, "com.acme.Main");
    }

    private static Pack inFile(String jar, int java) {
        return Pack.empty()
                .file(jar, main(TestJar.classBytes(java)).bytes())
                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                .layers(JavaLayer.JAVA17)
                .command(JavaLayer.JAVA17.javaCommand(), "-cp", jar, "com.acme.Main");
    }

    private static Pack inFolder(String file, int java, String classPath, String main) {
        return Pack.empty()
                .file(file, TestJar.classBytes(java))
                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                .layers(JavaLayer.JAVA17)
                .command(JavaLayer.JAVA17.javaCommand(), "-cp", classPath, main);
    }

    private static Pack unpackedBoot(int java) {
        String launcher = "org.springframework.boot.loader.launch.JarLauncher";
        return inFolder("BOOT-INF/classes/" + MAIN, java, "/code", launcher)
                .file("META-INF/MANIFEST.MF", "Start-Class: com.acme.Main\n")
                .file("org/springframework/boot/loader/launch/JarLauncher.class", TestJar.classBytes(17));
    }

    static Stream<Pack> running() {
        return Stream.of(
                on(JavaLayer.JAVA17, versioned("21", TestJar.classBytes(21))),
                on(JavaLayer.JAVA17, main(TestJar.classBytes(17)).file("module-info.class", TestJar.classBytes(21))),
                on(
                        JavaLayer.JAVA17,
                        main(TestJar.classBytes(17))
                                .file("META-INF/versions/11/com/acme/Main.class", TestJar.classBytes(21))),
                on(
                        JavaLayer.JAVA17,
                        versioned("11", TestJar.classBytes(11))
                                .file("META-INF/versions/11/module-info.class", TestJar.classBytes(21))),
                on(JavaLayer.JAVA21, main(TestJar.previewBytes(21)))
                        .variable("JAVA_TOOL_OPTIONS", "-Xss1m --enable-preview"),
                ownJava("25", main(TestJar.classBytes(25))),
                on(JavaLayer.JAVA17, withTomcat(main(TestJar.classBytes(17)), 22)));
    }

    /** As the embedded Tomcat 10.1.24 is. */
    private static TestJar withTomcat(TestJar jar, int panama) {
        return jar.classOf("org.apache.tomcat.util.net.Nio", 11)
                .classOf("org.apache.tomcat.util.http.Cookies", 11)
                .classOf("org.apache.tomcat.util.http.Headers", 11)
                .classOf("org.apache.tomcat.util.net.openssl.panama.Context", panama)
                .classOf("org.apache.tomcat.util.openssl.Library", panama)
                .classOf("org.old.lib.core.Thing", 8)
                .classOf("org.old.lib.core.Other", 8);
    }

    /** Nobody knows then which of its classes are its own. */
    @Test
    void withoutItsMainClassAMergedJarIsNotSaidToHaveALibraryThatIsTooNew() {
        TestJar jar = TestJar.empty()
                .manifest("Main-Class", "com.acme.Main")
                .classOf("demo.Main", 21)
                .classOf("org.lib.Thing", 21);

        assertThat(Row.violations(on(JavaLayer.JAVA17, jar)))
                .extracting(Finding::requirement)
                .containsExactly(FC_MAIN_CLASS);
    }

    @ParameterizedTest
    @MethodSource("running")
    void whatThatJavaLoadsIsNoViolation(Pack pack) {
        assertThat(Row.violations(pack)).isEmpty();
    }

    private static TestJar main(byte[] main) {
        return TestJar.empty().manifest("Main-Class", "com.acme.Main").file(MAIN, main);
    }

    private static TestJar merged(int other) {
        return main(TestJar.classBytes(17)).file("org/lib/New.class", TestJar.classBytes(other));
    }

    private static TestJar versioned(String version, byte[] main) {
        return main(TestJar.classBytes(8))
                .manifest("Multi-Release", "true")
                .file("META-INF/versions/" + version + "/" + MAIN, main);
    }

    private static TestJar boot(byte[] old) {
        return TestJar.springBoot("3.5.0", 17).file("BOOT-INF/classes/com/acme/Old.class", old);
    }

    private static TestJar library(byte[] code) {
        return library(TestJar.empty().file("a/A.class", code));
    }

    private static TestJar library(TestJar library) {
        return TestJar.springBoot("3.5.0", 17).library("BOOT-INF/lib/a.jar", library);
    }

    private static Pack on(JavaLayer layer, TestJar jar, String... options) {
        String[] words =
                Stream.concat(Stream.of(options), Stream.of("-jar", "demo.jar")).toArray(String[]::new);
        return Pack.jar(jar)
                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                .layers(layer)
                .command(layer.javaCommand(), words);
    }

    private static Pack ownJava(String version, TestJar jar) {
        return Pack.jar(jar)
                .program("jre/bin/java", Pack.elf(62))
                .file("jre/release", "JAVA_VERSION=\"" + version + "\"\n")
                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                .command("/code/jre/bin/java", "--enable-preview", "-jar", "demo.jar");
    }
}
