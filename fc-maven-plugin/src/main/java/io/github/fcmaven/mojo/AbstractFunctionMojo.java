package io.github.fcmaven.mojo;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.packaging.Conforming;
import io.github.fcmaven.packaging.ExplicitParameters;
import io.github.fcmaven.packaging.ExtraFiles;
import io.github.fcmaven.packaging.FileModes;
import io.github.fcmaven.packaging.KeptDescriptor;
import io.github.fcmaven.packaging.PackagingStep;
import io.github.fcmaven.payload.BuiltFiles;
import io.github.fcmaven.payload.FunctionDirectory;
import io.github.fcmaven.payload.Payload;
import io.github.fcmaven.payload.PayloadKind;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.zip.FileSet;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** What a POM says of its function, and the package that this makes of what is built. */
abstract class AbstractFunctionMojo extends AbstractColdStartMojo {

    /**
     * What is shipped: {@code java}, the jar that the build has made; {@code python}, {@code node}, {@code php}, {@code binary} or
     * {@code custom}, the files of {@code functionDirectory}; or {@code auto}: what that folder's files say, and {@code java} where there is no such
     * folder. {@code server.py}, {@code server.js} and {@code server.php} are the platform's own names; {@code package.json} is asked for its start
     * script and {@code main}; a native x86-64 program or a {@code bootstrap} at the root is started as it is.
     */
    @Parameter(property = "fc.kind", defaultValue = "auto")
    private String kind;

    /**
     * The folder of a function that is no jar. Its files travel as they are: {@code node_modules}, packages of Python below {@code python}
     * (which {@code PYTHONPATH} then names), Composer's {@code vendor}. What its {@code .fcignore} names stays behind.
     */
    @Parameter(property = "fc.functionDirectory", defaultValue = "${project.basedir}/src/main/function")
    private File functionDirectory;

    /** Ant patterns of the files of {@code functionDirectory} to ship. Default: all. */
    @Parameter(property = "fc.includes")
    private List<String> includes = new ArrayList<>();

    /** Ant patterns of the files of {@code functionDirectory} to leave out, besides Maven's own default excludes. Default: none. */
    @Parameter(property = "fc.excludes")
    private List<String> excludes = new ArrayList<>();

    /** The jar to ship. Default: the project's artifact, or an executable jar that is attached to it. */
    @Parameter(property = "fc.jarFile")
    private File jarFile;

    /**
     * {@code custom}, {@code custom.debian10}, {@code custom.debian11}, {@code custom.debian12}, or {@code auto}: by the Java level of the
     * package, up to 8 {@code custom}, above that {@code custom.debian11} with the layer that brings Java 17 or 21. A runtime without a
     * Java that is new enough gets the matching layer too.
     */
    @Parameter(property = "fc.runtime", defaultValue = "auto")
    private String runtime;

    /**
     * The port on which the server listens, {@code CAPort}. Default: the literal port that the packaged configuration says, such as
     * {@code server.port=8080}; where it says none, 9000.
     */
    @Parameter(property = "fc.caPort")
    private String caPort;

    /**
     * Where the start is written: {@code customRuntimeConfig}, or {@code bootstrap} for a generated {@code /code/bootstrap}. Default:
     * {@code customRuntimeConfig}, and with {@code aot} {@code bootstrap}.
     */
    @Parameter(property = "fc.startup")
    private String startup;

    /** A start script of your own, shipped as {@code /code/bootstrap}. Default: none. */
    @Parameter(property = "fc.bootstrapFile")
    private File bootstrapFile;

    /** The program to start; wins over everything the payload would choose. Default: the Java of the runtime. */
    @Parameter(property = "fc.command")
    private List<String> command = new ArrayList<>();

    /** What the platform appends to {@code command}. Default: {@code -jar} and the jar. */
    @Parameter(property = "fc.args")
    private List<String> args = new ArrayList<>();

    /** Arguments of the JVM, before {@code -jar}; a property is split as a shell splits words: {@code -Dfc.jvmArguments="-Xmx256m -Xss512k"}. Default: none. */
    @Parameter(property = "fc.jvmArguments")
    private List<String> jvmArguments = new ArrayList<>();

    /** Arguments of the application, after the jar; a property is split as a shell splits words. Default: none. */
    @Parameter(property = "fc.arguments")
    private List<String> arguments = new ArrayList<>();

    /** System properties of the application, as {@code -Dname=value} before {@code -jar}. Default: none. */
    @Parameter
    private Map<String, String> systemPropertyVariables = new LinkedHashMap<>();

