package io.github.fcmaven.descriptor;

import static io.github.fcmaven.descriptor.YamlNodes.list;
import static io.github.fcmaven.descriptor.YamlNodes.map;
import static io.github.fcmaven.descriptor.YamlNodes.number;
import static io.github.fcmaven.descriptor.YamlNodes.put;
import static io.github.fcmaven.descriptor.YamlNodes.quoted;
import static io.github.fcmaven.descriptor.YamlNodes.text;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** A function package as the deploy tool's component fc3 describes it; the keys have one order. */
final class FunctionNodes {

    static final String EDITION = "3.0.0";
    static final String ACCESS = "default";
    static final String COMPONENT = "fc3";

    /** The platform asks for a handler, and a custom runtime has no use for it. */
    static final String HANDLER = "index.handler";

    /** The same of its hooks, whose paths are the platform's own. */
    static final String INITIALIZER = "index.initializer";

    static final String PRE_STOP = "index.preStop";
    static final String TRIGGER = "http";

    private FunctionNodes() {}

    static MappingNode serverlessDevs(FunctionPackage function, String code) {
        String name = function.spec().name();
        MappingNode resource = map();
        put(resource, "component", text(COMPONENT));
        put(resource, "props", props(function, code));
        MappingNode root = map();
        put(root, "edition", text(EDITION));
        put(root, "name", text(name));
        put(root, "access", text(ACCESS));
        put(root, "resources", map(name, resource));
        return root;
    }

    static MappingNode customRuntimeConfig(FunctionPackage function) {
        StartupCommand start = function.start();
        MappingNode config = map();
        if (!start.command().isEmpty()) {
            put(
                    config,
                    "command",
                    list(start.command().stream().map(YamlNodes::text).toList()));
        }
        if (!start.args().isEmpty()) {
            put(
                    config,
                    "args",
                    list(start.args().stream().map(YamlNodes::quoted).toList()));
        }
        put(config, "port", number(function.port().number()));
        if (function.spec().healthCheck().isPresent()) {
            put(
                    config,
                    "healthCheckConfig",
                    healthCheck(function.spec().healthCheck().get()));
        }
        return config;
    }

    private static MappingNode props(FunctionPackage function, String code) {
        FunctionSpec spec = function.spec();
        FunctionSpec.Resources resources = spec.resources();
        MappingNode props = map();
        put(props, "region", text(spec.region()));
        put(props, "functionName", text(spec.name()));
        put(props, "runtime", text(function.runtime().wireName()));
        put(props, "code", text(code));
        put(props, "handler", text(HANDLER));
        put(props, "cpu", number(resources.cpu()));
        put(props, "memorySize", number(resources.memoryMegabytes()));
        put(props, "diskSize", number(resources.diskMegabytes()));
        put(props, "timeout", number(resources.timeoutSeconds()));
        put(props, "instanceConcurrency", number(resources.instanceConcurrency()));
        if (!function.layers().isEmpty()) {
            put(
                    props,
                    "layers",
                    list(function.layers().stream().map(YamlNodes::quoted).toList()));
        }
        if (!function.environment().isEmpty()) {
            put(props, "environmentVariables", map(function.environment()));
        }
        put(props, "customRuntimeConfig", customRuntimeConfig(function));
        if (spec.calls().hasHooks()) {
            put(props, "instanceLifecycleConfig", hooks(spec.calls()));
        }
        spec.settings().forEach((name, value) -> put(props, name, YamlNodes.tree(value)));
        List<Node> triggers = new ArrayList<>();
        if (spec.trigger().isPresent()) {
            triggers.add(trigger(spec.trigger().get()));
        }
        for (var other : spec.triggers()) {
            triggers.add(YamlNodes.tree(other));
        }
        if (!triggers.isEmpty()) {
            put(props, "triggers", list(triggers));
        }
        return props;
    }

    private static MappingNode healthCheck(HealthCheck check) {
        MappingNode config = map();
        put(config, "httpGetUrl", quoted(check.httpGetUrl()));
        put(config, "initialDelaySeconds", number(check.initialDelaySeconds()));
        put(config, "periodSeconds", number(check.periodSeconds()));
        put(config, "timeoutSeconds", number(check.timeoutSeconds()));
        put(config, "failureThreshold", number(check.failureThreshold()));
        put(config, "successThreshold", number(check.successThreshold()));
        return config;
    }

    private static MappingNode hooks(FunctionSpec.Calls calls) {
        MappingNode hooks = map();
        calls.initializerSeconds().ifPresent(seconds -> put(hooks, "initializer", hook(INITIALIZER, seconds)));
        calls.preStopSeconds().ifPresent(seconds -> put(hooks, "preStop", hook(PRE_STOP, seconds)));
        return hooks;
    }

    private static MappingNode hook(String handler, int seconds) {
        MappingNode hook = map();
        put(hook, "handler", text(handler));
        put(hook, "timeout", number(seconds));
        return hook;
    }

    private static MappingNode trigger(HttpTrigger trigger) {
        MappingNode config = map();
        put(config, "authType", text(trigger.authType()));
        put(
                config,
                "methods",
                list(trigger.methods().stream().map(YamlNodes::text).toList()));
        MappingNode node = map();
        put(node, "triggerName", text(TRIGGER));
        put(node, "triggerType", text(TRIGGER));
        put(node, "triggerConfig", config);
        return node;
    }
}
