package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.descriptor.DescriptorSource;
import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The goals, where an {@code s.yaml} of the user's own is the source. */
@MojoTest
class KeptDescriptorWiringTest {

    private static final String PROJECT = "target/test-classes/projects/own-manifest";
    private static final Path FOLDER = Path.of(PROJECT);
    private static final Path OUTPUT = FOLDER.resolve("target");
    private static final Path OWN = FOLDER.resolve("s.yaml");

    private final List<String> lines = new ArrayList<>();

    @Inject
    private MavenProject project;

    @BeforeEach
    void aJar() throws IOException {
        MojoWiringTest.jar(OUTPUT);
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    void theZipIsMadeForItAndTheFileIsLeftAsItIs(PackageMojo mojo) throws Exception {
        String before = Files.readString(OWN);
        Path generated = OUTPUT.resolve("s.yaml");
        Files.writeString(
                generated,
                DeploymentDescriptor.serverlessDevs(
                        DeploymentDescriptor.find(
                                        new DescriptorSource(OWN, Optional.empty(), Optional.empty()), new TreeMap<>())
                                .function(),
                        "./function.zip"));

        run(mojo);

        assertThat(OWN).hasContent(before);
        assertThat(generated).as("a second truth").doesNotExist();
        SortedMap<CodePath, Entry> entries = FunctionZip.read(OUTPUT.resolve("function.zip"));
        assertThat(entries.keySet()).extracting(CodePath::value).containsExactly("bootstrap", "demo.jar");
        assertThat(Bootstrap.argv(entries.get(CodePath.BOOTSTRAP)).orElseThrow())
                .containsExactly("/opt/java17/bin/java", "-Xss1m", "-jar", "demo.jar");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("s.yaml is what you deploy, and sets")
                        && line.endsWith("; the files are of this build. s deploy empties what it leaves out: role,"
                                + " logConfig, vpcConfig, nasConfig, ossMountConfig, tracingConfig,"
                                + " instanceIsolationMode, sessionAffinity"))
                .contains("Deploy it with: s deploy -t s.yaml; what that needs: mvn fc:explain -Dfc.page=deploy");
    }

