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
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Spelling;
import io.github.fcmaven.setting.Settings;
import io.github.fcmaven.yaml.YamlDocument;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads the descriptions that people write: those of the component fc3 and of its predecessor fc, and a customRuntimeConfig alone. */
final class ForeignReader {

    private static final String FIX =
            "give the s.yaml that deploys the function with manifestFile (-Dfc.manifestFile=...)";

    /** How long a hook may take where nothing is said. */
    private static final int HOOK_SECONDS = 3;

    /** What means nothing for the start and is no setting either: of both components. Source: the public schema of fc3. */
    private static final Set<String> OTHER_PROPS = Set.of(
            "handler",
            "instanceType",
            "asyncConfiguration",
            "ossBucket",
            "ossKey",
            "caPort",
            "initializer",
            "initializationTimeout",
            "customHealthCheckConfig");

    private final Path file;
    private final Optional<String> functionName;
    private final SortedMap<CodePath, Entry> entries;
    private final DescriptorFindings told = new DescriptorFindings();

    private ForeignReader(DescriptorSource source, SortedMap<CodePath, Entry> entries) {
        this.file = source.file();
        this.functionName = source.functionName();
        this.entries = entries;
    }

    static FoundDescriptor read(DescriptorSource source, SortedMap<CodePath, Entry> entries) {
        YamlDocument document = DescriptorFile.read(source.file(), FIX);
        ForeignReader reader = new ForeignReader(source, entries);
        reader.tell(document.differing());
        Map<?, ?> root = DescriptorFile.mapping(source.file(), document);
        return reader.function(new DeployToolSpec(source, reader.told).of(root));
    }

    /** A number of one release of the deploy tool is a text of another. */
    private void tell(List<Integer> differing) {
        differing.forEach(line -> told.warn(
                file.getFileName() + ", line " + line
                        + ": a value without quotes is a number for the deploy tool 3.1.10,"
                        + " and a text for releases with js-yaml 4.2 or later",
                "put it into quotes; a number is written without _"));
    }

    private FoundDescriptor function(Map<?, ?> root) {
        for (String key : List.of("services", "resources")) {
            if (root.containsKey(key)) {
                Map.Entry<?, ?> chosen = new FunctionChoice(file, functionName).among(root.get(key), key);
                ForeignValues props =
                        new ForeignValues(where(key + "." + chosen.getKey()), chosen.getValue(), told).map("props");
                boolean old = key.equals("services");
                return function(String.valueOf(chosen.getKey()), props, old ? props.map("function") : props, old);
            }
        }
        if (root.containsKey("customRuntimeConfig")) {
            ForeignValues alone = new ForeignValues(where("the document"), root, told);
            return function("", new ForeignValues("", null, told), alone, false);
        }
        throw FcProblem.local(
                file + " describes no function: it has neither resources (fc3), services (fc) nor customRuntimeConfig",
                FIX);
    }

    private String where(String path) {
        return file.getFileName() + ": " + path;
    }

    /**
     * One function.
     *
     * @param outer what has its region and its triggers
     */
    private FoundDescriptor function(String key, ForeignValues outer, ForeignValues props, boolean old) {
        List<ForeignValues> triggers = outer.maps("triggers");
        ForeignValues config = props.map("customRuntimeConfig");
        ForeignValues hooks = props.map("instanceLifecycleConfig");
        Optional<String> name = props.text("functionName").or(() -> props.text("name"));
        CaPort port = port(props, config);
        FunctionSpec spec = new FunctionSpec(
                name.orElse("function"),
                outer.text("region").orElse(FunctionSpec.DEFAULT_REGION),
                resources(props),
                healthCheck(
                        config.has("healthCheckConfig")
                                ? config.map("healthCheckConfig")
                                : props.map("customHealthCheckConfig")),
                trigger(triggers),
                calls(props, hooks, triggers),
                old ? List.of() : others(triggers),
                settings(props, old));
        CustomRuntime runtime = runtime(props);
        FunctionPackage function = new FunctionPackage(
                spec,
                runtime,
                props.texts("layers"),
                port,
                new StartupCommand(config.texts("command"), config.texts("args")),
                props.textMap("environmentVariables"),
                entries);
        Optional<String> code = code(props, old);
        config.end(Set.of());
        props.end(OTHER_PROPS);
        DeclaredSettings said = DeclaredSettings.of(key, outer, props, config, hooks);
        return new FoundDescriptor(function, told.all(), code, said);
    }

    /** The predecessor has other keys in them, which are not judged. */
    private static Map<String, Object> settings(ForeignValues props, boolean old) {
        Map<String, Object> all = props.those(Settings.known());
        return old ? Map.of() : all;
    }

    private CustomRuntime runtime(ForeignValues props) {
        Optional<String> name = props.text("runtime");
        if (name.isEmpty() || name.get().contains("${")) {
            return CustomRuntime.CUSTOM;
        }
        List<String> known = Arrays.stream(CustomRuntime.values())
                .map(CustomRuntime::wireName)
                .toList();
        if (!known.contains(name.get())) {
            String nearest = Spelling.nearest(name.get(), known);
            told.add(new Finding.Violated(
                    Requirement.FC_RUNTIME,
                    "runtime is '" + name.get() + "', which is no custom runtime; all else is judged for " + nearest,
                    "set runtime in s.yaml to one of " + String.join(", ", known)));
            return CustomRuntime.parse(nearest);
        }
        return CustomRuntime.parse(name.get());
    }

