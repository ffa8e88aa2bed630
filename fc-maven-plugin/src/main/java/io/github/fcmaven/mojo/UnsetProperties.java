package io.github.fcmaven.mojo;

import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.platform.FcProblem;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** To the deploy tool, to a shell and to the frameworks this is no variable: Maven alone was meant. */
    private static final Pattern OF_ENVIRONMENT = Pattern.compile("\\$\\{env\\.([\\w.-]+)}");

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{(fc\\.[\\w.-]+)}");

    /** Who reads the value of a parameter, and so which variables may be in it. */
    private enum Reader {
        /** What is packaged or launched depends on it, so that a variable of the deploy tool is no value for it. */
        PACKAGE("""
                memorySize cpu diskSize timeout instanceConcurrency caPort runtime kind startup coldStart layout aot jre
                signatures springAot jit conform trigger healthCheckConfig initializer preStop checkPort startTimeout
                stopTimeout interpreter jarFile bootstrapFile functionDirectory outputDirectory finalName zipFile
                manifestFile env"""),
        /** The deploy tool, and then a shell or the program; as it is written. */
        FUNCTION("environmentVariables command args"),
        /** A shell or the program alone, as it is written. */
        PROGRAM("systemPropertyVariables jvmArguments arguments"),
        /** A server that is started here alone, as it is written. */
        START_HERE("checkEnvironment training"),
        /** The deploy tool, which fills in its own variables: all others. */
        DEPLOY_TOOL("");

        private final Set<String> parameters;

        Reader(String parameters) {
            this.parameters = Set.of(parameters.split("\\s+"));
        }

        static Reader of(String parameter) {
            return Stream.of(values())
                    .filter(reader -> reader.parameters.contains(parameter))
                    .findFirst()
                    .orElse(DEPLOY_TOOL);
        }

        /** Whether other variables than Maven's may be meant. */
        boolean takesText() {
            return this == FUNCTION || this == PROGRAM || this == START_HERE;
        }

        boolean isDeployTool() {
            return this == FUNCTION || this == DEPLOY_TOOL;
        }
    }

    private final Predicate<String> isKnown;
    private final UnaryOperator<String> property;
    private final boolean launches;

    private UnsetProperties(Predicate<String> isKnown, UnaryOperator<String> property, boolean launches) {
        this.isKnown = isKnown;
        this.property = property;
        this.launches = launches;
    }

    /** Looks at each value of the configuration of a goal in this build. */
    static void refuse(MojoExecution goal, MavenSession session) {
        refuse(
                goal.getConfiguration(),
                expression -> value(expression, goal, session).isPresent(),
                name -> GivenProperties.of(session)
                        .value(name, session.getCurrentProject())
                        .orElse(null),
                !goal.getGoal().equals("package"));
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
     * @param property the text of a property as it is set, or null
     * @param launches false of a goal that packages, which may need no server and not what a server needs
     * @throws FcProblem naming the first one
     */
    static void refuse(
            Xpp3Dom configuration, Predicate<String> isKnown, UnaryOperator<String> property, boolean launches) {
        if (configuration != null) {
            new UnsetProperties(isKnown, property, launches).refuse(configuration, "");
        }
    }

    private void refuse(Xpp3Dom parent, String prefix) {
        for (Xpp3Dom element : parent.getChildren()) {
            String name = prefix + element.getName();
            String value = String.valueOf(element.getValue());
            Matcher unset = DEFAULT.matcher(value);
            if (unset.matches()) {
                Optional.ofNullable(property.apply(unset.group(1)))
                        .ifPresent(text -> refuse(name, unset.group(1), text));
            } else {
                refuse(name, name + " in the configuration of fc-maven-plugin", value);
            }
            if (launches || Reader.of(name) != Reader.START_HERE) {
                refuse(element, name + ".");
            }
        }
    }

    private void refuse(String parameter, String where, String value) {
        Reader reader = Reader.of(parameter.split("\\.", 2)[0]);
        if (reader == Reader.PACKAGE) {
            DeployToolVariable.in(value).ifPresent(variable -> {
                throw FcProblem.local(
                        where + " is " + variable
                                + ", which only the deploy tool fills in, and package needs its value",
                        "write the value itself, or ${env.NAME}, which Maven fills in");
            });
        }
        refuseEnvironment(reader, where, value);
        if (!reader.takesText()) {
            refuseProperty(where, value);
        }
    }

    private void refuseProperty(String where, String value) {
        Matcher property = PROPERTY.matcher(value);
        while (property.find()) {
            if (!isKnown.test(property.group())) {
                throw FcProblem.local(
                        where + " is " + value + ", and nothing sets the property " + property.group(1),
                        "set " + property.group(1) + " in the properties of pom.xml or by -D" + property.group(1)
                                + "=..., or write the value itself");
            }
        }
    }

    private void refuseEnvironment(Reader reader, String where, String value) {
        Matcher variable = OF_ENVIRONMENT.matcher(value);
        while (variable.find()) {
            if (!isKnown.test(variable.group())) {
                String name = variable.group(1);
                throw FcProblem.local(
                        where + " is " + value + ", and the environment variable " + name + " is not set",
                        "set " + name + " before Maven runs, or write "
                                + (reader.isDeployTool()
                                        ? "${env(" + name + ")}, which the deploy tool fills in at the deployment"
                                        : "the value itself"));
            }
        }
    }
}
