package io.github.fcmaven.mojo;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Spelling;
import io.github.fcmaven.process.ThisMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Parameters that the user has set and that no goal has, which Maven drops without a word, and switches that are
 * neither on nor off, which Maven takes as off.
 */
final class UnknownParameters {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(fc\\.[A-Za-z.-]+)}");

    /** Properties that are no parameters of a goal. */
    private static final List<String> MORE_PROPERTIES =
            List.of("fc.checks", "fc.training.skip", "fc.server.url", "fc.server.port", ThisMachine.PORTABLE);

    private static final String PREFIX = "fc.";

    /** Another property may begin with the same letters; one that is so near is a slip of the fingers. */
    private static final int SLIP = 2;

    /** Names of the deploy tool and of other tools, and what they are here. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "port", "caPort",
            "memory", "memorySize",
            "environment", "environmentVariables",
            "customRuntimeConfig", "command, args, caPort and healthCheckConfig",
            "instanceLifecycleConfig", "initializer and preStop");

    /** By their names: {@code package} itself needs no class for them. */
    private static final List<String> MAPS = List.of("java.util.Map", "io.github.fcmaven.mojo.SecretMap");

    private static final Pattern SWITCH = Pattern.compile("(?i)\\s*+(?:true|false)?+\\s*+");

    private final Set<String> parameters = new TreeSet<>();
    private final Set<String> properties = new TreeSet<>(MORE_PROPERTIES);

    /** Those of the type boolean, and their properties. */
    private final Set<String> switches = new TreeSet<>();

    /** Those whose elements are names, each with a text. */
    private final Set<String> maps = new TreeSet<>();

    private UnknownParameters(PluginDescriptor plugin) {
        for (MojoDescriptor goal : plugin.getMojos()) {
            properties.add("fc." + goal.getGoal() + ".skip");
            switches.add("fc." + goal.getGoal() + ".skip");
            for (Parameter parameter : goal.getParameters()) {
                parameters.add(parameter.getName());
                Optional.ofNullable(parameter.getAlias()).ifPresent(parameters::add);
                if (MAPS.contains(parameter.getType())) {
                    maps.add(parameter.getName());
                }
                boolean isSwitch = List.of("boolean", "java.lang.Boolean").contains(parameter.getType());
                if (isSwitch) {
                    switches.add(parameter.getName());
                }
                Matcher property = PROPERTY.matcher(String.valueOf(parameter.getExpression()));
                if (property.find()) {
                    properties.add(property.group(1));
                    if (isSwitch) {
                        switches.add(property.group(1));
                    }
                }
            }
        }
    }

    /**
     * Looks at the plugin's configuration in the POM, that of the execution included, and at what the user
     * gives to the build.
     *
     * @return the warnings: a property of the project may belong to somebody else
     * @throws FcProblem naming the first one, and the nearest parameter
     */
    static List<String> refuse(MojoExecution execution, MavenProject project, GivenProperties given) {
        Properties typed = given.all();
        PluginDescriptor plugin = execution.getMojoDescriptor().getPluginDescriptor();
        UnknownParameters known = new UnknownParameters(plugin);
        Plugin declared = declared(project, plugin.getPluginLookupKey());
        if (declared != null) {
            configurations(declared, execution.getExecutionId()).forEach(known::refuseElements);
        }
        typed.stringPropertyNames().stream().sorted().forEach(known::refuseProperty);
        for (Properties set : List.of(project.getProperties(), typed)) {
            for (String name : set.stringPropertyNames()) {
                if (name.startsWith(PREFIX)) {
                    known.refuseOtherWord(name, set.getProperty(name));
                }
            }
        }
        return project.getProperties().stringPropertyNames().stream()
                .sorted()
                .flatMap(name -> known.slip(name).stream()
                        .map(nearest -> "the property " + name
                                + " is set in pom.xml, its parent or a profile, but fc-maven-plugin has none of that"
                                + " name: did you mean " + nearest + "?"))
                .toList();
    }

    /** Where it is not bound, its management configures a goal that is called by name. */
    private static Plugin declared(MavenProject project, String key) {
        Plugin bound = project.getPlugin(key);
        return bound == null && project.getPluginManagement() != null
                ? project.getPluginManagement().getPluginsAsMap().get(key)
                : bound;
    }

    private static Stream<Xpp3Dom> configurations(Plugin plugin, String execution) {
        List<Object> all = new ArrayList<>();
        all.add(plugin.getConfiguration());
        PluginExecution named = plugin.getExecutionsAsMap().get(execution);
        if (named != null) {
            all.add(named.getConfiguration());
        }
        return all.stream().filter(Xpp3Dom.class::isInstance).map(Xpp3Dom.class::cast);
    }

    private void refuseElements(Xpp3Dom configuration) {
        for (Xpp3Dom element : configuration.getChildren()) {
            if (!parameters.contains(element.getName())) {
                throw FcProblem.local(
                        "the configuration of fc-maven-plugin in pom.xml sets " + element.getName()
                                + ", but no goal has such a parameter",
                        fix(element.getName()));
            }
            refuseOtherWord(element.getName(), element.getValue());
            refuseNested(element);
        }
    }

    /** Such as {@code yes} for {@code failOnViolation}, with which no violation would fail the build. */
    private void refuseOtherWord(String name, String value) {
        if (switches.contains(name)
                && value != null
                && !value.contains("${")
                && !SWITCH.matcher(value).matches()) {
            throw FcProblem.local(
                    name + " is '" + value.strip() + "', which Maven takes as false", "write true or false");
        }
    }

    /** Maven takes the text of each element alone, and drops what stands in elements below it. */
    private void refuseNested(Xpp3Dom map) {
        for (Xpp3Dom variable : maps.contains(map.getName()) ? map.getChildren() : new Xpp3Dom[0]) {
            if (variable.getChildCount() > 0) {
                throw FcProblem.local(
                        variable.getName() + " of " + map.getName() + " has no value, but elements of its own: "
                                + variable.getChild(0).getName(),
                        "write each name as one element, with its value as the text: <" + map.getName()
                                + "><NAME>value</NAME></" + map.getName() + ">");
            }
        }
    }

    private String fix(String name) {
        if (OTHER_NAMES.containsKey(name)) {
            return "write it as " + OTHER_NAMES.get(name);
        }
        String whole = name + "Config";
        String nearest = parameters.contains(whole) ? whole : Spelling.nearest(name, parameters);
        return nearest.equals(whole) || isSlip(name, nearest)
                ? "did you mean " + nearest + "?"
                : "remove it (the nearest name is " + nearest
                        + "; mvn fc:help -Ddetail lists them all). Put settings of the"
                        + " deploy tool into an s.yaml of your own, and name it with manifestFile";
    }

    /** Two letters of a short name make another word of it. */
    private static boolean isSlip(String name, String nearest) {
        return Spelling.distance(name.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT))
                <= Math.min(SLIP, name.length() / 3);
    }

    private void refuseProperty(String name) {
        slip(name).ifPresent(nearest -> {
            throw FcProblem.local(
                    "-D" + name + " is set, but fc-maven-plugin has no such property",
                    "did you mean -D" + nearest + "?");
        });
    }

    /** The property that was meant. */
    private Optional<String> slip(String name) {
        if (!name.startsWith(PREFIX) || properties.contains(name)) {
            return Optional.empty();
        }
        String nearest = Spelling.nearest(name, properties);
        return Optional.of(nearest)
                .filter(real -> isSlip(name.substring(PREFIX.length()), real.substring(PREFIX.length())));
    }
}
