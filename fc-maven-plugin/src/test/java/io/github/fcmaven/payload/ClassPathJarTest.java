package io.github.fcmaven.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.payload.Libraries.Library;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.server.ServerReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** A plain jar, as a build leaves it that has no plugin for executable jars. */
class ClassPathJarTest {

    private static final int STATIC = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    @TempDir
    private Path target;

    private final List<String> resolved = new ArrayList<>();

    private final TestJar javalin = TestJar.empty().classOf("io.javalin.Javalin", 11);

    @Test
    void itStartsByTheClassPathInTheProjectsOrder() {
        Path jar = program().write(target.resolve("shop-1.jar"));

        Draft packed = pack(jar, library("org.slf4j", "slf4j-api-2.jar", TestJar.empty()), javalin());

        assertThat(packed.function().start().argv())
                .containsExactly("java", "-cp", "shop-1.jar:lib/slf4j-api-2.jar:lib/javalin-6.jar", "com.acme.Main");
        assertThat(packed.function().entries().keySet())
                .extracting(CodePath::value)
                .containsExactly("lib/javalin-6.jar", "lib/slf4j-api-2.jar", "shop-1.jar");
        assertThat(packed.decisions().get(0))
                .startsWith("shop-1.jar, the project's artifact: plain jar of com.acme.Main, with 2 libraries of the"
                        + " project in lib/");
        assertThat(Builds.refusal(packed)).isEmpty();
    }

    /** The class behind the object of Scala, or a main method that only hands over to another class. */
    @ParameterizedTest
    @ValueSource(strings = {"com.acme.Main$", "com.acme.web.Server"})
    void theStartedClassMayOnlyLeadToOneThatNeedsThem(String led) {
        Path jar = TestJar.empty()
                .manifest("Main-Class", "com.acme.Main")
                .program("com.acme.Main", 8, led.replace('.', '/'))
                .classOf(led, 8, "io/javalin/Javalin")
                .write(target.resolve("shop-1.jar"));

        assertThat(pack(jar, javalin()).function().start().argv())
                .containsExactly("java", "-cp", "shop-1.jar:lib/javalin-6.jar", "com.acme.Main");
        assertThat(pack(jar).function().start().argv()).containsExactly("java", "-jar", "shop-1.jar");
    }

    @Test
    void theJvmsArgumentsStandBeforeTheClassAndTheApplicationsAfterIt() {
        Path jar = program().write(target.resolve("shop-1.jar"));

        Draft packed = Builds.find(built(jar, Optional.empty(), javalin()))
                .pack(
                        Builds.SPEC,
                        Builds.start()
                                .jvmArguments("-Xss1m")
                                .arguments("--loud")
                                .build(),
                        new ServerReader());

        assertThat(packed.function().start().argv())
                .containsExactly("java", "-Xss1m", "-cp", "shop-1.jar:lib/javalin-6.jar", "com.acme.Main", "--loud");
    }

    @Test
    void theManifestsMainClassIsTakenWhereAnotherClassHasAMainToo() {
        Path jar = program()
                .program("com.acme.Other", 8)
                .manifest("Main-Class", "com.acme.Main")
                .write(target.resolve("shop-1.jar"));

        assertThat(pack(jar, javalin()).function().start().argv()).endsWith("com.acme.Main");
    }

    @Test
    void aClassPathThatLacksItsNeighboursIsReplacedByTheProjects() {
        Path jar = program()
                .manifest("Main-Class", "com.acme.Main")
                .manifest("Class-Path", "libs/javalin-6.jar")
                .write(target.resolve("shop-1.jar"));

        Draft packed = pack(jar, javalin());

        assertThat(packed.function().start().argv())
                .containsExactly("java", "-cp", "shop-1.jar:lib/javalin-6.jar", "com.acme.Main");
        assertThat(Builds.refusal(packed)).isEmpty();
    }

