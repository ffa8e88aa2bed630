package io.github.fcmaven.mojo;

import io.github.fcmaven.platform.Requirement;
import java.nio.file.Path;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * How commands are written where this goal was called: Maven knows the prefix {@code fc} only in a project that
 * declares the plugin, and a project may keep its function in another folder than the usual one.
 *
 * @param words what stands before the goal's name, such as {@code mvn fc:}
 * @param folder that of a function that is no jar, relative to the project's where it is below it
 */
record GoalPrefix(String words, String folder) {

    private static final String SHORT = Requirement.EXPLAIN.substring(0, Requirement.EXPLAIN.indexOf(':') + 1);
    private static final String USUAL = "src/main/function";

    static GoalPrefix of(MojoExecution execution, MavenProject project) {
        Plugin plugin = execution.getPlugin();
        if (plugin == null) {
            return new GoalPrefix(SHORT, USUAL);
        }
        Plugin declared = project.getPlugin(plugin.getKey());
        return declared == null
                ? new GoalPrefix("mvn " + plugin.getId() + ":", USUAL)
                : new GoalPrefix(SHORT, folder(project, declared));
    }

    private static String folder(MavenProject project, Plugin declared) {
        Xpp3Dom given = declared.getConfiguration() instanceof Xpp3Dom all ? all.getChild("functionDirectory") : null;
        if (given == null || given.getValue() == null) {
            return USUAL;
        }
        Path base = project.getBasedir().toPath();
        Path folder = base.resolve(given.getValue().strip()).normalize();
        String name = folder.startsWith(base) ? base.relativize(folder).toString() : folder.toString();
        return name.isEmpty() ? "." : name.replace('\\', '/');
    }

    /** The command that packages the function and then runs a goal. */
    String packageAnd(String goal) {
        String plugin = words.substring("mvn ".length());
        String packed = words.equals(SHORT) ? "mvn package " : "mvn package " + plugin + "package ";
        return packed + plugin + goal;
    }

    /** A message whose commands work there. */
    String in(String message) {
        return message.replace(Requirement.EXPLAIN + " ", words + "explain ").replace(" " + USUAL, " " + folder);
    }
}
