package io.github.fcmaven.setting;

import static io.github.fcmaven.setting.Shapes.ANYTHING;
import static io.github.fcmaven.setting.Shapes.NAME;
import static io.github.fcmaven.setting.Shapes.QUALIFIER;
import static io.github.fcmaven.setting.Shapes.TEXT;
import static io.github.fcmaven.setting.Shapes.may;
import static io.github.fcmaven.setting.Shapes.must;
import static io.github.fcmaven.setting.Shapes.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the triggers of a function. */
public final class TriggerFaults {

    /** Source: page of limits. */
    private static final int MOST = 50;

    /** Source: page on OSS triggers. */
    private static final int MOST_OF_A_BUCKET = 10;

    /** Source: page on timers. */
    private static final int LONGEST_PAYLOAD = 128 * 1024;

    private static final Shape OUTER = Fields.of(
            must(
                    "triggerName",
                    text(
                            "1 to 128 letters, digits, _ and -, beginning with a letter or _",
                            "[A-Za-z_][A-Za-z0-9_-]{0,127}")),
            must("triggerType", NAME),
            may("description", TEXT),
            may("invocationRole", text("a role's name or acs:ram::ACCOUNT:role/NAME", "[^\\s]+")),
            may("sourceArn", TEXT),
            may("qualifier", QUALIFIER),
            must("triggerConfig", ANYTHING));

    private final List<Map<String, Object>> triggers;
    private final boolean inFile;
    private final List<Fault> faults = new ArrayList<>();

    private TriggerFaults(List<Map<String, Object>> triggers, boolean inFile) {
        this.triggers = triggers;
        this.inFile = inFile;
    }

    /**
     * What is wrong with the triggers of the POM.
     *
     * @param http whether there is the one of {@code trigger} beside them
     * @param timeout how long a call may run, in seconds
     */
    public static List<Fault> of(List<Map<String, Object>> triggers, boolean http, int timeout) {
        return new TriggerFaults(triggers, false).all(http, timeout);
    }

    /** What is wrong with the triggers of an {@code s.yaml}; each is named by its place. */
    public static List<Fault> inFile(List<Map<String, Object>> triggers, int timeout) {
        return new TriggerFaults(triggers, true).all(false, timeout);
    }

    private List<Fault> all(boolean http, int timeout) {
        numbers(http);
        Set<String> names = new HashSet<>(http ? Set.of("http") : Set.of());
        for (int i = 0; i < triggers.size(); i++) {
            Map<String, Object> trigger = triggers.get(i);
            String path = inFile || !(trigger.get("triggerName") instanceof String)
                    ? "triggers[" + i + "]"
                    : "triggers." + TriggerMaps.name(trigger);
            if (!names.add(TriggerMaps.name(trigger))) {
                refuse(
                        path,
                        "two triggers are called " + TriggerMaps.name(trigger),
                        "give one of " + Fault.AT + " another triggerName");
            }
            trigger(path, trigger, timeout);
        }
        return faults;
    }

    private void numbers(boolean http) {
        long all = triggers.size() + (http ? 1 : 0);
        if (all > MOST) {
            refuse("triggers", "there are " + all + " triggers", "leave at most " + MOST + " in " + Fault.AT);
        }
        List<Object> qualifiers = new ArrayList<>(http ? List.of("LATEST") : List.of());
        triggers.stream()
                .filter(TriggerMaps::isHttp)
                .forEach(trigger -> qualifiers.add(trigger.getOrDefault("qualifier", "LATEST")));
        if (new HashSet<>(qualifiers).size() < qualifiers.size()) {
            refuse(
                    "triggers",
                    "there are " + qualifiers.size() + " HTTP triggers for one version",
                    "leave one http in " + Fault.AT + ": a version or alias has one HTTP trigger");
        }
        Map<Object, Integer> buckets = new HashMap<>();
        triggers.stream()
                .filter(trigger -> TriggerType.of(trigger).equals(Optional.of(TriggerType.OSS)))
                .forEach(trigger -> buckets.merge(String.valueOf(trigger.get("sourceArn")), 1, Integer::sum));
        buckets.forEach((bucket, count) -> {
            if (count > MOST_OF_A_BUCKET) {
                refuse(
                        "triggers",
                        bucket + " has " + count + " triggers",
                        "leave at most " + MOST_OF_A_BUCKET + " for a bucket in " + Fault.AT);
            }
        });
    }

    private void trigger(String path, Map<String, Object> trigger, int timeout) {
        OUTER.check(path, trigger, faults::add);
        Optional<TriggerType> type = TriggerType.of(trigger);
        if (type.isEmpty()) {
            if (trigger.get("triggerType") instanceof String name && !Shape.isVariable(name)) {
                List<String> known = Arrays.stream(TriggerType.values())
                        .map(TriggerType::type)
                        .toList();
                refuse(
                        path + ".triggerType",
                        path + ".triggerType is '" + name + "'",
                        "set " + Fault.AT + " to " + TriggerType.meant(name).type() + ", or another of "
                                + String.join(", ", known));
            }
            return;
        }
        source(path, trigger, type.get().arn());
        Object config = trigger.get("triggerConfig");
        String inner = inFile ? path + ".triggerConfig" : path;
        if (config != null) {
            type.get().config().check(inner, config, fault -> {
                if (!isOfOtherTokens(config, inner, fault)) {
                    faults.add(fault);
                }
            });
        }
        if (config instanceof Map<?, ?> said) {
            more(inner, type.get(), said, trigger);
        }
        time(path, type.get(), timeout);
    }

