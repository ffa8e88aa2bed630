package io.github.fcmaven.mojo;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
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

    /** The property that says the folder where no configuration does. */
    static final String FOLDER = "fc.functionDirectory";

    private static final String SHORT = Requirement.EXPLAIN.substring(0, Requirement.EXPLAIN.indexOf(':') + 1);

    /**
     * What the project says of it.
     *
     * @param property that of {@link #FOLDER}
     */
    static GoalPrefix of(MojoExecution execution, MavenProject project, Optional<String> property) {
        Plugin plugin = execution.getPlugin();
        if (plugin == null) {
            return new GoalPrefix(SHORT, Finding.FUNCTION_FOLDER);
        }
        Plugin declared = project.getPlugin(plugin.getKey());
        String folder = Optional.ofNullable(declared)
                .flatMap(one -> configured(one, execution))
                .or(() -> property)
                .map(given -> shown(project, given.strip()))
                .orElse(Finding.FUNCTION_FOLDER);
        return new GoalPrefix(declared == null ? "mvn " + plugin.getId() + ":" : SHORT, folder);
    }

    /** The goals that launch do not have this parameter: of another execution the one that packs says it. */
    private static Optional<String> configured(Plugin declared, MojoExecution execution) {
        List<ConfigurationContainer> all = new ArrayList<>();
        all.add(declared.getExecutionsAsMap().get(execution.getExecutionId()));
        for (PluginExecution other : declared.getExecutions()) {
            if (other.getGoals().contains("package")) {
                all.add(other);
            }
        }
        all.add(declared);
        for (ConfigurationContainer one : all) {
            if (one != null && one.getConfiguration() instanceof Xpp3Dom dom) {
                Xpp3Dom folder = dom.getChild("functionDirectory");
                if (folder != null && folder.getValue() != null) {
                    return Optional.of(folder.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private static String shown(MavenProject project, String given) {
        File here = project.getBasedir();
        if (here == null) {
            return given;
        }
        Path base = here.toPath();
        Path folder = base.resolve(given).normalize();
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
        return placed(message.replace(Requirement.EXPLAIN + " ", words + "explain "));
    }

    /** Findings whose fixes name the project's folder, for all who show them. */
    List<Finding> in(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.withFix(placed(finding.fix())))
                .toList();
    }

    /** What is placed already stays: a message may quote a fix that was placed before. */
    private String placed(String text) {
        if (folder.equals(Finding.FUNCTION_FOLDER)) {
            return text;
        }
        String more = folder.startsWith(Finding.FUNCTION_FOLDER)
                ? "(?!" + Pattern.quote(folder.substring(Finding.FUNCTION_FOLDER.length())) + ")"
                : "";
        return text.replaceAll(
                " " + Pattern.quote(Finding.FUNCTION_FOLDER) + more, Matcher.quoteReplacement(" " + folder));
    }
}