    @Test
    void severalMainClassesAreListedAndMainClassNamesOne() {
        Path jar = program().program("com.acme.Admin", 8).write(target.resolve("shop-1.jar"));

        assertThatThrownBy(() -> pack(jar, javalin()))
                .isInstanceOf(FcProblem.class)
                .hasMessage("""
                        shop-1.jar has 2 classes with a main method: com.acme.Admin, com.acme.Main
                          fix: name the one that starts the server with mainClass (-Dfc.mainClass=com.acme.Main)""");
        assertThat(Builds.find(built(jar, Optional.of("com.acme.Admin"), javalin()))
                        .pack(Builds.SPEC, Builds.start().build(), new ServerReader())
                        .function()
                        .start()
                        .argv())
                .endsWith("com.acme.Admin");
    }

    @Test
    void aMainClassThatIsNowhereIsTheParametersFault() {
        Path jar = program().program("com.acme.Admin", 8).write(target.resolve("shop-1.jar"));

        Draft packed = Builds.find(built(jar, Optional.of("com.acme.Mian"), javalin()))
                .pack(Builds.SPEC, Builds.start().build(), new ServerReader());

        assertThat(Builds.refusal(packed))
                .contains("mainClass names com.acme.Mian, which is neither in shop-1.jar nor in a dependency of the"
                        + " project")
                .contains("fix: set mainClass of fc-maven-plugin in pom.xml to com.acme.Admin or com.acme.Main")
                .doesNotContain("manifest");
    }

    /** A program that is all library, as a server that its makers put on Central. */
    @Test
    void theStartedClassChoosesTheJavaWhereverItLies() {
        Path jar = TestJar.empty().write(target.resolve("shop-1.jar"));
        Library server = library("org.acme", "server-1.jar", TestJar.empty().program("org.acme.Server", 17));

        Draft packed = Builds.find(built(jar, Optional.of("org.acme.Server"), server))
                .pack(Builds.SPEC, Builds.start().build(), new ServerReader());

        assertThat(packed.decisions().get(0)).contains("Java 17 byte code, so runtime custom.debian11");
    }

    @Test
    void aNamedClassIsOfAJarWhateverOtherFilesThereAre() {
        Path jar = program().write(target.resolve("shop-1.jar"));
        FunctionDirectory files = new FunctionDirectory("src/main/function", List.of());

        Payload chosen = PayloadFinder.find(
                built(jar, Optional.of("com.acme.Main"), javalin()), Optional.of(files), "", Optional.empty());

        assertThat(chosen.toString()).startsWith("shop-1.jar, plain jar of com.acme.Main");
    }

    @Test
    void twoLibrariesOfOneFileNameGetTheirGroups() {
        Path jar = program().write(target.resolve("shop-1.jar"));

        Draft packed =
                pack(jar, library("com.one", "core-1.jar", TestJar.empty()), library("com.two", "core-1.jar", javalin));

        assertThat(packed.function().start().argv().get(2))
                .isEqualTo("shop-1.jar:lib/com.one.core-1.jar:lib/com.two.core-1.jar");
        assertThat(packed.function().entries()).hasSize(3);
    }

    @Test
    void kotlinsAndScalasMainsAreFoundAndNoOtherMethodOfThatName() {
        Path kotlin = TestJar.empty()
                .file("com/acme/MainKt.class", mains(STATIC, 61))
                .file("com/acme/Server.class", mains(Opcodes.ACC_PUBLIC, 61))
                .write(target.resolve("kotlin-1.jar"));
        Path scala = TestJar.empty()
                .file("com/acme/Main.class", mains(STATIC, 52))
                .file("com/acme/Main$.class", mains(Opcodes.ACC_PUBLIC, 52))
                .write(target.resolve("scala-1.jar"));
        Path instance =
                TestJar.empty().file("com/acme/Short.class", mains(0, 69)).write(target.resolve("short-1.jar"));

        assertThat(MainClass.of(Jar.read(kotlin), Optional.empty())).contains("com.acme.MainKt");
        assertThat(MainClass.of(Jar.read(scala), Optional.empty())).contains("com.acme.Main");
        assertThat(MainClass.of(Jar.read(instance), Optional.empty())).contains("com.acme.Short");
    }

    @Test
    void whatNoDependencyHoldsIsToldWithTheEdit() {
        Path jar = program().write(target.resolve("shop-1.jar"));

        assertThat(Builds.refusal(pack(jar, library("org.slf4j", "slf4j-api-2.jar", TestJar.empty()))))
                .startsWith("FC-JAR: com.acme.Main uses io.javalin.Javalin, which neither shop-1.jar nor a dependency"
                        + " of the project holds\n")
                .contains("fix: add the dependency that holds it to pom.xml, with the scope compile or runtime");
    }

