package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalPrefixTest {

    private static final String INSTALL = "pip install --target src/main/function/python gunicorn";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "code, code/python",
        "/work/shop/code, code/python",
        "/elsewhere/code, /elsewhere/code/python",
        "., ./python",
        "src/main/function, src/main/function/python",
        ", src/main/function/python"
    })
    void whatIsInstalledGoesIntoTheFolderThatTheProjectNames(String directory, String target) {
        Plugin plugin = plugin(directory);

        assertThat(GoalPrefix.of(execution(plugin), project(plugin)).in(INSTALL))
                .isEqualTo("pip install --target " + target + " gunicorn");
    }

    @Test
    void whereNothingDeclaresThePluginTheUsualFolderIsMeant() {
        MavenProject bare = new MavenProject(new Model());

        assertThat(GoalPrefix.of(execution(plugin("code")), bare).in(INSTALL)).isEqualTo(INSTALL);
    }

    private static MojoExecution execution(Plugin plugin) {
        return new MojoExecution(plugin, "package", "default");
    }

    private static Plugin plugin(String directory) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.fcmaven");
        plugin.setArtifactId("fc-maven-plugin");
        if (directory != null) {
            Xpp3Dom folder = new Xpp3Dom("functionDirectory");
            folder.setValue(directory);
            Xpp3Dom configuration = new Xpp3Dom("configuration");
            configuration.addChild(folder);
            plugin.setConfiguration(configuration);
        }
        return plugin;
    }

    private static MavenProject project(Plugin plugin) {
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        MavenProject project = new MavenProject(model);
        project.setFile(new File("/work/shop/pom.xml"));
        return project;
    }
}
