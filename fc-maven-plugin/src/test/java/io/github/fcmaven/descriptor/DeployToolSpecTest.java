package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An {@code s.yaml} in several files, and the traps that the deploy tool has there. */
class DeployToolSpecTest {

    private static final String TEMPLATE = """
            edition: 3.0.0
            name: shop
            vars: {region: cn-hangzhou}
            template:
              server:
                runtime: custom.debian11
                timeout: 60
                environmentVariables: {TZ: UTC, STAGE: any}
                customRuntimeConfig: {port: 8080}
            resources:
              orders:
                component: fc3
                extend: {name: server, ignore: [timeout]}
                props:
                  region: ${vars.region}
                  functionName: ${this.name}-${vars.region}
                  environmentVariables: {STAGE: orders}
                  code: ./orders.zip
            """;

    private static final String ENVIRONMENTS = """
            environments:
              - name: test
                overlays:
                  components: {fc3: {customRuntimeConfig: {port: 9100}}}
                  resources: {orders: {environmentVariables: {STAGE: test}}}
            """;

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void makesAProject() throws IOException {
        project = Files.createDirectories(folder.resolve("project/app"));
        Files.createDirectories(folder.resolve("project/.git"));
    }

    @Test
    void aTemplateIsPartOfTheFunction() throws IOException {
        FoundDescriptor found = find(TEMPLATE, "");

        assertThat(found.findings()).isEmpty();
        FunctionPackage function = found.function();
        assertThat(function.runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN11);
        assertThat(function.port()).isEqualTo(new CaPort(8080));
        assertThat(function.spec().name()).isEqualTo("orders-cn-hangzhou");
        assertThat(function.spec().resources().timeoutSeconds()).isEqualTo(3);
        assertThat(function.environment()).containsEntry("TZ", "UTC").containsEntry("STAGE", "orders");
        assertThat(found.said().settings()).contains("runtime", "caPort").doesNotContain("timeout");
    }

    /** A key that a template or the file names has been thought of, also one without a value. */
    @Test
    void whatNobodyNamesIsEmptiedByTheDeployment() throws IOException {
        String meant = TEMPLATE.replace("    timeout: 60\n", "    timeout: 60\n    logConfig: auto\n")
                .replace("      code: ", "      vpcConfig:\n      role: ~\n      code: ");

        assertThat(find(TEMPLATE, "").said().leftOut())
                .containsExactly(
                        "layers",
                        "role",
                        "logConfig",
                        "vpcConfig",
                        "nasConfig",
                        "ossMountConfig",
                        "tracingConfig",
                        "instanceIsolationMode",
                        "sessionAffinity");
        assertThat(find(meant, "").findings()).isEmpty();
        assertThat(find(meant, "").said().leftOut())
                .containsExactly(
                        "layers",
                        "nasConfig",
                        "ossMountConfig",
                        "tracingConfig",
                        "instanceIsolationMode",
                        "sessionAffinity");
    }

    @Test
    void anEnvironmentIsLaidOverIt() throws IOException {
        write("env.yaml", ENVIRONMENTS);

        FoundDescriptor found = find(TEMPLATE, "test");

        assertThat(found.findings()).isEmpty();
        assertThat(found.function().port()).isEqualTo(new CaPort(9100));
        assertThat(found.function().environment()).containsEntry("STAGE", "test");
        assertThat(find(TEMPLATE, "").function().port()).isEqualTo(new CaPort(8080));
    }

    @Test
    void whatItExtendsIsPartOfIt() throws IOException {
        write("../base.yaml", TEMPLATE);

        FoundDescriptor found = find("edition: 3.0.0\nextend: ../base.yaml\nvars: {region: cn-beijing}\n", "");

        assertThat(found.findings()).isEmpty();
        assertThat(found.function().spec().region()).isEqualTo("cn-beijing");
        assertThat(found.function().port()).isEqualTo(new CaPort(8080));
    }

    @Test
    void aFileOfTheProjectIsReadAndNoOther() throws IOException {
        write("motd.txt", "hello");
        write("../common/layers.json", "[\"acs:fc:cn-hangzhou:official:layers/Java17/versions/3\"]");
        Files.writeString(folder.resolve("secret.txt"), "hunter2");
        Files.createSymbolicLink(project.resolve("link.txt"), folder.resolve("secret.txt"));

        FoundDescriptor found = find(TEMPLATE + "      layers: ${json(file('../common/layers.json'))}\n", "");
        FoundDescriptor outside = find(
                TEMPLATE.replace(
                        "{STAGE: orders}",
                        "{A: \"${file('motd.txt')}\", B: \"${file('../../secret.txt')}\", C: \"${file('link.txt')}\","
                                + " D: \"${file('/etc/hostname')}\"}"),
                "");

        assertThat(found.function().layers()).containsExactly("acs:fc:cn-hangzhou:official:layers/Java17/versions/3");
        assertThat(outside.findings()).isEmpty();
        assertThat(outside.function().environment())
                .containsEntry("A", "hello")
                .containsEntry("B", "${file('../../secret.txt')}")
                .containsEntry("C", "${file('link.txt')}")
                .containsEntry("D", "${file('/etc/hostname')}");
    }

