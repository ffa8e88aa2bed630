package io.github.fcmaven.function;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the user declares for a function's deployment, and what ships unchanged. The static check judges whether the
 * platform takes it: so everything that it would refuse is reported at once.
 *
 * @param name 1 to 64 letters, digits, {@code _} and {@code -}, not beginning with a digit or {@code -}
 * @param region where it is deployed, such as {@code cn-hangzhou}
 * @param resources what an instance has
 * @param healthCheck the platform's own health check, where one is wanted
 * @param trigger what the parameter {@code trigger} gives, or what stands for it in a kept {@code s.yaml}; see {@link
 *     #http}
 * @param calls what the platform calls of it beside requests
 * @param triggers the others, as {@code s.yaml} has them; of a kept one all that it has
 * @param settings what goes to the deploy tool as it is, by its name there: texts, numbers, booleans, lists and maps
 */
public record FunctionSpec(
        String name,
        String region,
        Resources resources,
        Optional<HealthCheck> healthCheck,
        Optional<HttpTrigger> trigger,
        Calls calls,
        List<Map<String, Object>> triggers,
        Map<String, Object> settings) {

    /** The region where none is named. */
    public static final String DEFAULT_REGION = "cn-hangzhou";

    public FunctionSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(resources, "resources");
        Objects.requireNonNull(healthCheck, "healthCheck");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(calls, "calls");
        triggers = List.copyOf(triggers);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** A function that is called by HTTP, of which nothing else is said. */
    public FunctionSpec(
            String name,
            String region,
            Resources resources,
            Optional<HealthCheck> healthCheck,
            HttpTrigger trigger,
            Calls calls) {
        this(name, region, resources, healthCheck, Optional.of(trigger), calls, List.of(), Map.of());
    }

    /** A function that is called by requests alone. */
    public FunctionSpec(
            String name, String region, Resources resources, Optional<HealthCheck> healthCheck, HttpTrigger trigger) {
        this(name, region, resources, healthCheck, trigger, Calls.NONE);
    }

    /** The same function under another name, in another region. */
    public FunctionSpec named(String otherName, String otherRegion) {
        return new FunctionSpec(otherName, otherRegion, resources, healthCheck, trigger, calls, triggers, settings);
    }

    /** The same function with these settings. */
    public FunctionSpec withSettings(Map<String, Object> others) {
        return new FunctionSpec(name, region, resources, healthCheck, trigger, calls, triggers, others);
    }

    /** The same function, called so. */
    public FunctionSpec withTriggers(Optional<HttpTrigger> http, List<Map<String, Object>> others) {
        boolean events = others.stream().anyMatch(one -> !"http".equals(one.get("triggerType")));
        return new FunctionSpec(name, region, resources, healthCheck, http, calls.withEvents(events), others, settings);
    }

    /** How it is called by HTTP; empty where only events call it. */
    public Optional<HttpTrigger> http() {
        return trigger.or(() -> triggers.stream()
                .filter(one -> "http".equals(one.get("triggerType")))
                .map(one -> HttpTrigger.of(one.get("triggerConfig")))
                .findFirst());
    }

    /** A name that the platform takes, made of any text: what it does not take becomes {@code -}. */
    public static String validName(String text) {
        String name = text.replaceAll("[^A-Za-z0-9_-]", "-");
        if (!name.matches("[A-Za-z_].*")) {
            name = "_" + name;
        }
        return name.length() > 64 ? name.substring(0, 64) : name;
    }

    /**
     * What an instance of a function has.
     *
     * @param memoryMegabytes 128 to 32768, a multiple of 64
     * @param cpu virtual CPUs, 0.05 to 16 in steps of 0.05, and one for each 1 to 4 GB of memory
     * @param diskMegabytes 512 or 10240
     * @param timeoutSeconds how long a request may run, 1 to 86400
     * @param instanceConcurrency how many requests at once, 1 to 200
     */
    public record Resources(
            int memoryMegabytes, double cpu, int diskMegabytes, int timeoutSeconds, int instanceConcurrency) {

        /** The memory where none is named, in MB. */
        public static final int DEFAULT_MEMORY = 512;

        /** The virtual CPUs that go with it. */
        public static final double DEFAULT_CPU = 0.35;

        /** The disk where none is named, in MB. */
        public static final int DEFAULT_DISK = 512;

        private static final double CPU_STEPS = 20;

        /** The same with so much memory, and with as much cpu as the platform asks for beside it. */
        public Resources withMemory(int megabytes) {
            double least = Math.ceil(megabytes / 4096.0 * CPU_STEPS - 1e-6) / CPU_STEPS;
            return new Resources(megabytes, Math.max(cpu, least), diskMegabytes, timeoutSeconds, instanceConcurrency);
        }
    }

    /**
     * What the platform calls of a server beside its requests.
     *
     * @param initializerSeconds how long {@code POST /initialize} may take, 1 to 300; empty where there is no such hook
     * @param preStopSeconds how long {@code GET /pre-stop} may take, 1 to 90; empty where there is no such hook
     * @param events whether it is called by events, which come as {@code POST /invoke}
     */
    public record Calls(Optional<Integer> initializerSeconds, Optional<Integer> preStopSeconds, boolean events) {

        /** Nothing. */
        public static final Calls NONE = new Calls(Optional.empty(), Optional.empty(), false);

        public Calls {
            Objects.requireNonNull(initializerSeconds, "initializerSeconds");
            Objects.requireNonNull(preStopSeconds, "preStopSeconds");
        }

        Calls withEvents(boolean are) {
            return new Calls(initializerSeconds, preStopSeconds, are);
        }

        /** Whether the platform calls hooks in the life of an instance. */
        public boolean hasHooks() {
            return initializerSeconds.isPresent() || preStopSeconds.isPresent();
        }
    }
}
