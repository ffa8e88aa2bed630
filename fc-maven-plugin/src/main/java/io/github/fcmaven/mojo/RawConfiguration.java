package io.github.fcmaven.mojo;

import io.github.fcmaven.function.DeployToolVariable;
import io.github.fcmaven.packaging.ExplicitParameters;
import io.github.fcmaven.packaging.ExplicitParameters.Place;
import io.github.fcmaven.platform.FcProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.cli.CommandLineUtils;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Parameters as the POM or the command line writes them.
 *
 * <p>Maven takes a value that is one whole <code>${env(NAME)}</code> for an expression of its own, knows none of that
 * name, and gives null; so it does with an empty element. To the deploy tool the first is a variable, to a program
 * the second is an argument: the text counts.
 */
final class RawConfiguration {

    private static final String PREFIX = "fc.";

    /** What the goal's descriptor writes where nothing is set. */
    private static final Pattern UNSET = Pattern.compile("\\$\\{fc\\.[A-Za-z.]+}");

    private final MojoExecution execution;

    RawConfiguration(MojoExecution execution) {
        this.execution = execution;
    }

    /** The variables of a parameter, with the values that Maven has lost. */
    Map<String, String> map(String parameter, Map<String, String> given) {
        Map<String, String> written = new LinkedHashMap<>();
        given.forEach((name, value) ->
                written.put(name, value == null ? text(element(parameter).map(all -> all.getChild(name))) : value));
        return written;
    }

    /** The text of a parameter, where it is a variable of the deploy tool: Maven takes the default. */
    Optional<String> variable(String parameter, Optional<String> property) {
        Optional<String> line = line(element(parameter));
        Optional<String> value = line.isPresent() && UNSET.matcher(line.get()).matches() ? property : line;
        return value.isPresent() && DeployToolVariable.in(value.get()).isPresent() ? value : Optional.empty();
    }

    /**
     * The words of a parameter, with those that Maven has lost. Where they come from a property, or stand in one text
     * in the POM, that is split as a shell splits words, not at commas:
     * <code>-Dfc.jvmArguments="-Xmx256m -Xlog:gc,safepoint"</code> is two.
     */
    List<String> words(String parameter, List<String> given, Optional<String> property) {
        Optional<Xpp3Dom> element = element(parameter);
        Optional<String> line = line(element);
        if (line.isPresent()
                && !line.get().isBlank()
                && !UNSET.matcher(line.get()).matches()) {
            return split(parameter, line.get());
        }
        boolean fromPom = element.isPresent() && element.get().getChildCount() > 0;
        if (property.isPresent() && !fromPom) {
            return split(parameter, property.get());
        }
        return items(parameter, given);
    }

    /** The items of a parameter, with those that Maven has lost. */
    List<String> items(String parameter, List<String> given) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            int index = i;
            written.add(Objects.requireNonNullElseGet(
                    given.get(i),
                    () -> text(element(parameter)
                            .filter(all -> all.getChildCount() > index)
                            .map(all -> all.getChild(index)))));
        }
        return written;
    }

    /**
     * Which parameters the user has set. Maven's own configuration of an execution holds every default too, as an
     * unresolved property.
     *
     * @param commandLine the properties that the user gives
     * @param project the properties of the project
     */
    ExplicitParameters explicit(Properties commandLine, Properties project) {
        Map<String, Place> places = new HashMap<>();
        addProperties(places, project, Place.PROPERTY);
        addProperties(places, commandLine, Place.COMMAND_LINE);
        if (execution.getConfiguration() != null) {
            addElements(places, execution.getConfiguration(), "");
        }
        return new ExplicitParameters(places);
    }

    private static void addProperties(Map<String, Place> places, Properties properties, Place place) {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                places.put(name.substring(PREFIX.length()), place);
            }
        }
    }

    private static void addElements(Map<String, Place> places, Xpp3Dom parent, String prefix) {
        for (Xpp3Dom element : parent.getChildren()) {
            boolean isDefault = element.getChildCount() == 0
                    && element.getValue() != null
                    && UNSET.matcher(element.getValue()).matches();
            if (!isDefault) {
                places.put(prefix + element.getName(), Place.POM);
                addElements(places, element, prefix + element.getName() + ".");
            }
        }
    }

    /** A list in which an empty element means nothing. */
    static List<String> withoutEmpty(List<String> given) {
        return given.stream()
                .filter(element -> element != null && !element.isBlank())
                .toList();
    }

    private static List<String> split(String parameter, String line) {
        try {
            return List.of(CommandLineUtils.translateCommandline(line));
        } catch (Exception e) { // the library declares no other, and throws it for quotes alone
            throw FcProblem.local(
                    "the arguments of " + parameter + " cannot be split: " + line,
                    "close its quotes: " + e.getMessage(),
                    e);
        }
    }

    /** The one text of an element that has no elements of its own. */
    private static Optional<String> line(Optional<Xpp3Dom> element) {
        return element.isPresent() && element.get().getChildCount() == 0
                ? Optional.ofNullable(element.get().getValue())
                : Optional.empty();
    }

    private static String text(Optional<Xpp3Dom> element) {
        return element.map(Xpp3Dom::getValue).orElse("");
    }

    private Optional<Xpp3Dom> element(String parameter) {
        Xpp3Dom all = execution.getConfiguration();
        return all == null ? Optional.empty() : Optional.ofNullable(all.getChild(parameter));
    }
}
