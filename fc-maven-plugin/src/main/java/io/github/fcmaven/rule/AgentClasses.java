package io.github.fcmaven.rule;

import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.FcProblem;
import java.util.List;
import java.util.Optional;

/** The classes of agents, which Java loads before the program: one that is not there ends it. */
final class AgentClasses {

    /** The manifest's name for the class of a {@code -javaagent}. */
    private static final String PREMAIN = "Premain-Class";

    /** The one for an agent that the started jar brings itself, since Java 9. */
    private static final String LAUNCHED = "Launcher-Agent-Class";

    private static final int WITH_LAUNCHED = 9;

    private final RuleContext context;

    AgentClasses(RuleContext context) {
        this.context = context;
    }

    /** What is wrong with the jar that {@code -javaagent} names. */
    Optional<FcProblem> named(String word, Jar agent) {
        if (agent.attribute(PREMAIN).isEmpty()) {
            return Optional.of(Jar.problem(
                    "the start names " + word + " as -javaagent, and its manifest has no " + PREMAIN,
                    "Failed to find " + PREMAIN + " manifest attribute in " + word,
                    "name the agent's own jar, or remove the option"));
        }
        return missing(agent, PREMAIN)
                .map(name -> Jar.problem(
                        "the start names " + word + " as -javaagent, and its " + PREMAIN + " " + name
                                + " is not in the package",
                        "java.lang.ClassNotFoundException: " + name,
                        "name the agent's whole jar, which has that class, or remove the option"));
    }

    /** What is wrong with the agent of the started jar. */
    Optional<FcProblem> launched(Jar jar) {
        return context.startingJava()
                .filter(java -> java.feature() >= WITH_LAUNCHED)
                .flatMap(java -> missing(jar, LAUNCHED))
                .map(name -> Jar.problem(
                        jar.name() + " names the " + LAUNCHED + " " + name + ", which is not in the package",
                        "java.lang.ClassNotFoundException: " + name,
                        "correct or remove " + LAUNCHED + " of the plugin that writes the manifest, in pom.xml"));
    }

    private Optional<String> missing(Jar jar, String attribute) {
        JavaCommand java = context.java().orElseThrow();
        List<String> started = java.jar()
                .map(List::of)
                .orElseGet(() -> java.classPath(context.started().environment()));
        ClassPlaces places = ClassPlaces.of(context, started);
        return jar.attribute(attribute)
                .filter(name -> !places.isElsewhere() && !places.isUnfilled())
                .filter(name -> !places.hold(Jar.fileOf(name.replace('/', '.')), 0));
    }
}