    @Test
    void whatStartsByItselfIsLeftAsItIsAndNothingIsResolved() {
        Path whole = TestJar.empty()
                .manifest("Main-Class", "com.acme.Main")
                .program("com.acme.Main", 8)
                .write(target.resolve("whole/whole-1.jar"));
        Path thin = TestJar.empty()
                .manifest("Main-Class", "com.acme.Main")
                .manifest("Class-Path", "lib/javalin-6.jar")
                .program("com.acme.Main", 8, "io/javalin/Javalin")
                .classOf("com.acme.Maybe", 8, "org/optional/NeverThere")
                .write(target.resolve("thin/thin-1.jar"));
        javalin.write(target.resolve("thin/lib/javalin-6.jar"));
        Path boot = TestJar.springBoot("3.5.3", 17).write(target.resolve("boot/boot-1.jar"));

        for (Path jar : List.of(whole, thin, boot)) {
            assertThat(pack(jar, javalin()).function().start().argv()).contains("-jar");
        }
        assertThat(resolved).isEmpty();
    }

    @Test
    void aThinJarOfSpringBootIsStillToldOfRepackage() {
        Path jar = TestJar.empty()
                .program("com.acme.Main", 17, "org/springframework/boot/SpringApplication")
                .write(target.resolve("boot-1.jar"));

        assertThat(Builds.refusal(pack(jar, javalin()))).contains("spring-boot-maven-plugin", "repackage");
        assertThat(resolved).isEmpty();
    }

    @Test
    void whereNothingIsResolvedTheExplanationSaysWhatPackageWouldDo() {
        Path jar = program().write(target.resolve("shop-1.jar"));
        BuiltFiles built = new BuiltFiles(
                Optional.empty(), Optional.of(jar), List.of(), target, Optional.of(Optional::empty), Optional.empty());

        Draft planned = Builds.find(built).pack(Builds.SPEC, Builds.start().build(), new ServerReader());

        assertThat(planned.decisions().get(0)).contains("package puts the project's libraries into lib/");
        assertThat(planned.function().start().argv())
                .containsExactly("java", "-cp", "shop-1.jar:lib/*", "com.acme.Main");
        assertThat(Builds.refusal(planned)).isEmpty();
    }

    @Test
    void aMainClassForAJarThatStartsOtherwiseIsRefused() {
        Path whole = TestJar.empty()
                .manifest("Main-Class", "com.acme.Main")
                .program("com.acme.Main", 8)
                .write(target.resolve("whole-1.jar"));

        assertThatThrownBy(() -> Builds.find(built(whole, Optional.of("com.acme.Other"))))
                .hasMessageStartingWith("mainClass is com.acme.Other, and what is shipped is started otherwise:"
                        + " whole-1.jar, executable jar\n  fix: remove mainClass");
    }

    private static TestJar program() {
        return TestJar.empty().program("com.acme.Main", 8, "io/javalin/Javalin");
    }

    private Library javalin() {
        return library("io.javalin", "javalin-6.jar", javalin);
    }

    private Library library(String group, String name, TestJar jar) {
        return new Library(
                group, jar.write(target.resolve("repository").resolve(group).resolve(name)));
    }

    private Draft pack(Path jar, Library... libraries) {
        return Builds.find(built(jar, Optional.empty(), libraries))
                .pack(Builds.SPEC, Builds.start().build(), new ServerReader());
    }

    private BuiltFiles built(Path jar, Optional<String> mainClass, Library... libraries) {
        Libraries project = () -> {
            resolved.add(jar.toString());
            return Optional.of(Arrays.asList(libraries));
        };
        return new BuiltFiles(
                Optional.empty(), Optional.of(jar), List.of(), jar.getParent(), Optional.of(project), mainClass);
    }

    private static byte[] mains(int access, int version) {
        ClassWriter made = new ClassWriter(0);
        made.visit(version, Opcodes.ACC_PUBLIC, "any/Name", null, "java/lang/Object", null);
        made.visitMethod(access, "main", "([Ljava/lang/String;)V", null, null).visitEnd();
        made.visitEnd();
        return made.toByteArray();
    }
}
