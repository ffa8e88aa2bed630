package io.github.fcmaven.descriptor;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads what {@link FunctionNodes} writes, and nothing else.
 *
 * <p>A key that we do not write is refused rather than ignored: a misspelt one would silently change what is checked.
 * What else the {@code props} hold is a setting, which the static check judges.
 */
final class FunctionReader {

    private static final String FIX = "run mvn package, which writes it again";

    private FunctionReader() {}

    static FunctionPackage read(Path file, SortedMap<CodePath, Entry> entries) {
        try {
            YamlValues props = props(YamlValues.root(document(file)));
            return function(props, entries);
        } catch (YamlValues.Foreign e) {
            throw FcProblem.local(file + " is not an s.yaml of this plugin: " + e.getMessage(), FIX);
        }
    }

    /** Whatever is wrong with it: nobody should correct it by hand. */
    private static Object document(Path file) {
        try {
            return DescriptorFile.read(file, FIX).value();
        } catch (FcProblem e) {
            throw FcProblem.local(e.what(), FIX);
        }
    }

    private static YamlValues props(YamlValues root) {
        root.expect("edition", FunctionNodes.EDITION);
        String name = root.text("name");
        root.expect("access", FunctionNodes.ACCESS);
        YamlValues resources = root.map("resources");
        YamlValues resource = resources.map(name);
        resource.expect("component", FunctionNodes.COMPONENT);
        YamlValues props = resource.map("props");
        props.expect("functionName", name);
        root.end();
        resources.end();
        resource.end();
        return props;
    }

    private static FunctionPackage function(YamlValues props, SortedMap<CodePath, Entry> entries) {
        props.expect("handler", FunctionNodes.HANDLER);
        props.text("code");
        YamlValues config = props.map("customRuntimeConfig");
        FunctionSpec spec = spec(props, config);
        StartupCommand start = new StartupCommand(config.texts("command"), config.texts("args"));
        FunctionPackage function = new FunctionPackage(
                spec,
                CustomRuntime.parse(props.text("runtime")),
                props.texts("layers"),
                new CaPort(config.integer("port")),
                start,
                props.textMap("environmentVariables"),
                entries);
        config.end();
        return function.withSpec(spec.withSettings(props.rest()));
    }

    /** All but its settings, which are what is left when everything else was read. */
    private static FunctionSpec spec(YamlValues props, YamlValues config) {
        FunctionSpec.Resources resources = new FunctionSpec.Resources(
                props.integer("memorySize"),
                props.number("cpu"),
                props.integer("diskSize"),
                props.integer("timeout"),
                props.integer("instanceConcurrency"));
        Optional<HealthCheck> healthCheck =
                config.has("healthCheckConfig") ? Optional.of(healthCheck(config)) : Optional.empty();
        List<YamlValues> triggers = props.maps("triggers");
        boolean http = !triggers.isEmpty() && isTrigger(triggers.get(0));
        return new FunctionSpec(
                        props.text("functionName"),
                        props.text("region"),
                        resources,
                        healthCheck,
                        Optional.empty(),
                        calls(props),
                        List.of(),
                        Map.of())
                .withTriggers(
                        http ? Optional.of(trigger(triggers.get(0))) : Optional.empty(),
                        triggers.stream()
                                .skip(http ? 1 : 0)
                                .map(YamlValues::rest)
                                .toList());
    }

    private static HealthCheck healthCheck(YamlValues customRuntimeConfig) {
        YamlValues config = customRuntimeConfig.map("healthCheckConfig");
        HealthCheck check = new HealthCheck(
                config.text("httpGetUrl"),
                config.integer("initialDelaySeconds"),
                config.integer("periodSeconds"),
                config.integer("timeoutSeconds"),
                config.integer("failureThreshold"),
                config.integer("successThreshold"));
        config.end();
        return check;
    }

    private static FunctionSpec.Calls calls(YamlValues props) {
        if (!props.has("instanceLifecycleConfig")) {
            return FunctionSpec.Calls.NONE;
        }
        YamlValues hooks = props.map("instanceLifecycleConfig");
        FunctionSpec.Calls calls = new FunctionSpec.Calls(
                hook(hooks, "initializer", FunctionNodes.INITIALIZER),
                hook(hooks, "preStop", FunctionNodes.PRE_STOP),
                false);
        hooks.end();
        return calls;
    }

    private static Optional<Integer> hook(YamlValues hooks, String name, String handler) {
        if (!hooks.has(name)) {
            return Optional.empty();
        }
        YamlValues hook = hooks.map(name);
        hook.expect("handler", handler);
        int seconds = hook.integer("timeout");
        hook.end();
        return Optional.of(seconds);
    }

    /** Whether it is the one that {@code trigger} gives; one of {@code triggers} may say more. */
    private static boolean isTrigger(YamlValues trigger) {
        return trigger.is("triggerName", FunctionNodes.TRIGGER)
                && trigger.is("triggerType", FunctionNodes.TRIGGER)
                && trigger.hasOnly("triggerName", "triggerType", "triggerConfig")
                && trigger.map("triggerConfig").hasOnly("authType", "methods");
    }

    private static HttpTrigger trigger(YamlValues trigger) {
        YamlValues config = trigger.map("triggerConfig");
        return new HttpTrigger(config.text("authType"), List.copyOf(config.texts("methods")));
    }
}
