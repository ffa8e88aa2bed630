package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters held against an {@code s.yaml} of the user's own: each field that both can say. */
class KeptDescriptorTest {

    private static final String FULL = """
            edition: 3.0.0
            name: shop
            access: default
            resources:
              hello:
                component: fc3
                props:
                  region: cn-hangzhou
                  functionName: orders
                  runtime: custom
                  code: ./function.zip
                  cpu: 0.5
                  memorySize: 1024
                  diskSize: 512
                  timeout: 30
                  instanceConcurrency: 7
                  layers: [a]
                  environmentVariables:
                    TZ: Asia/Shanghai
                    DB_PASSWORD: theirs
                  customRuntimeConfig:
                    command: [java]
                    args: ["-jar", "demo.jar"]
                    port: 9010
                    healthCheckConfig: {httpGetUrl: /health, periodSeconds: 5}
                  instanceLifecycleConfig:
                    initializer: {handler: index.initializer, timeout: 20}
                    preStop: {handler: index.preStop, timeout: 10}
                  triggers:
                    - triggerName: http
                      triggerType: http
                      triggerConfig: {authType: anonymous, methods: [GET]}
            """;

    private static final String BARE = """
            edition: 3.0.0
            name: shop
            access: default
            resources:
              hello:
                component: fc3
                props: {region: cn-hangzhou, functionName: orders, runtime: custom, code: ./function.zip}
            """;

    @TempDir
    private Path folder;

    /** What the parameters are set to: the same as {@link #FULL}, until a test changes one. */
    private static final class Parameters {
        private String name = "orders";
        private String region = "cn-hangzhou";
        private Optional<CustomRuntime> runtime = Optional.of(CustomRuntime.CUSTOM);
        private FunctionSpec.Resources resources = new FunctionSpec.Resources(1024, 0.5, 512, 30, 7);
        private HealthCheck health = new HealthCheck("/health", 0, 5, 1, 3, 1);
        private HttpTrigger trigger = new HttpTrigger("anonymous", List.of("GET"));
        private FunctionSpec.Calls calls = new FunctionSpec.Calls(Optional.of(20), Optional.of(10), false);
        private List<String> layers = List.of("a");
        private int port = 9010;
        private StartSpec.Form form = new StartSpec.Form.CustomRuntimeConfig();
        private StartupCommand command = new StartupCommand(List.of("java"), List.of("-jar", "demo.jar"));
        private Map<String, String> environment = Map.of("TZ", "Asia/Shanghai", "DB_PASSWORD", "theirs");

        private FunctionSpec spec() {
            return new FunctionSpec(name, region, resources, Optional.ofNullable(health), trigger, calls);
        }

        private StartSpec start() {
            return new StartSpec(
                    Optional.empty(),
                    layers,
                    Optional.of(new CaPort(port)),
                    form,
                    command,
                    StartSpec.JavaStart.NONE,
                    environment);
        }
    }

    private static final String EVERYTHING =
            "<functionName/><region/><runtime/><memorySize/><cpu/><diskSize/><timeout/>"
                    + "<instanceConcurrency/><layers/><caPort/><command/><args/><startup/>"
                    + "<environmentVariables><TZ/><DB_PASSWORD/></environmentVariables>"
                    + "<healthCheckConfig><httpGetUrl/><initialDelaySeconds/><periodSeconds/><timeoutSeconds/>"
                    + "<failureThreshold/><successThreshold/></healthCheckConfig>"
                    + "<trigger><authType/><methods/></trigger>"
                    + "<initializer><timeout/></initializer><preStop><timeout/></preStop>";

    @Test
    void whatAgreesIsFine() {
        assertThatCode(() -> hold(FULL, EVERYTHING, parameters -> {})).doesNotThrowAnyException();
    }

    @Test
    void theFunctionMayBeCalledByItsKey() {
        assertThatCode(() -> hold(FULL, EVERYTHING, parameters -> parameters.name = "hello"))
                .doesNotThrowAnyException();
    }