    /** What the deploy tool does not say, or says in other words. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a number as edition | edition: 3.0.0 | edition: 3 | true | s.yaml: edition is not 3.0.0,"
                        + " and the deploy tool then ignores resources",
                "an old edition | edition: 3.0.0 | edition: 1.0.0 | true | s.yaml: edition is not 3.0.0,"
                        + " and the deploy tool then ignores resources",
                "no edition | edition: 3.0.0 | x: y | true | s.yaml: edition is missing, and the deploy tool then"
                        + " ignores resources",
                "extend beside env | name: shop | extend: base.yaml\\nenv: env.yaml | true |"
                        + " s.yaml: it has both extend and env, and the deploy tool fails with 'Environment"
                        + " and extend is conflict'",
                "a variable of nothing | ${vars.region} | ${vars.regoin} | true |"
                        + " s.yaml: ${vars.regoin} names nothing, and the deploy tool fails with 'not found'",
                "a setting of nothing | ${this.name} | ${this.props.nam} | true |"
                        + " s.yaml: ${this.props.nam} names nothing, and the deploy tool fails with 'not found'",
                "a resource of nothing | ${this.name} | ${resources.bills.props.name} | true |"
                        + " s.yaml: ${resources.bills.props.name} names nothing, and the deploy tool fails with 'not"
                        + " found'",
                "a variable without what it belongs to | ${vars.region} | ${region} | true |"
                        + " s.yaml: ${region} names nothing, and the deploy tool fails with 'not found'",
                "one of another kind | ${vars.region} | ${props.region} | true |"
                        + " s.yaml: ${props.region} names nothing, and the deploy tool fails with 'not found'",
                "Maven's variable | ${this.name} | ${env.SHOP} | true |"
                        + " s.yaml: ${env.SHOP} names nothing, and the deploy tool fails with 'not found'",
                "Maven's variable for the application | STAGE: orders | STAGE: 'x-${env.A}' | true |"
                        + " s.yaml: ${env.A} names nothing, and the deploy tool fails with 'not found'",
                "a blank in the braces | ${this.name} | ${ this.name } | true |"
                        + " s.yaml: ${this.name} has a blank in its braces, and the deploy tool fails with 'not found'",
                "a number as text | {port: 8080} | {port: '8080'} | true |"
                        + " s.yaml: resources.orders.props.customRuntimeConfig.port is not a whole number",
            })
    void aTrapIsTold(String name, String right, String wrong, boolean fails, String told) throws IOException {
        write("base.yaml", "edition: 3.0.0\nname: base\n");

        FoundDescriptor found = find(TEMPLATE.replace(right, wrong.replace("\\n", "\n")), "");

        assertThat(found.findings()).extracting(Finding::observed).contains(told);
        assertThat(found.findings())
                .filteredOn(one -> one.observed().equals(told))
                .allMatch(one -> one.fails() == fails);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "outside | extend: ../../other.yaml | extends a file outside",
                "missing | extend: none.yaml | there is no",
                "no mapping | extend: list.yaml | is not an s.yaml: it is not a mapping",
                "broken | extend: broken.yaml | broken.yaml, line 1: a value begins with @",
            })
    void whatIsExtendedAndCannotBeReadIsRefused(String name, String extend, String message) throws IOException {
        Files.writeString(folder.resolve("other.yaml"), TEMPLATE);
        write("list.yaml", "- a\n");
        write("broken.yaml", "a: @hunter2\n");

        assertThatThrownBy(() -> find("edition: 3.0.0\n" + extend + "\n", ""))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(message)
                .hasNoCause();
    }

    @Test
    void anEnvironmentThatIsNotThereIsRefused() throws IOException {
        assertThatThrownBy(() -> find(TEMPLATE, "test"))
                .hasMessageContaining("there is no " + project.resolve("env.yaml"));
        write("env.yaml", ENVIRONMENTS);
        assertThatThrownBy(() -> find(TEMPLATE, "prod"))
                .hasMessageContaining("env.yaml has no environment of the name prod")
                .hasMessageContaining("fix: name one of its environments with env (-Dfc.env=...)");
    }

    private void write(String name, String text) throws IOException {
        Path path = project.resolve(name).normalize();
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private FoundDescriptor find(String text, String environment) throws IOException {
        write("s.yaml", text);
        Optional<String> name = Optional.of(environment).filter(given -> !given.isEmpty());
        return DeploymentDescriptor.find(
                new DescriptorSource(project.resolve("s.yaml"), Optional.empty(), name), new TreeMap<>());
    }
}
