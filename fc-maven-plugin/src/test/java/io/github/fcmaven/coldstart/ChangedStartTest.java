package io.github.fcmaven.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.measure.Baseline;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to the start command alone. */
class ChangedStartTest {

    private static final String PROCESSED = "demo/DemoApplication__ApplicationContextInitializer.class";

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(strings = {PROCESSED, "BOOT-INF/classes/" + PROCESSED})
    void whatSpringHasProcessedIsSwitchedOnAndTheUsersWordOverridesIt(String name) throws IOException {
        FunctionPackage function = function(new Program().file(name, "none"), "-Dspring.aot.enabled=false");

        assertThat(SpringAot.on(Draft.of(function)).function().start().argv())
                .containsExactly("java", "-Dspring.aot.enabled=true", "-Dspring.aot.enabled=false", "-jar", "demo.jar");
    }

    @Test
    void whatSpringHasNotProcessedStartsAsItDid() throws IOException {
        Draft draft = Draft.of(function(new Program().file("demo/DemoApplication.class", "none")));

        assertThat(SpringAot.on(draft)).isEqualTo(draft);
    }

    @Test
    void theQuickCompilerIsADefaultToo() throws IOException {
        FunctionPackage function = function(new Program(), "-XX:TieredStopAtLevel=4");

        assertThat(Compiler.C1.in(function).start().argv())
                .containsExactly("java", "-XX:TieredStopAtLevel=1", "-XX:TieredStopAtLevel=4", "-jar", "demo.jar");
        assertThat(Compiler.TIERED.in(function)).isEqualTo(function);
    }

    @Test
    void aStartByAClassPathOfJarsIsMadeFasterToo() throws IOException {
        FunctionPackage function = started("demo.jar:lib/a.jar");

        assertThat(Compiler.C1.in(function).start().argv())
                .containsExactly("java", "-XX:TieredStopAtLevel=1", "-cp", "demo.jar:lib/a.jar", "demo.Main");
        assertThat(Baseline.of(function)).contains(function);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes", "demo.jar:classes", "lib/*", ".:demo.jar"})
    void anotherStartThanOfJarsIsRefusedByItsWords(String classPath) throws IOException {
        FunctionPackage function = started(classPath);

        assertThatThrownBy(() -> Compiler.C1.in(function))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("the start command is java -cp " + classPath
                        + " demo.Main, which is neither java -jar nor java -cp with jars alone");
        assertThat(Baseline.of(function)).isEmpty();
    }

    private FunctionPackage started(String classPath) throws IOException {
        return function(new Program())
                .withStart(new StartupCommand(List.of("java"), List.of("-cp", classPath, "demo.Main")));
    }

    @Test
    void whatIsComparedWithRunsOnTheBuildsJavaInPlaceOfItsOwn() throws IOException {
        FunctionPackage function = function(new Program());
        FunctionPackage bundled = function.withStart(
                new StartupCommand(List.of(JavaSource.BUNDLED_COMMAND), List.of("-Xmx9m", "-jar", "demo.jar", "--b")));

        assertThat(Baseline.of(function)).contains(function);
        FunctionPackage plain = Baseline.of(bundled).orElseThrow();
        assertThat(plain.start().argv()).containsExactly("java", "-Xmx9m", "-jar", "demo.jar", "--b");
        assertThat(plain.runtime()).isEqualTo(CustomRuntime.CUSTOM);
        assertThat(plain.layers()).isEmpty();
    }

    private FunctionPackage function(Program program, String... arguments) throws IOException {
        return Functions.of(program.write(work.resolve("demo.jar")), arguments);
    }
}
