package io.github.fcmaven.mojo;

import io.github.fcmaven.platform.FcProblem;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MavenPluginManager;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The goal {@code package} as the project's POM configures it, called from another goal: what it packs is what a build
 * would.
 *
 * @param goal whose package is made
 * @param lifecycle knows the configuration of each execution
 * @param plugins makes goals
 */
record PackageGoal(AbstractForegroundMojo goal, LifecycleExecutor lifecycle, MavenPluginManager plugins) {

    private static final String NAME = "package";

    /** @throws MojoFailureException where it does not pack, as {@code package} says it */
    void run() throws MojoFailureException {
        adoptJar();
        MojoExecution execution = execution();
        try {
            Mojo mojo = plugins.getConfiguredMojo(Mojo.class, goal.session, execution);
            try {
                mojo.setLog(new Quiet(goal.getLog(), goal.context()));
                mojo.execute();
            } finally {
                plugins.releaseMojo(mojo, execution);
            }
        } catch (MojoFailureException e) {
            throw e;
        } catch (MojoExecutionException
                | org.apache.maven.plugin.PluginContainerException
                | org.apache.maven.plugin.PluginConfigurationException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    /** {@code mvn fc:run} alone builds no jar, and then the project does not know the one that is there. */
    private void adoptJar() {
        MavenProject project = goal.project;
        if (project.getArtifact() == null || project.getArtifact().getFile() != null) {
            return;
        }
        File jar = new File(
                project.getBuild().getDirectory(),
                project.getBuild().getFinalName() + "."
                        + project.getArtifact().getArtifactHandler().getExtension());
        if (jar.isFile()) {
            project.getArtifact().setFile(jar);
        }
    }

    private MojoExecution execution() {
        Plugin plugin = goal.execution.getPlugin();
        String called = plugin.getGroupId() + ":" + plugin.getArtifactId() + ":" + plugin.getVersion() + ":" + NAME;
        List<MojoExecution> all = ids().map(id -> planned(called + "@" + id)).toList();
        return all.stream()
                .filter(execution ->
                        finalName(execution).equals(goal.files().name().value()))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseGet(() -> planned(called));
    }

    /** Of the executions that pack. */
    private Stream<String> ids() {
        Plugin declared = goal.project.getPlugin(goal.execution.getPlugin().getKey());
        return declared == null
                ? Stream.empty()
                : declared.getExecutions().stream()
                        .filter(execution -> execution.getGoals().contains(NAME))
                        .map(PluginExecution::getId);
    }

    private MojoExecution planned(String task) {
        try {
            MojoExecution execution = lifecycle
                    .calculateExecutionPlan(goal.session, task)
                    .getMojoExecutions()
                    .get(0);
            attachNothing(execution.getConfiguration());
            return execution;
        } catch (Exception e) {
            throw FcProblem.local(
                    "Maven does not say how package is configured: " + e.getMessage(),
                    "end fc:run, and call mvn package fc:run without -Dfc.watch",
                    e);
        }
    }

    /** The build that could install it has gone by, or is this one, which has attached the zip. */
    private static void attachNothing(Xpp3Dom configuration) {
        Xpp3Dom attach = configuration.getChild("attach");
        if (attach == null) {
            attach = new Xpp3Dom("attach");
            configuration.addChild(attach);
        }
        attach.setValue("false");
    }

    private String finalName(MojoExecution execution) {
        Xpp3Dom name = execution.getConfiguration().getChild("finalName");
        String written =
                name == null ? null : Objects.requireNonNullElse(name.getValue(), name.getAttribute("default-value"));
        return written == null || written.contains("${")
                ? goal.property("fc.finalName").orElse("function")
                : written;
    }

    /** What it always says is not said again. */
    private static final class Quiet extends SystemStreamLog {

        private final Log log;
        private final PluginContext context;

        Quiet(Log log, PluginContext context) {
            this.log = log;
            this.context = context;
        }

        @Override
        public void debug(CharSequence text) {
            log.debug(text);
        }

        @Override
        public void info(CharSequence text) {
            log.debug(text);
        }

        @Override
        public void warn(CharSequence text) {
            if (context.isFirst(text.toString())) {
                log.warn(text);
            }
        }

        @Override
        public void error(CharSequence text) {
            log.error(text);
        }
    }
}
