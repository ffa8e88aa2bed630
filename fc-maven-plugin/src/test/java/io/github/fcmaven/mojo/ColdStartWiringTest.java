package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** The switches of a faster start as a POM gives them, as far as nothing has to be trained or linked for them. */
@MojoTest
class ColdStartWiringTest {

    private static final String PROJECT = "target/test-classes/projects/cold-start";
    private static final Path OUTPUT = Path.of(PROJECT, "target");
    private static final String AOT = "-Dspring.aot.enabled=true";

    @Inject
    private MavenProject project;

    private final List<String> told = new ArrayList<>();

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "plain")
    void offLeavesTheStartAsItWas(PackageMojo mojo) throws Exception {
        FunctionPackage function = packaged(mojo, true);

        assertThat(function.argv().orElseThrow()).endsWith("-jar", "demo.jar").doesNotContain(AOT);
        assertThat(OUTPUT.resolve("fc/plain/plain.zip")).doesNotExist();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "processed")
    @MojoParameter(name = "springAot", value = "auto")
    void whatSpringHasProcessedIsSwitchedOn(PackageMojo mojo) throws Exception {
        assertThat(packaged(mojo, true).argv().orElseThrow()).containsOnlyOnce(AOT);
        assertThat(told).contains("the jar has the output of Spring's process-aot, which is switched on");
        assertThat(OUTPUT.resolve("fc/processed/plain.zip")).exists();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "unprocessed")
    @MojoParameter(name = "springAot", value = "auto")
    void whatSpringHasNotProcessedIsNotSwitchedOn(PackageMojo mojo) throws Exception {
        assertThat(packaged(mojo, false).argv().orElseThrow()).doesNotContain(AOT);
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "untrained")
    @MojoParameter(name = "aot", value = "auto")
    void aTrainingThatIsSkippedOnTheCommandLineIsTold(PackageMojo mojo) throws Exception {
        project.getProperties().setProperty("fc.training.skip", "true");

        FunctionPackage function = packaged(mojo, true);

        assertThat(told)
                .contains("warning: the package has no AppCDS archive or AOT cache,"
                        + " and starts as slowly as before:"
                        + " training.skip is set");
        assertThat(function.entries().keySet()).extracting(Object::toString).doesNotContain("app.jsa", "app.aot");
        assertThat(function.start().isBootstrap()).isTrue();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "unknown")
    @MojoParameter(name = "coldStart", value = "faster")
    void anUnknownPresetIsRefusedWithTheKnownOnes(PackageMojo mojo) {
        assertThatThrownBy(() -> packaged(mojo, false))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("coldStart is 'faster'")
                .hasMessageContaining("fix: give one of off, fast");
    }

    /** The training run waits for its port no longer than the check does. */
    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "package", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "impatient")
    @MojoParameter(name = "portTimeout", value = "soon")
    void theTrainingHasThePortsTimeout(PackageMojo mojo) {
        assertThatThrownBy(() -> packaged(mojo, false))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("portTimeout is 'soon'");
    }

    private FunctionPackage packaged(PackageMojo mojo, boolean processed) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                told.add(line.toString());
            }

            @Override
            public void warn(CharSequence line) {
                told.add("warning: " + line);
            }
        });
        DefaultArtifact artifact =
                new DefaultArtifact("demo", "demo", "1.0", "compile", "jar", "", new DefaultArtifactHandler("jar"));
        artifact.setFile(jar(mojo.files().zip(), processed).toFile());
        project.setArtifact(artifact);

        mojo.execute();

        return DeploymentDescriptor.read(
                mojo.files().manifest(), FunctionZip.read(mojo.files().zip()));
    }

    /** In a folder of its own: other tests of this project write a jar of that name. */
    private static Path jar(Path zip, boolean processed) throws IOException {
        Path jar = MojoWiringTest.jar(zip.resolveSibling(zip.getFileName() + "-jar"));
        if (processed) {
            try (FileSystem files = FileSystems.newFileSystem(jar)) {
                Files.write(files.getPath("/Main__ApplicationContextInitializer.class"), new byte[0]);
            }
        }
        return jar;
    }
}
