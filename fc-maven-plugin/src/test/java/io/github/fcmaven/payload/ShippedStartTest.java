package io.github.fcmaven.payload;

import static io.github.fcmaven.payload.Builds.pack;
import static io.github.fcmaven.payload.Builds.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options, arguments and start scripts of the user's own. */
class ShippedStartTest {

    private static final StartSpec.Form GENERATED = new StartSpec.Form.GeneratedBootstrap();

    @TempDir
    private Path target;

    private Path jar;

    @BeforeEach
    void buildAJar() {
        jar = TestJar.executable("com.acme.Main", 17).write(target.resolve("demo.jar"));
    }

    @Test
    void whatStandsBeforeAndAfterTheJarKeepsItsOrder() {
        FunctionPackage function = pack(
                        jar,
                        start().jvmArguments("-Xss512k", "-ea")
                                .systemProperty("key", "value")
                                .arguments("one", "two"))
                .function();

        assertThat(function.start().command()).containsExactly("/opt/java17/bin/java");
        assertThat(function.start().args())
                .containsExactly("-Xss512k", "-ea", "-Dkey=value", "-jar", "demo.jar", "one", "two");
    }

    @Test
    void aGeneratedBootstrapHoldsTheStart() throws IOException {
        FunctionPackage function =
                pack(jar, start().form(GENERATED).arguments("it's $HOME")).function();

        Entry bootstrap = function.entry(CodePath.BOOTSTRAP).orElseThrow();
        assertThat(function.start()).isEqualTo(StartupCommand.BOOTSTRAP);
        assertThat(bootstrap.mode()).isEqualTo(FileMode.EXECUTABLE);
        assertThat(new String(bootstrap.content().head(1000), StandardCharsets.UTF_8))
                .isEqualTo("#!/bin/bash\nexec \"${JAVA_HOME:-/opt/java17}/bin/java\" '-jar' 'demo.jar' 'it'\\''s"
                        + " $HOME'\n");
    }

    @Test
    void aCommandMayBeWrittenIntoAGeneratedBootstrap() throws IOException {
        FunctionPackage function =
                pack(jar, start().form(GENERATED).command("java", "-cp", "*")).function();

        assertThat(function.entry(CodePath.BOOTSTRAP).orElseThrow().content().head(1000))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("#!/bin/bash\nexec 'java' '-cp' '*'\n");
    }

    @Test
    void aBootstrapOfTheUsersOwnTravelsAsBootstrap() throws IOException {
        Path script = Files.writeString(target.resolve("start.sh"), "#!/bin/bash\nexec java -jar demo.jar\n");

        FunctionPackage function =
                pack(jar, start().form(new StartSpec.Form.OwnBootstrap(script))).function();

        assertThat(function.start().isBootstrap()).isTrue();
        assertThat(function.entry(CodePath.BOOTSTRAP).orElseThrow().mode()).isEqualTo(FileMode.EXECUTABLE);
        assertThat(function.environment()).containsEntry("JAVA_HOME", "/opt/java17");
    }

    @Test
    void aBootstrapThatThePlatformWouldRefuseIsRefusedWithTheLine() throws IOException {
        Path script = Files.writeString(target.resolve("start.sh"), "#!/bin/bash\nset -e\r\nexec java\n");

        assertThat(Builds.refusal(pack(jar, start().form(new StartSpec.Form.OwnBootstrap(script)))))
                .startsWith("FC-BOOTSTRAP-CRLF: " + script + " has a carriage return in line 2\n");
    }