    @Test
    void defaultsNeverDisagree() {
        assertThatCode(() -> hold(FULL, "<caPort>${fc.caPort}</caPort>", parameters -> {
                    parameters.port = 1;
                    parameters.region = "cn-beijing";
                    parameters.resources = new FunctionSpec.Resources(512, 0.35, 512, 60, 20);
                    parameters.health = null;
                    parameters.calls = FunctionSpec.Calls.NONE;
                    parameters.command = StartupCommand.BOOTSTRAP;
                    parameters.environment = Map.of();
                    parameters.layers = List.of();
                }))
                .doesNotThrowAnyException();
    }

    static Stream<Arguments> disagreements() {
        return Stream.of(
                disagree(
                        p -> p.name = "other",
                        "functionName is other in pom.xml, and orders in s.yaml",
                        "functionName: other"),
                disagree(
                        p -> p.region = "cn-beijing",
                        "region is cn-beijing in pom.xml, and cn-hangzhou in s.yaml",
                        "region: cn-beijing"),
                disagree(
                        p -> p.runtime = Optional.of(CustomRuntime.CUSTOM_DEBIAN12),
                        "runtime is custom.debian12 in pom.xml, and custom in s.yaml",
                        "runtime: custom.debian12"),
                disagree(
                        p -> p.resources = new FunctionSpec.Resources(512, 0.5, 512, 30, 7),
                        "memorySize is 512 in pom.xml, and 1024 in s.yaml",
                        "memorySize: 512"),
                disagree(
                        p -> p.resources = new FunctionSpec.Resources(1024, 1, 512, 30, 7),
                        "cpu is 1.0 in pom.xml, and 0.5 in s.yaml",
                        "cpu: 1.0"),
                disagree(
                        p -> p.resources = new FunctionSpec.Resources(1024, 0.5, 10240, 30, 7),
                        "diskSize is 10240 in pom.xml, and 512 in s.yaml",
                        "diskSize: 10240"),
                disagree(
                        p -> p.resources = new FunctionSpec.Resources(1024, 0.5, 512, 60, 7),
                        "timeout is 60 in pom.xml, and 30 in s.yaml",
                        "timeout: 60"),
                disagree(
                        p -> p.resources = new FunctionSpec.Resources(1024, 0.5, 512, 30, 20),
                        "instanceConcurrency is 20 in pom.xml, and 7 in s.yaml",
                        "instanceConcurrency: 20"),
                disagree(
                        p -> p.layers = List.of("a", "b"),
                        "layers is [a, b] in pom.xml, and [a] in s.yaml",
                        "layers: [a, b]"),
                disagree(
                        p -> p.port = 8080,
                        "caPort is 8080 in pom.xml, and 9010 in s.yaml",
                        "customRuntimeConfig.port: 8080"),
                disagree(
                        p -> p.command = new StartupCommand(List.of("/code/jre/bin/java"), List.of("-jar", "demo.jar")),
                        "command is [/code/jre/bin/java] in pom.xml, and [java] in s.yaml",
                        "customRuntimeConfig.command: [/code/jre/bin/java]"),
                disagree(
                        p -> p.command = new StartupCommand(List.of("java"), List.of("-jar", "a.jar")),
                        "args is [-jar, a.jar] in pom.xml, and [-jar, demo.jar] in s.yaml",
                        "customRuntimeConfig.args: [-jar, a.jar]"),
                disagree(
                        p -> p.environment = Map.of("TZ", "UTC"),
                        "environmentVariables.TZ is UTC in pom.xml, and Asia/Shanghai in s.yaml",
                        "environmentVariables.TZ: UTC"),
                disagree(
                        p -> p.environment = Map.of("DB_PASSWORD", "ours"),
                        "environmentVariables.DB_PASSWORD is *** in pom.xml, and *** in s.yaml",
                        "environmentVariables.DB_PASSWORD: ***"),
                disagree(
                        p -> p.health = new HealthCheck("/ping", 0, 5, 1, 3, 1),
                        "healthCheckConfig.httpGetUrl is /ping in pom.xml, and /health in s.yaml",
                        "customRuntimeConfig.healthCheckConfig.httpGetUrl: /ping"),
                disagree(
                        p -> p.health = new HealthCheck("/health", 0, 3, 1, 3, 1),
                        "healthCheckConfig.periodSeconds is 3 in pom.xml, and 5 in s.yaml",
                        "customRuntimeConfig.healthCheckConfig.periodSeconds: 3"),
                disagree(
                        p -> p.trigger = new HttpTrigger("function", List.of("GET")),
                        "trigger.authType is function in pom.xml, and anonymous in s.yaml",
                        "triggers.triggerConfig.authType: function"),
                disagree(
                        p -> p.trigger = new HttpTrigger("anonymous", List.of("POST")),
                        "trigger.methods is [POST] in pom.xml, and [GET] in s.yaml",
                        "triggers.triggerConfig.methods: [POST]"),
                disagree(
                        p -> p.calls = new FunctionSpec.Calls(Optional.of(3), Optional.of(10), false),
                        "initializer.timeout is 3 in pom.xml, and 20 in s.yaml",
                        "instanceLifecycleConfig.initializer.timeout: 3"),
                disagree(
                        p -> p.calls = new FunctionSpec.Calls(Optional.of(20), Optional.of(3), false),
                        "preStop.timeout is 3 in pom.xml, and 10 in s.yaml",
                        "instanceLifecycleConfig.preStop.timeout: 3"));
    }