    /** Whether it is about an {@code authConfig} of which nothing is known, as is of that of {@code jwt}. */
    private static boolean isOfOtherTokens(Object config, String path, Fault fault) {
        return fault.path().startsWith(path + ".authConfig.")
                && config instanceof Map<?, ?> http
                && Set.of("bearer", "basic").contains(String.valueOf(http.get("authType")));
    }

    private void source(String path, Map<String, Object> trigger, TriggerType.Arn arn) {
        Object source = trigger.get("sourceArn");
        if (source == null && arn.isNeeded()) {
            refuse(
                    path + ".sourceArn",
                    path + " has no sourceArn",
                    "set " + Fault.AT + " to " + arn.example()
                            + (arn.parts().isEmpty()
                                    ? ""
                                    : ", or " + String.join(" and ", arn.parts()) + " beside it"));
        } else if (source instanceof String text && !takes(arn, text)) {
            refuse(
                    path + ".sourceArn",
                    path + ".sourceArn is '" + text + "'",
                    arn.form().isEmpty()
                            ? "remove " + Fault.AT + ": the trigger has no source"
                            : "set " + Fault.AT + " to one such as " + arn.example());
        }
    }

    /** Whether the name is one of the type; a variable of the deploy tool may be a part of it, or the whole. */
    private static boolean takes(TriggerType.Arn arn, String text) {
        String known = text.replaceAll("\\$\\{[^}]*}", "X");
        return known.equals("X") || known.isEmpty() || arn.takes(known);
    }

    private void more(String path, TriggerType type, Map<?, ?> config, Map<String, Object> trigger) {
        if (type == TriggerType.TIMER
                && config.get("payload") instanceof String payload
                && payload.getBytes(StandardCharsets.UTF_8).length > LONGEST_PAYLOAD) {
            refuse(path + ".payload", path + ".payload has more than 128 KB", "shorten " + Fault.AT);
        }
        if (type == TriggerType.HTTP
                && config.get("authConfig") instanceof Map<?, ?> auth
                && auth.containsKey("whitelist")
                && auth.containsKey("blacklist")) {
            refuse(
                    path + ".authConfig",
                    path + ".authConfig has both whitelist and blacklist",
                    "keep one of them in " + Fault.AT);
        }
        if (type == TriggerType.LOG && isLoop(config, trigger)) {
            doubt(
                    path + ".logConfig",
                    path + " logs into the logstore that it reads, so each call causes the next one",
                    "set " + Fault.AT + " to another logstore");
        }
        if (type == TriggerType.EVENTBRIDGE
                && config.get("runOptions") instanceof Map<?, ?> options
                && options.containsKey("deadLetterQueue")
                && "NONE".equals(options.get("errorsTolerance"))) {
            refuse(
                    path + ".runOptions.errorsTolerance",
                    path + ".runOptions has a deadLetterQueue, and errorsTolerance is NONE",
                    "set " + Fault.AT + " to ALL: only what is tolerated gets into that queue");
        }
        if (type == TriggerType.EVENTBRIDGE && isSharedSource(trigger)) {
            refuse(
                    path + ".sourceArn",
                    path + " has the sourceArn of another trigger, and a change of one would change both",
                    "give " + Fault.AT + " a source of its own");
        }
    }

    private static boolean isLoop(Map<?, ?> config, Map<String, Object> trigger) {
        return config.get("sourceConfig") instanceof Map<?, ?> from
                && config.get("logConfig") instanceof Map<?, ?> to
                && from.get("logstore") instanceof String logstore
                && logstore.equals(to.get("logstore"))
                && String.valueOf(trigger.get("sourceArn")).endsWith(":project/" + to.get("project"));
    }

    private boolean isSharedSource(Map<String, Object> trigger) {
        Object source = trigger.get("sourceArn");
        return source != null
                && triggers.stream()
                                .filter(other -> source.equals(other.get("sourceArn")))
                                .count()
                        > 1;
    }

    /** Source: pages on Tablestore triggers and on advanced triggers. */
    private void time(String path, TriggerType type, int timeout) {
        int most = type == TriggerType.TABLESTORE ? 60 : type == TriggerType.EVENTBRIDGE ? 300 : Integer.MAX_VALUE;
        if (timeout > most) {
            doubt(
                    "timeout",
                    path + " ends a call after " + most + " s, and timeout is " + timeout,
                    "set " + Fault.AT + " to at most " + most + ", if its calls take that long");
        }
    }

    private void refuse(String path, String observed, String fix) {
        faults.add(new Fault(Fault.Kind.REFUSED, path, observed, fix));
    }

    private void doubt(String path, String observed, String fix) {
        faults.add(new Fault(Fault.Kind.DOUBTFUL, path, observed, fix));
    }
}
