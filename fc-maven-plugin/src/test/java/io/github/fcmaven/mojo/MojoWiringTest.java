package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.JsonRecord;
import io.github.fcmaven.report.JsonReport;
import io.github.fcmaven.report.Outcome;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.junit.jupiter.api.Test;

/**
 * Parameters as a POM gives them, through Maven's own container into the
 * goals; the fixture is a copy below {@code target}.
 */
@MojoTest
class MojoWiringTest {

    private static final String PROJECT = "target/test-classes/projects/jar";
    private static final Path OUTPUT = Path.of(PROJECT, "target");

    @Inject
    private MavenProject project;

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    void thePomDecidesWhatIsShipped(PackageMojo mojo) throws Exception {
        Files.deleteIfExists(OUTPUT.resolve("function.zip"));
        Files.deleteIfExists(OUTPUT.resolve("s.yaml"));
        prepare(mojo);

        mojo.execute();

        FunctionPackage function =
                DeploymentDescriptor.read(OUTPUT.resolve("s.yaml"), FunctionZip.read(OUTPUT.resolve("function.zip")));
        assertThat(function.spec().name()).isEqualTo("greeter");
        assertThat(function.runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN12);
        assertThat(function.start()).isEqualTo(StartupCommand.BOOTSTRAP);
        assertThat(function.environment()).containsEntry("GREETING", "hello");
        assertThat(function.entries().keySet())
                .extracting(CodePath::value)
                .containsExactly("bootstrap", "demo.jar", "tools/loud.sh", "tools/quiet.sh");
        assertThat(modeOf(function, "tools/loud.sh")).isEqualTo("0755");
        assertThat(modeOf(function, "tools/quiet.sh")).isEqualTo("0700");
        assertThat(project.getAttachedArtifacts())
                .extracting(Artifact::getClassifier, Artifact::getType)
                .containsExactly(tuple("function", "zip"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "replaced")
    void aFileThatReplacesAnotherIsNamed(PackageMojo mojo) throws Exception {
        List<String> warnings = new ArrayList<>();
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void warn(CharSequence warning) {
                warnings.add(warning.toString());
            }
        });
        prepare(mojo);

        mojo.execute();

        assertThat(warnings)
                .contains("tools/loud.sh of the package is replaced by " + Path.of("again", "loud.sh")
                        + ", as extraDirectories has it");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "caPort", value = "70000")
    void badInputIsAFailureWithItsFix(PackageMojo mojo) throws Exception {
        prepare(mojo);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("caPort is 70000")
                .hasMessageContaining("fix: give a number from 1 to 65535");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "jre", value = "platform")
    @MojoParameter(name = "runtime", value = "custom")
    @MojoParameter(name = "finalName", value = "governed")
    void checksGovernWhatThePayloadFindsToo(PackageMojo mojo) throws Exception {
        Files.deleteIfExists(OUTPUT.resolve("governed.zip"));
        prepare(mojo);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("FC-JAVA-VERSION: ")
                .hasMessageContaining("fix: set jre of fc-maven-plugin to auto");
        assertThat(OUTPUT.resolve("governed.zip")).doesNotExist();

        project.getProperties().setProperty("fc.checks", "FC-JAVA-VERSION=warn");
        mojo.execute();
        assertThat(OUTPUT.resolve("governed.zip")).exists();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "skip", value = "true")
    @MojoParameter(name = "finalName", value = "skipped")
    void skippingWritesNothing(PackageMojo mojo) throws Exception {
        prepare(mojo);

        mojo.execute();

        assertThat(OUTPUT.resolve("skipped.zip")).doesNotExist();
        assertThat(project.getAttachedArtifacts()).isEmpty();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "skipped-alone")
    void oneGoalIsSkippedByItsName(PackageMojo mojo) throws Exception {
        Files.deleteIfExists(OUTPUT.resolve("skipped-alone.zip"));
        prepare(mojo);
        project.getProperties().setProperty("fc.package.skip", "true");

        mojo.execute();
        assertThat(OUTPUT.resolve("skipped-alone.zip")).doesNotExist();

        project.getProperties().setProperty("fc.package.skip", "false");
        project.getProperties().setProperty("fc.verify.skip", "true");
        mojo.execute();
        assertThat(OUTPUT.resolve("skipped-alone.zip")).exists();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "verify", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "never-checked")
    void aMissingRecordNeverPasses(VerifyMojo mojo) {
        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("there is no record of a check");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "never-packaged")
    void aCheckThatCannotBeMadeIsRecordedAndFailsNothing(IntegrationTestMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());

