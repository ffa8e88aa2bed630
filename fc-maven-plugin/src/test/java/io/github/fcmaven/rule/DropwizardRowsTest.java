package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Dropwizard listens, by its configuration file; each fault with its edit. */
class DropwizardRowsTest {

    private static final String JAVA = "/opt/java17/bin/java";
    private static final String SHORT = "server:\n  applicationConnectors:\n    - type: http\n      port: 9000\n";
    private static final String CONNECTOR = SHORT + "      idleTimeout: 25 hours\n";

    @ParameterizedTest
    @MethodSource("dropwizard")
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> dropwizard() {
        return Stream.of(
                new Row(
                        "Dropwizard on another port",
                        dropwizard(CONNECTOR.replace("9000", "8080")),
                        FC_PORT,
                        "CAPort is 9000, but config.yml lets the server listen on 8080",
                        "set the port of server.applicationConnectors in Dropwizard's configuration file to 9000",
                        dropwizard(CONNECTOR)),
                new Row(
                        "Dropwizard on loopback",
                        dropwizard(CONNECTOR + "      bindHost: localhost\n"),
                        FC_BIND,
                        "config.yml says that the server listens on localhost:9000 only",
                        "write bindHost: 0.0.0.0 for that connector",
                        dropwizard(CONNECTOR + "      bindHost: 0.0.0.0\n")),
                new Row(
                        "Dropwizard with TLS",
                        dropwizard(CONNECTOR.replace("type: http", "type: https") + "      keyStorePath: k.p12\n"),
                        FC_HTTP,
                        "config.yml lets the server accept TLS alone on 9000, and the platform sends plain HTTP",
                        "write type: http for that connector in config.yml, and remove its keys of TLS",
                        dropwizard(CONNECTOR)),
                new Row(
                        "Dropwizard's 30 seconds",
                        dropwizard(SHORT),
                        FC_KEEPALIVE_CONFIG,
                        "idleTimeout is not set, so 30 seconds (config.yml)",
                        "set idleTimeout: 25h beside the port",
                        dropwizard(SHORT + "      idleTimeout: 25h\n")),
                new Row(
                        "the port by a variable that is not set",
                        dropwizard(CONNECTOR.replace("9000", "${PORT:-8080}")),
                        FC_PORT,
                        "CAPort is 9000, but config.yml lets the server listen on 8080",
                        "set the port of server.applicationConnectors",
                        dropwizard(CONNECTOR.replace("9000", "${PORT:-8080}")).variable("PORT", "9000")),
                new Row(
                        "a configuration of another name",
                        dropwizard(CONNECTOR).command("/opt/java17/bin/java", "-jar", "demo.jar", "server", "prod.yml"),
                        FC_FILE,
                        "the start command names the configuration prod.yml, which is not in the package",
                        "correct command and args",
                        dropwizard(CONNECTOR)),
                new Row(
                        "a configuration that no script writes",
                        writing("cp prod.yml /tmp", "prod.yml"),
                        FC_FILE,
                        "the start command names the configuration prod.yml, which is not in the package",
                        "correct bootstrap",
                        writing("cp config.yml prod.yml", "prod.yml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"envsubst < config.tpl > prod.yml", "./render.sh", "tar xf conf.tar"})
    void aConfigurationThatTheScriptWritesIsLeftToIt(String before) {
        Pack pack = writing(before, "prod.yml");

        assertThat(Row.violations(pack)).isEmpty();
        assertThat(Row.of(pack, FC_FILE)).isInstanceOfSatisfying(Finding.Unproven.class, unproven -> {
            assertThat(unproven.observed()).endsWith("is not in the package; bootstrap may write it before");
            assertThat(unproven.fix()).isEqualTo("put it into the package, unless bootstrap writes it");
        });
    }

    @Test
    void aPortBehindNginxIsNotJudged() {
        Pack pack = writing("nginx -c n.conf", "config.yml").file("config.yml", CONNECTOR.replace("9000", "8080"));
        assertThat(Row.violations(pack)).isEmpty();
    }

    private static Pack writing(String before, String file) {
        return dropwizard(CONNECTOR)
                .program("render.sh", "#!/bin/sh\n")
                .bootstrap("#!/bin/bash\n" + before + "\nexec " + JAVA + " -jar demo.jar server " + file + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server:\n  applicationConnectors:\n    - {type: http, port: 8080}\n    - {type: http, port: 9000}\n",
                "server:\n  type: simple\n  connector: {type: http, port: 9000, idleTimeout: 1d}\n",
                "server:\n  applicationConnectors:\n    - {type: http, port: \"${FC_SERVER_PORT}\", idleTimeout: 1d}\n",
                "server: [\n"
            })
    void whatDropwizardMayDoIsNotJudged(String config) {
        assertThat(Row.violations(dropwizard(config))).isEmpty();
    }

    @Test
    void aPropertyOrAnAddressInDropwizardsStartMaySayMore() {
        assertThat(Row.violations(writing("cd .", "https://example.com/c.yml"))).isEmpty();
        Pack pack = dropwizard("logging:\n  level: INFO\n");
        assertThat(Row.violations(pack))
                .extracting(Finding::observed)
                .containsExactly(
                        "CAPort is 9000, but config.yml lets the server listen on 8080",
                        "idleTimeout is not set, so 30 seconds (config.yml)");
        assertThat(Row.violations(pack.variable("JAVA_TOOL_OPTIONS", "-Ddw.server.applicationConnectors[0].port=9000")))
                .isEmpty();
    }

    private static Pack dropwizard(String config) {
        return Pack.jar(TestJar.executable("com.acme.Main", 17).manifest("Class-Path", "lib/dropwizard-core-4.0.7.jar"))
                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                .layers(JavaLayer.JAVA17)
                .file("lib/dropwizard-core-4.0.7.jar", TestJar.empty().bytes())
                .file("config.yml", config)
                .command("/opt/java17/bin/java", "-jar", "demo.jar", "server", "config.yml");
    }
}
