package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.zip.FunctionZip;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Launches the packaged function for the project's own tests, and waits until it accepts connections.
 *
 * <p>Sets the project properties {@code fc.server.url} and {@code fc.server.port}, and behind a gateway
 * {@code fc.gateway.url}. {@code stop} ends the function; without {@code stop}, it ends with the build.
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public class StartMojo extends AbstractGatewayMojo {

    /**
     * Whether the function runs behind a gateway that plays the platform, as with {@code run}: for tests that go
     * through it to {@code fc.gateway.url}.
     */
    @Parameter(property = "fc.gateway", defaultValue = "false")
    private boolean gateway;

    /** The port of 127.0.0.1 at which that gateway listens; {@code auto}: a free one. */
    @Parameter(property = "fc.gatewayPort", defaultValue = "auto")
    private String gatewayPort;

    @Inject
    StartMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    void run() {
        StartedFunction started = gateway ? startedBehindGateway() : startedAlone();
        context().remember(files().zip(), started);
        SessionEnd.run(session.getRequest(), this::endWithTheBuild);
        String url = project.getProperties().getProperty(gateway ? "fc.gateway.url" : "fc.server.url");
        getLog().info("The function runs at " + url + ", its log is "
                + shown(started.running().server().log()));
    }

    private StartedFunction startedAlone() {
        String sha256 = FunctionZip.sha256(packaged());
        RunningInstance running = launchDebuggable(line -> getLog().debug(line));
        try {
            setServer(ContractCheck.awaitReady(running, startTimeout(), servers()));
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        running.instance().notes().forEach(getLog()::info);
        return new StartedFunction(running, sha256);
    }

    private StartedFunction startedBehindGateway() {
        String sha256 = FunctionZip.sha256(packaged());
        OpenGateway open = GoalGateway.open(this, GoalGateway.port(gatewayPort), line -> getLog().debug(line));
        try {
            RunningInstance running = open.gateway().startInstance();
            open.announce();
            setServer(running.port());
            project.getProperties().setProperty("fc.gateway.url", open.gateway().url());
            return new StartedFunction(running, sha256, open);
        } catch (RuntimeException e) {
            open.close();
            throw e;
        }
    }

    /** For the project's own tests. */
    private void setServer(CaPort port) {
        project.getProperties().setProperty("fc.server.url", url(port));
        project.getProperties().setProperty("fc.server.port", port.toString());
    }

    /** A build that failed, was cancelled, or has no goal stop, in a Maven that lives on. */
    private void endWithTheBuild() {
        context().forgetStarted(files().zip()).ifPresent(started -> {
            started.end();
            getLog().debug("The function that start launched was ended with the build.");
        });
    }

    @Override
    boolean runsFunction() {
        return true;
    }
}
