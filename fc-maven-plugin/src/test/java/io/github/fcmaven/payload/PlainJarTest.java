package io.github.fcmaven.payload;

import static io.github.fcmaven.payload.Builds.pack;
import static io.github.fcmaven.payload.Builds.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An executable jar with its libraries beside it. */
class PlainJarTest {

    @TempDir
    private Path target;

    @Test
    void anExecutableJarIsPackedAsTheContractHasIt() {
        Path jar = TestJar.executable("com.acme.Main", 8).write(target.resolve("demo.jar"));

        Draft packed = pack(jar);

        FunctionPackage function = packed.function();
        assertThat(function.runtime()).isEqualTo(CustomRuntime.CUSTOM);
        assertThat(function.start().command()).containsExactly("java");
        assertThat(function.start().args()).containsExactly("-jar", "demo.jar");
        assertThat(function.entries().keySet()).containsExactly(CodePath.of("demo.jar"));
        assertThat(function.port()).isEqualTo(CaPort.DEFAULT);
        assertThat(function.layers()).isEmpty();
        assertThat(function.environment()).isEmpty();
        assertThat(packed.warnings()).isEmpty();
        assertThat(packed.decisions().get(0))
                .isEqualTo("demo.jar, the project's artifact: executable jar, an HTTP server we do not know;"
                        + " Java 8 byte code, so runtime custom; CAPort 9000, the platform's default");
    }

    @Test
    void aJarOfJava17GetsTheLayerAndTheVariablesByWhichItIsFound() {
        Path jar = TestJar.executable("com.acme.Main", 17).write(target.resolve("demo.jar"));

        FunctionPackage function = pack(jar).function();

        assertThat(function.runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN11);
        assertThat(function.layers()).containsExactly("acs:fc:cn-hangzhou:official:layers/Java17/versions/3");
        assertThat(function.start().argv()).isEqualTo(List.of("/opt/java17/bin/java", "-jar", "demo.jar"));
        assertThat(function.environment())
                .containsEntry("JAVA_HOME", "/opt/java17")
                .containsEntry(
                        "PATH",
                        "/opt/java17/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/bin");
    }

    @Test
    void theNeighboursOfTheClassPathTravelAtTheSameRelativePath() {
        TestJar.empty().classOf("com.library.A", 8).write(target.resolve("lib/a 1.0.jar"));
        TestJar.empty().manifest("Class-Path", "c.jar absent.jar").write(target.resolve("lib/b.jar"));
        TestJar.empty().write(target.resolve("lib/c.jar"));
        TestJar.empty().write(target.resolve("config/more/x.jar"));
        Path jar = TestJar.executable("com.acme.Main", 8)
                .manifest("Class-Path", "lib/a%201.0.jar ./lib/b.jar config/ ./ no-such-folder/")
                .write(target.resolve("demo.jar"));

        Draft packed = pack(jar);

        assertThat(packed.function().entries().keySet())
                .extracting(CodePath::value)
                .containsExactly("config/more/x.jar", "demo.jar", "lib/a 1.0.jar", "lib/b.jar", "lib/c.jar");
        assertThat(packed.decisions().get(0)).contains("executable jar with 4 neighbours of its Class-Path");
        assertThat(packed.warnings()).isEmpty();
    }

