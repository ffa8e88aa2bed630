package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartupCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files {@code .env} that the deploy tool reads. */
class DotEnvTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=b | b",
                "A = b | b",
                "export A=b | b",
                "A='b c' | b c",
                "A=\"b c\" | b c",
                "A=\"b\\nc\" | b~c",
                "A=b # later | b",
                "A='b # c' | b # c",
                "A= | ``",
                "B=x~A=${B}y | xy",
                "A=$HOME_OF_TEST/x | home/x",
                "# A=x~A=b | b",
                "AA=x | ``",
            })
    void aLineIsAVariable(String text, String value) throws IOException {
        Files.writeString(folder.resolve(".env"), text.replace("~", "\n"));

        String found = DotEnv.lookup(Map.of("HOME_OF_TEST", "home")::get, List.of(folder))
                .apply("A");

        assertThat(found == null ? "" : found.replace("\n", "~")).isEqualTo(value);
    }

    @Test
    void theMachineWinsAndThenTheFirstFile() throws IOException {
        Path second = Files.createDirectories(folder.resolve("second"));
        Files.writeString(folder.resolve(".env"), "A=first\nB=first\n");
        Files.writeString(second.resolve(".env"), "A=second\nB=second\nC=second\n");

        Function<String, String> variables =
                DeploymentDescriptor.variables(Map.of("A", "machine")::get, List.of(folder, second));

        assertThat(List.of(variables.apply("A"), variables.apply("B"), variables.apply("C")))
                .containsExactly("machine", "first", "second");
        assertThat(variables.apply("D")).isNull();
    }

    /** What a launched function gets: nothing of it is a text of the deploy tool. */
    @Test
    void aFunctionIsFilledIn() {
        FunctionPackage function = Functions.demo()
                .withStart(new StartupCommand(
                        List.of("java"), List.of("-Da=${env('A')}", "${env(D)}", "${env('D', 'd')}")));
        FunctionSpec spec = function.spec();

        FunctionPackage known = DeploymentDescriptor.resolved(
                function.withSpec(spec.named("f-${env('A')}", "${env('A')}")), Map.of("A", "machine")::get);
        FunctionPackage unknown = DeploymentDescriptor.resolved(
                function.withSpec(spec.named("f-${env('B')}", "${config('region')}")), name -> null);

        assertThat(known.start().argv()).containsExactly("java", "-Da=machine", "${env(D)}", "d");
        assertThat(known.spec().name()).isEqualTo("f-machine");
        assertThat(known.spec().region()).isEqualTo("machine");
        assertThat(unknown.spec().name()).isEqualTo("function");
        assertThat(unknown.spec().region()).isEqualTo("cn-hangzhou");
    }
}
