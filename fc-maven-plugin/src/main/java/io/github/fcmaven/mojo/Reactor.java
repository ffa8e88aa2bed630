package io.github.fcmaven.mojo;

import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The functions of a build of several modules. Maven runs a goal that needs no project only once in it, in the folder
 * in which it was called; such a goal runs itself in each module, with the parameters that it has there.
 *
 * @param goal as it was called
 * @param functions the modules that make functions, in Maven's order
 */
record Reactor(AbstractFcMojo goal, List<MavenProject> functions) {

    /**
     * What the goal in a module is told.
     *
     * @param index its position among the modules, from 0
     */
    record Position(List<MavenProject> functions, int index) {

        /** That of a goal; empty where it was not called for several modules. */
        static Optional<Position> of(AbstractFcMojo goal) {
            return goal.context().find(Position.class);
        }
    }

    /** That of a goal; empty where the build has one module, none makes a function, or a phase has called the goal. */
    static Optional<Reactor> of(AbstractFcMojo goal) {
        List<MavenProject> all = goal.session.getProjects();
        boolean called = goal.execution.getSource() == MojoExecution.Source.CLI;
        if (!called || all.size() < 2 || goal.files().isZipForeign()) {
            return Optional.empty();
        }
        List<MavenProject> functions = all.stream()
                .filter(one -> !ModuleFunction.of(one, GivenProperties.of(goal.session))
                        .isEmpty())
                .toList();
        return functions.isEmpty() || functions.equals(List.of(goal.project))
                ? Optional.empty()
                : Optional.of(new Reactor(goal, functions));
    }

    /** Runs the goal in each of them, one after the other. */
    void each(BuildPluginManager plugins) throws MojoFailureException {
        for (MavenProject module : functions) {
            goal.getLog().info("In " + module.getArtifactId() + ":");
            run(plugins, module);
        }
    }

    private void run(BuildPluginManager plugins, MavenProject module) throws MojoFailureException {
        MojoDescriptor descriptor = goal.execution.getMojoDescriptor();
        MavenSession there = goal.session.clone();
        there.setCurrentProject(module);
        if (functions.size() > 1) {
            PluginContext.of(there, descriptor.getPluginDescriptor(), module)
                    .put(new Position(functions, functions.indexOf(module)));
        }
        MojoExecution execution = new MojoExecution(descriptor, goal.executionId(), MojoExecution.Source.LIFECYCLE);
        execution.setConfiguration(configuration(module, descriptor));
        try {
            plugins.executeMojo(there, execution);
        } catch (MojoExecutionException | PluginConfigurationException | PluginManagerException e) {
            throw PlainException.failure(e.getMessage(), e);
        }
    }

    /** What Maven would give the goal in that module: what its POM says of a parameter, else the default. */
    private static Xpp3Dom configuration(MavenProject module, MojoDescriptor descriptor) {
        Xpp3Dom given = module.getPlugin(FcLifecycleParticipant.KEY).getConfiguration() instanceof Xpp3Dom dom
                ? new Xpp3Dom(dom)
                : new Xpp3Dom("configuration");
        PlexusConfiguration defaults = descriptor.getMojoConfiguration();
        Xpp3Dom all = new Xpp3Dom("configuration");
        for (Parameter parameter : descriptor.getParameters()) {
            Xpp3Dom own = Xpp3Dom.mergeXpp3Dom(
                    given.getChild(parameter.getName()), dom(defaults.getChild(parameter.getName(), false)), true);
            if (own != null) {
                all.addChild(own);
            }
        }
        return all;
    }

    /** Of one parameter: its default value, and the property that sets it. */
    private static Xpp3Dom dom(PlexusConfiguration one) {
        if (one == null) {
            return null;
        }
        Xpp3Dom dom = new Xpp3Dom(one.getName());
        dom.setValue(one.getValue(null));
        for (String name : one.getAttributeNames()) {
            dom.setAttribute(name, one.getAttribute(name, null));
        }
        return dom;
    }
}
