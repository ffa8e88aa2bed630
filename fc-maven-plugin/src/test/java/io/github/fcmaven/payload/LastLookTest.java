package io.github.fcmaven.payload;

import static io.github.fcmaven.payload.Builds.start;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastLookTest {

    @TempDir
    private Path target;

    @Test
    void whatAPayloadPacksStarts() {
        for (int level : new int[] {8, 17, 21}) {
            assertThatCode(() -> LastLook.at(packed(level, start()))).doesNotThrowAnyException();
            assertThatCode(() -> LastLook.at(packed(level, start().form(new StartSpec.Form.GeneratedBootstrap()))))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo.jar", "./demo.jar", "/code/demo.jar"})
    void aJarIsFoundAsThePlatformFindsIt(String named) {
        assertThatCode(() -> LastLook.at(packed(8, start().command("java", "-jar", named))))
                .doesNotThrowAnyException();
    }

    @Test
    void aJarThatIsElsewhereInThePackageIsNamed() {
        assertThatThrownBy(() -> LastLook.at(packed(8, start().command("java", "-jar", "target/demo.jar"))))
                .hasMessage(
                        "FC-JAR: the start names target/demo.jar, which is not in the package; it is demo.jar there\n"
                                + "  platform: CAExited: Function instance exited unexpectedly(code 1, message:operation not permitted)"
                                + " Logs: Error: Unable to access jarfile target/demo.jar\n"
                                + "  fix: correct command and args of fc-maven-plugin in pom.xml: paths are relative to /code, the"
                                + " root of the package; or add the file with extraDirectories\n"
                                + "  see: contract.html#FC-JAR");
    }

    @Test
    void anAgentThatDoesNotTravelIsRefused() {
        assertThatThrownBy(() -> LastLook.at(packed(8, start().jvmArguments("-javaagent:agent.jar=on"))))
                .hasMessageStartingWith("FC-JAR: the start names agent.jar, which is not in the package\n");
    }

    @Test
    void aProgramThatDoesNotTravelIsRefused() {
        assertThatThrownBy(() -> LastLook.at(packed(8, start().command("/code/jre/bin/java", "-jar", "demo.jar"))))
                .hasMessageStartingWith(
                        "FC-COMMAND: the start command is /code/jre/bin/java, which is not in the package\n"
                                + "  platform: CAFileNotFound: The function cannot be started. Error: the file"
                                + " /code/jre/bin/java is not exist\n");
    }

    @Test
    void aProgramOfTheImageIsBelieved() {
        assertThatCode(() -> LastLook.at(packed(8, start().command("/usr/bin/env", "java"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> LastLook.at(packed(8, start().command("python3", "server.py"))))
                .doesNotThrowAnyException();
    }

    @Test
    void aScriptThatTravelsMustBeExecutableAndReadable() {
        FunctionPackage function = packed(8, start().command("./start.sh"));

        assertThatCode(() -> LastLook.at(with(function, "start.sh", "#!/bin/sh\n", FileMode.EXECUTABLE)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> LastLook.at(with(function, "start.sh", "#!/bin/sh\n", FileMode.READABLE)))
                .hasMessageStartingWith("FC-BOOTSTRAP-MODE: start.sh, which is started, has the mode 0644\n");
        assertThatThrownBy(() -> LastLook.at(with(function, "start.sh", "exec java\n", FileMode.EXECUTABLE)))
                .hasMessageStartingWith("FC-BOOTSTRAP-SHEBANG: start.sh line 1 does not begin with #!\n");
        assertThatThrownBy(() -> LastLook.at(
                        with(function, "start.sh", "#!/bin/sh\n" + "#\n".repeat(300) + "x\r\n", FileMode.EXECUTABLE)))
                .hasMessageStartingWith("FC-BOOTSTRAP-CRLF: start.sh has a carriage return in line 302\n");
    }

    @Test
    void aBootstrapThatIsMissingOrTakenByAnotherFileIsRefused() {
        FunctionPackage function = packed(8, start().form(new StartSpec.Form.GeneratedBootstrap()));

        assertThatThrownBy(() -> LastLook.at(function.withEntries(new TreeMap<>())))
                .hasMessageStartingWith(
                        "FC-COMMAND: the start command is /code/bootstrap, which is not in the package\n");
        assertThatThrownBy(() -> LastLook.at(with(function, "bootstrap", "text", FileMode.EXECUTABLE)))
                .hasMessageStartingWith("FC-BOOTSTRAP-SHEBANG: bootstrap line 1 does not begin with #!\n");
    }

    @Test
    void aJavaThatNeitherTheImageNorALayerHasIsRefused() {
        FunctionPackage function = packed(8, start().command("java", "-jar", "demo.jar"));
        FunctionPackage other = new FunctionPackage(
                function.spec(),
                CustomRuntime.CUSTOM_DEBIAN12,
                List.of(),
                function.port(),
                function.start(),
                function.environment(),
                function.entries());

        assertThatThrownBy(() -> LastLook.at(other))
                .hasMessage(
                        "FC-COMMAND: the start command is java, which neither the runtime custom.debian12 nor one of its"
                                + " layers has\n"
                                + "  platform: CAFileNotFound: The function cannot be started. Error: the file java is not exist\n"
                                + "  fix: set runtime of fc-maven-plugin to auto, or name the layer that has it with layers\n"
                                + "  see: contract.html#FC-COMMAND");
    }

    private FunctionPackage packed(int level, Builds.Start start) {
        Path jar = TestJar.executable("com.acme.Main", level).write(target.resolve("demo.jar"));
        return Builds.pack(jar, start).functionPackage();
    }

    private static FunctionPackage with(FunctionPackage function, String path, String text, FileMode mode) {
        return function.plus(Arrays.asList(new Entry(CodePath.of(path), Content.of(text), mode)));
    }
}
