package io.github.fcmaven.descriptor;

import io.github.fcmaven.function.FunctionSpec;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hooks of a lifecycle.
 *
 * @param props what the function has: fc has the initializer there
 * @param config its {@code instanceLifecycleConfig}
 */
record Hooks(ForeignValues props, ForeignValues config, Component component) {

    /** How long one may take where nothing is said. */
    private static final int SECONDS = 3;

    /** What the platform calls. */
    FunctionSpec.Calls calls(boolean events) {
        Optional<Integer> initializer = hook("initializer");
        if (component == Component.FC) {
            initializer = props.text("initializer")
                    .map(handler -> props.integer("initializationTimeout").orElse(SECONDS));
        }
        Optional<Integer> preStop = hook("preStop");
        config.end(
                component == Component.FC ? Set.of("preFreeze") : Set.of(),
                Map.of("preFreeze", "remove it: the platform of fc3 calls no such hook"));
        return new FunctionSpec.Calls(initializer, preStop, events);
    }

    /** An empty handler switches a hook off. */
    private Optional<Integer> hook(String name) {
        if (!config.has(name)) {
            return Optional.empty();
        }
        ForeignValues hook = config.map(name);
        boolean hasHandler =
                hook.text("handler").filter(text -> !text.isEmpty()).isPresent();
        boolean hasCommand = !hook.texts("command").isEmpty();
        int seconds = hook.integer("timeout").orElse(SECONDS);
        hook.end(Set.of());
        if (hasHandler && hasCommand) {
            hook.wrong(
                    "command", "and handler are both set, and the platform takes only one of them", "remove command");
        } else if (!hook.has("handler") && !hasCommand && !hook.isEmpty()) {
            hook.require("handler", "no hook is called", "write handler: index." + name + ", or remove " + name);
        }
        return hasHandler || hasCommand || config.isOpen(name) ? Optional.of(seconds) : Optional.empty();
    }
}