    @Test
    void everyMissingNeighbourIsNamedWithTheGoalThatCopiesIt() {
        TestJar.empty().write(target.resolve("lib/a.jar"));
        Path jar = TestJar.executable("com.acme.Main", 8)
                .manifest("Class-Path", "lib/a.jar lib/b.jar lib/c.jar")
                .write(target.resolve("demo.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .isEqualTo("FC-JAR: demo.jar names in its Class-Path files that do not exist: lib/b.jar, lib/c.jar\n"
                        + "  platform: CAExited: Function instance exited unexpectedly(code 1,"
                        + " message:operation not permitted)"
                        + " Logs: java.lang.NoClassDefFoundError\n"
                        + "  fix: copy them: maven-dependency-plugin's goal copy-dependencies with <outputDirectory>"
                        + "${project.build.directory}/lib</outputDirectory>, before fc-maven-plugin in pom.xml\n"
                        + "  see: mvn fc:explain -Dfc.requirement=FC-JAR");
    }

    /** What was meant is there. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lib/util-1.0-20240101.101010-1.jar | lib/util-1.0-SNAPSHOT.jar | lib/util-1.0-SNAPSHOT.jar is there"
                        + " | <useUniqueVersions>false</useUniqueVersions>",
                "lib/util-1.0-20240101.101010-1-all.jar | lib/util-1.0-SNAPSHOT-all.jar | is there"
                        + " | <useUniqueVersions>false</useUniqueVersions>",
                "lib/util-1.0-SNAPSHOT.jar | lib/util-1.0-20240101.101010-1.jar | is there"
                        + " | <useBaseVersion>true</useBaseVersion>",
                "lib/Util.jar | lib/util.jar | Linux distinguishes capital letters from small ones"
                        + " | name the file as Class-Path has it: lib/Util.jar instead of lib/util.jar",
                "Lib/util.jar | lib/util.jar | Linux distinguishes capital letters from small ones |"
                        + " instead of lib/util.jar",
                "lib\\util.jar | lib/util.jar | a backslash separates nothing | write lib/util.jar in Class-Path",
                "lib/util.jarlib/b.jar | lib/util.jar lib/b.jar | lib/util.jar and lib/b.jar run together"
                        + " | write a blank between lib/util.jar and lib/b.jar",
                "lib/util-1.1.jar | lib/util-1.0.jar | lib/util-1.0.jar is there | run mvn clean package"
            })
    void aNeighbourThatIsThereUnderAnotherNameIsNamed(String element, String there, String why, String fix) {
        for (String file : there.split(" ")) {
            TestJar.empty().write(target.resolve(file));
        }
        Path jar = TestJar.executable("com.acme.Main", 8)
                .manifest("Class-Path", element)
                .write(target.resolve("demo.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .startsWith("FC-JAR: demo.jar names in its Class-Path files that do not exist: " + element + " (")
                .contains(why)
                .contains("fix: ")
                .contains(fix)
                .doesNotContain("copy-dependencies with");
    }

    /** The shade plugin leaves the Class-Path that maven-jar-plugin wrote. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/maven/org.library/library/pom.properties META-INF/maven/com.acme/demo/pom.properties",
                "org/other/Thing.class",
                "org/library/nested/Thing.class"
            })
    void aShadedJarWhoseManifestStillHasAClassPathIsWhole(String merged) {
        TestJar jar = TestJar.empty()
                .manifest("Main-Class", "com.acme.Main")
                .manifest("Class-Path", "library-1.0.jar other-2.0.jar")
                .classOf("com.acme.Main", 8, "com/acme/Server")
                .classOf("com.acme.Server", 8, "org/library/Used")
                .classOf("org.library.Used", 8, "org/optional/NeverThere");
        for (String file : merged.split(" ")) {
            jar.file(file, "");
        }

        Draft packed = pack(jar.write(target.resolve("demo.jar")));

        assertThat(packed.findings()).isEmpty();
        assertThat(packed.warnings()).isEmpty();
    }

    @Test
    void aShadedJarThatLacksAClassIsNot() {
        Path jar = TestJar.empty()
                .manifest("Main-Class", "com.acme.Main")
                .manifest("Class-Path", "library-1.0.jar")
                .classOf("com.acme.Main", 8, "com/acme/Server")
                .classOf("com.acme.Server", 8, "org/library/Used")
                .classOf("org.other.Thing", 8)
                .write(target.resolve("demo.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .startsWith("FC-JAR: demo.jar names in its Class-Path files that do not exist");
    }

    @Test
    void aPlainJarWithDependenciesIsToldOfThePluginThatShadesAndOfItsOwnMainClass() {
        Path jar = TestJar.empty()
                .program("f.Half", 11, "io/javalin/Javalin")
                .classOf("f.Other", 11)
                .write(target.resolve("half-1.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .startsWith("FC-MAIN-CLASS: half-1.jar has no Main-Class in its manifest\n")
                .contains("maven-shade-plugin", "ManifestResourceTransformer", "<mainClass>f.Half</mainClass>")
                .contains("ServicesResourceTransformer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.Main | x | <archive><manifest><mainClass>a.Main</mainClass></manifest></archive>; or",
                "a.Main | b.Main | <mainClass>com.example.Main</mainClass></manifest></archive> (one of"
                        + " a.Main, b.Main)",
                "x | x | no class of demo.jar has a main method, so there is nothing to start: write a class with"
            })
    void aPlainJarWithoutDependenciesIsToldOfItsMainClass(String one, String other, String fix) {
        TestJar jar = TestJar.empty().classOf("c.Other", 8);
        Stream.of(one, other).filter(name -> !name.equals("x")).forEach(name -> jar.program(name, 8));

        assertThat(Builds.refusal(pack(jar.write(target.resolve("demo.jar"))))).contains(fix);
    }

    @Test
    void aQuarkusProjectThatBuildsNoApplicationIsToldOfTheGoal() {
        TestJar jar = TestJar.empty()
                .classOf("a.Greeting", 17, "jakarta/ws/rs/Path;")
                .file("application.properties", "quarkus.http.host=0.0.0.0\n");

        assertThat(Builds.refusal(pack(jar.write(target.resolve("demo.jar")))))
                .contains("there is nothing to start: with Quarkus, give quarkus-maven-plugin an execution with"
                        + " <goal>build</goal>, above fc-maven-plugin in pom.xml; else write a class");
    }

    @Test
    void aClassThatIsCertainToBeMissingIsAViolation() {
        Path jar = TestJar.empty()
                .manifest("Main-Class", "f.Half")
                .program("f.Half", 11, "io/javalin/Javalin")
                .write(target.resolve("half-1.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .startsWith("FC-JAR: f.Half uses io.javalin.Javalin, which is neither in half-1.jar nor in its"
                        + " Class-Path\n")
                .contains("Logs: java.lang.NoClassDefFoundError: io/javalin/Javalin")
                .contains("maven-shade-plugin", "<mainClass>f.Half</mainClass>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../lib/a.jar", "/opt/a.jar", "file:/opt/a.jar", "lib/../../a.jar", "http://x/a.jar", "a%00.jar"
            })
    void aNeighbourOutsideThePackageIsRefused(String element) {
        Path jar = TestJar.executable("com.acme.Main", 8)
                .manifest("Class-Path", element)
                .write(target.resolve("demo.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .contains("demo.jar names in its Class-Path paths outside the package: " + element + "\n")
                .contains("<classpathPrefix>lib/</classpathPrefix>");
    }

    @Test
    void aStartedClassInANeighbourCountsForTheLevel() {
        TestJar.empty()
                .classOf("com.framework.Launcher", 17)
                .classOf("com.framework.Unused", 21)
                .write(target.resolve("lib/framework.jar"));
        Path jar = TestJar.empty()
                .manifest("Main-Class", "com.framework.Launcher")
                .manifest("Class-Path", "lib/framework.jar")
                .classOf("com.acme.Own", 8)
                .write(target.resolve("demo.jar"));

        Draft packed = pack(jar);

        assertThat(packed.function().layers().get(0)).contains("Java17");
        assertThat(Builds.told(packed))
                .containsExactly("FC-DEPENDENCY-VERSION: com.framework.Unused in lib/framework.jar is Java 21 byte"
                        + " code (class file"
                        + " version 65), newer than Java 17");
    }

    @Test
    void inAShadedJarForeignClassesOnlyWarn() {
        Path jar = TestJar.executable("com.acme.Main", 8)
                .classOf("com.acme.deep.Inner", 8)
                .classOf("org.library.New", 11)
                .file("META-INF/maven/com.acme/demo/pom.properties", "")
                .file("META-INF/maven/org.library/library/pom.properties", "")
                .write(target.resolve("demo.jar"));

        Draft packed = pack(jar);

        assertThat(packed.function().runtime()).isEqualTo(CustomRuntime.CUSTOM);
        assertThat(packed.decisions().get(0)).contains("shaded jar").contains("Java 8 byte code");
        assertThat(Builds.told(packed)).singleElement().asString().contains("org.library.New in demo.jar is Java 11");
    }

    @ParameterizedTest
    @CsvSource({
        "io.quarkus.runner.GeneratedMain, , 21",
        "io.vertx.core.Launcher, com.acme.Verticle, 17",
        "io.ktor.server.cio.EngineMain, , 21",
        "ratpack.groovy.GroovyRatpackMain, , 21",
        "org.jboss.weld.environment.se.StartMain, , 21",
        "org.apache.tomee.embedded.FatApp, , 21",
        "org.apache.camel.main.Main, , 21",
        "org.apache.pekko.Main, , 21",
        "groovy.ui.GroovyMain, , 21",
        "io.vertx.core.Launcher, , 21"
    })
    void inAShadedJarThatAFrameworkLaunchesTheLauncherDoesNotStandForTheApplication(
            String main, String verticle, int level) {
        TestJar jar = TestJar.executable(main, 11)
                .classOf("com.acme.Verticle", 17)
                .classOf("org.library.New", 21)
                .file("META-INF/maven/com.acme/demo/pom.properties", "")
                .file("META-INF/maven/org.library/library/pom.properties", "");
        if (verticle != null) {
            jar.manifest("Main-Verticle", verticle);
        }

        assertThat(pack(jar.write(target.resolve("demo.jar"))).decisions().get(0))
                .contains("Java " + level + " byte code");
    }

    /** The classes for a newer Java that JLine has are for whoever has that Java. */
    @ParameterizedTest
    @ValueSource(strings = {"io.ktor.server.netty.EngineMain", "io.vertx.core.Launcher"})
    void inSuchAJarTheClassesOfKnownLibrariesAreNotTheApplications(String main) {
        TestJar jar = TestJar.executable(main, 11)
                .classOf("com.acme.Application", 17)
                .classOf("org.jline.terminal.impl.ffm.FfmTerminalProvider", 22)
                .file("META-INF/maven/com.acme/demo/pom.properties", "")
                .file("META-INF/maven/org.jline/jline/pom.properties", "");

        assertThat(pack(jar.write(target.resolve("demo.jar"))).decisions().get(0))
                .contains("Java 17 byte code");
    }

    /** Routes of Camel may be files alone. */
    @Test
    void whereTheApplicationHasNoClassTheLauncherCounts() {
        TestJar jar = TestJar.executable("org.apache.camel.main.Main", 17)
                .classOf("org.yaml.snakeyaml.Yaml", 7)
                .file("META-INF/maven/com.acme/demo/pom.properties", "")
                .file("META-INF/maven/org.apache.camel/camel-main/pom.properties", "");

        assertThat(pack(jar.write(target.resolve("demo.jar"))).decisions().get(0))
                .contains("Java 17 byte code");
    }

    @Test
    void inAJarThatIsNotShadedEveryClassIsItsOwn() {
        Path jar = TestJar.executable("com.acme.Main", 8)
                .classOf("org.other.New", 17)
                .write(target.resolve("demo.jar"));

        assertThat(pack(jar).decisions().get(0))
                .contains("Java 17 byte code, so runtime custom.debian11 with the layer Java17");
    }

    /** One-JAR's own class is for Java 1.2. */
    @Test
    void behindALauncherTheClassesOfTheApplicationCount() {
        Path jar = TestJar.executable("com.simontuffs.onejar.Boot", 8)
                .library("main/shop.jar", TestJar.executable("com.acme.Main", 17))
                .library("lib/a.jar", TestJar.empty().classOf("org.other.New", 21))
                .deflatingLibraries()
                .write(target.resolve("demo.jar"));

        assertThat(pack(jar).decisions().get(0))
                .contains("Java 17 byte code, so runtime custom.debian11 with the layer Java17");
    }

    @Test
    void anyOtherFileOfThatNameSaysNothing() {
        Path jar = TestJar.executable("com.acme.Main", 8)
                .file("main/notes.jar", "this is text, not a jar")
                .write(target.resolve("demo.jar"));

        assertThat(pack(jar).decisions().get(0)).contains("Java 8 byte code, so runtime custom;");
    }

    @Test
    void moduleDescriptorsAndVersionsOfAMultiReleaseJarDoNotCount() {
        Path jar = TestJar.executable("com.acme.Main", 8)
                .classOf("module-info", 9)
                .file("META-INF/versions/21/com/acme/Main.class", TestJar.classBytes(21))
                .file("com/acme/NoClass.class", "this is text, not a class")
                .write(target.resolve("demo.jar"));

        assertThat(pack(jar).decisions().get(0)).contains("Java 8 byte code, so runtime custom;");
    }

    @Test
    void aJarWithoutMainClassIsRefused() {
        Path jar = TestJar.empty().classOf("com.acme.Main", 8).write(target.resolve("demo.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .isEqualTo("FC-MAIN-CLASS: demo.jar has no Main-Class in its manifest\n"
                        + "  platform: CAExited: Function instance exited unexpectedly(code 1,"
                        + " message:operation not permitted)"
                        + " Logs: no main manifest attribute, in demo.jar\n"
                        + "  fix: no class of demo.jar has a main method, so there is nothing to start: write a class"
                        + " with public static void main that starts the HTTP server, and name it as Main-Class; or"
                        + " name an executable jar with jarFile (-Dfc.jarFile=...); in a module that is only a"
                        + " library, set the property fc.skip to true\n"
                        + "  see: mvn fc:explain -Dfc.requirement=FC-MAIN-CLASS");
    }

    @Test
    void aMainClassThatIsNowhereIsRefused() {
        Path jar = TestJar.empty()
                .manifest("Main-Class", "com.acme.Moved")
                .classOf("com.acme.Main", 8)
                .write(target.resolve("demo.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .startsWith(
                        "FC-MAIN-CLASS: demo.jar names the Main-Class com.acme.Moved, which is neither in the jar nor"
                                + " in its Class-Path\n")
                .contains("Logs: Error: Could not find or load main class com.acme.Moved\n")
                .contains("fix: correct mainClass of the plugin that writes the manifest in pom.xml\n");
    }

    /** As in a project of Micronaut that its author moved to another package. */
    @ParameterizedTest
    @CsvSource({"com.acme.old.Main, ': com.acme.shop.Main'", "org.other.Main, ''"})
    void aMainClassThatWasMovedIsRefusedWithTheOneThatIsThere(String named, String instead) {
        Path jar = TestJar.empty()
                .manifest("Main-Class", named)
                .program("com.acme.shop.Main", 8)
                .write(target.resolve("demo.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .contains("fix: correct mainClass of the plugin that writes the manifest in pom.xml" + instead + "\n");
    }

    @Test
    void sourcesAndJavadocAreToldApart() {
        Path sources =
                TestJar.empty().file("com/acme/Main.java", "class Main {}").write(target.resolve("demo-sources.jar"));
        Path javadoc = TestJar.empty().file("element-list", "com.acme").write(target.resolve("demo-javadoc.jar"));

        assertThat(Builds.refusal(pack(sources)))
                .startsWith("FC-JAR: demo-sources.jar holds Java sources and no classes\n")
                .contains("fix: name the executable jar with jarFile (-Dfc.jarFile=...)\n");
        assertThat(Builds.refusal(pack(javadoc))).startsWith("FC-JAR: demo-javadoc.jar holds Javadoc and no classes\n");
    }

    @Test
    void aJarThatCannotBeStartedMayTravelWithACommandOfTheUsersOwn() {
        Path jar = TestJar.empty().classOf("com.acme.Main", 17).write(target.resolve("demo.jar"));

        Draft packed = pack(jar, start().command("java", "-cp", "demo.jar", "com.acme.Main"));

        assertThat(packed.function().start().argv()).containsExactly("java", "-cp", "demo.jar", "com.acme.Main");
        assertThat(packed.function().layers()).hasSize(1);
    }

    @Test
    void aFileThatIsNoJarIsRefused() throws IOException {
        Path text = Files.writeString(target.resolve("demo.jar"), "version https://git-lfs.github.com/spec/v1\n");

        assertThatThrownBy(() -> pack(text))
                .hasMessage("FC-JAR: demo.jar cannot be read as a jar: it is a Git LFS pointer,"
                        + " not the file that it stands for\n"
                        + "  platform: CAExited: Function instance exited unexpectedly(code 1,"
                        + " message:operation not permitted)"
                        + " Logs: Error: Invalid or corrupt jarfile demo.jar\n"
                        + "  fix: run git lfs pull, and build again; it is " + text + "\n"
                        + "  see: mvn fc:explain -Dfc.requirement=FC-JAR");
    }
}
