package io.github.fcmaven.mojo;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.function.Digests;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.LaunchOptions;
import io.github.fcmaven.instance.LocalLaunch;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Times;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.Processors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * What the goals have that launch the packaged function: always from the zip and the {@code s.yaml} that
 * {@code package} wrote, never from anything else.
 */
abstract class AbstractLaunchMojo extends AbstractLocalMojo {

    /**
     * The port of this machine on which the server is launched. {@code auto}: a free one; then FC-PORT is proven only
     * if the server follows {@code FC_CUSTOM_LISTEN_PORT}, or a shipped variable that has the port. Default:
     * {@code caPort}.
     */
    @Parameter(property = "fc.checkPort")
    private String checkPort;

    /** How long the server may take to end after TERM, before it is killed: {@code 5}, {@code 5s} or {@code 500ms}. */
    @Parameter(property = "fc.stopTimeout", defaultValue = "5s")
    private String stopTimeout;

    /**
     * The Python, Node.js or PHP that runs the function here instead of the platform's: a path, or a name on the
     * build's PATH. The report names both versions. Default: the first on PATH.
     */
    @Parameter(property = "fc.interpreter")
    private String interpreter;

    AbstractLaunchMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    /** Launches the packaged function with these words for its variables, after those it has. */
    final RunningInstance launch(Map<String, String> more, Consumer<String> lines) {
        return launch(instance -> more, reports().serverLog(), lines);
    }

    /**
     * Launches the packaged function, and waits for nothing but its port's turn.
     *
     * @param more words for its variables, by their names, after those they have
     * @param log the file that gets what it prints
     * @param lines gets each line that it prints
     */
    final RunningInstance launch(Function<Instance, Map<String, String>> more, Path log, Consumer<String> lines) {
        refuseWrongTimes();
        Path file = packaged();
        return launch(file, PackagedFunction.read(files()), more, log, lines);
    }

    /** Rejects malformed durations before anything is read or launched. */
    private void refuseWrongTimes() {
        startTimeout();
        stopTimeout();
        portTimeout();
    }

    private Duration stopTimeout() {
        return Times.parse("stopTimeout", stopTimeout);
    }

    /** Launches any package whose zip stands there, likewise. */
    final RunningInstance launch(
            Path zip,
            FunctionPackage function,
            Function<Instance, Map<String, String>> more,
            Path log,
            Consumer<String> lines) {
        refuseWrongTimes();
        Digests.changed(function).ifPresent(changed -> {
            throw FcProblem.local(
                    changed + " in " + shown(zip)
                            + " is not the file that the package's AppCDS archive or AOT cache was made from",
                    "run mvn package again, which makes a new archive, and change nothing in the zip afterwards");
        });
        LocalLaunch local = local();
        FunctionPackage deployed = DeploymentDescriptor.resolved(function, local.deployVariables());
        servers().read(deployed); // not beside the start, which is measured
        PortLease lease = lease(deployed, local);
        return RunningInstance.launch(
                deployed, zip, files().instances(), local.host(), lease, instance -> new LaunchOptions(
                                lease.port(),
                                environment(deployed, local.deployVariables(), more.apply(instance)),
                                stopTimeout(),
                                log,
                                lines)
                        .on(processors(deployed))
                        .within(memory(deployed)));
    }

    private Optional<Integer> memory(FunctionPackage function) {
        return Optional.of(function.spec().resources().memoryMegabytes()).filter(megabytes -> holdsMemory());
    }

    /** Whether the function gets no more memory here than there, where the system allows it. */
    boolean holdsMemory() {
        return false;
    }

    static String url(CaPort port) {
        return "http://localhost:" + port;
    }

    Path packaged() {
        return files().packaged(this::shown);
    }

    /** Those that the server may use; all, unless a goal has another view. */
    Optional<Processors> processors(FunctionPackage function) {
        return Optional.empty();
    }

    /** Whether the server is told a free port where {@code checkPort} is not set. */
    boolean takesFreePort() {
        return false;
    }

    static CaPort port(String checkPort) {
        try {
            return CaPort.parse(checkPort);
        } catch (FcProblem e) {
            throw FcProblem.local(
                    "checkPort is '" + checkPort + "', which is no port", "give a number from 1 to 65535, or auto", e);
        }
    }

    private PortLease lease(FunctionPackage function, LocalLaunch local) {
        if ("auto".equals(checkPort) || checkPort == null && takesFreePort()) {
            return PortLease.free();
        }
        CaPort port = checkPort == null ? function.port() : port(checkPort);
        refuseToWaitForOurselves(port);
        return local.lease(port);
    }

    /**
     * A function that this build itself has started ends only later in this build: waiting for its port would never
     * end.
     */
    private void refuseToWaitForOurselves(CaPort port) {
        boolean parallel = session.getRequest().getDegreeOfConcurrency() > 1;
        for (MavenProject module : session.getProjects()) {
            if (!parallel || module.equals(project)) {
                session.getPluginContext(execution.getMojoDescriptor().getPluginDescriptor(), module)
                        .forEach((key, value) -> {
                            if (value instanceof StartedFunction started
                                    && started.running().port().equals(port)) {
                                throw FcProblem.local(
                                        "port " + port + " is held by the function that start launched in "
                                                + module.getArtifactId()
                                                + ", and this build ends it only later or never",
                                        "bind the goal stop to post-integration-test there, or use a free port:"
                                                + " -Dfc.checkPort=auto, if the server listens on"
                                                + " FC_CUSTOM_LISTEN_PORT");
                            }
                        });
            }
        }
    }

    private Map<String, String> environment(
            FunctionPackage function, Function<String, String> deployVariables, Map<String, String> more) {
        Map<String, String> all =
                new LinkedHashMap<>(DeploymentDescriptor.filled(function.environment(), deployVariables));
        all.putAll(checkEnvironment());
        more.forEach((name, words) -> {
            String given = all.getOrDefault(name, function.environment().getOrDefault(name, ""));
            all.put(name, (given + " " + words).strip());
        });
        return all;
    }

    @Override
    final LocalLaunch local() {
        LocalLaunch local = super.local();
        Host host = seesFunctionMemory() ? local.host().withFunctionMemory() : local.host();
        return local.on(interpreter == null ? host : host.withInterpreter(interpreter));
    }

    /** Whether a Java takes the function's memory for its machine's; it does, unless a goal has another view. */
    boolean seesFunctionMemory() {
        return true;
    }
}
