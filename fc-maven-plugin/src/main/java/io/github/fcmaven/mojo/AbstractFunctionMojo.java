package io.github.fcmaven.mojo;

import io.github.fcmaven.coldstart.Switches;
import io.github.fcmaven.coldstart.archive.Training;
import io.github.fcmaven.coldstart.jre.JavaParts;
import io.github.fcmaven.coldstart.jre.Jdk;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.packaging.ColdStartRequest;
import io.github.fcmaven.packaging.PackagingRequest;
import io.github.fcmaven.packaging.PayloadRequest;
import io.github.fcmaven.packaging.StartRequest;
import io.github.fcmaven.payload.BuiltFiles;
import io.github.fcmaven.payload.Libraries;
import io.github.fcmaven.payload.PayloadKind;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.zip.FileSet;
import io.github.fcmaven.zip.OutputTimestamp;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** What a function is: each parameter is here once, and one method turns them into the request for the packaging. */
abstract class AbstractFunctionMojo extends AbstractSettingsMojo {

    /**
     * What is shipped. {@code java}: the jar that the build made. {@code python}, {@code node}, {@code php},
     * {@code binary} and {@code custom}: the files of {@code functionDirectory}. {@code auto}: {@code java} if there is
     * no such folder, else what its files show: {@code server.py}, {@code server.js} and {@code server.php}, the
     * names that the platform uses; the start script or {@code main} of {@code package.json}; a native x86-64 program
     * or a {@code bootstrap} at the root, which is started as it is.
     */
    @Parameter(property = "fc.kind", defaultValue = "auto")
    private String kind;

    /**
     * The folder of a function that is not a jar. Its files are shipped as they are: {@code node_modules}, Python
     * packages below {@code python} (which {@code PYTHONPATH} then names), Composer's {@code vendor}. Files that its
     * {@code .fcignore} names are not shipped.
     */
    @Parameter(property = "fc.functionDirectory", defaultValue = "${project.basedir}/src/main/function")
    private File functionDirectory;

    /** Ant patterns of the files of {@code functionDirectory} to ship. Default: all. */
    @Parameter(property = "fc.includes")
    private List<String> includes = new ArrayList<>();

    /**
     * Ant patterns of the files of {@code functionDirectory} to leave out, besides Maven's own default excludes.
     * Default: none.
     */
    @Parameter(property = "fc.excludes")
    private List<String> excludes = new ArrayList<>();

    /** The jar to ship. Default: the project's artifact, or an executable jar that is attached to it. */
    @Parameter(property = "fc.jarFile")
    private File jarFile;

    /**
     * The class to start of a plain jar, which no other plugin has made executable: its runtime dependencies are
     * then shipped in {@code lib/}. Default: the {@code Main-Class} of its manifest, else the only class with a
     * {@code main} method.
     */
    @Parameter(property = "fc.mainClass")
    private String mainClass;

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
     * keep-alive of Spring Boot, Quarkus, Micronaut, Helidon and the JDK's server, as {@code -Dname=value} before
     * {@code -jar}. Your own settings in any file, variable or argument of the package win. A {@code command} or
     * {@code bootstrapFile} is not changed.
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

    /** Folders whose files are shipped with the function. Default: none. */
    @Parameter
    private List<ExtraDirectory> extraDirectories = new ArrayList<>();

    /** Permissions of some files in the zip, octal. Default: 0755 for programs and folders, 0644 else. */
    @Parameter
    private List<Permission> permissions = new ArrayList<>();

    /**
     * {@code off}: the jar as the build made it, with only the switches that you set; {@code fast}: {@code layout}
     * {@code extracted}, {@code aot} {@code auto}, {@code jre} {@code bundled} and {@code springAot} {@code auto}.
     * Explicit settings override the preset.
     */
    @Parameter(property = "fc.coldStart", defaultValue = "off")
    private String coldStart;

    /**
     * How a Spring Boot jar is packed: {@code jar}, as the build made it; {@code extracted}, a thin jar with its
     * libraries in {@code lib/}, which starts about 1.2 times faster; {@code compact}, the same with the libraries
     * compressed once, which makes the zip about 30 % smaller and the unpacked package larger. Other jars are not
     * changed. Default: {@code jar}.
     */
    @Parameter(property = "fc.layout")
    private String layout;

    /**
     * {@code off}, or {@code auto}: the package gets an archive of the loaded classes, an AppCDS archive on Java 13 to
     * 24, an AOT cache from Java 25 on. A training run of the packaged function makes it, a second run proves it, and
     * a generated {@code bootstrap} compares it at each start. It needs {@code jre} {@code bundled}, or a layer with
     * exactly the Java of the build. Default: {@code off}.
     */
    @Parameter(property = "fc.aot")
    private String aot;

    /**
     * The Java that runs the function: {@code platform}, the one of the runtime; {@code layer}, an official layer;
     * {@code bundled}, a Java in the package, made from the build's JDK; {@code auto}: {@code platform} if that is new
     * enough, else {@code layer}. Default: {@code auto}.
     */
    @Parameter(property = "fc.jre")
    private String jre;

    /**
     * Modules of the JDK for {@code jre} {@code bundled}, besides those that the jars need and those that nearly
     * every server needs. Default: none.
     */
    @Parameter(property = "fc.jre.addModules")
    private List<String> jreAddModules = new ArrayList<>();

    /**
     * The languages and regions in which a {@code jre} {@code bundled} can write dates, numbers and names: tags such
     * as {@code zh} or {@code de-CH}, or {@code all}, which makes the Java 27 MB larger. Default: {@code en} and
     * {@code zh}.
     */
    @Parameter(property = "fc.jre.locales")
    private List<String> jreLocales = new ArrayList<>();

