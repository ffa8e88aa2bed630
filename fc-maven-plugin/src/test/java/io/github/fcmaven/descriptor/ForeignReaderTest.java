package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fcmaven.ProcessorTime;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Descriptions as people write them. */
class ForeignReaderTest {

    private static final String FC3 = """
            edition: 3.0.0
            name: shop
            access: "{{ access }}"
            vars:
              region: cn-hangzhou
            resources:
              orders:
                component: fc3
                props:
                  region: ${vars.region}
                  functionName: orders
                  description: takes orders
                  runtime: custom.debian12
                  code: ./target/function.zip
                  cpu: 0.5
                  memorySize: 512
                  diskSize: 512
                  timeout: 60
                  logConfig: auto
                  layers: ["acs:fc:cn-hangzhou:official:layers/Java17/versions/3"]
                  environmentVariables:
                    TZ: Asia/Shanghai
                  customRuntimeConfig:
                    command: [/opt/java17/bin/java]
                    args: ["-jar", app.jar]
                    port: 8080
                    healthCheckConfig: {httpGetUrl: /health, initialDelaySeconds: 5}
                  instanceLifecycleConfig:
                    initializer: {handler: index.init, timeout: 30}
                    preStop: {handler: index.stop, timeout: 20}
                  triggers:
                    - triggerName: http
                      triggerType: http
                      triggerConfig: {authType: anonymous, methods: [GET]}
            """;

    private static final String FC = """
            edition: 1.0.0
            name: demo
            services:
              hello:
                component: fc
                props:
                  region: cn-shanghai
                  service: {name: demo-svc, internetAccess: true}
                  function:
                    name: hello
                    runtime: custom
                    codeUri: ./app.zip
                    handler: index.handler
                    memorySize: 1024
                    timeout: 30
                    instanceConcurrency: 10
                    caPort: 8000
                    customRuntimeConfig: {command: [java], args: ["-jar", "demo.jar"]}
                    customHealthCheckConfig: {httpGetUrl: /health, periodSeconds: 5}
                  triggers:
                    - {name: http, type: http, config: {authType: anonymous, methods: [GET, POST]}}
            """;

    private static final String SEVERAL = FC3 + """
              billing:
                component: fc3
                props:
                  region: cn-hangzhou
                  functionName: pay
                  runtime: custom
                  code: ./pay.zip
                  customRuntimeConfig: {port: 9002}
            """;

    @TempDir
    private Path folder;

    @Test
    void theFormOfFc3IsReadWhole() throws IOException {
        FoundDescriptor found = read(FC3);

        assertThat(found.findings()).isEmpty();
        assertThat(found.code()).contains("./target/function.zip");
        FunctionPackage function = found.function();
        assertThat(function.runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN12);
        assertThat(function.start().argv()).containsExactly("/opt/java17/bin/java", "-jar", "app.jar");
        assertThat(function.port()).isEqualTo(new CaPort(8080));
        assertThat(function.environment()).containsEntry("TZ", "Asia/Shanghai");
        assertThat(function.spec().resources()).isEqualTo(new FunctionSpec.Resources(512, 0.5, 512, 60, 1));
        assertThat(function.spec().healthCheck().orElseThrow().initialDelaySeconds())
                .isEqualTo(5);
        assertThat(function.spec().calls()).isEqualTo(new FunctionSpec.Calls(Optional.of(30), Optional.of(20), false));
        assertThat(function.spec().trigger().orElseThrow().authType()).isEqualTo("anonymous");
    }

    @Test
    void theFormOfItsPredecessorIsReadWithThePortBeside() throws IOException {
        FoundDescriptor found = read(FC);

        assertThat(found.findings()).isEmpty();
        assertThat(found.code()).contains("./app.zip");
        assertThat(found.function().port()).isEqualTo(new CaPort(8000));
        assertThat(found.function().spec().name()).isEqualTo("hello");
        assertThat(found.function().spec().region()).isEqualTo("cn-shanghai");
        assertThat(found.function().start().toString()).isEqualTo("java -jar demo.jar");
        assertThat(found.function().spec().healthCheck().orElseThrow().periodSeconds())
                .isEqualTo(5);
    }

