package io.github.fcmaven.mojo;

import io.github.fcmaven.coldstart.Compiler;
import io.github.fcmaven.coldstart.JarStart;
import io.github.fcmaven.coldstart.SpringAot;
import io.github.fcmaven.coldstart.Switches;
import io.github.fcmaven.coldstart.archive.Archived;
import io.github.fcmaven.coldstart.archive.Place;
import io.github.fcmaven.coldstart.archive.Training;
import io.github.fcmaven.coldstart.jre.BundledJava;
import io.github.fcmaven.coldstart.jre.Jdk;
import io.github.fcmaven.coldstart.layout.ExtractedLayout;
import io.github.fcmaven.coldstart.layout.Layout;
import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.explain.Explanation;
import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.measure.Baseline;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Sizes;
import io.github.fcmaven.zip.AtomicFile;
import io.github.fcmaven.zip.FunctionZip;
import io.github.fcmaven.zip.UpToDate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** What {@code package} has to make a Java function start faster; where nothing is set, nothing of the package is changed. */
abstract class AbstractColdStartMojo extends AbstractFcMojo {

    /**
     * {@code off}: the jar as the build has made it, and each switch as it is set by itself; {@code fast}: {@code layout} {@code extracted},
     * {@code aot} {@code auto}, {@code jre} {@code bundled} and {@code springAot} {@code auto}, each unless it is set.
     */
    @Parameter(property = "fc.coldStart", defaultValue = "off")
    private String coldStart;

    /**
     * How a Spring Boot jar stands in the package: {@code jar}, as the build has made it; {@code extracted}, a thin jar with its libraries in
     * {@code lib/}, which starts about 1.2 times faster; {@code compact}, the same with the libraries compressed once, which makes the package
     * about 30 % smaller and larger when it is unpacked. Every other jar stays as it is. Default: {@code jar}.
     */
    @Parameter(property = "fc.layout")
    private String layout;

    /**
     * {@code off}, or {@code auto}: the package gets an archive of its loaded classes, AppCDS on Java 13 to 24, an AOT cache from Java 25 on. It is
     * made by a training run of the packaged function, proven by another one, and guarded at each start by a generated {@code bootstrap}. It
     * needs {@code jre} {@code bundled}, or a layer with the very Java of the build. Default: {@code off}.
     */
    @Parameter(property = "fc.aot")
    private String aot;

    /**
     * Where the Java comes from that runs the function: {@code platform}, the runtime's own; {@code layer}, an official layer; {@code bundled}, a
     * runtime of the build's JDK in the package, which needs neither; {@code auto}: {@code platform} where that is new enough, else {@code layer}.
     * Default: {@code auto}.
     */
    @Parameter(property = "fc.jre")
    private String jre;

    /** Modules of the JDK for {@code jre} {@code bundled}, besides those that the jars name and those that nearly every server needs. Default: none. */
    @Parameter(property = "fc.jre.addModules")
    private List<String> jreAddModules = new ArrayList<>();

    /**
     * {@code off}, or {@code auto}: where the build has run Spring's {@code process-aot}, the function is started with what it left in the
     * jar. The conditions of beans are then those of the build. Default: {@code off}.
     */
    @Parameter(property = "fc.springAot")
    private String springAot;

    /**
     * The compiler of the JVM in the running function: {@code tiered}, as Java has it; {@code c1}, the quick one alone, which starts faster and
     * computes slower. Default: {@code tiered}; with {@code coldStart} {@code fast} before Java 25, whose archives keep no profiles, {@code c1}.
     */
    @Parameter(property = "fc.jit")
    private String jit;

    /** The run in which the archive is made: requests, environment, arguments. Default: one {@code GET /}. */
    @Parameter
    private TrainingConfig training = new TrainingConfig();

    /**
     * The JDK that the bundled Java is made of, by what a toolchain provides: {@code <version>17</version>}. Default: the JDK of the build's
     * toolchain, else the one that runs Maven.
     */
    @Parameter
    private Map<String, String> jdkToolchain = new LinkedHashMap<>();

