package io.github.fcmaven.mojo;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Which parameters of an execution the user has set, and where; Maven's own configuration of it holds every default too. */
final class ExplicitParameters {

    /** What the goal's descriptor writes where nothing is set. */
    private static final String UNSET = "\\$\\{fc\\.[A-Za-z.]+}";

    private final MojoExecution execution;
    private final Properties commandLine;
    private final Properties project;

    /**
     * The parameters of an execution.
     *
     * @param commandLine the properties that the user gives
     * @param project the properties that his POM has
     */
    ExplicitParameters(MojoExecution execution, Properties commandLine, Properties project) {
        this.execution = execution;
        this.commandLine = commandLine;
        this.project = project;
    }

    /** A place where a parameter is set. */
    enum Place {
        POM("in pom.xml", "", "from the configuration of fc-maven-plugin in pom.xml"),
        COMMAND_LINE("on the command line", "-Dfc.", "from the command line"),
        PROPERTY("in the properties of pom.xml", "fc.", "from the properties of pom.xml");

        private final String where;
        private final String prefix;
        private final String from;

        Place(String where, String prefix, String from) {
            this.where = where;
            this.prefix = prefix;
            this.from = from;
        }

        /** Where it stands, after its value. */
        String where() {
            return where;
        }

        /** The parameters as they are removed there, after the word remove. */
        String removal(List<String> parameters) {
            return parameters.stream().map(parameter -> prefix + parameter).collect(Collectors.joining(", ")) + " "
                    + from;
        }
    }

    /**
     * Where a parameter is set; empty where it has its default.
     *
     * @param parameter its name; of a nested one {@code trigger.authType}
     */
    Optional<Place> place(String parameter) {
        if (isInConfiguration(parameter)) {
            return Optional.of(Place.POM);
        }
        String property = "fc." + parameter;
        if (commandLine.getProperty(property) != null) {
            return Optional.of(Place.COMMAND_LINE);
        }
        return Optional.ofNullable(project.getProperty(property)).map(value -> Place.PROPERTY);
    }

    private boolean isInConfiguration(String parameter) {
        Xpp3Dom element = execution.getConfiguration();
        for (String name : parameter.split("\\.")) {
            element = element == null ? null : element.getChild(name);
        }
        return element != null
                && (element.getChildCount() > 0
                        || element.getValue() == null
                        || !element.getValue().matches(UNSET));
    }
}