    @ParameterizedTest
    @MethodSource("disagreements")
    void whatDisagreesIsRefusedNamingBoth(Consumer<Parameters> change, String what, String line) {
        String parameter = what.substring(0, what.indexOf(' '));

        assertThatThrownBy(() -> hold(FULL, EVERYTHING, change))
                .isInstanceOf(FcProblem.class)
                .hasMessage(what + "\n  fix: s.yaml is what is deployed: remove " + parameter
                        + " from the configuration of fc-maven-plugin in pom.xml, or write " + line + " into s.yaml");
    }

    @Test
    void allThatDisagreesIsToldAtOnce() {
        assertThatThrownBy(() -> hold(FULL, "<caPort/><region/>", parameters -> {
                    parameters.port = 8080;
                    parameters.region = "cn-beijing";
                }))
                .hasMessage("""
                        the parameters and s.yaml disagree:
                            caPort is 8080 in pom.xml, and 9010 in s.yaml
                            region is cn-beijing in pom.xml, and cn-hangzhou in s.yaml
                          fix: s.yaml is what is deployed: remove caPort, region from the configuration of \
                        fc-maven-plugin in pom.xml, \
                        or write customRuntimeConfig.port: 8080, region: cn-beijing into s.yaml""");
    }

    @Test
    void whatTheFileLeavesOutIsWhatTheDeployToolTakes() {
        assertThatThrownBy(() -> hold(BARE, "<memorySize/><timeout/><initializer/><caPort/>", parameters -> {
                    parameters.command = StartupCommand.BOOTSTRAP;
                    parameters.environment = Map.of();
                    parameters.layers = List.of();
                }))
                .hasMessageContaining("caPort is 9010 in pom.xml, and s.yaml does not set it, which means 9000")
                .hasMessageContaining("memorySize is 1024 in pom.xml, and s.yaml does not set it, which means 512")
                .hasMessageContaining("timeout is 30 in pom.xml, and s.yaml does not set it, which means 3")
                .hasMessageContaining(
                        "initializer is {timeout: 20} in pom.xml, and s.yaml does not set it, which means none");
    }

