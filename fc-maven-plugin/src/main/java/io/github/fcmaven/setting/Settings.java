package io.github.fcmaven.setting;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The settings of a function: read from the POM, and judged wherever they were read. */
public final class Settings {

    /** What the component reads without a parameter for it: {@code props} gives it. Source: its public schema. */
    private static final Set<String> WITHOUT_PARAMETER = Set.of(
            "annotations",
            "disableInjectCredentials",
            "disableOndemand",
            "enableLongLiving",
            "endpoint",
            "idleTimeout",
            "polarFsConfig",
            "supplement");

    /** Keys of {@code props} that parameters say by other names. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("functionName", "functionName"),
            Map.entry("region", "region"),
            Map.entry("runtime", "runtime"),
            Map.entry("memorySize", "memorySize"),
            Map.entry("cpu", "cpu"),
            Map.entry("diskSize", "diskSize"),
            Map.entry("timeout", "timeout"),
            Map.entry("instanceConcurrency", "instanceConcurrency"),
            Map.entry("layers", "layers"),
            Map.entry("environmentVariables", "environmentVariables"),
            Map.entry("triggers", "triggers"),
            Map.entry("customRuntimeConfig", "command, args, caPort and healthCheckConfig"),
            Map.entry("instanceLifecycleConfig", "initializer and preStop"));

    /** Keys that only {@code package} writes. */
    private static final Set<String> OURS = Set.of("code", "handler");

    private Settings() {}

    /**
     * The settings that a POM gives, in the order in which they are written.
     *
     * @param given the settings that have a parameter, by its name
     * @param props what else the {@code props} of the {@code s.yaml} get, unchanged
     * @throws FcProblem where {@code props} has a key that a parameter says
     */
    public static Map<String, Object> read(List<Element> given, Optional<Element> props) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (DeploySetting setting : DeploySetting.values()) {
            given.stream()
                    .filter(element -> element.name().equals(setting.key()))
                    .forEach(element -> all.put(setting.key(), setting.read(element)));
        }
        props.ifPresent(more -> more.children().forEach(child -> refuseParameter(child.name())));
        props.map(Tree::of).filter(Map.class::isInstance).ifPresent(more -> ((Map<?, ?>) more)
                .forEach((key, value) -> all.put((String) key, value)));
        return all;
    }

    private static void refuseParameter(String key) {
        String parameter = DeploySetting.ofKey(key).isPresent() ? key : OTHERWISE.get(key);
        if (parameter != null) {
            throw FcProblem.local(
                    "props has " + key + ", for which there is a parameter",
                    "write " + parameter + " beside props, in the configuration of fc-maven-plugin in pom.xml");
        }
        if (OURS.contains(key)) {
            throw FcProblem.local(
                    "props has " + key + ", which package writes by itself",
                    "remove it from props in the configuration of fc-maven-plugin in pom.xml");
        }
    }

    /** The names of the settings that have a parameter, in the order in which they are written. */
    public static List<String> names() {
        return Arrays.stream(DeploySetting.values()).map(DeploySetting::key).toList();
    }

    /** The names of all that the deploy tool is known to read, beside what the package itself says. */
    public static Set<String> known() {
        Set<String> all = new TreeSet<>(names());
        all.addAll(WITHOUT_PARAMETER);
        return all;
    }

    /** The parameter that says a setting. */
    public static String parameter(String key) {
        return DeploySetting.ofKey(key).isPresent() ? key : "props." + key;
    }

    /**
     * What is wrong with some settings.
     *
     * @param cpu the virtual processors of an instance
     */
    public static List<Fault> faults(Map<String, Object> settings, double cpu) {
        List<Fault> faults = new ArrayList<>();
        settings.forEach((key, value) -> {
            Optional<DeploySetting> setting = DeploySetting.ofKey(key);
            if (setting.isPresent() && value != null) {
                setting.get().check(value, faults::add);
            } else if (setting.isEmpty()) {
                slip(key)
                        .ifPresent(meant -> faults.add(new Fault(
                                Fault.Kind.UNREAD,
                                key,
                                key + " is not a key that the deploy tool reads",
                                "did you mean " + meant + "?")));
            }
        });
        new Conflicts(settings, cpu, faults::add).tell();
        return faults;
    }

    /**
     * A misspelled key: nobody knows all keys that {@code props} may have, but one that is nearly a known key is meant
     * as that.
     */
    private static Optional<String> slip(String key) {
        Set<String> known = known();
        known.addAll(OTHERWISE.keySet());
        if (known.contains(key)) {
            return Optional.empty();
        }
        return Stream.of(Spelling.nearest(key, known))
                .filter(nearest ->
                        Spelling.distance(key.toLowerCase(Locale.ROOT), nearest.toLowerCase(Locale.ROOT)) <= 2)
                .findFirst();
    }
}
