package io.github.fcmaven.mojo;

import io.github.fcmaven.explain.Hidden;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.manifest.FoundManifest;
import io.github.fcmaven.manifest.Manifest;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An {@code s.yaml} that the user keeps: what it says of the function is what is deployed, and so what is packed for.
 *
 * @param found what it says
 * @param name how messages show its path
 * @param otherCode what is wrong with the package that it deploys; empty where that is ours
 */
record OwnManifest(FoundManifest found, String name, Optional<Finding> otherCode) {

    /** Variables that only a bare {@code java} needs, of which the static check knows. */
    private static final List<String> OF_JAVA = List.of("JAVA_HOME", "PATH");

    /** What both can say, in the order in which it is told. */
    private static final List<String> SETTINGS = List.of(
            "functionName",
            "region",
            "runtime",
            "command",
            "args",
            "caPort",
            "environmentVariables",
            "layers",
            "memorySize",
            "cpu",
            "diskSize",
            "timeout",
            "instanceConcurrency",
            "healthCheckConfig",
            "initializer",
            "preStop",
            "trigger");

    OwnManifest {
        if (!found.said().isWhole()) {
            throw FcProblem.local(
                    name + " is a customRuntimeConfig alone, and package follows an s.yaml that deploys a function",
                    "give the whole s.yaml with manifestFile, or say command, args and caPort in the configuration of"
                            + " fc-maven-plugin in pom.xml");
        }
    }

    /** What the file of {@code manifestFile} says. */
    static OwnManifest read(FunctionFiles files, Path file, String name) {
        FoundManifest found = Manifest.find(file, files.functionName(), new TreeMap<>());
        return new OwnManifest(found, name, FoundFunction.otherCode(files, found));
    }

    /** Whether it says the start itself; else the platform starts {@code /code/bootstrap}, which is made here. */
    boolean saysStart() {
        return !function().start().isBootstrap();
    }

    private FunctionPackage function() {
        return found.function();
    }

    /**
     * Holds what the user has set elsewhere to it.
     *
     * @throws FcProblem where something disagrees, or could have no effect
     */
    void hold(Given given, FunctionSpec spec, StartSpec start, String runtime) {
        Agreement agreement = new Agreement(given, found.said(), name);
        refuseWithoutEffect(agreement, start);
        if (!runtime.equals("auto")) {
            agreement.hold("runtime", runtime, function().runtime().wireName());
        }
        start.port().ifPresent(port -> agreement.hold("caPort", port, function().port()));
        agreement.hold("command", start.command().command(), function().start().command());
        agreement.hold("args", start.command().args(), function().start().args());
        agreement.hold("layers", start.layers(), function().layers());
        start.environment().forEach((variable, value) -> hold(agreement, variable, value));
        holdSpec(agreement, spec, function().spec());
        agreement.orThrow();
    }

    /** What is set and would have no effect: a start that is said cannot be added to, and one that is not said is no command. */
    private void refuseWithoutEffect(Agreement agreement, StartSpec start) {
        List<String> without = saysStart()
                ? List.of("bootstrapFile", "startup", "jvmArguments", "systemPropertyVariables", "arguments")
                : List.of("startup");
        without.stream()
                .filter(agreement::isGiven)
                .filter(parameter -> !parameter.equals("startup") || saysStart() != isCommand(start))
                .findFirst()
                .ifPresent(parameter -> {
                    throw saysStart() ? besideCommand(parameter) : besideBootstrap();
                });
    }

    private static boolean isCommand(StartSpec start) {
        return start.form() instanceof StartSpec.Form.CustomRuntimeConfig;
    }

    private FcProblem besideCommand(String parameter) {
        boolean words = !parameter.equals("bootstrapFile") && !parameter.equals("startup");
        return FcProblem.local(
                parameter + " is set, and " + name + " says the whole start: " + shownStart(),
                "remove " + parameter + (words ? " and write what it says into args of " + name : "")
                        + "; or remove command and args from " + name
                        + ", so that the platform starts /code/bootstrap");
    }

    private String shownStart() {
        return String.join(" ", Hidden.words(function().start().argv()));
    }

    private FcProblem besideBootstrap() {
        return FcProblem.local(
                "startup is customRuntimeConfig, and " + name + " has no command, so that the platform starts"
                        + " /code/bootstrap",
                "remove startup, so that package writes that file; or write command and args into " + name);
    }

    /** The start that is packed for; what the file leaves open of it is as the parameters have it, in a bootstrap. */
    StartSpec start(StartSpec declared, Optional<CustomRuntime> runtime, StartSpec.Form form) {
        return new StartSpec(
                runtime,
                function().layers(),
                Optional.of(function().port()),
                form,
                saysStart() ? function().start() : StartupCommand.BOOTSTRAP,
                declared.java(),
                function().environment());
    }

    CustomRuntime runtime() {
        return function().runtime();
    }

    FunctionSpec spec() {
        return function().spec();
    }