    /**
     * Environment variables that are shipped: they stand in {@code s.yaml}, where {@code ${env(NAME)}} is left to the deploy tool. For what
     * only the check needs, use {@code checkEnvironment} of {@code integration-test}. Default: none.
     */
    @Parameter
    private Map<String, String> environmentVariables = new LinkedHashMap<>();

    /**
     * Whether the start carries, as {@code -Dname=value} before {@code -jar}, the settings by which the packaged server keeps the contract and
     * which you have not made yourself: port and keep-alive of Spring Boot, Quarkus, Micronaut, Helidon and the JDK's server. A
     * key that any file, variable or argument of the package says is left as it is. Nothing is added to a {@code command} or {@code bootstrapFile}.
     */
    @Parameter(property = "fc.conform", defaultValue = "true")
    private boolean conform;

    /** The region that deploys the function and names its layers. */
    @Parameter(property = "fc.region", defaultValue = "cn-hangzhou")
    private String region;

    /** Memory of an instance in MB: 128 to 32768 in steps of 64. */
    @Parameter(property = "fc.memorySize", defaultValue = "512")
    private int memorySize;

    /** Virtual CPUs of an instance: 0.05 to 16 in steps of 0.05, one for each 1 to 4 GB of memory. */
    @Parameter(property = "fc.cpu", defaultValue = "0.35")
    private double cpu;

    /** Disk of an instance in MB: 512 or 10240. */
    @Parameter(property = "fc.diskSize", defaultValue = "512")
    private int diskSize;

    /** How long a request may run, in seconds: 1 to 86400. */
    @Parameter(property = "fc.timeout", defaultValue = "60")
    private int timeout;

    /** How many requests an instance takes at once: 1 to 200. */
    @Parameter(property = "fc.instanceConcurrency", defaultValue = "20")
    private int instanceConcurrency;

    /** Resource names of layers, besides the one that brings Java. Default: none. */
    @Parameter(property = "fc.layers")
    private List<String> layers = new ArrayList<>();

    /** The platform's own health check of an instance. Default: none, the platform only connects. */
    @Parameter
    private HealthCheckConfig healthCheckConfig;

    /**
     * The hook that the platform calls once an instance listens and before its first request, as {@code POST /initialize}; a status other than 2xx
     * is an {@code InitializationError}. {@code integration-test} calls it too. Default: none, the platform does not call that path.
     */
    @Parameter
    private LifecycleHook initializer;

    /**
     * The hook that the platform calls before it ends an instance, as {@code GET /pre-stop}; an instance ends whatever the answer is.
     * {@code integration-test} calls it too. Default: none, the platform does not call that path.
     */
    @Parameter
    private LifecycleHook preStop;

    /** The HTTP trigger. Default: {@code authType: function}, never a public endpoint. */
    @Parameter
    private TriggerConfig trigger = new TriggerConfig();

    /** Folders whose files travel with the function. Default: none. */
    @Parameter
    private List<ExtraDirectory> extraDirectories = new ArrayList<>();

    /** Permissions of some files in the zip, octal. Default: 0755 for programs and folders, 0644 else. */
    @Parameter
    private List<Permission> permissions = new ArrayList<>();

    AbstractFunctionMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    /** What would be packaged; nothing is written. */
    final Draft planned() {
        StartSpec declared = start();
        Optional<KeptDescriptor> own = ownManifest();
        own.ifPresent(manifest -> manifest.hold(given(), spec(), declared, runtime));
        StartSpec start = own.map(manifest -> followed(manifest, declared)).orElse(declared);
        Draft draft = Payload.find(built(), directory(), PayloadKind.parse(kind))
                .pack(own.map(KeptDescriptor::spec).orElseGet(this::spec), start, servers());
        List<PackagingStep> steps = new ArrayList<>();
        steps.add(new ExtraFiles(
                extraDirectories.stream().map(ExtraDirectory::toFileSet).toList(), this::shown));
        steps.add(new FileModes(permissions.stream().map(Permission::toRule).toList()));
        if (conform) {
            steps.add(new Conforming(start, servers()));
        }
        own.ifPresent(steps::add);
        for (PackagingStep step : steps) {
            draft = step.apply(draft);
        }
        return draft;
    }

    /** Where the start is written. */
    final StartSpec.Form startForm() {
        return ownManifest().map(this::form).orElseGet(this::form);
    }

    private ExplicitParameters given() {
        return written().explicit(session.getUserProperties(), project.getProperties());
    }