    /** Inside customRuntimeConfig, as fc3 has it, or beside it, as fc has it. */
    private CaPort port(ForeignValues props, ForeignValues config) {
        Optional<Integer> inside = config.integer("port");
        Optional<Integer> beside = props.integer("caPort");
        if (inside.isPresent() && beside.isPresent() && !inside.equals(beside)) {
            props.wrong(
                    "caPort is " + beside.get() + ", and customRuntimeConfig.port is " + inside.get(),
                    "keep the one that the component reads: port inside customRuntimeConfig for fc3, caPort for fc");
        }
        int number = inside.or(() -> beside).orElse(CaPort.DEFAULT.number());
        if (number < 1 || number > 65535) {
            told.add(new Finding.Violated(
                    Requirement.FC_PORT,
                    "port is " + number + ", which is no TCP port",
                    "set customRuntimeConfig.port in s.yaml to 1 to 65535; the platform's default is 9000"));
            return CaPort.DEFAULT;
        }
        return new CaPort(number);
    }

    /** What is left out is what the component or the platform takes. */
    private FunctionSpec.Resources resources(ForeignValues props) {
        int memory = props.integer("memorySize").orElse(FunctionSpec.Resources.DEFAULT_MEMORY);
        Optional<Double> cpu = props.number("cpu");
        Optional<Integer> disk = props.integer("diskSize");
        if (cpu.isPresent() && disk.isEmpty() && !props.has("diskSize")) {
            told.add(new Finding.Violated(
                    Requirement.FC_DISK,
                    "cpu is " + cpu.get() + ", and diskSize is not given",
                    "set diskSize in s.yaml to 512 or 10240"));
        }
        double fitting = Math.max(0.05, Math.min(16, Math.rint(memory / 1024.0 / 1.5 * 20) / 20));
        return new FunctionSpec.Resources(
                memory,
                cpu.orElse(
                        memory == FunctionSpec.Resources.DEFAULT_MEMORY ? FunctionSpec.Resources.DEFAULT_CPU : fitting),
                disk.orElse(FunctionSpec.Resources.DEFAULT_DISK),
                props.integer("timeout").orElse(3),
                props.integer("instanceConcurrency").orElse(1));
    }

    private static Optional<HealthCheck> healthCheck(ForeignValues config) {
        Optional<HealthCheck> check = config.text("httpGetUrl")
                .map(url -> new HealthCheck(
                        url,
                        config.integer("initialDelaySeconds").orElse(0),
                        config.integer("periodSeconds").orElse(3),
                        config.integer("timeoutSeconds").orElse(1),
                        config.integer("failureThreshold").orElse(3),
                        config.integer("successThreshold").orElse(1)));
        check.ifPresent(found -> config.end(Set.of()));
        return check;
    }

    private static Optional<HttpTrigger> trigger(List<ForeignValues> triggers) {
        for (ForeignValues trigger : triggers) {
            if (isHttp(trigger)) {
                ForeignValues config =
                        trigger.has("triggerConfig") ? trigger.map("triggerConfig") : trigger.map("config");
                List<String> methods = config.texts("methods");
                return Optional.of(new HttpTrigger(
                        config.text("authType").orElse("function"), methods.isEmpty() ? HttpTrigger.METHODS : methods));
            }
        }
        return Optional.empty();
    }

    /** All but the first one by HTTP. */
    private static List<Map<String, Object>> others(List<ForeignValues> triggers) {
        Optional<ForeignValues> http =
                triggers.stream().filter(ForeignReader::isHttp).findFirst();
        return triggers.stream()
                .filter(trigger -> !http.equals(Optional.of(trigger)))
                .map(ForeignValues::all)
                .toList();
    }

    private static boolean isHttp(ForeignValues trigger) {
        return trigger.text("triggerType").or(() -> trigger.text("type")).equals(Optional.of("http"));
    }

    /** Triggers of other kinds alone make it a function of events. */
    private static FunctionSpec.Calls calls(ForeignValues props, ForeignValues hooks, List<ForeignValues> triggers) {
        Optional<Integer> initializer = hook(hooks, "initializer").or(() -> props.text("initializer")
                .map(handler -> props.integer("initializationTimeout").orElse(HOOK_SECONDS)));
        Optional<Integer> preStop = hook(hooks, "preStop");
        hooks.end(Set.of("preFreeze"));
        boolean events = !triggers.isEmpty() && triggers.stream().noneMatch(ForeignReader::isHttp);
        return new FunctionSpec.Calls(initializer, preStop, events);
    }

    private static Optional<Integer> hook(ForeignValues hooks, String name) {
        if (!hooks.has(name)) {
            return Optional.empty();
        }
        ForeignValues hook = hooks.map(name);
        int seconds = hook.integer("timeout").orElse(HOOK_SECONDS);
        hook.end(Set.of("handler", "command"));
        return Optional.of(seconds);
    }

    private static Optional<String> code(ForeignValues props, boolean old) {
        if (old) {
            return props.text("codeUri");
        }
        return props.get("code") instanceof Map<?, ?> ? props.map("code").text("src") : props.text("code");
    }
}