    @Test
    void whatIsLeftToTheDeployToolIsNotCompared() {
        String open = FULL.replace("memorySize: 1024", "memorySize: ${env(MEMORY)}");

        assertThatCode(() -> hold(open, "<memorySize/>", parameters -> {})).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource
    void whatWouldHaveNoEffectIsRefused(String file, String parameter, StartSpec.Form form, String message) {
        assertThatThrownBy(() -> hold(file, "<" + parameter + "/>", parameters -> parameters.form = form))
                .isInstanceOf(FcProblem.class)
                .hasMessageStartingWith(message);
    }

    static Stream<Arguments> whatWouldHaveNoEffectIsRefused() {
        StartSpec.Form command = new StartSpec.Form.CustomRuntimeConfig();
        StartSpec.Form bootstrap = new StartSpec.Form.GeneratedBootstrap();
        String whole = " is set, but s.yaml has the whole start command: java -jar demo.jar\n  fix: remove ";
        return Stream.of(
                Arguments.of(FULL, "jvmArguments", command, "jvmArguments" + whole),
                Arguments.of(FULL, "systemPropertyVariables", command, "systemPropertyVariables" + whole),
                Arguments.of(FULL, "arguments", command, "arguments" + whole),
                Arguments.of(FULL, "bootstrapFile", command, "bootstrapFile" + whole),
                Arguments.of(FULL, "startup", bootstrap, "startup" + whole),
                Arguments.of(BARE, "startup", command, "startup is customRuntimeConfig, but s.yaml has no command"));
    }

    @Test
    void aFragmentIsNotWhatIsDeployed() {
        assertThatThrownBy(() -> read("customRuntimeConfig: {port: 9000}\n"))
                .hasMessageStartingWith("s.yaml is only a customRuntimeConfig");
    }

    @Test
    void whatPackageGeneratedIsNoSource() throws IOException {
        String ours = DeploymentDescriptor.serverlessDevs(read(FULL).found().function(), "./function.zip");

        assertThatThrownBy(() -> read(ours)).hasMessageStartingWith("s.yaml was generated by package");
    }

    @Test
    void anotherPackageThanOursIsToldWithTheEdit() {
        assertThat(read(FULL).otherCode()).isEmpty();
        assertThat(read(FULL.replace("./function.zip", "./app.jar"))
                        .otherCode()
                        .orElseThrow()
                        .fix())
                .isEqualTo("write code: ./function.zip into s.yaml, or check the package that it names");
    }

    @Test
    void theRemovalIsWordedForItsPlace() {
        List<String> two = List.of("caPort", "cpu");

        assertThat(ExplicitParameters.Place.POM.removal(two))
                .isEqualTo("caPort, cpu from the configuration of fc-maven-plugin in pom.xml");
        assertThat(ExplicitParameters.Place.COMMAND_LINE.removal(two))
                .isEqualTo("-Dfc.caPort, -Dfc.cpu from the command line");
        assertThat(ExplicitParameters.Place.PROPERTY.removal(two))
                .isEqualTo("fc.caPort, fc.cpu from the properties of pom.xml");
    }

    private void hold(String file, String configuration, Consumer<Parameters> change) throws Exception {
        Parameters parameters = new Parameters();
        change.accept(parameters);
        read(file).hold(given(configuration), parameters.spec(), parameters.start(), parameters.runtime);
    }

    /** The elements of a POM that set something. */
    private static ExplicitParameters given(String configuration) throws Exception {
        Map<String, ExplicitParameters.Place> places = new HashMap<>();
        add(places, Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")), "");
        return new ExplicitParameters(places);
    }

    private static void add(Map<String, ExplicitParameters.Place> places, Xpp3Dom parent, String prefix) {
        for (Xpp3Dom element : parent.getChildren()) {
            if (element.getValue() == null || !element.getValue().startsWith("${fc.")) {
                places.put(prefix + element.getName(), ExplicitParameters.Place.POM);
                add(places, element, prefix + element.getName() + ".");
            }
        }
    }

    private KeptDescriptor read(String text) {
        try {
            Path file = Files.writeString(folder.resolve("s.yaml"), text);
            OutputFiles files = new OutputFiles(
                    folder,
                    new FinalName("function"),
                    Optional.empty(),
                    Optional.of(file),
                    Optional.empty(),
                    Optional.empty());
            return KeptDescriptor.read(files, file, "s.yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arguments disagree(Consumer<Parameters> change, String what, String line) {
        return Arguments.of(change, what, line);
    }
}
