package io.github.fcmaven.descriptor;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads what people write: a description of the component fc3, of its predecessor fc, or a customRuntimeConfig. */
final class ForeignReader {

    private static final String FIX =
            "give the s.yaml that deploys the function with manifestFile (-Dfc.manifestFile=...)";

    private static final List<String> RUNTIMES =
            Arrays.stream(CustomRuntime.values()).map(CustomRuntime::wireName).toList();

    private static final String RESOURCES = "resources";
    private static final String SERVICES = "services";

    /** What the deploy tool reads of a resource, beside its component and its props. */
    private static final Set<String> OF_A_RESOURCE = Set.of("access", "actions", "extend");

    private final Path file;
    private final Optional<String> functionName;
    private final SortedMap<CodePath, Entry> entries;
    private final DescriptorFindings findings = new DescriptorFindings();

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
        return reader.function(new DeployToolSpec(source, reader.findings).of(root));
    }

    /** A number of one release of the deploy tool is a text of another. */
    private void tell(List<Integer> differing) {
        differing.forEach(line -> findings.warn(
                file.getFileName() + ", line " + line
                        + ": a value without quotes is a number for the deploy tool 3.1.10,"
                        + " and a text for releases with js-yaml 4.2 or later",
                "write it without _ where a number is meant (1000, not 1_000); put it into quotes where a text is"));
    }

    private FoundDescriptor function(Map<?, ?> root) {
        boolean newer = root.containsKey(RESOURCES)
                && (!root.containsKey(SERVICES) || FunctionNodes.EDITION.equals(root.get("edition")));
        if (newer || root.containsKey(SERVICES)) {
            String all = newer ? RESOURCES : SERVICES;
            Map.Entry<?, ?> chosen = new FunctionChoice(file, functionName).among(root.get(all), all);
            String key = String.valueOf(chosen.getKey());
            ForeignValues resource = new ForeignValues(where(all + "." + key), chosen.getValue(), findings);
            return newer ? ofFc3(key, resource) : ofFc(key, resource);
        }
        if (root.containsKey("customRuntimeConfig")) {
            ForeignValues alone = new ForeignValues(where("the document"), root, findings);
            return function("", new ForeignValues("", null, findings), alone, Component.FC3);
        }
        throw FcProblem.local(
                file + " describes no function: it has neither resources (fc3), services (fc) nor customRuntimeConfig",
                Misspelling.among(root.keySet(), List.of(RESOURCES, SERVICES))
                        .filter(slip -> root.containsKey("edition")) // other tools have keys that are much alike
                        .orElse(FIX));
    }

    private String where(String path) {
        return file.getFileName() + ": " + path;
    }

    private FoundDescriptor ofFc3(String key, ForeignValues resource) {
        judgeComponent(resource, Component.FC3, "fc".equals(resource.get("component")));
        ForeignValues props = resource.map("props");
        resource.end(OF_A_RESOURCE, Component.FC3.beside("write it under props"));
        require(props, props, Component.FC3);
        Component.FLAGS.forEach(props::flag);
        Component.TEXTS.forEach(props::text);
        Component.MAPPINGS.forEach((name, keys) -> props.map(name).slips(keys));
        if (props.has("provisionConfig") && props.has("scalingConfig")) {
            props.wrong(
                    "provisionConfig", "and scalingConfig are both set, and fc3 refuses both together", "remove one");
        }
        return function(key, props, props, Component.FC3);
    }

    private FoundDescriptor ofFc(String key, ForeignValues service) {
        judgeComponent(service, Component.FC, "fc3".equals(service.get("component")));
        ForeignValues props = service.map("props");
        props.require("function", "nothing is deployed", "write what the function has under function");
        ForeignValues function = props.map("function");
        require(props, function, Component.FC);
        return function(key, props, function, Component.FC);
    }

    /** Another component may have any name, or be a folder: what it reads is not known. */
    private void judgeComponent(ForeignValues resource, Component expected, boolean isOther) {
        Optional<String> name = resource.text("component");
        String fix = "write component: " + expected.name()
                + (isOther && expected == Component.FC ? ", or edition: 3.0.0 and resources in place of services" : "");
        if (name.isEmpty()) {
            resource.require("component", "the deploy tool has nothing to deploy it with", fix);
        } else if (isOther || isSlip(name.get(), expected.name())) {
            resource.wrongValue(
                    "component",
                    name.get() + ", and the form is that of " + expected.name(),
                    "the deploy tool finds no such component, or one that reads other keys",
                    fix);
        }
    }

    private static boolean isSlip(String name, String known) {
        return name.matches("\\s*[A-Za-z0-9_-]+\\s*")
                && !name.equals(known)
                && Spelling.distance(name.strip().toLowerCase(Locale.ROOT), known) <= 1;
    }

    private void require(ForeignValues outer, ForeignValues props, Component component) {
        missing(outer, "region", Requirement.FC_REGION, "such as cn-hangzhou");
        missing(props, component.functionName(), Requirement.FC_NAME, "such as " + FunctionSpec.validName(fileName()));
        missing(props, "runtime", Requirement.FC_RUNTIME, "one of " + String.join(", ", RUNTIMES));
    }

    private String fileName() {
        Path folder = file.toAbsolutePath().normalize().getParent().getFileName();
        return folder == null ? "function" : folder.toString();
    }

    private void missing(ForeignValues values, String key, Requirement requirement, String such) {
        if (values.get(key) == null) {
            findings.add(new Finding.Violated(
                    requirement, key + " is missing", "set " + key + " in " + file.getFileName() + ", " + such));
        }
    }

    /**
     * One function.
     *
     * @param outer what has its region and its triggers
     */
    private FoundDescriptor function(String key, ForeignValues outer, ForeignValues props, Component component) {
        Triggers triggers = Triggers.of(outer, component);
        ForeignValues config = props.map("customRuntimeConfig");
        ForeignValues hooks = props.map("instanceLifecycleConfig");
        FunctionSpec spec = new FunctionSpec(
                props.text(component.functionName()).orElse("function"),
                outer.text("region").orElse(FunctionSpec.DEFAULT_REGION),
                resources(props),
                healthCheck(
                        component == Component.FC
                                ? props.map("customHealthCheckConfig")
                                : config.map("healthCheckConfig")),
                triggers.trigger(),
                new Hooks(props, hooks, component).calls(triggers.areOfEvents()));
        if (component == Component.FC3) {
            spec = spec.withSettings(props.those(Settings.known())).withTriggers(spec.trigger(), triggers.maps());
        }
        FunctionPackage function = new FunctionPackage(
                spec,
                runtime(props),
                props.texts("layers"),
                port(component == Component.FC ? props : config, component == Component.FC ? "caPort" : "port"),
                props.isOpen("customRuntimeConfig")
                        ? new StartupCommand(props.texts("customRuntimeConfig"), List.of())
                        : new StartupCommand(config.texts("command"), config.texts("args")),
                props.textMap("environmentVariables"),
                entries);
        Optional<String> code = new Code(props, component).path();
        boolean allRead = config.end(Set.of(), component.insideCustomRuntimeConfig());
        if (allRead && !config.has("command") && config.has("args")) {
            config.warn(
                    "has args and no command, and /code/bootstrap is started",
                    "write the program as customRuntimeConfig.command, or remove args");
        }
        props.end(component.others(), component.elsewhere());
        DeclaredSettings said = DeclaredSettings.of(key, component.code(), outer, props, config, hooks)
                .leavingOut(component == Component.FC3 ? props.without(Component.EMPTIED) : List.of());
        return new FoundDescriptor(function, findings.all(), code, said);
    }

    private CustomRuntime runtime(ForeignValues props) {
        Optional<String> name = props.text("runtime");
        if (props.isOpen("runtime")) {
            findings.add(new Finding.Unproven(
                    Requirement.FC_RUNTIME,
                    "runtime comes from a variable of the deploy tool; what depends on it is left open",
                    "write the runtime itself, or name it in vars"));
        }
        if (name.isEmpty() || props.isOpen("runtime")) {
            return CustomRuntime.CUSTOM;
        }
        if (!RUNTIMES.contains(name.get())) {
            String nearest = Spelling.nearest(name.get(), RUNTIMES);
            findings.add(new Finding.Violated(
                    Requirement.FC_RUNTIME,
                    "runtime is '" + name.get() + "', which is not a custom runtime; what depends on it is left open",
                    "set runtime in s.yaml to one of " + String.join(", ", RUNTIMES)));
            return CustomRuntime.parse(nearest);
        }
        return CustomRuntime.parse(name.get());
    }

    /** Inside customRuntimeConfig, as fc3 has it, or beside it, as fc has it. */
    private CaPort port(ForeignValues values, String key) {
        int number = values.integer(key).orElse(CaPort.DEFAULT.number());
        open(values, key, Requirement.FC_PORT);
        if (number < 1 || number > 65535) {
            findings.add(new Finding.Violated(
                    Requirement.FC_PORT,
                    "port is " + number + ", which is not a TCP port",
                    "set " + (key.equals("port") ? "customRuntimeConfig.port" : key)
                            + " in s.yaml to 1 to 65535; the platform's default is 9000"));
            return CaPort.DEFAULT;
        }
        return new CaPort(number);
    }

    /** What only the deployment knows is not judged. */
    private void open(ForeignValues values, String key, Requirement... requirements) {
        if (values.isOpenNumber(key)) {
            for (Requirement requirement : requirements) {
                findings.add(new Finding.Unproven(
                        requirement,
                        key + " comes from a variable of the deploy tool",
                        "write the number itself, or name it in vars"));
            }
        }
    }

    /** What is left out is what the component or the platform takes. */
    private FunctionSpec.Resources resources(ForeignValues props) {
        open(props, "memorySize", Requirement.FC_MEMORY, Requirement.FC_CPU);
        open(props, "cpu", Requirement.FC_CPU);
        open(props, "diskSize", Requirement.FC_DISK);
        open(props, "timeout", Requirement.FC_TIMEOUT);
        open(props, "instanceConcurrency", Requirement.FC_CONCURRENCY);
        int memory = props.integer("memorySize").orElse(FunctionSpec.Resources.DEFAULT_MEMORY);
        Optional<Double> cpu = props.number("cpu");
        Optional<Integer> disk = props.integer("diskSize");
        if (cpu.isPresent() && disk.isEmpty() && !props.has("diskSize")) {
            findings.add(new Finding.Violated(
                    Requirement.FC_DISK,
                    "cpu is " + cpu.get() + ", and diskSize is not given",
                    "set diskSize in s.yaml to 512 or 10240"));
        }
        double fitting = Math.max(0.05, Math.min(16, Math.rint(memory / 1024.0 / 1.5 * 20) / 20));
        if (disk.isPresent() && !props.has("cpu")) {
            findings.add(new Finding.Violated(
                    Requirement.FC_CPU,
                    "diskSize is " + disk.get() + ", and cpu is not given",
                    "set cpu in s.yaml, such as " + fitting + " for memorySize " + memory + "; or remove diskSize"));
        }
        return new FunctionSpec.Resources(
                memory,
                cpu.orElse(
                        memory == FunctionSpec.Resources.DEFAULT_MEMORY ? FunctionSpec.Resources.DEFAULT_CPU : fitting),
                disk.orElse(FunctionSpec.Resources.DEFAULT_DISK),
                props.integer("timeout").orElse(3),
                props.integer("instanceConcurrency").orElse(1));
    }

    private static Optional<HealthCheck> healthCheck(ForeignValues config) {
        if (config.isEmpty()) {
            return Optional.empty();
        }
        config.require("httpGetUrl", "InvalidArgument", "write httpGetUrl: / and the path that answers");
        Optional<HealthCheck> check = config.text("httpGetUrl")
                .map(url -> new HealthCheck(
                        url,
                        config.integer("initialDelaySeconds").orElse(0),
                        config.integer("periodSeconds").orElse(3),
                        config.integer("timeoutSeconds").orElse(1),
                        config.integer("failureThreshold").orElse(3),
                        config.integer("successThreshold").orElse(1)));
        config.end(Component.HEALTH_CHECK);
        return check;
    }
}
