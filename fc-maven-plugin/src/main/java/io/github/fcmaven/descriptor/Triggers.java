package io.github.fcmaven.descriptor;

import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.platform.Spelling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The triggers of a function, as its component writes them. */
final class Triggers {

    private static final Set<String> TYPES =
            Set.of("http", "timer", "oss", "log", "mns_topic", "cdn_events", "tablestore", "eventbridge");

    private static final Set<String> HTTP =
            Set.of("authType", "methods", "disableURLInternet", "authConfig", "corsConfig");

    private static final Set<String> TIMER = Set.of("cronExpression", "enable", "payload");

    private final Component component;
    private final List<ForeignValues> all;

    private Triggers(Component component, List<ForeignValues> all) {
        this.component = component;
        this.all = all;
    }

    /** Those that stand beside a function; what is wrong with them is told. */
    static Triggers of(ForeignValues beside, Component component) {
        Triggers triggers = new Triggers(component, beside.maps("triggers"));
        triggers.all.forEach(triggers::judge);
        if (triggers.http().map(Triggers::qualifier).distinct().count()
                < triggers.http().count()) {
            beside.wrong(
                    "triggers",
                    "has " + triggers.http().count() + " HTTP triggers, and a version or alias takes one",
                    "keep one of them");
        }
        return triggers;
    }

    private void judge(ForeignValues trigger) {
        component.trigger().stream()
                .limit(3)
                .forEach(key -> trigger.require(key, "the trigger is not made", "write " + key + ": ..."));
        trigger.end(component.optionalOfTrigger(), component.triggerElsewhere());
        type(trigger)
                .filter(type -> !TYPES.contains(type))
                .ifPresent(type -> trigger.wrongValue(
                        component.trigger().get(1),
                        "'" + type + "', which is no type of trigger",
                        "InvalidArgument",
                        "write " + Spelling.nearest(type, TYPES)));
        if (isHttp(trigger)) {
            config(trigger).end(HTTP);
        } else if (type(trigger).equals(Optional.of("timer"))) {
            config(trigger).end(TIMER);
        }
    }

    private Optional<String> type(ForeignValues trigger) {
        return trigger.text(component.trigger().get(1)).filter(type -> !type.contains("${"));
    }

    private boolean isHttp(ForeignValues trigger) {
        return type(trigger).equals(Optional.of("http"));
    }

    private static String qualifier(ForeignValues trigger) {
        return trigger.text("qualifier").orElse("LATEST");
    }

    private ForeignValues config(ForeignValues trigger) {
        return trigger.map(component.trigger().get(2));
    }

    private Stream<ForeignValues> http() {
        return all.stream().filter(this::isHttp);
    }

    /** How it is called by HTTP; where that is not said, callers sign their requests. */
    HttpTrigger trigger() {
        Optional<ForeignValues> config = http().map(this::config).findFirst();
        List<String> methods = config.map(one -> one.texts("methods")).orElse(List.of());
        return new HttpTrigger(
                config.flatMap(one -> one.text("authType")).orElse("function"),
                methods.isEmpty() ? HttpTrigger.METHODS : methods);
    }

    /** All of them, as they stand there. */
    List<Map<String, Object>> maps() {
        return all.stream().map(ForeignValues::all).toList();
    }

    /** Whether triggers of other kinds alone make it a function of events. */
    boolean areOfEvents() {
        return !all.isEmpty() && http().findAny().isEmpty();
    }
}