    private final ToolchainManager toolchains;

    AbstractColdStartMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    /** The same package, which starts faster. */
    final FunctionPackage faster(FunctionPackage function, StartSpec.Form form, Instant time) {
        Switches switches = switches();
        if (switches.changeAnything()) {
            Baseline.of(function).ifPresent(plain -> keepForComparison(plain, time));
        }
        if (switches.changeStart()) {
            refuseOtherThanJar(function, switches);
        }
        ExtractedLayout laid = ExtractedLayout.of(function, switches.layout(), files().coldStart());
        laid.choice().ifPresent(getLog()::info);
        FunctionPackage faster = switches.isBundled() ? withJava(laid.function()) : laid.function();
        if (!switches.changeStart()) {
            return faster;
        }
        faster = switches.jit().in(switches.springAot() ? withSpringAot(faster) : faster);
        if (switches.aot()) {
            return withArchive(faster, time);
        }
        return form instanceof StartSpec.Form.GeneratedBootstrap
                ? faster.plus(List.of(Bootstrap.of(faster.start().argv()))).withStart(StartupCommand.BOOTSTRAP)
                : faster;
    }

    /** Told before anything is made for it. */
    private static void refuseOtherThanJar(FunctionPackage function, Switches switches) {
        if (Baseline.of(function).isEmpty()) {
            String by = switches.fast() ? "coldStart fast" : switches.aot() ? "aot auto" : "jit or springAot";
            throw FcProblem.local(
                    "the start is " + function.start() + ", and " + by + " is for a start by java -jar",
                    "set "
                            + (switches.fast()
                                    ? "coldStart to off"
                                    : switches.aot() ? "aot to off" : "jit and springAot to their defaults")
                            + " for this function in the configuration of fc-maven-plugin in pom.xml");
        }
    }

    /** Where the start stands until this has been done to it. */
    final StartSpec.Form formToPack(StartSpec.Form form) {
        return switches().changeStart() && form instanceof StartSpec.Form.GeneratedBootstrap
                ? new StartSpec.Form.BootstrapToCome()
                : form;
    }

    /** The runtime that the user named, else the one on which the bundled Java runs; empty where none is bundled. */
    final Optional<CustomRuntime> runtimeFor(Optional<CustomRuntime> named) {
        return switches().isBundled() ? Optional.of(jdk().runtime(named)) : named;
    }

    final JavaSource javaSource() {
        return switch (switches().jre()) {
            case AUTO -> new JavaSource.Automatic();
            case PLATFORM -> new JavaSource.Image();
            case LAYER -> new JavaSource.Layer();
            case BUNDLED -> new JavaSource.Bundled(jdk().feature());
        };
    }

    final boolean wantsArchive() {
        return switches().aot();
    }

    /** @throws FcProblem where an archive is wanted, which needs a start of its own */
    final void refuseBesideArchive(String parameter) {
        if (wantsArchive()) {
            throw FcProblem.local(
                    (aot == null ? "coldStart fast, which has aot," : "aot auto") + " and " + parameter
                            + " are both given, and an archive needs the bootstrap that this plugin generates: only that"
                            + " can see whether the archive still fits",
                    "remove " + parameter + ", or set aot to off, in the configuration of fc-maven-plugin in pom.xml");
        }
    }

