package io.github.fcmaven.packaging;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.github.fcmaven.descriptor.DeclaredSettings;
import io.github.fcmaven.platform.FcProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parameters that the user has set, held against the {@code s.yaml} that he keeps: where both say one thing
 * differently, neither is guessed.
 */
final class Agreement {

    /** What the component fc3 calls otherwise, or has elsewhere. */
    private static final Map<String, String> KEYS = Map.of(
            "caPort", "customRuntimeConfig.port",
            "command", "customRuntimeConfig.command",
            "args", "customRuntimeConfig.args",
            "healthCheckConfig", "customRuntimeConfig.healthCheckConfig",
            "initializer", "instanceLifecycleConfig.initializer",
            "preStop", "instanceLifecycleConfig.preStop",
            "trigger", "triggers.triggerConfig");

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
     * @param there what the file says, or what follows where it leaves that out
     */
    void hold(String parameter, Object value, Object there) {
        hold(parameter, value, there, shown(value), shown(there));
    }

    /** Compares a value of which others are shown: a secret is none for a log. */
    void hold(String parameter, Object value, Object there, String shownValue, String shownThere) {
        String top = parameter.replaceFirst("\\..*", "");
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

    private static String key(String parameter) {
        String top = parameter.replaceFirst("\\..*", "");
        return KEYS.getOrDefault(top, top) + parameter.substring(top.length());
    }
}
