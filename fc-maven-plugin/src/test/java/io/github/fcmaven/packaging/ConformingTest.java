package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.server.ServerReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Beside a command of the user's own, package warns of a port that nobody tells the server. */
class ConformingTest {

    @ParameterizedTest(name = "command {0}, application.properties {1}, CAPort {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "java -jar demo.jar              |                                     | 9000",
                "java -Xmx256m -jar demo.jar     | spring.main.banner-mode=off         | 9000",
                "java -Dport=9000 -jar demo.jar  |                                     | 9000",
                "java -jar demo.jar --debug      | management.server.port=9001         | 9000"
            })
    void aPortThatNobodyTellsIsAWarningWithItsFix(String command, String properties, int port) {
        List<Finding> findings = findings(command, properties, port);

        assertThat(findings).singleElement().isInstanceOfSatisfying(Finding.Violated.class, finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.observed())
                    .isEqualTo("CAPort is 9000, and the start command gives the server no port: Spring Boot listens on"
                            + " 8080, unless its code sets the port");
            assertThat(finding.fix()).contains("server.port=9000").doesNotContain("systemPropertyVariables");
        });
    }

    @ParameterizedTest(name = "command {0}, application.properties {1}, CAPort {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "java -Dserver.port=9000 -jar demo.jar |                                            | 9000",
                "java -jar demo.jar --server.port=9000 |                                            | 9000",
                "java -jar demo.jar                    | server.port=9000                           | 9000",
                "java -jar demo.jar                    | server.port=${FC_CUSTOM_LISTEN_PORT:9000}  | 9000",
                "java -jar demo.jar                    |                                            | 8080"
            })
    void aPortThatIsToldIsNone(String command, String properties, int port) {
        assertThat(findings(command, properties, port)).isEmpty();
    }

    /** A script may give it by a variable, which only the start shows. */
    @ParameterizedTest
    @CsvSource({
        "PORT=9000 bin/server &, 0",
        "bin/server --port 9000 & # the server, 0",
        "bin/server 9000 > /tmp/log 2>&1 &, 0",
        "bin/server &, 1",
        "# bin/server 9000 &, 1",
        "OPTIONS='-Xmx64m -Dserver.port=9000', 0",
        "PORT=${FC_CUSTOM_LISTEN_PORT:-9000}, 0",
        "bin/server 19000 &, 1"
    })
    void aScriptThatNamesThePortMayGiveIt(String line, int warnings) {
        assertThat(findings("bash run.sh", "", 9000, line)).hasSize(warnings);
    }

    private static List<Finding> findings(String command, String properties, int port) {
        return findings(command, properties, port, "");
    }

    /** @param background a line of run.sh, which becomes Java then */
    private static List<Finding> findings(String command, String properties, int port, String background) {
        StartupCommand start = new StartupCommand(Arrays.asList(command.split(" ")), List.of());
        TestJar jar = TestJar.springBoot("2.7.18", 8)
                .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                .file("BOOT-INF/classes/application.properties", properties == null ? "" : properties);
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        CodePath path = CodePath.of("demo.jar");
        entries.put(path, new Entry(path, Content.of(jar.bytes()), FileMode.READABLE));
        CodePath script = CodePath.of("run.sh");
        String lines = "#!/bin/bash\n" + background + "\nexec java -jar demo.jar\n";
        entries.put(script, new Entry(script, Content.of(lines), FileMode.EXECUTABLE));
        FunctionPackage function = new FunctionPackage(
                TestSpec.DEMO, CustomRuntime.CUSTOM, List.of(), new CaPort(port), start, Map.of(), entries);
        StartSpec declared = new StartSpec(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new StartSpec.Form.CustomRuntimeConfig(),
                start,
                StartSpec.JavaStart.NONE,
                Map.of());
        return new Conforming(declared, new ServerReader())
                .apply(Draft.of(function))
                .findings();
    }
}
