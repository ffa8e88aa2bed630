package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folder that a fix names for {@code pip install}. */
class GoalPrefixTest {

    private static final String INSTALL = "pip install --target src/main/function/python gunicorn";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "code, code/python",
        "/work/shop/code, code/python",
        "/elsewhere/code, /elsewhere/code/python",
        "., ./python",
        "src/main/function, src/main/function/python",
        "src/main/function/app, src/main/function/app/python",
        "src/main/functions, src/main/functions/python",
        ", src/main/function/python"
    })
    void whatIsInstalledGoesIntoTheFolderThatTheProjectNames(String directory, String target) {
        Plugin plugin = plugin(directory);

        GoalPrefix prefix = GoalPrefix.of(execution(plugin), project(plugin), Optional.empty());

        assertThat(prefix.in(INSTALL)).isEqualTo("pip install --target " + target + " gunicorn");
        assertThat(prefix.in(prefix.in(INSTALL))).isEqualTo(prefix.in(INSTALL));
    }

    /** Maven takes what the POM says before a property, and an execution's before the plugin's. */
    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource({
        ", , , web, web",
        "code, , , web, code",
        "code, app, , , app",
        "code, , own, , own",
        "code, app, own, , own",
        ", app, , web, app",
        ", , , , src/main/function"
    })
    void theFolderIsTheOneThatThisGoalTakes(
            String ofPlugin, String packed, String own, String property, String folder) {
        Plugin plugin = plugin(ofPlugin);
        plugin.addExecution(execution("pack", "package", packed));
        plugin.addExecution(execution("default", "integration-test", own));
        GoalPrefix prefix = GoalPrefix.of(execution(plugin), project(plugin), Optional.ofNullable(property));
        List<Finding> findings = List.of(
                new Finding.Violated(Requirement.FC_JAR, "src/main/function is kept", INSTALL),
                new Finding.Unproven(Requirement.FC_JAR, "x", INSTALL),
                new Finding.Skipped(Requirement.FC_JAR, "x"));

        assertThat(prefix.in(findings))
                .extracting(Finding::fix)
                .containsExactly(
                        "pip install --target " + folder + "/python gunicorn",
                        "pip install --target " + folder + "/python gunicorn",
                        "");
        assertThat(prefix.in(findings).get(0).observed()).isEqualTo("src/main/function is kept");
    }

    @Test
    void whereNothingDeclaresThePluginTheUsualFolderIsMeant() {
        MavenProject bare = new MavenProject(new Model());

        assertThat(GoalPrefix.of(execution(plugin("code")), bare, Optional.empty())
                        .in(INSTALL))
                .isEqualTo(INSTALL);
    }

    private static MojoExecution execution(Plugin plugin) {
        return new MojoExecution(plugin, "package", "default");
    }

    private static PluginExecution execution(String id, String goal, String directory) {
        PluginExecution execution = new PluginExecution();
        execution.setId(id);
        execution.addGoal(goal);
        execution.setConfiguration(plugin(directory).getConfiguration());
        return execution;
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
