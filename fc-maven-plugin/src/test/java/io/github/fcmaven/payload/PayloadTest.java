package io.github.fcmaven.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ServerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which file of {@code target} is the function. */
class PayloadTest {

    @TempDir
    private Path target;

    @Test
    void theNamedJarIsTheOnlyOneLookedAt() {
        Path artifact = TestJar.springBoot("3.5.3", 17).write(target.resolve("demo.jar"));
        Path named = TestJar.executable("com.acme.Main", 8).write(target.resolve("other.jar"));

        assertThat(choice(new BuiltFiles(Optional.of(named), Optional.of(artifact), List.of(), target)))
                .startsWith("other.jar, named by jarFile: executable jar");
    }

    @Test
    void theArtifactIsTakenThoughAttachedJarsAreExecutable() {
        Path artifact = TestJar.executable("com.acme.Main", 8).write(target.resolve("demo.jar"));
        Path attached = TestJar.executable("com.acme.Main", 8).write(target.resolve("demo-all.jar"));

        assertThat(choice(Builds.attached(artifact, attached))).startsWith("demo.jar, the project's artifact");
    }

    @Test
    void theAttachedExecutableOfSpringBootsClassifierIsFoundAndNamed() {
        Path thin = TestJar.empty()
                .manifest("Main-Class", "com.acme.App")
                .classOf("com.acme.App", 17, "org/springframework/boot/SpringApplication")
                .write(target.resolve("demo.jar"));
        Path sources = TestJar.empty().file("App.java", "").write(target.resolve("demo-sources.jar"));
        Path tests = TestJar.empty().manifest("Main-Class", "com.acme.App").write(target.resolve("demo-tests.jar"));
        Path exec = TestJar.springBoot("3.5.3", 17).write(target.resolve("demo-exec.jar"));

        assertThat(choice(Builds.attached(thin, sources, tests, exec)))
                .startsWith(
                        "demo-exec.jar, the attached executable jar; the project's artifact is not executable: Spring"
                                + " Boot 3.5.3");
    }

