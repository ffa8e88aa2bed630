package io.github.fcmaven.setting;

import io.github.fcmaven.platform.FcProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The triggers of a function: read from the POM into the form that {@code s.yaml} has for them. */
public final class TriggerMaps {

    /** What every trigger may have, in the order of the deploy tool's page. */
    private static final List<String> OF_ALL = List.of("description", "invocationRole", "sourceArn", "qualifier");

    private static final String NAME = "triggerName";
    private static final String TYPE = "triggerType";
    private static final String CONFIG = "triggerConfig";

    /** The deploy tool knows the account. */
    private static final String ACCOUNT = "${config('AccountID')}";

    private TriggerMaps() {}

    /**
     * The triggers of {@code triggers}: an element each, with the name of its type and what its {@code triggerConfig}
     * has.
     *
     * @param region of the function, and so of its sources
     * @throws FcProblem where an element has no name of a type
     */
    public static List<Map<String, Object>> read(Element triggers, String region) {
        return triggers.children().stream().map(one -> trigger(one, region)).toList();
    }

    private static Map<String, Object> trigger(Element element, String region) {
        TriggerType type = Arrays.stream(TriggerType.values())
                .filter(one -> one.element().equals(element.name()))
                .findFirst()
                .orElseThrow(() -> noType(element.name()));
        Map<String, Object> trigger = new LinkedHashMap<>();
        trigger.put(NAME, text(element, NAME).orElse(type.element()));
        trigger.put(TYPE, type.type());
        OF_ALL.forEach(key -> text(element, key)
                .or(() -> made(type, key, element, region))
                .ifPresent(value -> trigger.put(key, value)));
        trigger.put(CONFIG, config(type, element));
        return trigger;
    }

    private static FcProblem noType(String name) {
        List<String> known =
                Arrays.stream(TriggerType.values()).map(TriggerType::element).toList();
        return FcProblem.local(
                "triggers has " + name + ", which is not a type of trigger",
                "did you mean " + TriggerType.meant(name).element() + "? There are " + String.join(", ", known));
    }

    private static Optional<String> text(Element element, String key) {
        return child(element, key).map(Element::text);
    }

    private static Optional<Element> child(Element element, String key) {
        return element.children().stream().filter(one -> one.name().equals(key)).findFirst();
    }

    /** The resource name of the source, if the POM says all its parts. */
    private static Optional<String> made(TriggerType type, String key, Element element, String region) {
        if (!key.equals("sourceArn") || !type.arn().isNeeded()) {
            return Optional.empty();
        }
        String arn = type.arn().made().replace("{region}", region).replace("{account}", ACCOUNT);
        for (String part : type.arn().parts()) {
            Optional<String> said = text(element, part);
            if (said.isEmpty()) {
                return Optional.empty();
            }
            arn = arn.replace("{" + part + "}", said.get());
        }
        return Optional.of(arn);
    }

    /** The configuration: beside the rest of the trigger, or in a {@code triggerConfig} as in {@code s.yaml}. */
    private static Object config(TriggerType type, Element element) {
        List<Element> fields = new ArrayList<>();
        element.children().stream()
                .filter(child -> !child.name().equals(NAME) && !child.name().equals(CONFIG))
                .filter(child -> !OF_ALL.contains(child.name()))
                .filter(child -> !type.arn().parts().contains(child.name()))
                .forEach(fields::add);
        child(element, CONFIG).ifPresent(config -> fields.addAll(config.children()));
        type.defaults().keySet().stream()
                .filter(key -> fields.stream().noneMatch(field -> field.name().equals(key)))
                .forEach(key -> fields.add(Element.of(key, "")));
        Map<String, Object> config = new LinkedHashMap<>();
        if (type.config().read(new Element(CONFIG, "", fields)) instanceof Map<?, ?> read) {
            read.forEach((key, value) -> config.put((String) key, value));
        }
        type.defaults()
                .forEach((key, value) -> config.computeIfPresent(
                        key, (name, read) -> child(element, name).isPresent() || isIn(element, name) ? read : value));
        return config;
    }

    private static boolean isIn(Element element, String name) {
        return child(element, CONFIG).flatMap(config -> child(config, name)).isPresent();
    }

    /** Whether a trigger calls by HTTP; every other one sends events. */
    public static boolean isHttp(Map<?, ?> trigger) {
        return TriggerType.HTTP.type().equals(trigger.get(TYPE));
    }

    /** The expression that says when a timer calls; empty for another trigger. */
    public static Optional<String> cron(Map<?, ?> trigger) {
        return TriggerType.of(trigger).equals(Optional.of(TriggerType.TIMER))
                        && trigger.get(CONFIG) instanceof Map<?, ?> config
                        && config.get("cronExpression") instanceof String expression
                ? Optional.of(expression)
                : Optional.empty();
    }

    /** How messages name a trigger. */
    public static String name(Map<?, ?> trigger) {
        return String.valueOf(trigger.get(NAME));
    }
}