    /**
     * What is set, and what follows from it.
     *
     * @param bundled how large the package's own Java was when it was packed last
     */
    final List<Explanation.Switch> explained(Optional<String> bundled) {
        Switches switches = switches();
        String size = bundled.map(bytes -> bytes + " when it was packed last").orElse("not packed yet");
        return List.of(
                explained(
                        "layout",
                        layout,
                        Switches.word(switches.layout()),
                        switches.layout() == Layout.JAR ? "" : "made of the jar listed below"),
                explained(
                        "aot",
                        aot,
                        switches.aot() ? "auto" : "off",
                        switches.aot() ? "an archive made by a training run" : ""),
                explained(
                        "jre",
                        jre,
                        Switches.word(switches.jre()),
                        switches.isBundled() ? "Java " + jdk().version() + ", " + size : ""),
                explained(
                        "springAot",
                        springAot,
                        switches.springAot() ? "auto" : "off",
                        switches.springAot() ? "if the jar has it" : ""),
                explained(
                        "jit",
                        jit,
                        Switches.word(switches.jit()),
                        switches.jit() == Compiler.C1 ? "the quick compiler alone" : ""));
    }

    private Explanation.Switch explained(String name, String given, String value, String what) {
        String by = given != null ? "as set" : switches().fast() ? "by coldStart fast" : "by default";
        return new Explanation.Switch(name, value, what.isEmpty() ? by : by + ": " + what);
    }

    /** What {@code measure} compares with; where it is there already, only its bytes are compared. */
    private void keepForComparison(FunctionPackage plain, Instant time) {
        String manifest = DeploymentDescriptor.serverlessDevs(
                plain, "./" + files().plainZip().getFileName());
        String settings = time + manifest;
        Path record = files().coldStart().resolve("plain.record");
        if (UpToDate.check(record, files().plainZip(), plain.entries(), settings)
                .isEmpty()) {
            UpToDate.remember(
                    record,
                    FunctionZip.writeUncompressed(plain.entries(), files().plainZip(), time),
                    plain.entries(),
                    settings);
        }
        AtomicFile.write(files().plainManifest(), manifest);
    }

    /** Whether the package is made to start faster, in whatever way. */
    final boolean changesAnything() {
        return switches().changeAnything();
    }

    private FunctionPackage withJava(FunctionPackage function) {
        BundledJava bundled = BundledJava.of(
                function,
                jdk(),
                RawConfiguration.withoutEmpty(jreAddModules),
                cache().resolve("jre"),
                files().coldStart());
        getLog().info("Java " + jdk().version() + " of " + jdk().home() + " is in the package: "
                + bundled.modules().size() + " modules, " + Sizes.readable(bundled.bytes()) + " unpacked");
        if (!bundled.warning().isEmpty()) {
            getLog().warn(bundled.warning());
        }
        return bundled.function();
    }

    private FunctionPackage withSpringAot(FunctionPackage function) {
        Optional<FunctionPackage> with = SpringAot.on(function);
        with.ifPresent(found -> getLog().info("Spring's process-aot is found in the jar and switched on"));
        return with.orElse(function);
    }

    private FunctionPackage withArchive(FunctionPackage function, Instant time) {
        Place place = new Place(host(), time, files().coldStart(), files().trainingLog(), getLog()::info);
        Optional<Training> run =
                training.skip() || isSet("fc.training.skip") ? Optional.empty() : Optional.of(training.toTraining());
        Archived archived = Archived.of(
                function,
                JarStart.of(function),
                run,
                jdk(),
                place,
                cache().resolve("archive").resolve(place()));
        archived.warning().ifPresent(getLog()::warn);
        getLog().info(archived.choice());
        return archived.function();
    }

    private Switches switches() {
        return Switches.parse(coldStart, layout, aot, jre, springAot, jit, () -> jdk().feature());
    }

    private Jdk jdk() {
        return Jdk.of(host());
    }

    private Host host() {
        return BuildJava.of(toolchains, session, jdkToolchain);
    }

    /** What survives {@code clean}: it takes seconds to make, and is the same for the same inputs. */
    private Path cache() {
        return Path.of(session.getLocalRepository().getBasedir(), ".cache", "fc-maven-plugin");
    }

    /** One place for each function of each checkout. */
    private String place() {
        return project.getArtifactId() + "-"
                + Integer.toHexString(files().zip().toAbsolutePath().hashCode());
    }
}