    @Test
    void aCustomRuntimeConfigAloneIsEnough() throws IOException {
        FoundDescriptor found = read("customRuntimeConfig:\n  command: [python]\n  args: [server.py]\n  port: 9001\n");

        assertThat(found.findings()).isEmpty();
        assertThat(found.function().start().argv()).containsExactly("python", "server.py");
        assertThat(found.function().port()).isEqualTo(new CaPort(9001));
    }

    @Test
    void aFunctionOfOtherTriggersIsOneOfEvents() throws IOException {
        FoundDescriptor found = read(FC3.replace("triggerType: http", "triggerType: timer"));

        assertThat(found.function().spec().calls().events()).isTrue();
    }

    @Test
    void whatItSaysByItselfIsKnown() throws IOException {
        DeclaredSettings said =
                read(FC3.replace("${vars.region}", "${env(REGION)}")).said();

        assertThat(said.key()).isEqualTo("orders");
        assertThat(said.settings())
                .contains("runtime", "caPort", "command", "args", "layers", "environmentVariables", "region", "trigger")
                .contains("memorySize", "healthCheckConfig", "initializer", "preStop", "functionName")
                .doesNotContain("instanceConcurrency");
        assertThat(said.open()).containsExactly("region");
        assertThat(read(FC).said().settings())
                .contains("caPort", "functionName", "healthCheckConfig", "region", "trigger")
                .doesNotContain("cpu", "initializer");
        assertThat(read("customRuntimeConfig: {port: 9001}").said().isWhole()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8081           | ${vars.port}           | 8081",
                "${vars.region} | ${vars.port}           | 9000",
                "{http: 8082}   | ${vars.port.http}      | 8082",
                "8083           | ${vars.none}           | 9000",
                "${vars.port}   | ${vars.port}           | 9000",
            })
    void whatTheFileSaysOfItsVariablesIsFilledIn(String value, String port, int expected) throws IOException {
        FoundDescriptor found = read(FC3.replace("  region: cn-hangzhou", "  region: cn-beijing\n  port: " + value)
                .replace("port: 8080", "port: " + port)
                .replace("TZ: Asia/Shanghai", "TZ: Asia/Shanghai\n        WHERE: in ${vars.region} by ${env(USER)}"));

        assertThat(found.function().spec().region()).isEqualTo("cn-beijing");
        assertThat(found.function().environment()).containsEntry("WHERE", "in cn-beijing by ${env(USER)}");
        assertThat(found.function().port()).isEqualTo(new CaPort(expected));
    }

    @Test
    @ProcessorTime(seconds = 20)
    void variablesThatMultiplyEachOtherEnd() throws IOException {
        StringBuilder vars = new StringBuilder("  region: cn-hangzhou\n");
        for (int i = 0; i < 9; i++) {
            vars.append("  v")
                    .append(i)
                    .append(": \"")
                    .append(("${vars.v" + (i + 1) + "}").repeat(50))
                    .append("\"\n");
        }

        FoundDescriptor found = read(
                FC3.replace("  region: cn-hangzhou\n", vars.toString()).replace("TZ: Asia/Shanghai", "TZ: ${vars.v0}"));

        assertThat(found.function().environment().get("TZ")).hasSizeLessThan(1_000_000);
    }

    @ParameterizedTest
    @CsvSource({"pay,9002", "billing,9002", "orders,8080"})
    void ofSeveralFunctionsTheOneThatIsMeantIsTaken(String name, int port) throws IOException {
        assertThat(read(SEVERAL, Optional.of(name)).function().port()).isEqualTo(new CaPort(port));
    }

    /** The deploy tool fills a name in that may be the one that is meant. */
    @ParameterizedTest
    @CsvSource({"${this.name}, true", "'${env(NAME)}', false", "odres, true"})
    void theOnlyFunctionIsNotTakenForAnotherOne(String written, boolean refused) {
        String file = FC3.replaceFirst("functionName: orders", Matcher.quoteReplacement("functionName: " + written));

        Throwable problem = catchThrowable(() -> read(file, Optional.of("nobody")));

        if (refused) {
            assertThat(problem)
                    .isInstanceOf(FcProblem.class)
                    .hasMessageContaining("custom runtime under resources: orders; functionName is nobody")
                    .hasMessageContaining("fix: choose one with functionName (-Dfc.functionName=o");
        } else {
            assertThat(problem).isNull();
        }
    }