    /** The description of the user's own that is followed; empty where the parameters say all. */
    final Optional<KeptDescriptor> ownManifest() {
        return files().manifestFile().map(file -> KeptDescriptor.read(files(), file, shown(file)));
    }

    /** Where the user changes what is wrong. */
    final FixLocation origin() {
        return files().manifestFile().isPresent() ? FixLocation.SOURCE : FixLocation.POM;
    }

    private StartSpec followed(KeptDescriptor own, StartSpec declared) {
        return own.start(declared, runtimeFor(Optional.of(own.runtime())), formToPack(form(own)));
    }

    private StartSpec.Form form(KeptDescriptor own) {
        if (own.saysStart()) {
            refuseBesideArchive("command of " + own.name());
            return new StartSpec.Form.CustomRuntimeConfig();
        }
        return bootstrapFile == null ? new StartSpec.Form.GeneratedBootstrap() : form();
    }

    /** The file of the project's artifact, where it has one by now. */
    Optional<Path> mainArtifact() {
        return Optional.ofNullable(project.getArtifact()).map(Artifact::getFile).map(File::toPath);
    }

    private BuiltFiles built() {
        List<Path> attached = project.getAttachedArtifacts().stream()
                .map(Artifact::getFile)
                .filter(file -> file != null)
                .map(File::toPath)
                .toList();
        return new BuiltFiles(
                Optional.ofNullable(jarFile).map(File::toPath),
                mainArtifact(),
                attached,
                Path.of(project.getBuild().getDirectory()));
    }

    private Optional<FunctionDirectory> directory() {
        if (jarFile != null || kind.equals("java") || !functionDirectory.isDirectory()) {
            return Optional.empty();
        }
        FileSet files = new FileSet(
                functionDirectory.toPath(),
                "",
                RawConfiguration.withoutEmpty(includes),
                RawConfiguration.withoutEmpty(excludes),
                "functionDirectory");
        return Optional.of(new FunctionDirectory(shown(functionDirectory.toPath()), files.entries()));
    }

    private FunctionSpec spec() {
        return new FunctionSpec(
                functionName().orElseGet(() -> FunctionSpec.validName(project.getArtifactId())),
                region,
                new FunctionSpec.Resources(memorySize, cpu, diskSize, timeout, instanceConcurrency),
                Optional.ofNullable(healthCheckConfig).map(HealthCheckConfig::toHealthCheck),
                trigger.toTrigger(),
                new FunctionSpec.Calls(
                        Optional.ofNullable(initializer).map(LifecycleHook::seconds),
                        Optional.ofNullable(preStop).map(LifecycleHook::seconds),
                        false));
    }

    private StartSpec start() {
        return new StartSpec(
                runtimeFor(runtime.equals("auto") ? Optional.empty() : Optional.of(CustomRuntime.parse(runtime))),
                RawConfiguration.withoutEmpty(layers),
                Optional.ofNullable(caPort).map(CaPort::parse),
                formToPack(form()),
                new StartupCommand(words("command", command), words("args", args)),
                new StartSpec.JavaStart(
                        words("jvmArguments", jvmArguments),
                        written().map("systemPropertyVariables", systemPropertyVariables),
                        words("arguments", arguments),
                        javaSource()),
                written().map("environmentVariables", environmentVariables));
    }

    private List<String> words(String parameter, List<String> given) {
        return written().words(parameter, given, property("fc." + parameter));
    }

    private RawConfiguration written() {
        return new RawConfiguration(execution);
    }

    private StartSpec.Form form() {
        if (bootstrapFile != null) {
            refuseBesideArchive("bootstrapFile");
            return new StartSpec.Form.OwnBootstrap(bootstrapFile.toPath());
        }
        if (!command.isEmpty()) {
            refuseBesideArchive("command");
        }
        if (startup == null) {
            return wantsArchive() ? new StartSpec.Form.GeneratedBootstrap() : new StartSpec.Form.CustomRuntimeConfig();
        }
        return switch (startup) {
            case "customRuntimeConfig" -> {
                refuseBesideArchive("startup customRuntimeConfig");
                yield new StartSpec.Form.CustomRuntimeConfig();
            }
            case "bootstrap" -> new StartSpec.Form.GeneratedBootstrap();
            default ->
                throw FcProblem.local(
                        "startup is '" + startup + "'",
                        "give customRuntimeConfig, or bootstrap for a generated /code/bootstrap");
        };
    }
}
