package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.inject.Inject;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

/** The goal explain, of a build and of a zip of others. */
@MojoTest
class ExplainWiringTest {

    private static final String PROJECT = "target/test-classes/projects/explain";
    private static final Path FOLDER = Path.of(PROJECT);

    private final List<String> lines = new ArrayList<>();

    @Inject
    private MavenProject project;

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "explain", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "explained")
    void whatWouldBePackagedIsToldAndNothingIsWritten(ExplainMojo mojo) throws Exception {
        withArtifact();
        Map<String, String> before = content(FOLDER);

        run(mojo);

        assertThat(content(FOLDER)).isEqualTo(before);
        assertThat(lines)
                .contains(
                        "Start",
                        "  the platform starts /code/bootstrap: the function has no command",
                        "Environment",
                        "Checks",
                        "Limits")
                .anyMatch(line -> line.startsWith("  demo.jar, the project's artifact: executable jar"))
                .anyMatch(line -> line.matches("  GREETING +hello"))
                .anyMatch(line -> line.matches("  0755 .* bootstrap"))
                .anyMatch(line -> line.matches("  0700 .* quiet.sh"))
                .anyMatch(line -> line.startsWith("  layers ") && line.endsWith("] 1 of 5"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "explain", pom = "pom.xml")
    @MojoParameter(name = "zipFile", value = "target/explained-foreign.zip")
    void aZipOfOthersIsToldToo(ExplainMojo mojo) throws Exception {
        Files.createDirectories(FOLDER.resolve("target"));
        try (OutputStream out = Files.newOutputStream(FOLDER.resolve("target/explained-foreign.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("server.py"));
        }

        run(mojo);

        assertThat(lines)
                .contains("  the platform starts /code/bootstrap: the function has no command")
                .anyMatch(line -> line.startsWith("    FAIL FC-BOOTSTRAP: no start command is configured"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "explain", pom = "pom.xml")
    @MojoParameter(name = "requirement", value = "fc-bind")
    void aRequirementIsExplainedAndNothingOfTheProject(ExplainMojo mojo) throws Exception {
        run(mojo);

        assertThat(lines.get(0)).startsWith("FC-BIND");
        assertThat(lines)
                .anyMatch(line -> line.contains("quarkus.http.host=0.0.0.0"))
                .doesNotContain("Start");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "explain", pom = "pom.xml")
    @MojoParameter(name = "requirement", value = "FC-BIND")
    void aRequirementIsExplainedInTheLanguageThatTheReaderAsksFor(ExplainMojo mojo) throws Exception {
        mojo.session.getUserProperties().setProperty("user.language", "zh");
        run(mojo);

        assertThat(lines.get(0)).matches("FC-BIND：\\p{IsHan}+.*");
        assertThat(lines).anyMatch(line -> line.contains("quarkus.http.host=0.0.0.0"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "explain", pom = "pom.xml")
    @MojoParameter(name = "requirement", value = "FC-BINT")
    void anUnknownRequirementIsRefusedWithTheNearest(ExplainMojo mojo) {
        assertThatThrownBy(() -> run(mojo))
                .hasMessageContaining("FC-BINT is not a requirement")
                .hasMessageContaining("did you mean FC-BIND?");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "explain", pom = "pom.xml")
    @MojoParameter(name = "page", value = "deploy")
    void aPageIsPrinted(ExplainMojo mojo) throws Exception {
        run(mojo);

        assertThat(lines).contains("    npm install -g @serverless-devs/s");
    }

    private void run(ExplainMojo mojo) throws Exception {
        mojo.setPluginContext(new HashMap<>());
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                lines.add(line.toString());
            }
        });
        mojo.execute();
    }

    private void withArtifact() throws IOException {
        DefaultArtifact artifact =
                new DefaultArtifact("demo", "demo", "1.0", "compile", "jar", "", new DefaultArtifactHandler("jar"));
        artifact.setFile(MojoWiringTest.jar(FOLDER.resolve("target")).toFile());
        project.setArtifact(artifact);
    }

    /** Every file below a folder, by what is in it. */
    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !file.startsWith(folder.resolve("target/plexus-home"))) // the test harness makes it
                    .forEach(file -> all.put(folder.relativize(file).toString(), state(file)));
        }
        return all;
    }

    private static String state(Path file) {
        try {
            if (Files.isDirectory(file)) {
                return "folder";
            }
            CRC32 sum = new CRC32();
            sum.update(Files.readAllBytes(file));
            return Files.getLastModifiedTime(file) + " " + HexFormat.of().toHexDigits(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
