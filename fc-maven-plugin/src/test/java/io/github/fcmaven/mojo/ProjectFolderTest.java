package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message calls a file that the project has, and the jar has a copy of. */
class ProjectFolderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aProject() throws IOException {
        write("src/main/resources/app.yml");
        write("src/main/resources/config/my-shop.properties");
        write("conf/app-prod.yml");
    }

    private void write(String file) throws IOException {
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), "a: b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BOOT-INF/classes/app.yml (server.port) says | src/main/resources/app.yml (server.port) says
            WEB-INF/classes/app.yml, line 2: a tab | src/main/resources/app.yml, line 2: a tab
            (BOOT-INF/classes/config/my-shop.properties) | (src/main/resources/config/my-shop.properties)
            remove it from BOOT-INF/classes/app-prod.yml. | remove it from conf/app-prod.yml.
            BOOT-INF/classes/no.yml, BOOT-INF/classes/app.yml | BOOT-INF/classes/no.yml, src/main/resources/app.yml
            in BOOT-INF/classes/ is Java 21 | in BOOT-INF/classes/ is Java 21
            -cp /code/BOOT-INF/classes/app.yml | -cp /code/BOOT-INF/classes/app.yml
            demo.jar!/BOOT-INF/classes/app.yml | demo.jar!/BOOT-INF/classes/app.yml
            """)
    void theFileThatTheUserEditsIsNamed(String message, String named) {
        assertThat(ProjectFolder.edited(project(), message)).isEqualTo(named);
    }

    /** A fix calls the folder as it is in the package; the project may have it elsewhere. */
    @ParameterizedTest
    @CsvSource({"conf, conf", "etc, src/main/etc", "config, src/main/resources/config", "none, none"})
    void theFolderToAddIsThatOfTheProject(String into, String from) throws IOException {
        write("src/main/etc/a.conf");
        String text = "<extraDirectory><from>%s</from><into>" + into + "</into></extraDirectory>";

        assertThat(ProjectFolder.edited(project(), String.format(text, into))).isEqualTo(String.format(text, from));
    }

    @Test
    void oneThatIsNoFileOfTheProjectStaysAsTheJarHasIt() {
        MavenProject other = new MavenProject(new Model());
        other.setFile(folder.resolve("pom.xml").toFile());

        assertThat(ProjectFolder.edited(other, "BOOT-INF/classes/app.yml")).isEqualTo("BOOT-INF/classes/app.yml");
    }

    private MavenProject project() {
        Model model = new Model();
        model.setBuild(new Build());
        for (String name : new String[] {"src/main/resources", "conf"}) {
            Resource resources = new Resource();
            resources.setDirectory(folder.resolve(name).toString());
            model.getBuild().addResource(resources);
        }
        MavenProject project = new MavenProject(model);
        project.setFile(folder.resolve("pom.xml").toFile());
        return project;
    }
}
