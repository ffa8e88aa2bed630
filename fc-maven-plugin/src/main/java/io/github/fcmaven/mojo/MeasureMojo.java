package io.github.fcmaven.mojo;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.measure.History;
import io.github.fcmaven.measure.MeasuredStart;
import io.github.fcmaven.measure.Measurement;
import io.github.fcmaven.measure.Rounds;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.Processors;
import io.github.fcmaven.zip.FunctionZip;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Measures cold starts of the packaged function, each in a fresh instance, and adds a line to a history that survives
 * {@code clean}.
 *
 * <p>{@code -Dfc.compare=jar} measures in turns with {@code java -jar} of the same jar, and prints the ratio. It
 * measures the start of the server on this machine; unpacking is shown separately, and the platform's own part is not
 * measured at all.
 */
@Mojo(name = "measure", threadSafe = true)
public class MeasureMojo extends AbstractLaunchMojo {

    /** How many starts are measured, after a first one that does not count. */
    @Parameter(property = "fc.measure.runs", defaultValue = "10")
    private int runs;

    /** {@code none}, or {@code jar}: measured in turns with {@code java -jar} of the same jar. */
    @Parameter(property = "fc.compare", defaultValue = "none")
    private String compare;

    /** The path of the first request; any status is an answer. */
    @Parameter(property = "fc.measure.path", defaultValue = "/")
    private String measurePath;

    /**
     * {@code none}, or {@code function}: as many processors as the function has, one if it has a part of one, and a
     * JVM that uses {@code memorySize} as the memory of its machine. The share of a processor that the platform gives
     * is not simulated, and a server that uses more memory is not killed.
     */
    @Parameter(property = "fc.measure.limits", defaultValue = "none")
    private String limits;

    /** The file that gets one line for each measurement. A copy of it is the baseline of {@code verify}. */
    @Parameter(property = "fc.historyFile", defaultValue = "${project.basedir}/.fc/coldstart.csv")
    private File historyFile;

    @Inject
    MeasureMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    void run() {
        Path zip = packaged();
        Rounds rounds = new Rounds(runs, getLog()::info);
        List<Supplier<MeasuredStart>> ways = new ArrayList<>();
        ways.add(() -> measure(zip, PackagedFunction.read(files())));
        if (compares()) {
            ways.add(() -> measure(files().plainZip(), plain()));
        }
        tellLimits(PackagedFunction.read(files()));
        List<Measurement> measured = rounds.measure(ways);
        Measurement ours = measured.get(0);
        ours.lines().forEach(getLog()::info);
        if (measured.size() > 1) {
            ours.comparedWith(measured.get(1)).forEach(getLog()::info);
        }
        History.add(historyFile.toPath(), ours, FunctionZip.sha256(zip), limits);
        reports().drawHistory(historyFile.toPath());
        getLog().info("History: " + shown(historyFile.toPath()));
    }

    @Override
    boolean runsFunction() {
        return true;
    }

    private boolean compares() {
        if (compare.equals("none")) {
            return false;
        }
        if (!compare.equals("jar")) {
            throw FcProblem.local("fc.compare is '" + compare + "'", "give none or jar");
        }
        if (!Files.isRegularFile(files().plainZip()) || !Files.isRegularFile(files().plainManifest())) {
            throw FcProblem.local(
                    "there is nothing to compare with: the package has no faster start, or is not a jar",
                    "set coldStart of fc-maven-plugin to fast, and run mvn package first");
        }
        return true;
    }

    private FunctionPackage plain() {
        return DeploymentDescriptor.read(files().plainManifest(), FunctionZip.read(files().plainZip()));
    }

    private MeasuredStart measure(Path zip, FunctionPackage function) {
        try (RunningInstance running = launch(
                zip, function, instance -> memory(function), reports().serverLog(), line -> getLog().debug(line))) {
            return MeasuredStart.of(running, measurePath, startTimeout());
        }
    }

    @Override
    Optional<Processors> processors(FunctionPackage function) {
        return isLimited() ? Processors.first(processorsOf(function)) : Optional.empty();
    }

    @Override
    boolean seesFunctionMemory() {
        return isLimited();
    }

    private void tellLimits(FunctionPackage function) {
        if (!isLimited()) {
            return;
        }
        int wanted = processorsOf(function);
        getLog().info(processors(function)
                .map(some -> "On " + some.numbers().size() + " of this machine's processors"
                        + (function.spec().resources().cpu() < wanted
                                ? "; the function's share of one, "
                                        + function.spec().resources().cpu() + ", is not simulated"
                                : ""))
                .orElse("On all processors: this machine has no taskset"));
        getLog().info("Java uses "
                + function.spec().resources().memoryMegabytes()
                + " MB as the memory of its machine; a server that uses more is not killed");
    }

    private boolean isLimited() {
        if (!limits.equals("none") && !limits.equals("function")) {
            throw FcProblem.local("fc.measure.limits is '" + limits + "'", "give none or function");
        }
        return limits.equals("function");
    }

    private static int processorsOf(FunctionPackage function) {
        return (int) Math.ceil(function.spec().resources().cpu());
    }

    /** A word that every JVM takes and no other program reads. */
    private Map<String, String> memory(FunctionPackage function) {
        return isLimited()
                ? Map.of(
                        "JAVA_TOOL_OPTIONS",
                        "-XX:MaxRAM=" + function.spec().resources().memoryMegabytes() + "m")
                : Map.of();
    }
}
