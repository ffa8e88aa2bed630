package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.zip.FunctionZip;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Launches the packaged function for the project's own tests, and waits until it accepts connections.
 *
 * <p>Sets the project properties {@code fc.server.url} and {@code fc.server.port}. {@code stop} ends the function;
 * without {@code stop}, it ends with the build.
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public class StartMojo extends AbstractLaunchMojo {

    @Inject
    StartMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    void run() {
        String sha256 = FunctionZip.describe(packaged()).sha256();
        RunningInstance running = launch(Map.of(), line -> getLog().debug(line));
        CaPort port;
        try {
            port = ContractCheck.awaitReady(running, startTimeout());
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        running.instance().notes().forEach(getLog()::info);
        context().remember(files().zip(), new StartedFunction(running, sha256));
        SessionEnd.run(session.getRequest(), this::endWithTheBuild);
        project.getProperties().setProperty("fc.server.url", url(port));
        project.getProperties().setProperty("fc.server.port", port.toString());
        getLog().info("The function runs at " + url(port) + ", its log is "
                + shown(running.server().log()));
    }

    /** A build that failed, was cancelled, or has no goal stop, in a Maven that lives on. */
    private void endWithTheBuild() {
        context().forgetStarted(files().zip()).ifPresent(started -> {
            started.running().close();
            getLog().debug("The function that start launched was ended with the build.");
        });
    }

    @Override
    boolean runsFunction() {
        return true;
    }
}