    /** The same files, deployed as the file says and by nothing else. */
    PlannedFunction deploy(PlannedFunction planned) {
        FunctionPackage packed = planned.function();
        FunctionPackage deployed = function()
                .withEntries(packed.entries())
                .withStart(packed.start().isBootstrap() ? function().start() : packed.start());
        if (!function().start().args().isEmpty()
                && !saysStart()
                && packed.argv().isPresent()) {
            throw FcProblem.local(
                    name + " says args and no command, and the bootstrap that package writes takes none",
                    "write the command into " + name
                            + " too, or give the words as arguments of fc-maven-plugin in pom.xml");
        }
        List<Finding> told = new ArrayList<>(found.told());
        otherCode.ifPresent(told::add);
        String remark = name + " is the source and what is deployed: it says "
                + SETTINGS.stream().filter(found.said().settings()::contains).collect(Collectors.joining(", "))
                + "; the files are of this build";
        return planned.deployed(deployed, remark, missing(packed), told);
    }

    /** What the payload needs and only the file can say; a Java that is missing is for the static check. */
    private List<String> missing(FunctionPackage packed) {
        List<String> missing = new ArrayList<>();
        Map<String, String> more = new LinkedHashMap<>(packed.environment());
        more.keySet().removeAll(function().environment().keySet());
        more.keySet().removeAll(OF_JAVA);
        more.forEach((variable, value) -> missing.add(name + " lacks a variable that the function needs: write "
                + variable + ": " + value + " under its environmentVariables"));
        return missing;
    }

    /** @throws FcProblem where what starts faster is started otherwise than the file says */
    void refuseOtherStart(FunctionPackage faster) {
        if (!faster.start().equals(function().start())
                || !faster.environment().equals(function().environment())) {
            throw FcProblem.local(
                    "coldStart, layout, aot, jre, springAot or jit changes how the function is started, and " + name
                            + " says its start: " + shownStart(),
                    "remove command and args from " + name
                            + ", so that package writes the start into /code/bootstrap; or" + " remove the parameter");
        }
    }

    private void hold(Agreement agreement, String variable, String value) {
        String there = function().environment().get(variable);
        agreement.hold(
                "environmentVariables." + variable,
                value,
                there,
                Hidden.value(variable, value),
                there == null ? "none" : Hidden.value(variable, there));
    }

    private void holdSpec(Agreement agreement, FunctionSpec ours, FunctionSpec there) {
        if (!ours.name().equals(found.said().key())) {
            agreement.hold("functionName", ours.name(), there.name());
        }
        agreement.hold("region", ours.region(), there.region());
        FunctionSpec.Resources has = ours.resources();
        FunctionSpec.Resources hasThere = there.resources();
        agreement.hold("memorySize", has.memoryMegabytes(), hasThere.memoryMegabytes());
        agreement.hold("cpu", has.cpu(), hasThere.cpu());
        agreement.hold("diskSize", has.diskMegabytes(), hasThere.diskMegabytes());
        agreement.hold("timeout", has.timeoutSeconds(), hasThere.timeoutSeconds());
        agreement.hold("instanceConcurrency", has.instanceConcurrency(), hasThere.instanceConcurrency());
        agreement.hold(
                "trigger.authType", ours.trigger().authType(), there.trigger().authType());
        agreement.hold(
                "trigger.methods", ours.trigger().methods(), there.trigger().methods());
        hold(
                agreement,
                "initializer",
                ours.calls().initializerSeconds(),
                there.calls().initializerSeconds());
        hold(agreement, "preStop", ours.calls().preStopSeconds(), there.calls().preStopSeconds());
        holdHealthCheck(agreement, ours.healthCheck(), there.healthCheck());
    }

    private static void hold(Agreement agreement, String hook, Optional<Integer> ours, Optional<Integer> there) {
        if (there.isEmpty()) {
            agreement.hold(hook, ours, there, "{timeout: " + ours.orElse(0) + "}", "none");
        } else {
            agreement.hold(hook + ".timeout", ours.orElse(0), there.get());
        }
    }

    private static void holdHealthCheck(Agreement agreement, Optional<HealthCheck> ours, Optional<HealthCheck> there) {
        if (ours.isEmpty()) {
            return;
        }
        HealthCheck check = ours.get();
        if (there.isEmpty()) {
            agreement.hold("healthCheckConfig", ours, there, "{httpGetUrl: " + check.httpGetUrl() + "}", "none");
            return;
        }
        HealthCheck other = there.get();
        String name = "healthCheckConfig.";
        agreement.hold(name + "httpGetUrl", check.httpGetUrl(), other.httpGetUrl());
        agreement.hold(name + "initialDelaySeconds", check.initialDelaySeconds(), other.initialDelaySeconds());
        agreement.hold(name + "periodSeconds", check.periodSeconds(), other.periodSeconds());
        agreement.hold(name + "timeoutSeconds", check.timeoutSeconds(), other.timeoutSeconds());
        agreement.hold(name + "failureThreshold", check.failureThreshold(), other.failureThreshold());
        agreement.hold(name + "successThreshold", check.successThreshold(), other.successThreshold());
    }
}
