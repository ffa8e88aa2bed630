package io.github.fcmaven.mojo;

import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.platform.FcProblem;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Parameters that name a property that nobody has set: Maven takes their default, or their very text, without a word.
 */
final class UnsetProperties {

    /** Those of the deploy tool have other names: {@code env(X)}, {@code vars.x}. */
    private static final Pattern PROPERTY =
            Pattern.compile("\\$\\{(?!fc\\.|vars\\.|this\\.|resources\\.|credential\\.|git\\.)([A-Za-z_][\\w.-]*)}");

    private static final Pattern ANY = Pattern.compile("\\$\\{[A-Za-z_][\\w.-]*}");

    /** What is shipped as it is written, and is judged there. */
    private static final Set<String> TEXTS = Set.of(
            "environmentVariables",
            "checkEnvironment",
            "systemPropertyVariables",
            "command",
            "args",
            "jvmArguments",
            "arguments",
            "training");

    /** What decides what is packaged or launched, so that a variable of the deploy tool is no value for it. */
    private static final Set<String> NEEDED = Set.of("""
            memorySize cpu diskSize timeout instanceConcurrency caPort runtime kind startup coldStart layout aot jre
            signatures springAot jit conform trigger healthCheckConfig initializer preStop checkPort startTimeout
            stopTimeout interpreter jarFile bootstrapFile functionDirectory outputDirectory finalName zipFile
            manifestFile env""".split("\\s+"));

    private final Predicate<String> isKnown;

    private UnsetProperties(Predicate<String> isKnown) {
        this.isKnown = isKnown;
    }

    /** Looks at each value of the configuration of a goal in this build. */
    static void refuse(MojoExecution goal, MavenSession session) {
        refuse(goal.getConfiguration(), expression -> value(expression, goal, session)
                .isPresent());
    }

    /** A text with the values of the properties in it; those that Maven does not know stay. */
    static String filled(String text, MojoExecution goal, MavenSession session) {
        return ANY.matcher(text)
                .replaceAll(property -> Matcher.quoteReplacement(value(property.group(), goal, session)
                        .filter(String.class::isInstance) // not the project itself
                        .map(String.class::cast)
                        .orElse(property.group())));
    }

    private static Optional<Object> value(String expression, MojoExecution goal, MavenSession session) {
        try {
            return Optional.ofNullable(new PluginParameterExpressionEvaluator(session, goal).evaluate(expression));
        } catch (Exception e) { // of an inner library of Maven's, which says no more than that it cannot
            return Optional.empty();
        }
    }

    /**
     * Looks at each value of a goal's configuration.
     *
     * @param configuration null where there is none
     * @param isKnown whether Maven knows an expression, such as <code>${project.version}</code>
     * @throws FcProblem naming the first one
     */
    static void refuse(Xpp3Dom configuration, Predicate<String> isKnown) {
        if (configuration != null) {
            new UnsetProperties(isKnown).refuse(configuration, "");
        }
    }

    private void refuse(Xpp3Dom parent, String prefix) {
        for (Xpp3Dom element : parent.getChildren()) {
            String name = prefix + element.getName();
            if (!TEXTS.contains(name)) {
                refuse(name, String.valueOf(element.getValue()));
                refuse(element, name + ".");
            }
        }
    }

    private void refuse(String parameter, String value) {
        if (NEEDED.contains(parameter.split("\\.", 2)[0])) {
            DeployToolVariable.in(value).ifPresent(variable -> {
                throw FcProblem.local(
                        parameter + " in the configuration of fc-maven-plugin is " + variable
                                + ", which only the deploy tool fills in, and package needs its value",
                        "write the value itself, or ${env.NAME}, which Maven fills in");
            });
        }
        Matcher property = PROPERTY.matcher(value);
        while (property.find()) {
            if (!isKnown.test(property.group())) {
                throw FcProblem.local(
                        parameter + " in the configuration of fc-maven-plugin is " + value
                                + ", and nothing sets the property " + property.group(1),
                        "set " + property.group(1) + " in the properties of pom.xml or by -D" + property.group(1)
                                + "=..., or write the value itself");
            }
        }
    }
}
