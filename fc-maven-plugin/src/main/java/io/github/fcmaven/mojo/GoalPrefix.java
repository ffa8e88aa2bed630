package io.github.fcmaven.mojo;

import io.github.fcmaven.platform.Requirement;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * How a goal of this plugin is called where this one was: Maven knows the prefix {@code fc} only in a project that
 * declares the plugin.
 *
 * @param words what stands before the goal's name, such as {@code mvn fc:}
 */
record GoalPrefix(String words) {

    private static final String SHORT = Requirement.EXPLAIN.substring(0, Requirement.EXPLAIN.indexOf(':') + 1);

    static GoalPrefix of(MojoExecution execution, MavenProject project) {
        Plugin plugin = execution.getPlugin();
        return new GoalPrefix(
                plugin == null || project.getPlugin(plugin.getKey()) != null ? SHORT : "mvn " + plugin.getId() + ":");
    }

    /** The command that packages the function and then runs a goal. */
    String packageAnd(String goal) {
        String plugin = words.substring("mvn ".length());
        String packed = words.equals(SHORT) ? "mvn package " : "mvn package " + plugin + "package ";
        return packed + plugin + goal;
    }

    /** A message whose commands work there. */
    String in(String message) {
        return message.replace(Requirement.EXPLAIN + " ", words + "explain ");
    }
}