    /** Opening a pipe ignores an interrupt. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aBootstrapThatIsMissingOrNoPlainFileIsNamed() throws Exception {
        Path missing = target.resolve("missing.sh");
        Path pipe = target.resolve("pipe.sh");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "needs mkfifo");

        for (Path file : List.of(missing, target, pipe)) {
            assertThatThrownBy(() -> pack(jar, start().form(new StartSpec.Form.OwnBootstrap(file))))
                    .hasMessage("bootstrapFile " + file + " cannot be read\n"
                            + "  fix: name a start script or an x86-64 Linux program with bootstrapFile in pom.xml");
        }
    }

    @Test
    void whatExcludesEachOtherIsNamed() {
        Path script = target.resolve("start.sh");
        StartSpec.Form own = new StartSpec.Form.OwnBootstrap(script);
        String remove = "\n  fix: remove one: with a command the platform never starts /code/bootstrap";

        assertThatThrownBy(() -> pack(jar, start().command("java").jvmArguments("-ea")))
                .hasMessage("command and jvmArguments are both given\n"
                        + "  fix: remove one: command is the whole start command, so put JVM arguments into"
                        + " args before"
                        + " -jar");
        assertThatThrownBy(() -> pack(jar, start().form(own).command("java")))
                .hasMessage("bootstrapFile (" + script + ") and command are both given" + remove);
        assertThatThrownBy(() -> pack(jar, start().form(own).argsOnly("-jar")))
                .hasMessage("bootstrapFile (" + script + ") and args are both given" + remove);
        assertThatThrownBy(() -> pack(jar, start().argsOnly("-jar")))
                .hasMessageStartingWith("args is given without command\n");
    }

    @Test
    void whatACommandLeavesUnusedIsSaid() {
        assertThat(pack(jar, start().command("java").systemProperty("a", "b").arguments("c"))
                        .warnings())
                .containsExactly(
                        "arguments is not used: command is the whole start command",
                        "systemPropertyVariables is not used: command is the whole start command");
    }

    @Test
    void anArgumentThatNoProgramCanBePassedIsRefused() {
        assertThatThrownBy(() -> pack(jar, start().arguments("a\0b")))
                .hasMessageStartingWith("FC-COMMAND: an argument holds a NUL character");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "$HOME", "a;b", "*", "", "it's", "a\nb"})
    void aWordThatAShellWouldReadOtherwiseWarnsUnlessABootstrapQuotesIt(String word) {
        assertThat(Builds.told(pack(jar, start().arguments(word))))
                .singleElement()
                .asString()
                .startsWith("FC-COMMAND-LINE: '" + word + "' of the start command is empty or has a blank");
        assertThat(Builds.told(pack(jar, start().form(GENERATED).arguments(word))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx512m", "-Xmx420M", "-Xmx1g", "-Xmx430080k", "-Xmx440401920", "-Xms512m"})
    void aHeapThatLeavesLittleOfTheMemoryWarns(String heap) {
        assertThat(Builds.told(pack(jar, start().jvmArguments(heap))))
                .containsExactly("FC-HEAP: " + heap
                        + " leaves little of memorySize 512 MB for classes, threads and buffers: the platform"
                        + " ends an instance that needs more with exit code 137");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx384m", "-Xmx400m", "-Xms256m"})
    void aHeapThatLeavesRoomDoesNotWarn(String heap) {
        assertThat(Builds.told(pack(jar, start().jvmArguments(heap)))).isEmpty();
    }

    @Test
    void theUsersVariablesComeFirstAndHisOwnPathIsKept() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("TZ", "Asia/Shanghai");
        variables.put("PATH", "/mine");
        variables.put("FC_EXTENSIONS_X", "1");

        assertThat(pack(jar, start().environment(variables)).function().environment())
                .containsExactly(
                        Map.entry("TZ", "Asia/Shanghai"),
                        Map.entry("PATH", "/mine"),
                        Map.entry("FC_EXTENSIONS_X", "1"),
                        Map.entry("JAVA_HOME", "/opt/java17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "_A", "A-B", "", "A B", "Ä"})
    void aVariableThatThePlatformCannotNameIsRefused(String name) {
        assertThat(Builds.told(pack(jar, start().environment(Map.of(name, "x")))))
                .containsExactly("FC-ENVIRONMENT: '" + name + "' is not a valid name for an environment variable");
    }

    @Test
    void thePlatformsOwnPrefixIsRefused() {
        assertThat(Builds.told(pack(jar, start().environment(Map.of("FC_REGION", "x")))))
                .containsExactly(
                        "FC-ENVIRONMENT: FC_REGION begins with FC_, which the platform keeps for its own variables");
    }

    @Test
    void theVariablesTogetherHaveALimitThatCountsBytes() {
        Path java8 = TestJar.executable("com.acme.Main", 8).write(target.resolve("old.jar"));

        assertThat(Builds.told(pack(java8, start().environment(Map.of("KEY", "x".repeat(4093))))))
                .isEmpty();
        assertThat(Builds.told(pack(java8, start().environment(Map.of("KEY", "ä".repeat(2047))))))
                .containsExactly("FC-ENVIRONMENT: the environment variables have 4097 bytes in total, more than 4096");
    }

    @Test
    void thePortOfTheUserOverridesAll() {
        Draft packed = pack(boot("server.port=8080"), start().port(9001));

        assertThat(packed.function().port()).isEqualTo(new CaPort(9001));
        assertThat(packed.decisions().get(0)).endsWith("CAPort 9001, as given");
        assertThat(Builds.told(packed))
                .containsExactly("FC-PORT: CAPort is 9001, but BOOT-INF/classes/application.properties (server.port)"
                        + " says port 8080");
        assertThat(Builds.fixes(packed))
                .singleElement()
                .asString()
                .endsWith("; or set caPort of fc-maven-plugin to 8080");
    }

    @ParameterizedTest
    @CsvSource({"80, true", "443, true", "1023, true", "1024, false", "8080, false"})
    void aPortThatOnlyRootMayUseIsWarnedOf(int port, boolean warned) {
        assertThat(pack(boot("server.port=" + port), start()).warnings().stream()
                        .anyMatch(text ->
                                text.startsWith("CAPort is " + port + ", as BOOT-INF/classes/application.properties")
                                        && text.contains("below 1024 only root may listen")))
                .isEqualTo(warned);
    }

    @Test
    void whatTheStartTellsTheServerOverridesItsFiles() {
        Path boot = boot("server.port=8080");

        assertThat(pack(boot, start().systemProperty("server.port", "8081"))
                        .decisions()
                        .get(0))
                .endsWith("CAPort 8081, as the start command (server.port) says");
        assertThat(pack(boot, start().systemProperty("server.port", "8081").arguments("--server.port=8082"))
                        .decisions()
                        .get(0))
                .endsWith("CAPort 8082, as arguments (server.port) says");
        assertThat(pack(boot, start().environment(Map.of("SERVER_PORT", "8083")))
                        .decisions()
                        .get(0))
                .endsWith("CAPort 8083, as the variable SERVER_PORT (server.port) says");
        assertThat(pack(boot, start().systemProperty("server.port", "${FC_CUSTOM_LISTEN_PORT}"))
                        .function()
                        .port())
                .isEqualTo(CaPort.DEFAULT);
        assertThat(Builds.told(pack(boot, start().port(9000).systemProperty("server.port", "9000"))))
                .isEmpty();
    }

    private Path boot(String properties) {
        return TestJar.springBoot("3.5.3", 17)
                .library("BOOT-INF/lib/tomcat-embed-core-10.1.42.jar", TestJar.empty())
                .file("BOOT-INF/classes/application.properties", properties)
                .write(target.resolve("boot.jar"));
    }
}
