package io.github.fcmaven.mojo;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.packaging.PackagingRequest;
import io.github.fcmaven.packaging.StartRequest;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * What a function is, with each parameter once, and one method that turns them all into the request for the packaging.
 * How it starts and is deployed is here; what is shipped, what makes it start faster, and the settings that the deploy
 * tool gets as they are have a base class each.
 */
abstract class AbstractFunctionMojo extends AbstractPayloadMojo {

    /**
     * {@code custom}, {@code custom.debian10}, {@code custom.debian11}, {@code custom.debian12}, or {@code auto}: by
     * the Java version of the package, up to 8 {@code custom}, above that {@code custom.debian11} with the layer for
     * Java 17 or 21. A runtime without a Java that is new enough gets the matching layer too.
     */
    @Parameter(property = "fc.runtime", defaultValue = "auto")
    private String runtime;

    /**
     * The port on which the server listens, {@code CAPort}. Default: the port number in the packaged configuration,
     * such as {@code server.port=8080}; without one, 9000.
     */
    @Parameter(property = "fc.caPort")
    private String caPort;

    /**
     * Where the start command is written: {@code customRuntimeConfig}, or {@code bootstrap} for a generated
     * {@code /code/bootstrap}. Default: {@code customRuntimeConfig}, and with {@code aot} {@code bootstrap}.
     */
    @Parameter(property = "fc.startup")
    private String startup;

    /** A start script of your own, shipped as {@code /code/bootstrap}. Default: none. */
    @Parameter(property = "fc.bootstrapFile")
    private File bootstrapFile;

    /** The program to start, in place of the one that the plugin would choose. Default: the Java of the runtime. */
    @Parameter(property = "fc.command")
    private List<String> command = new ArrayList<>();

    /** What the platform appends to {@code command}. Default: {@code -jar} and the jar. */
    @Parameter(property = "fc.args")
    private List<String> args = new ArrayList<>();

    /**
     * Arguments of the JVM, before {@code -jar}; a property is split into arguments as a shell does:
     * {@code -Dfc.jvmArguments="-Xmx256m -Xss512k"}. Default: none.
     */
    @Parameter(property = "fc.jvmArguments")
    private List<String> jvmArguments = new ArrayList<>();

    /** Arguments of the application, after the jar; a property is split as a shell does. Default: none. */
    @Parameter(property = "fc.arguments")
    private List<String> arguments = new ArrayList<>();

    /** System properties of the application, as {@code -Dname=value} before {@code -jar}. Default: none. */
    @Parameter
    private Map<String, String> systemPropertyVariables = new LinkedHashMap<>();

    /**
     * Environment variables that are shipped: they are written into {@code s.yaml}, in which the deploy tool replaces
     * {@code ${env(NAME)}}. Use {@code checkEnvironment} for variables that only the local check needs. Default: none.
     */
    @Parameter
    private Map<String, String> environmentVariables = new LinkedHashMap<>();

    /**
     * Whether the start command gets the settings that the platform requires and that you have not made: port and
     * keep-alive of Spring Boot, Quarkus, Micronaut, Helidon and the JDK's server, the port of Jooby, and the timers
     * of Armeria, as {@code -Dname=value} before {@code -jar}. Your own settings in any file, variable or argument of
     * the package win. A {@code command} or {@code bootstrapFile} is not changed.
     */
    @Parameter(property = "fc.conform", defaultValue = "true")
    private boolean conform;

    /** The region to which the function is deployed, and whose layers it uses. */
    @Parameter(property = "fc.region", defaultValue = FunctionSpec.DEFAULT_REGION)
    private String region;

    /** Memory of an instance in MB: 128 to 32768 in steps of 64. */
    @Parameter(property = "fc.memorySize", defaultValue = "" + FunctionSpec.Resources.DEFAULT_MEMORY)
    private int memorySize;

    /** Virtual CPUs of an instance: 0.05 to 16 in steps of 0.05, one for each 1 to 4 GB of memory. */
    @Parameter(property = "fc.cpu", defaultValue = "" + FunctionSpec.Resources.DEFAULT_CPU)
    private double cpu;