    @Test
    void ofFunctionsWithOneNameAKeyIsAdvised() {
        String file =
                SEVERAL.replace("functionName: orders", "functionName: shop").replace("pay\n", "shop\n");

        assertThatThrownBy(() -> read(file, Optional.of("shop")))
                .hasMessageContaining("fix: choose one with functionName (-Dfc.functionName=orders)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"other | ; functionName is other", "'' | ''"})
    void severalOfWhichNoneIsMeantAreListed(String name, String rest) {
        assertThatThrownBy(() -> read(SEVERAL, Optional.of(name).filter(text -> !text.isEmpty())))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(
                        "s.yaml has 2 functions with a custom runtime under resources: orders, billing" + rest + "\n")
                .hasMessageContaining("fix: choose one with functionName");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "customRuntimeConfig: | customRuntimeConfg: |"
                        + " FC-MANIFEST: s.yaml: resources.orders.props.customRuntimeConfg is not a key that the deploy"
                        + " tool reads",
                "memorySize: 512 | memorysize: 512 | FC-MANIFEST: s.yaml: resources.orders.props.memorysize is not a"
                        + " key that the deploy tool reads",
                "memorySize: 512 | memorySize: '512' | FC-MANIFEST: s.yaml: resources.orders.props.memorySize is not a"
                        + " whole number",
                "TZ: Asia/Shanghai | TZ: 1 | FC-MANIFEST: s.yaml: resources.orders.props.environmentVariables.TZ is"
                        + " not a text",
                "command: [/opt/java17/bin/java] | command: java |"
                        + " FC-MANIFEST: s.yaml: resources.orders.props.customRuntimeConfig.command is not a list",
                "handler: index.init, timeout: 30 | handler: index.init, timout: 30 |"
                        + " FC-MANIFEST: s.yaml: resources.orders.props.instanceLifecycleConfig.initializer.timout"
                        + " is not a key that the deploy tool reads",
                "preStop: {handler | prestop: {handler |"
                        + " FC-MANIFEST: s.yaml: resources.orders.props.instanceLifecycleConfig.prestop is not a key"
                        + " that the deploy tool reads",
                "port: 8080 | port: 99999 | FC-PORT: port is 99999, which is not a TCP port",
                "custom.debian12 | nodejs20 | FC-RUNTIME: runtime is 'nodejs20', which is not a custom"
                        + " runtime; what depends on it is left open",
                "diskSize: 512 | description: x2 | FC-DISK: cpu is 0.5, and diskSize is not given",
            })
    void whatIsWrongIsToldAndTheRestIsRead(String right, String wrong, String told) throws IOException {
        FoundDescriptor found =
                read(FC3.replace("      description: takes orders\n", "").replace(right, wrong));

        assertThat(found.findings())
                .extracting(finding -> finding.requirement().id() + ": " + finding.observed())
                .containsExactly(told);
        assertThat(found.function().spec().name()).isEqualTo("orders");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "functionName: orders | functionName: orders\\n      functionName: other |"
                        + " s.yaml, line 12: a mapping has the same key twice",
                "name: shop | name: !!java.net.URL ['http://a'] | s.yaml, line 2: a value begins with ! and is not a"
                        + " tag that the deploy tool knows",
                "resources: | things: | describes no function",
            })
    void whatCannotBeReadSafelyIsRefused(String right, String wrong, String message) {
        assertThatThrownBy(() -> read(FC3.replace(right, wrong.replace("\\n", "\n"))))
                .hasMessageContaining(message)
                .hasMessageContaining("fix: ");
    }

    @Test
    void theLinesAroundAMistakeStayWhereTheyAre() {
        String twice = FC3.replace("TZ: Asia/Shanghai", "TZ: UTC\n        TZ: UTC\n        DB_PASSWORD: hush");

        assertThatThrownBy(() -> read(twice))
                .hasMessageEndingWith("s.yaml, line 23: a mapping has the same key twice\n  fix: keep the right one");
    }

    private FoundDescriptor read(String text) throws IOException {
        return read(text, Optional.empty());
    }

    private FoundDescriptor read(String text, Optional<String> functionName) throws IOException {
        Path file = Files.writeString(folder.resolve("s.yaml"), text);
        return DeploymentDescriptor.find(new DescriptorSource(file, functionName, Optional.empty()), new TreeMap<>());
    }
}