    /**
     * {@code keep}, or {@code drop}: the package gets copies of signed jars without their signatures, because a JVM
     * puts no class of a signed jar into an archive. Jars named {@code *fips*} keep theirs. Default: {@code keep};
     * {@code drop} with {@code coldStart} {@code fast} and {@code aot}.
     */
    @Parameter(property = "fc.signatures")
    private String signatures;

    /**
     * {@code off}, or {@code auto}: if the build has run Spring's {@code process-aot}, the function is started with
     * its output in the jar. The conditions of beans are then those of the build. Default: {@code off}.
     */
    @Parameter(property = "fc.springAot")
    private String springAot;

    /**
     * The compiler of the JVM in the running function: {@code tiered}, Java's default; {@code c1}, only the quick one,
     * which starts faster and computes slower. Default: {@code tiered}; with {@code coldStart} {@code fast} before
     * Java 25, whose archives keep no profiles, {@code c1}.
     */
    @Parameter(property = "fc.jit")
    private String jit;

    /**
     * The start in which {@code aot} makes its archive: requests, environment, arguments. Default: one {@code GET /}.
     */
    @Parameter
    private TrainingConfig training = new TrainingConfig();

    /**
     * The time of every entry: ISO 8601, or seconds since 1970. Default: {@code project.build.outputTimestamp}; if
     * that is not set, 1980-02-01T00:00:00Z.
     */
    @Parameter(property = "fc.outputTimestamp", defaultValue = "${project.build.outputTimestamp}")
    private String outputTimestamp;

    AbstractFunctionMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    /** The parameters as values. */
    final PackagingRequest toRequest() {
        return new PackagingRequest(
                files(),
                this::shown,
                written().explicit(session.getUserProperties(), project.getProperties()),
                payload(),
                spec(),
                start(),
                extraDirectories.stream().map(ExtraDirectory::toFileSet).toList(),
                permissions.stream().map(Permission::toRule).toList(),
                conform,
                coldStart());
    }

    private PayloadRequest payload() {
        FileSet files = new FileSet(
                path(functionDirectory),
                "",
                RawConfiguration.withoutEmpty(includes),
                RawConfiguration.withoutEmpty(excludes),
                "functionDirectory");
        return new PayloadRequest(built(), files, shown(path(functionDirectory)), PayloadKind.parse(kind));
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
                path(new File(project.getBuild().getDirectory())),
                Optional.of(projectLibraries()),
                Optional.ofNullable(mainClass));
    }

    /** What a plain jar needs. A goal that only explains resolves nothing, and says so where there is something. */
    Libraries projectLibraries() {
        return () -> project.getDependencies().isEmpty() ? Optional.of(List.of()) : Optional.empty();
    }

    /** The file of the project's artifact, where it has one by now. */
    Optional<Path> mainArtifact() {
        return Optional.ofNullable(project.getArtifact()).map(Artifact::getFile).map(File::toPath);
    }

    private FunctionSpec spec() {
        FunctionSpec one = oneTrigger();
        return triggers(region())
                .map(all -> one.withTriggers(isTriggerSet() ? one.trigger() : Optional.empty(), all))
                .orElse(one);
    }

    private String region() {
        return written().variable("region").orElse(region);
    }

    /** Beside {@code triggers} the default of {@code trigger} is none. */
    private boolean isTriggerSet() {
        return written()
                .explicit(session.getUserProperties(), project.getProperties())
                .place("trigger")
                .isPresent();
    }

    private FunctionSpec oneTrigger() {
        return new FunctionSpec(
                        written()
                                .variable("functionName")
                                .or(this::functionName)
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

    /** What the build makes is its own: its libraries are known by their checksums. */
    @Override
    final KnownLibraries libraries() {
        return KnownLibraries.in(cache());
    }

    /** What survives {@code clean}: it takes long to make, and is the same for the same inputs. */
    private Path cache() {
        return Path.of(session.getLocalRepository().getBasedir(), ".cache", "fc-maven-plugin");
    }

    private ColdStartRequest coldStart() {
        Map<String, String> set = setSwitches();
        Switches switches = Switches.parse(set, () -> Jdk.of(host()).feature());
        boolean trains = switches.aot() && !training.skip() && !isSet("fc.training.skip");
        String checkout = project.getArtifactId() + "-"
                + Integer.toHexString(files().zip().toAbsolutePath().hashCode());
        return new ColdStartRequest(
                switches,
                set.keySet(),
                JavaParts.of(RawConfiguration.withoutEmpty(jreAddModules), RawConfiguration.withoutEmpty(jreLocales)),
                trains ? Optional.of(training()) : Optional.empty(),
                this::host,
                OutputTimestamp.parse(outputTimestamp),
                cache().resolve("jre"),
                cache().resolve("archive").resolve(checkout),
                getLog()::info);
    }

    private Training training() {
        return training.toTraining(checkEnvironment());
    }

    private Map<String, String> setSwitches() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("coldStart", coldStart);
        all.put("layout", layout);
        all.put("aot", aot);
        all.put("jre", jre);
        all.put("springAot", springAot);
        all.put("jit", jit);
        all.put("signatures", signatures);
        all.values().removeIf(Objects::isNull);
        return all;
    }

    private List<String> words(String parameter, List<String> given) {
        return written().words(parameter, given, property("fc." + parameter));
    }

    private RawConfiguration written() {
        return new RawConfiguration(execution);
    }
}