    /** What stands for it is not what is deployed. */
    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "manifestFile", value = "open.s.yaml")
    @MojoParameter(name = "finalName", value = "open")
    void aRuntimeThatNobodyKnowsIsNotSaidToBeAnother(PackageMojo mojo) throws Exception {
        String named = Files.readString(OWN).replace("runtime: custom.debian11", "runtime: ${env('RUNTIME')}");
        Files.writeString(FOLDER.resolve("open.s.yaml"), named.replace("function.zip", "open.zip"));

        run(mojo);

        assertThat(lines)
                .anyMatch(line -> line.contains("Java 17 byte code; packed as for the runtime custom with the layer"))
                .anyMatch(line -> line.startsWith("FC-RUNTIME: runtime comes from a variable of the deploy tool"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "caPort", value = "8080")
    @MojoParameter(name = "finalName", value = "contradicted")
    void aParameterThatDisagreesIsRefused(PackageMojo mojo) throws Exception {
        Files.deleteIfExists(OUTPUT.resolve("contradicted.zip"));
        project.getProperties().setProperty("fc.caPort", "8080");

        assertThatThrownBy(() -> run(mojo))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("""
                        caPort is 8080 in the properties of pom.xml, and 9010 in s.yaml
                          fix: s.yaml is what is deployed: remove fc.caPort from the properties of pom.xml, \
                        or write customRuntimeConfig.port: 8080 into s.yaml""");
        assertThat(OUTPUT.resolve("contradicted.zip")).doesNotExist();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "elsewhere")
    void anotherPackageInItIsAWarning(PackageMojo mojo) throws Exception {
        run(mojo);

        assertThat(lines)
                .containsSubsequence(
                        "FC-CODE: s.yaml deploys ./target/function.zip, and elsewhere.zip is what is checked",
                        "  fix: write code: ./target/elsewhere.zip into s.yaml, or check the package that it names");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "manifestFile", value = "command.s.yaml")
    @MojoParameter(name = "finalName", value = "otherwise")
    void aStartThatTheFileSaysTakesNoWords(PackageMojo mojo) throws Exception {
        Files.deleteIfExists(OUTPUT.resolve("otherwise.zip"));
        project.getProperties().setProperty("fc.jvmArguments", "-Xss1m");

        assertThatThrownBy(() -> run(mojo))
                .hasMessageStartingWith("jvmArguments is set, but command.s.yaml has the whole start command:"
                        + " /opt/java17/bin/java -jar demo.jar\n  fix: remove jvmArguments");
        assertThat(OUTPUT.resolve("otherwise.zip")).doesNotExist();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "jit", value = "c1")
    @MojoParameter(name = "finalName", value = "quick")
    void whatStartsFasterIsInTheBootstrap(PackageMojo mojo) throws Exception {
        run(mojo);

        assertThat(Bootstrap.argv(FunctionZip.read(OUTPUT.resolve("quick.zip")).get(CodePath.BOOTSTRAP)))
                .get()
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .contains("-XX:TieredStopAtLevel=1", "-Xss1m", "demo.jar");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "without-words.xml")
    @MojoParameter(name = "jit", value = "c1")
    @MojoParameter(name = "manifestFile", value = "command.s.yaml")
    @MojoParameter(name = "finalName", value = "unchanged")
    void aStartThatTheFileSaysIsNotMadeFaster(PackageMojo mojo) throws Exception {
        Files.deleteIfExists(OUTPUT.resolve("unchanged.zip"));

        assertThatThrownBy(() -> run(mojo))
                .hasMessageContaining(
                        "jit changes how the function is started, but command.s.yaml has its start command:"
                                + " /opt/java17/bin/java -jar demo.jar\n"
                                + "  fix: remove command and args from command.s.yaml");
        assertThat(OUTPUT.resolve("unchanged.zip")).doesNotExist();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "without-words.xml")
    @MojoParameter(name = "manifestFile", value = "command.s.yaml")
    @MojoParameter(name = "finalName", value = "by-command")
    void theCommandOfTheFileNeedsNoBootstrap(PackageMojo mojo) throws Exception {
        run(mojo);

        assertThat(FunctionZip.read(OUTPUT.resolve("by-command.zip")).keySet())
                .extracting(CodePath::value)
                .containsExactly("demo.jar");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "folder.xml")
    @MojoParameter(name = "finalName", value = "folder")
    void aBootstrapOfTheFolderIsTheOneThatIsStarted(PackageMojo mojo) throws Exception {
        run(mojo);

        SortedMap<CodePath, Entry> entries = FunctionZip.read(OUTPUT.resolve("folder.zip"));
        assertThat(entries.keySet()).extracting(CodePath::value).containsExactly("bootstrap", "server.py");
        assertThat(entries.get(CodePath.BOOTSTRAP).content().open())
                .asString(StandardCharsets.UTF_8)
                .contains("python3 server.py");
        assertThat(lines)
                .anyMatch(line -> line.startsWith("fc.s.yaml is what you deploy, and sets functionName, region,"
                        + " runtime, caPort, environmentVariables, memorySize, timeout;"))
                .anyMatch(line -> line.contains("fix: write codeUri: ./target/folder.zip into s.yaml"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "explain", pom = "pom.xml")
    void explainShowsTheSource(ExplainMojo mojo) throws Exception {
        run(mojo);

        assertThat(lines)
                .anyMatch(line -> line.startsWith("  s.yaml is what you deploy, and sets"))
                .contains("  and connects to port 9010 (CAPort)")
                .anyMatch(line -> line.matches("  TZ +Asia/Shanghai"));
    }

    private void run(AbstractFcMojo mojo) throws Exception {
        LoggedGoal.run(mojo, lines);
    }
}