    @Test
    void aThinArtifactWithoutItsLibrariesYieldsToTheAttachedShadedJar() {
        Path thin = TestJar.empty()
                .manifest("Main-Class", "com.acme.Main")
                .program("com.acme.Main", 17, "java/lang/Object", "com/acme/Main", "com/library/Used")
                .write(target.resolve("demo.jar"));
        Path all = TestJar.executable("com.acme.Main", 17).write(target.resolve("demo-all.jar"));

        assertThat(choice(Builds.attached(thin, all))).startsWith("demo-all.jar, the attached executable jar");
        assertThat(Builds.pack(all).warnings()).isEmpty();
        assertThat(Builds.find(Builds.named(thin))
                        .pack(Builds.SPEC, Builds.start().build(), new ServerReader())
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.requirement()).isEqualTo(Requirement.FC_JAR);
                    assertThat(finding.observed())
                            .isEqualTo("com.acme.Main uses com.library.Used, which is neither in demo.jar nor in its"
                                    + " Class-Path");
                });
    }

    @Test
    void anExecutableThatIsNotAttachedIsFoundByTheArtifactsName() {
        Path thin = TestJar.empty().classOf("com.acme.App", 17).write(target.resolve("demo-1.0.jar"));
        TestJar.executable("com.acme.App", 17).write(target.resolve("demo-1.0-runner.jar"));
        TestJar.executable("com.acme.App", 17).write(target.resolve("demo-0.9-runner.jar"));

        assertThat(choice(Builds.artifact(thin)))
                .startsWith("demo-1.0-runner.jar, the executable jar beside the project's artifact,"
                        + " which is not executable:");
    }

    @Test
    void severalExecutableJarsAreNotGuessedBetween() {
        Path thin = TestJar.empty().classOf("com.acme.App", 17).write(target.resolve("demo.jar"));
        Path one = TestJar.executable("com.acme.One", 17).write(target.resolve("demo-one.jar"));
        Path two = TestJar.executable("com.acme.Two", 17).write(target.resolve("demo-two.jar"));

        assertThatThrownBy(() -> Builds.find(Builds.attached(thin, one, two)))
                .isInstanceOf(FcProblem.class)
                .hasMessage("several jars are executable: demo-one.jar, demo-two.jar\n"
                        + "  fix: name the one to ship with jarFile (-Dfc.jarFile=...)");
    }

    @Test
    void quarkusFolderTravelsWholeWithItsRunnerAtTheRoot() throws IOException {
        Path thin = TestJar.empty().classOf("com.acme.App", 17).write(target.resolve("demo-1.0.jar"));
        Path app = target.resolve("quarkus-app");
        String main = "io.quarkus.bootstrap.runner.QuarkusEntryPoint";
        TestJar.empty()
                .manifest("Main-Class", main)
                .manifest("Class-Path", "lib/boot/runner.jar")
                .write(app.resolve("quarkus-run.jar"));
        TestJar.empty().classOf(main, 17).classOf("io.quarkus.New", 25).write(app.resolve("lib/boot/runner.jar"));
        Files.createDirectories(app.resolve("quarkus"));
        Files.writeString(app.resolve("quarkus/quarkus-application.dat"), "");
        TestJar.empty().classOf("io.quarkus.Generated", 17).write(app.resolve("quarkus/generated-bytecode.jar"));
        TestJar.empty()
                .classOf("com.acme.App", 21)
                .file("application.properties", "quarkus.http.port=8080\n%dev.quarkus.http.port=1\n")
                .write(app.resolve("app/demo-1.0.jar"));

        Draft packed = Builds.find(Builds.artifact(thin))
                .pack(Builds.SPEC, Builds.start().build(), new ServerReader());

        assertThat(packed.function().entries().keySet())
                .extracting(CodePath::value)
                .containsExactly(
                        "app/demo-1.0.jar",
                        "lib/boot/runner.jar",
                        "quarkus-run.jar",
                        "quarkus/generated-bytecode.jar",
                        "quarkus/quarkus-application.dat");
        assertThat(packed.function().start().argv()).containsExactly("/opt/java21/bin/java", "-jar", "quarkus-run.jar");
        assertThat(packed.decisions().get(0))
                .isEqualTo("quarkus-run.jar, found in " + target.getFileName()
                        + "/quarkus-app: Quarkus fast-jar of 5 files,"
                        + " Quarkus; Java 21 byte code, so runtime custom.debian11 with the layer Java21;"
                        + " CAPort 8080, as"
                        + " application.properties (quarkus.http.port) says");
        assertThat(Builds.told(packed))
                .singleElement()
                .asString()
                .startsWith("FC-DEPENDENCY-VERSION: io.quarkus.New in lib/boot/runner.jar is Java 25 byte code");
    }

    @Test
    void aLinkThatLeavesQuarkusFolderIsRefused() throws Exception {
        Path outside = Files.writeString(target.resolve("secret"), "");
        Path app = target.resolve("quarkus-app");
        TestJar.executable("com.acme.Main", 17).write(app.resolve("quarkus-run.jar"));
        TestJar.empty().write(app.resolve("app/demo.jar"));
        Files.createSymbolicLink(app.resolve("app/link"), outside);

        assertThatThrownBy(() -> Builds.find(Builds.named(app.resolve("quarkus-run.jar"))))
                .hasMessageStartingWith("FC-ENTRY: app/link is not a plain file below " + app);
    }

    @Test
    void aBuildWithoutAFileIsToldToRunPackage() {
        BuiltFiles nothing = new BuiltFiles(Optional.empty(), Optional.of(target), List.of(), target);

        assertThatThrownBy(() -> Builds.find(nothing))
                .hasMessage("there is no jar yet: the project has no artifact with a file, " + target
                        + " holds no Quarkus application, and src/main/function does not exist\n"
                        + "  fix: run mvn package, so that the jar is built before; or name the one to ship"
                        + " with jarFile"
                        + " (-Dfc.jarFile=...)");
    }

    @Test
    void aNamedFileThatIsMissingIsNamed() {
        Path missing = target.resolve("missing.jar");

        assertThatThrownBy(() -> Builds.find(Builds.named(missing)))
                .hasMessage(missing + " does not exist\n"
                        + "  fix: run mvn package, with the plugin that makes it above fc-maven-plugin in pom.xml:"
                        + " plugins of one phase run in that order; or name another jar with jarFile"
                        + " (-Dfc.jarFile=...)");
        assertThatThrownBy(() -> Builds.find(Builds.named(target))).hasMessageStartingWith(target + " is a folder");
    }

    private static String choice(BuiltFiles built) {
        return Builds.find(built)
                .pack(Builds.SPEC, Builds.start().build(), new ServerReader())
                .decisions()
                .get(0);
    }
}
