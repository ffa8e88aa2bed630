package io.github.fcmaven.mojo;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.manifest.Manifest;
import io.github.fcmaven.payload.BuiltFiles;
import io.github.fcmaven.payload.FunctionDirectory;
import io.github.fcmaven.payload.PackedPayload;
import io.github.fcmaven.payload.Payload;
import io.github.fcmaven.payload.PayloadKind;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.rule.Origin;
import io.github.fcmaven.rule.StaticCheck;
import io.github.fcmaven.server.Conform;
import io.github.fcmaven.server.Conformed;
import io.github.fcmaven.zip.FileSet;
import io.github.fcmaven.zip.FunctionZip;
import io.github.fcmaven.zip.UpToDate;
import io.github.fcmaven.zip.WrittenZip;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Writes the project's code package {@code function.zip} and the {@code s.yaml} that deploys it.
 *
 * <p>The payload is found by looking at what the build has made: an executable jar, a Spring Boot jar, a thin jar with its libraries, or a
 * Quarkus application.
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class PackageMojo extends AbstractColdStartMojo {

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

    /** The function's name. Default: the artifactId, made valid. */
    @Parameter(property = "fc.functionName")
    private String functionName;

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

    /** The HTTP trigger. Default: {@code authType: function}, never a public endpoint. */
    @Parameter
    private TriggerConfig trigger = new TriggerConfig();

    /** Folders whose files travel with the function. Default: none. */
    @Parameter
    private List<ExtraDirectory> extraDirectories = new ArrayList<>();

    /** Permissions of some files in the zip, octal. Default: 0755 for programs and folders, 0644 else. */
    @Parameter
    private List<Permission> permissions = new ArrayList<>();

    /**
     * The classifier with which the zip is attached; executions that attach several zips need one each. In a project of packaging
     * {@code function} the zip is the project's own artifact, without a classifier.
     */
    @Parameter(property = "fc.classifier", defaultValue = "function")
    private String classifier;

    /** Whether the zip is attached to the project, and so installed and deployed with it. */
    @Parameter(property = "fc.attach", defaultValue = "true")
    private boolean attach;

    /**
     * The time of every entry: ISO 8601, or seconds since 1970. Default: {@code project.build.outputTimestamp}; where that is not set,
     * 1980-02-01T00:00:00Z.
     */
    @Parameter(property = "fc.outputTimestamp", defaultValue = "${project.build.outputTimestamp}")
    private String outputTimestamp;

    /** The packaging of a project that is a function, and the classifier of a zip beside another artifact. */
    private static final String FUNCTION = "function";

    private final MavenProjectHelper projectHelper;

    @Inject
    PackageMojo(MavenProjectHelper projectHelper, ToolchainManager toolchains) {
        super(toolchains);
        this.projectHelper = projectHelper;
    }

    @Override
    void run() throws MojoFailureException {
        refuseForeign();
        PackedPayload packed =
                Payload.find(built(), directory(), PayloadKind.parse(kind)).pack(spec(), start());
        getLog().info(packed.choice());
        packed.warnings().forEach(getLog()::warn);
        FunctionPackage function = faster(conforming(withUserFiles(packed.functionPackage())), form(), entryTime());

        String manifest = Manifest.serverlessDevs(function, "./" + files().zip().getFileName());
        refuseSecond(function, manifest);
        WrittenZip zip = write(function, manifest);
        boolean changed = WholeFile.write(files().manifest(), manifest) || !zip.unchanged();
        WholeFile.write(files().fragment(), Manifest.customRuntimeConfig(function));
        if (changed) {
            files().forgetCheck();
        }
        zip.warnings().forEach(getLog()::warn);
        Manifest.warnings(function).forEach(getLog()::warn);
        report(zip);
        if (attach) {
            attach(zip.file());
        }
    }

    /** What others made is judged, and never written over. */
    private void refuseForeign() {
        if (files().isForeign()) {
            throw FcProblem.local(
                    "zipFile or manifestFile is set, and package writes a zip and an s.yaml of its own",
                    "set them where validate, integration-test, verify, run or start judge what others made, in a build"
                            + " without package");
        }
    }

    /** Judges what is shipped, before it takes the place of what was. */
    private void judge(FunctionPackage function, long zipSize) {
        judge(new StaticCheck.Packed(function, OptionalLong.of(zipSize), List.of(), Origin.POM, allowedSecrets()));
    }

    /** Two executions of one module may make two functions, but not under one name. */
    @SuppressWarnings("unchecked")
    private void refuseSecond(FunctionPackage function, String manifest) {
        String made = manifest + function.entries().values();
        String key = "packaged:" + files().zip();
        Map.Entry<String, String> other =
                (Map.Entry<String, String>) getPluginContext().put(key, Map.entry(executionId(), made));
        if (other != null
                && !other.getKey().equals(executionId())
                && !other.getValue().equals(made)) {
            throw FcProblem.local(
                    "the executions " + other.getKey() + " and " + executionId()
                            + " make two different functions, and both write " + shown(files().zip()),
                    "give one of them a <finalName> and a <classifier> of its own");
        }
    }

    /** Writes the zip, unless nothing it is made of has changed since it was written last. */
    private WrittenZip write(FunctionPackage function, String manifest) {
        Instant time = entryTime();
        String settings = execution.getVersion() + '\n' + time + '\n' + manifest;
        Optional<WrittenZip> there = UpToDate.check(files().buildRecord(), files().zip(), function.entries(), settings);
        if (there.isPresent()) {
            judge(function, there.get().size());
            return there.get();
        }
        WrittenZip zip = FunctionZip.write(function.entries(), files().zip(), time, size -> judge(function, size));
        UpToDate.remember(files().buildRecord(), zip, function.entries(), settings);
        return zip;
    }

    private Instant entryTime() {
        return EntryTime.parse(outputTimestamp);
    }

    private BuiltFiles built() {
        Artifact artifact = project.getArtifact();
        Optional<Path> main =
                Optional.ofNullable(artifact).map(Artifact::getFile).map(File::toPath);
        List<Path> attached = project.getAttachedArtifacts().stream()
                .map(Artifact::getFile)
                .filter(file -> file != null)
                .map(File::toPath)
                .toList();
        return new BuiltFiles(
                Optional.ofNullable(jarFile).map(File::toPath),
                main,
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
                Written.withoutEmpty(includes),
                Written.withoutEmpty(excludes),
                "functionDirectory");
        return Optional.of(new FunctionDirectory(shown(functionDirectory.toPath()), files.entries()));
    }

    private FunctionSpec spec() {
        String name = functionName == null ? FunctionSpec.validName(project.getArtifactId()) : functionName;
        return new FunctionSpec(
                name,
                region,
                new FunctionSpec.Resources(memorySize, cpu, diskSize, timeout, instanceConcurrency),
                Optional.ofNullable(healthCheckConfig).map(HealthCheckConfig::toHealthCheck),
                trigger.toTrigger());
    }

    private StartSpec start() {
        return new StartSpec(
                runtimeFor(runtime.equals("auto") ? Optional.empty() : Optional.of(CustomRuntime.parse(runtime))),
                Written.withoutEmpty(layers),
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

    private Written written() {
        return new Written(execution);
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

    private FunctionPackage withUserFiles(FunctionPackage function) {
        FunctionPackage whole = function;
        for (ExtraDirectory directory : extraDirectories) {
            List<Entry> extra = directory.toFileSet().entries();
            warnOfReplaced(whole, extra);
            whole = whole.plus(extra);
        }
        return whole.plus(
                Permission.apply(permissions, List.copyOf(whole.entries().values())));
    }

    private void warnOfReplaced(FunctionPackage function, List<Entry> extra) {
        for (Entry entry : extra) {
            Path by = entry.content().file().orElseThrow();
            function.entry(entry.path())
                    .filter(other -> !other.content().equals(entry.content()))
                    .ifPresent(other -> getLog().warn(entry.path() + " of the package is replaced by " + shown(by)
                            + ", as extraDirectories has it"));
        }
    }

    /** What lies beside the jar may configure its server too. */
    private FunctionPackage conforming(FunctionPackage function) {
        if (!conform) {
            return function;
        }
        Conformed conformed = Conform.of(function, start());
        conformed.log().forEach(getLog()::info);
        conformed.warnings().forEach(getLog()::warn);
        return conformed.functionPackage();
    }

    private void report(WrittenZip zip) {
        getLog().info(shown(zip.file())
                + (zip.unchanged() ? " is up to date: " : ": ")
                + Sizes.readable(zip.size())
                + ", SHA-256 "
                + zip.sha256()
                + ", CRC-64 "
                + zip.crc64());
        getLog().info("Deploy it with: s deploy -t " + shown(files().manifest()));
    }

    /** The zip of a project that is a function is the project's own artifact, as a jar is that of a Java project. */
    private void attach(Path zip) {
        if (project.getPackaging().equals(FUNCTION) && classifier.equals(FUNCTION)) {
            project.getArtifact().setFile(zip.toFile());
            return;
        }
        boolean clash = project.getAttachedArtifacts().stream()
                .anyMatch(other -> other.getType().equals("zip")
                        && classifier.equals(other.getClassifier())
                        && !zip.toFile().equals(other.getFile()));
        if (clash) {
            throw FcProblem.local(
                    "another zip is attached with the classifier '" + classifier + "' already",
                    "give each execution a <classifier> of its own, or <attach>false</attach>");
        }
        projectHelper.attachArtifact(project, "zip", classifier, zip.toFile());
    }
}
