package io.github.fcmaven.mojo;

import io.github.fcmaven.coldstart.Switches;
import io.github.fcmaven.coldstart.archive.Training;
import io.github.fcmaven.coldstart.jre.JavaParts;
import io.github.fcmaven.coldstart.jre.Jdk;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.packaging.ColdStartRequest;
import io.github.fcmaven.zip.OutputTimestamp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** How the function starts faster: the parameters of {@link ColdStartRequest}. */
abstract class AbstractColdStartMojo extends AbstractSettingsMojo {

    /**
     * {@code off}: the jar as the build made it, with only the switches that you set; {@code fast}: {@code layout}
     * {@code extracted}, {@code aot} {@code auto}, {@code jre} {@code bundled} and {@code springAot} {@code auto},
     * which add 30 to 70 MB to the zip. Explicit settings override the preset.
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

    AbstractColdStartMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    final ColdStartRequest coldStart() {
        portTimeout(); // a malformed one is refused before anything is made
        startTimeout();
        Map<String, String> set = setSwitches();
        Switches switches = Switches.parse(set, () -> Jdk.of(local().host()).feature());
        boolean trains = switches.aot() && !training.skip() && !isSet("fc.training.skip");
        String checkout = project.getArtifactId() + "-"
                + Integer.toHexString(files().zip().toAbsolutePath().hashCode());
        return new ColdStartRequest(
                switches,
                set.keySet(),
                JavaParts.of(RawConfiguration.withoutEmpty(jreAddModules), RawConfiguration.withoutEmpty(jreLocales)),
                trains ? Optional.of(training()) : Optional.empty(),
                this::local,
                OutputTimestamp.parse(outputTimestamp),
                cache().resolve("jre"),
                cache().resolve("archive").resolve(checkout));
    }

    private Training training() {
        return training.toTraining(checkEnvironment(), startTimeout());
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

    /** What the build makes is its own: its libraries are known by their checksums. */
    @Override
    final KnownLibraries libraries() {
        return KnownLibraries.in(cache());
    }

    /** What survives {@code clean}: it takes long to make, and is the same for the same inputs. */
    private Path cache() {
        return Path.of(session.getLocalRepository().getBasedir(), ".cache", "fc-maven-plugin");
    }

    /** Whether a property says true; its bare name does so too. */
    private boolean isSet(String name) {
        return property(name).filter(value -> !value.equalsIgnoreCase("false")).isPresent();
    }
}
