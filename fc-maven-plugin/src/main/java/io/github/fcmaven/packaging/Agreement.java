package io.github.fcmaven.packaging;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.fcmaven.descriptor.DeclaredSettings;
import io.github.fcmaven.function.Hidden;
import io.github.fcmaven.platform.FcProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares the parameters that the user has set with the {@code s.yaml} that the user keeps. Where the two differ, it
 * does not guess which one is meant.
 */
final class Agreement {

    /** Settings that have another name, or another place, in the component fc3. */
    private static final Map<String, String> KEYS = Map.of(
            "caPort", "customRuntimeConfig.port",
            "command", "customRuntimeConfig.command",
            "args", "customRuntimeConfig.args",
            "healthCheckConfig", "customRuntimeConfig.healthCheckConfig",
            "initializer", "instanceLifecycleConfig.initializer",
            "preStop", "instanceLifecycleConfig.preStop",
            "trigger", "triggers.triggerConfig");

    /** What is in {@code props} has no parameter of its own. */
    private static final String PROPS = "props.";

    private final ExplicitParameters given;
    private final DeclaredSettings said;
    private final String file;
    private final List<Conflict> conflicts = new ArrayList<>();

    Agreement(ExplicitParameters given, DeclaredSettings said, String file) {
        this.given = given;
        this.said = said;
        this.file = file;
    }

    private record Conflict(String parameter, ExplicitParameters.Place place, String text, String line) {}

    /** Whether the user has set it. */
    boolean isGiven(String parameter) {
        return given.place(parameter).isPresent();
    }

    /**
     * Compares a parameter, where it is set, with what is deployed.
     *
     * @param parameter its name; of a nested one {@code trigger.authType}
     * @param value what it is set to
     * @param there what the file says, or the default where it says nothing
     */
    void hold(String parameter, Object value, Object there) {
        hold(parameter, value, there, shown(value), shown(there));
    }

    /** Compares a value that messages show in another form: a log must not have a secret. */
    void hold(String parameter, Object value, Object there, String shownValue, String shownThere) {
        String top = setting(parameter);
        if (Objects.equals(value, there) || said.open().contains(top)) {
            return;
        }
        given.place(parameter)
                .ifPresent(place -> conflicts.add(new Conflict(
                        parameter,
                        place,
                        parameter + " is " + shownValue + " " + place.where() + ", and " + there(top, shownThere),
                        key(parameter) + ": " + shownValue)));
    }

    /** Compares a tree: of a mapping each key that is set, of anything else the whole value. */
    void holdTree(String parameter, Object value, Object there) {
        if (value instanceof Map<?, ?> ours && there instanceof Map<?, ?> theirs) {
            ours.forEach((key, each) -> holdTree(parameter + "." + key, each, theirs.get(key)));
        } else if (!(there instanceof String text && text.contains("${"))) {
            String name = parameter.substring(parameter.lastIndexOf('.') + 1);
            hold(parameter, value, there, hidden(name, value), hidden(name, there));
        }
    }

    /** Whether a tree says all that another one says. A variable of the deploy tool may have any value. */
    static boolean isPart(Object value, Object there) {
        if (there instanceof String text && text.contains("${")) {
            return true;
        }
        return value instanceof Map<?, ?> ours && there instanceof Map<?, ?> theirs
                ? ours.entrySet().stream().allMatch(one -> isPart(one.getValue(), theirs.get(one.getKey())))
                : Objects.equals(value, there);
    }

    private static String hidden(String name, Object value) {
        return value instanceof String text ? Hidden.value(name, text) : shown(value);
    }

    private String there(String top, String shown) {
        return said.settings().contains(top) ? shown + " in " + file : file + " does not set it, which means " + shown;
    }

    /** @throws FcProblem naming both values of each conflict, and both files */
    void orThrow() {
        if (conflicts.isEmpty()) {
            return;
        }
        String what = conflicts.size() == 1
                ? conflicts.get(0).text
                : "the parameters and " + file + " disagree:\n    "
                        + conflicts.stream().map(Conflict::text).collect(Collectors.joining("\n    "));
        String lines = conflicts.stream().map(Conflict::line).collect(Collectors.joining(", "));
        throw FcProblem.local(
                what, file + " is what is deployed: remove " + removals() + ", or write " + lines + " into " + file);
    }

    private String removals() {
        Map<ExplicitParameters.Place, List<String>> byPlace = conflicts.stream()
                .collect(groupingBy(Conflict::place, TreeMap::new, mapping(Conflict::parameter, toList())));
        return byPlace.entrySet().stream()
                .map(entry -> entry.getKey().removal(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String shown(Object value) {
        if (value instanceof List<?> list && list.isEmpty()) {
            return "none";
        }
        return value == null ? "none" : String.valueOf(value);
    }

    /** The setting that a parameter is, or is a part of. */
    private static String setting(String parameter) {
        String top = inProps(parameter).replaceFirst("\\..*", "");
        return top.equals("triggers") ? "trigger" : top;
    }

    private static String inProps(String parameter) {
        return parameter.startsWith(PROPS) ? parameter.substring(PROPS.length()) : parameter;
    }

    private static String key(String parameter) {
        String top = setting(parameter);
        return KEYS.getOrDefault(top, top) + inProps(parameter).substring(top.length());
    }
}