    /** Disk of an instance in MB: 512 or 10240. */
    @Parameter(property = "fc.diskSize", defaultValue = "" + FunctionSpec.Resources.DEFAULT_DISK)
    private int diskSize;

    /** How long a request may run, in seconds: 1 to 86400. */
    @Parameter(property = "fc.timeout", defaultValue = "60")
    private int timeout;

    /** How many requests an instance may get at once: 1 to 200. */
    @Parameter(property = "fc.instanceConcurrency", defaultValue = "20")
    private int instanceConcurrency;

    /** Resource names of layers, besides the one for Java. Default: none. */
    @Parameter(property = "fc.layers")
    private List<String> layers = new ArrayList<>();

    /** The platform's health check of an instance. Default: none, the platform only connects. */
    @Parameter
    private HealthCheckConfig healthCheckConfig;

    /**
     * The hook that the platform calls when an instance listens, before its first request, as
     * {@code POST /initialize}; a status other than 2xx is an {@code InitializationError}. {@code integration-test}
     * calls it too. Default: none, the platform does not call that path.
     */
    @Parameter
    private LifecycleHook initializer;

    /**
     * The hook that the platform calls before it ends an instance, as {@code GET /pre-stop}; the instance ends
     * with any answer. {@code integration-test} calls it too. Default: none, the platform does not call that path.
     */
    @Parameter
    private LifecycleHook preStop;

    /** The HTTP trigger. Default: {@code authType: function}, never a public endpoint. */
    @Parameter
    private TriggerConfig trigger = new TriggerConfig();

    AbstractFunctionMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    /** The parameters as values. */
    final PackagingRequest toRequest() {
        return new PackagingRequest(
                files(),
                this::shown,
                written().explicit(GivenProperties.of(session).all(), project.getProperties()),
                payload(),
                spec(),
                start(),
                extraFiles(),
                permissions(),
                conform,
                coldStart());
    }

    private FunctionSpec spec() {
        FunctionSpec one = oneTrigger();
        return triggers(region())
                .map(all -> one.withTriggers(isTriggerSet() ? one.trigger() : Optional.empty(), all))
                .orElse(one);
    }

    private String region() {
        return written().variable("region", property("fc.region")).orElse(region);
    }

    /** Beside {@code triggers} the default of {@code trigger} is none. */
    private boolean isTriggerSet() {
        return written()
                .explicit(GivenProperties.of(session).all(), project.getProperties())
                .place("trigger")
                .isPresent();
    }

    private FunctionSpec oneTrigger() {
        return new FunctionSpec(
                        written()
                                .variable("functionName", property("fc.functionName"))
                                .or(() -> Optional.ofNullable(functionName))
                                .orElseGet(() -> FunctionSpec.validName(project.getArtifactId())),
                        region(),
                        new FunctionSpec.Resources(memorySize, cpu, diskSize, timeout, instanceConcurrency),
                        Optional.ofNullable(healthCheckConfig).map(HealthCheckConfig::toHealthCheck),
                        trigger.toTrigger(),
                        new FunctionSpec.Calls(
                                Optional.ofNullable(initializer).map(LifecycleHook::seconds),
                                Optional.ofNullable(preStop).map(LifecycleHook::seconds),
                                false))
                .withSettings(settings());
    }

    private StartRequest start() {
        return new StartRequest(
                runtime.equals("auto") ? Optional.empty() : Optional.of(CustomRuntime.parse(runtime)),
                RawConfiguration.withoutEmpty(written().items("layers", layers)),
                Optional.ofNullable(caPort).map(CaPort::parse),
                new StartRequest.Form(
                        Optional.ofNullable(startup),
                        Optional.ofNullable(bootstrapFile).map(File::toPath)),
                new StartupCommand(words("command", command), words("args", args)),
                new StartRequest.Java(
                        words("jvmArguments", jvmArguments),
                        written().map("systemPropertyVariables", systemPropertyVariables),
                        words("arguments", arguments)),
                written().map("environmentVariables", environmentVariables));
    }

    private List<String> words(String parameter, List<String> given) {
        return written().words(parameter, given, property("fc." + parameter)).stream()
                .map(this::filled)
                .toList();
    }

    private RawConfiguration written() {
        return new RawConfiguration(execution);
    }
}
