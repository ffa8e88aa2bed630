package io.github.fcmaven.mojo;

import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/**
 * The functions of a build of several modules, in which a goal that somebody calls runs once in each of them. So it
 * sees the parameters of that module; the last one acts for all.
 *
 * @param functions the modules that make functions, in Maven's order
 * @param module in which the goal runs now
 */
record Reactor(List<MavenProject> functions, MavenProject module) {

    /** That of a goal; empty where the build has one module, none makes a function, or a phase has called the goal. */
    static Optional<Reactor> of(AbstractFcMojo goal) {
        List<MavenProject> all = goal.session.getProjects();
        boolean called = goal.execution.getSource() == MojoExecution.Source.CLI;
        if (!called || all.size() < 2 || goal.files().isZipForeign()) {
            return Optional.empty();
        }
        List<MavenProject> functions = all.stream()
                .filter(one -> !ModuleFunctions.of(one, goal.session.getUserProperties())
                        .isEmpty())
                .toList();
        return functions.isEmpty() ? Optional.empty() : Optional.of(new Reactor(functions, goal.project));
    }

    /** Whether there is more than one function's module. */
    boolean isOfSeveral() {
        return functions.size() > 1;
    }

    /** Whether this module makes a function. */
    boolean isFunction() {
        return functions.contains(module);
    }

    /** Whether no module with a function comes after this one. */
    boolean isLast() {
        return index() == functions.size() - 1;
    }

    /** The place of this module among those with functions, from 0. */
    int index() {
        return functions.indexOf(module);
    }
}
