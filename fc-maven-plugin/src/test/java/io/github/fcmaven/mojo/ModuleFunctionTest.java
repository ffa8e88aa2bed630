package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the functions of another module have what a goal over all modules reads. */
class ModuleFunctionTest {

    private static final Path BASE = Path.of("/projects/orders");

    private final Properties typed = new Properties();
    private final Properties jvm = new Properties();

    @Test
    void withoutConfigurationEverythingIsAtItsDefault() throws Exception {
        ModuleFunction function = functions("").get(0);

        assertThat(function.files().zip()).isEqualTo(BASE.resolve("target/function.zip"));
        assertThat(function.reports().json()).isEqualTo(BASE.resolve("target/fc-reports/report.json"));
    }

    @Test
    void whatTheExecutionOrTheCommandLineSaysCounts() throws Exception {
        ModuleFunction function = functions("<finalName>pay</finalName><reportsDirectory>target/r</reportsDirectory>")
                .get(0);

        assertThat(function.files().zip()).isEqualTo(BASE.resolve("target/pay.zip"));
        assertThat(function.reports().json()).isEqualTo(BASE.resolve("target/r/pay/report.json"));
        typed.setProperty("fc.finalName", "typed");
        assertThat(functions("").get(0).files().zip()).isEqualTo(BASE.resolve("target/typed.zip"));
    }

    @Test
    void whatIsSkippedIsNone() throws Exception {
        assertThat(functions("<skip>true</skip>")).isEmpty();
        typed.setProperty("fc.package.skip", "true");
        assertThat(functions("")).isEmpty();
        assertThat(functions("<skip>false</skip>"))
                .as("fc.skip is the stronger one")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fc.package.skip", "fc.skip"})
    void whatIsSkippedForMavensOwnJvmIsNone(String property) throws Exception {
        jvm.setProperty(property, "true");
        assertThat(functions("")).isEmpty();
    }

    private List<ModuleFunction> functions(String configuration) throws Exception {
        PluginExecution execution = new PluginExecution();
        execution.setGoals(List.of("package"));
        execution.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.fcmaven");
        plugin.setArtifactId("fc-maven-plugin");
        plugin.addExecution(execution);
        MavenProject module = new MavenProject();
        module.setFile(BASE.resolve("pom.xml").toFile());
        Build build = new Build();
        build.setDirectory(new File(BASE.toFile(), "target").toString());
        build.addPlugin(plugin);
        module.setBuild(build);
        return ModuleFunction.of(module, new GivenProperties(typed, jvm));
    }
}
