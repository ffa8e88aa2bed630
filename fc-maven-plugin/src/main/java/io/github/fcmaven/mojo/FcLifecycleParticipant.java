package io.github.fcmaven.mojo;

import io.github.fcmaven.platform.Finding;
import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Makes declaring the plugin enough: with {@code <extensions>true</extensions>} and no {@code <executions>},
 * {@code package}, {@code integration-test} and {@code verify} are bound to their phases.
 * {@code META-INF/plexus/components.xml} makes it known to Maven.
 */
public class FcLifecycleParticipant extends AbstractMavenLifecycleParticipant {

    static final String KEY = "io.github.fcmaven:fc-maven-plugin";

    private static final List<String> GOALS = List.of("package", "integration-test", "verify");

    @Override
    public void afterProjectsRead(MavenSession session) {
        for (MavenProject project : session.getProjects()) {
            Plugin plugin = project.getPlugin(KEY);
            if (plugin != null
                    && plugin.isExtensions()
                    && plugin.getExecutions().isEmpty()
                    && holdsCode(project, plugin)) {
                bind(plugin);
            }
        }
    }

    /**
     * A parent that only hands the plugin down has nothing to package, unless it names a jar or a folder, or has the
     * usual one.
     */
    private static boolean holdsCode(MavenProject project, Plugin plugin) {
        boolean names = plugin.getConfiguration() instanceof Xpp3Dom configuration
                && Stream.of("jarFile", "functionDirectory").anyMatch(name -> configuration.getChild(name) != null);
        return names
                || !project.getPackaging().equals("pom")
                || new File(project.getBasedir(), Finding.FUNCTION_FOLDER).isDirectory();
    }

    private static void bind(Plugin plugin) {
        PluginExecution execution = new PluginExecution();
        execution.setId("default-fc");
        execution.setGoals(GOALS);
        execution.setConfiguration(plugin.getConfiguration());
        plugin.addExecution(execution);
        plugin.flushExecutionMap();
    }
}
