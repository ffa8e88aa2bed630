package io.github.fcmaven.mojo;

import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.packaging.OutputFiles;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The functions of another module: a goal sees the parameters of its own execution only, so that those of the others
 * are read from the module's model.
 */
record ModuleFunctions(MavenProject module, Properties typed, Xpp3Dom configuration) {

    private static final String PACKAGE = "package";

    /** Where each execution of {@code package} of the module writes, that is not skipped. */
    static List<OutputFiles> of(MavenProject module, Properties typed) {
        Plugin plugin = module.getPlugin(FcLifecycleParticipant.KEY);
        return plugin == null
                ? List.of()
                : plugin.getExecutions().stream()
                        .filter(execution -> execution.getGoals().contains(PACKAGE))
                        .map(execution -> new ModuleFunctions(module, typed, configuration(execution)))
                        .filter(function -> !function.isSkipped())
                        .map(ModuleFunctions::files)
                        .toList();
    }

    /** Whether a goal runs in the parent of a reactor, which makes no function. */
    static boolean areNoneOf(AbstractFcMojo goal) {
        return goal.project.getPackaging().equals("pom")
                && !goal.files().isForeign()
                && !Files.isRegularFile(goal.files().zip())
                && goal.session.getProjects().size() > 1
                && of(goal.project, goal.session.getUserProperties()).isEmpty();
    }

    private static Xpp3Dom configuration(PluginExecution execution) {
        return execution.getConfiguration() instanceof Xpp3Dom given ? given : new Xpp3Dom("configuration");
    }

    private boolean isSkipped() {
        return value("skip", "fc.skip")
                .or(() -> value("", "fc.package.skip"))
                .filter(text -> !text.equalsIgnoreCase("false"))
                .isPresent();
    }

    private OutputFiles files() {
        return new OutputFiles(
                value("outputDirectory", "fc.outputDirectory")
                        .map(this::path)
                        .orElseGet(() -> path(module.getBuild().getDirectory())),
                new FinalName(value("finalName", "fc.finalName").orElse("function")),
                Optional.empty(),
                value("manifestFile", "fc.manifestFile").map(this::path),
                value("functionName", "fc.functionName"),
                value("env", "fc.env"));
    }

    /** What the POM says, else the command line, else a property of the module: the order in which Maven takes them. */
    private Optional<String> value(String parameter, String property) {
        return Optional.ofNullable(configuration.getChild(parameter))
                .map(Xpp3Dom::getValue)
                .or(() -> Optional.ofNullable(typed.getProperty(property)))
                .or(() -> Optional.ofNullable(module.getProperties().getProperty(property)));
    }

    private Path path(String text) {
        return ProjectFolder.of(module).base().resolve(new File(text).toPath()).normalize();
    }
}