        mojo.execute();

        assertThat(OUTPUT.resolve("fc-reports/never-packaged/report.json"))
                .content()
                .contains("\"outcome\": \"error\"", "run mvn package first");
        assertThat(OUTPUT.resolve("fc-reports/never-packaged/report.html"))
                .content()
                .contains("<!DOCTYPE html>", "run mvn package first");
        assertThat(OUTPUT.resolve("fc-reports/TEST-fc-never-packaged.xml"))
                .content()
                .contains("<error");
    }

    /** In the last lines of a build people find it. */
    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "never-packaged")
    void whatVerifyTellsInTheSameBuildIsNotToldBefore(IntegrationTestMojo mojo) throws Exception {
        String reason = "    fix: run ";

        assertThat(told(mojo, "integration-test verify", "verify")).doesNotContain(reason);
        assertThat(told(mojo, "integration-test verify", "clean install")).doesNotContain(reason);
        assertThat(told(mojo, "integration-test verify", "integration-test")).contains(reason);
        assertThat(told(mojo, "integration-test", "verify")).contains(reason);
        assertThat(told(mojo, "integration-test verify", "verify -Dfc.verify.skip"))
                .contains(reason);
    }

    private static String told(IntegrationTestMojo mojo, String goals, String typed) throws Exception {
        PluginExecution bound = new PluginExecution();
        bound.setId("mine");
        bound.setGoals(List.of(goals.split(" ")));
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.fcmaven");
        plugin.setArtifactId("fc-maven-plugin");
        plugin.addExecution(bound);
        mojo.project.getBuild().setPlugins(new ArrayList<>(List.of(plugin)));
        mojo.project.getBuild().flushPluginMap();
        mojo.execution = new MojoExecution(plugin, "integration-test", "mine");
        mojo.execution.setLifecyclePhase("integration-test");
        MavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setGoals(List.of(typed.split(" ")));
        request.getUserProperties().setProperty("fc.verify.skip", Boolean.toString(typed.contains("-Dfc.verify.skip")));
        mojo.session = new MavenSession(
                null, MavenRepositorySystemUtils.newSession(), request, new DefaultMavenExecutionResult());
        List<String> lines = new ArrayList<>();
        LoggedGoal.run(mojo, lines);
        return String.join("\n", lines);
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "never-launched")
    @MojoParameter(name = "startTimeout", value = "-5")
    void aWrongSettingIsToldBeforeAnythingIsLookedForOrLaunched(IntegrationTestMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());

        mojo.execute();

        assertThat(OUTPUT.resolve("fc-reports/never-launched/report.json"))
                .content()
                .contains("\"outcome\": \"error\"", "startTimeout is '-5', which is no time");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "stop", pom = "pom.xml")
    void stoppingWhatWasNeverStartedIsNoError(StopMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());

        mojo.execute();

        assertThat(mojo.context().started(mojo.files().zip())).isEmpty();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "verify", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "failed-itself")
    @MojoParameter(name = "failOnViolation", value = "false")
    void aCheckThatFailedItselfNeverPasses(VerifyMojo mojo) throws Exception {
        Path folder = Files.createDirectories(OUTPUT.resolve("fc-reports/failed-itself"));
        String record = JsonReport.text(CheckRecord.error("port 9000 is held by PID 4711", "", "check"));
        Files.writeString(folder.resolve("report.json"), record);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("The check could not be made")
                .hasMessageContaining("held by PID 4711");
    }

    /** Another build in the same folder removes the record, or writes its own, between two goals of this one. */
    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "verify", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "two-builds")
    void aBuildJudgesItsOwnRecordWhateverAnotherOneMakesOfTheFile(VerifyMojo mojo) throws Exception {
        List<String> warnings = new ArrayList<>();
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void warn(CharSequence warning) {
                warnings.add(warning.toString());
            }
        });
        Path json = OUTPUT.resolve("fc-reports/two-builds/report.json");
        CheckRecord own = CheckRecord.error("port 9000 is held by PID 4711", "", "check");
        mojo.setPluginContext(new HashMap<>(Map.of("checked:" + mojo.reports().json(), own)));
        Files.deleteIfExists(json);

        assertThatThrownBy(mojo::execute).hasMessageContaining("held by PID 4711");
        assertThat(warnings).singleElement().asString().contains("another build in the same folder has replaced");

        Files.createDirectories(json.getParent());
        Files.writeString(json, JsonReport.text(CheckRecord.error("of the other build", "", "check")));
        assertThatThrownBy(mojo::execute).hasMessageContaining("held by PID 4711");
        assertThat(warnings).hasSize(2);

        Files.writeString(json, JsonReport.text(own));
        assertThatThrownBy(mojo::execute).hasMessageContaining("held by PID 4711");
        assertThat(warnings).hasSize(2);
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "startup", value = "shell")
    void anUnknownStartupIsRefusedWithTheKnownOnes(PackageMojo mojo) throws Exception {
        prepare(mojo);

        assertThatThrownBy(mojo::execute)
                .hasMessageContaining("startup is 'shell'")
                .hasMessageContaining("customRuntimeConfig");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "clash")
    void anotherZipOfTheSameClassifierIsRefused(PackageMojo mojo) throws Exception {
        prepare(mojo);
        DefaultArtifact other = new DefaultArtifact(
                "demo", "demo", "1.0", "compile", "zip", "function", new DefaultArtifactHandler("zip"));
        other.setFile(OUTPUT.resolve("other.zip").toFile());
        project.addAttachedArtifact(other);

        assertThatThrownBy(mojo::execute).hasMessageContaining("classifier 'function' already");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "checked-before")
    void aPackageThatChangesForgetsItsCheck(PackageMojo mojo) throws Exception {
        prepare(mojo);
        Path folder = Files.createDirectories(OUTPUT.resolve("fc-reports/checked-before"));
        Path record = Files.writeString(folder.resolve("report.json"), "{}");
        Files.deleteIfExists(OUTPUT.resolve("checked-before.zip"));

        mojo.execute();

        assertThat(record).doesNotExist();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "validate", pom = "pom.xml")
    @MojoParameter(name = "zipFile", value = "target/foreign.zip")
    void aZipOfOthersIsValidatedWithoutADescription(ValidateMojo mojo) throws Exception {
        Files.createDirectories(OUTPUT);
        try (OutputStream out = Files.newOutputStream(OUTPUT.resolve("foreign.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("server.py"));
        }

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageStartingWith("FC-BOOTSTRAP: no start command is configured")
                .hasMessageContaining("platform: CAFileNotFound");
        CheckRecord record = JsonRecord.read(OUTPUT.resolve("fc-reports/validate.json"));
        assertThat(record.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(record.report()).isEmpty();
        assertThat(record.ofPackage())
                .extracting(finding -> finding.requirement().id() + " " + finding.verdict())
                .contains("FC-BOOTSTRAP violated", "FC-TOP-FOLDER met");
        assertThat(OUTPUT.resolve("fc-reports/validate.html")).content().contains("FC-BOOTSTRAP");
        assertThat(OUTPUT.resolve("fc-reports/TEST-fc-validate.xml")).content().contains("FC-BOOTSTRAP");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "zipFile", value = "target/others.zip")
    void aZipOfOthersIsNeverWrittenOver(PackageMojo mojo) throws Exception {
        Files.createDirectories(OUTPUT);
        Path others = Files.writeString(OUTPUT.resolve("others.zip"), "theirs");
        prepare(mojo);

        assertThatThrownBy(mojo::execute)
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("zipFile is set, but package writes its own zip");
        assertThat(others).hasContent("theirs");
    }

    private void prepare(PackageMojo mojo) throws IOException {
        mojo.setPluginContext(new HashMap<>());
        withArtifact();
    }

    private static String modeOf(FunctionPackage function, String path) {
        return function.entry(CodePath.of(path)).orElseThrow().mode().toString();
    }

    private void withArtifact() throws IOException {
        DefaultArtifact artifact =
                new DefaultArtifact("demo", "demo", "1.0", "compile", "jar", "", new DefaultArtifactHandler("jar"));
        artifact.setFile(jar(OUTPUT).toFile());
        project.setArtifact(artifact);
    }

    /** An executable jar in that folder. */
    static Path jar(Path folder) throws IOException {
        return TestJar.empty()
                .manifest("Main-Class", "com.acme.Main")
                .program("com.acme.Main", 17)
                .write(folder.resolve("demo.jar"));
    }

    /** An executable jar in that folder that holds this class alone. */
    static Path jar(Path folder, String main) throws IOException {
        Path jar = folder.resolve("demo.jar");
        Files.createDirectories(folder);
        java.util.jar.Manifest manifest = new java.util.jar.Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out, manifest)) {
            String name = main.replace('.', '/') + ".class";
            zip.putNextEntry(new ZipEntry(name));
            try (var in = MojoWiringTest.class.getClassLoader().getResourceAsStream(name)) {
                in.transferTo(zip);
            }
        }
        return jar;
    }
}
