package io.github.fcmaven.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.NpmPackages;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.setting.Xml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema by which {@code s verify} judges a file takes what is generated, with every setting in it. */
class SchemaOracleTest {

    private static final NpmPackages NPM = new NpmPackages("fc3-schema", "ajv@8.17.1", "js-yaml@4.1.0");

    private static final Path SCHEMA = Path.of("src/test/resources/fc3/props.schema.json");

    private static final String VERIFY = """
            const fs = require('fs');
            const yaml = require('js-yaml');
            const Ajv = require('ajv').default;
            const schema = JSON.parse(fs.readFileSync('SCHEMA', 'utf8'));
            const validate = new Ajv({strict: false, allErrors: true}).compile(schema);
            for (const file of fs.readFileSync(0, 'utf8').split('\\n').filter(line => line)) {
                const props = Object.values(yaml.load(fs.readFileSync(file, 'utf8')).resources)[0].props;
                validate(props);
                console.log((validate.errors || []).map(error => error.instancePath + ' ' + error.message).join('; '));
            }
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void installs() throws Exception {
        NPM.install();
    }

    @Test
    void everySettingIsTakenByTheDeployTool() throws Exception {
        String all = configurationOf("settings");

        assertThat(verified(all)).isEmpty();
        assertThat(verified(all.replaceAll("(?s)<scalingConfig>.*</scalingConfig>", """
                        <provisionConfig>
                            <defaultTarget>1</defaultTarget>
                            <alwaysAllocateCPU>true</alwaysAllocateCPU>
                            <alwaysAllocateGPU>false</alwaysAllocateGPU>
                            <scheduledActions/>
                            <targetTrackingPolicies/>
                        </provisionConfig>""")))
                .isEmpty();
        assertThat(verified("<logConfig>auto</logConfig><vpcConfig>auto</vpcConfig><nasConfig>auto</nasConfig>"
                        + "<ossMountConfig>auto</ossMountConfig><role>auto</role>"))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatWeRefuse() throws Exception {
        assertThat(verified("<logConfig>Auto</logConfig>")).contains("/logConfig");
        assertThat(verified("<internetAccess>yes</internetAccess>")).contains("/internetAccess must be boolean");
    }

    private String verified(String configuration) throws Exception {
        FunctionPackage function = Functions.demo();
        function = function.withSpec(function.spec().withSettings(Xml.settings(configuration)));
        Path file = Files.writeString(
                folder.resolve("s.yaml"), DeploymentDescriptor.serverlessDevs(function, "./function.zip"));
        String script =
                VERIFY.replace("SCHEMA", SCHEMA.toAbsolutePath().toString().replace('\\', '/'));
        return NPM.run(script, List.of(file.toString())).get(0);
    }

    /** The settings of a project's POM, as text. */
    private static String configurationOf(String project) throws Exception {
        Path pom = Path.of("src/test/resources/projects", project, "pom.xml");
        try (var in = Files.newBufferedReader(pom)) {
            Xpp3Dom dom = Xpp3DomBuilder.build(in);
            StringBuilder all = new StringBuilder();
            for (Xpp3Dom one : dom.getChild("build")
                    .getChild("plugins")
                    .getChild("plugin")
                    .getChild("configuration")
                    .getChildren()) {
                all.append(one.toUnescapedString().replaceFirst("<\\?xml[^>]*>", ""));
            }
            return all.toString();
        }
    }
}
