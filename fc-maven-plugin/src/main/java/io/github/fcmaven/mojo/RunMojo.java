package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Runs the packaged function in the foreground, behind a gateway that plays the platform, and prints its output and a
 * line for each request, until Ctrl-C ends it.
 */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
public class RunMojo extends AbstractGatewayMojo {

    private static final int GATEWAY_PORT = 3000;

    /**
     * The port of 127.0.0.1 at which the gateway plays the platform: {@code http://localhost:3000}. {@code auto}: a
     * free one. {@code off}: no gateway, only the function's own port; the goal then ends with the function. Default:
     * 3000, or a free one where that is taken.
     */
    @Parameter(property = "fc.gatewayPort")
    private String gatewayPort;

    /**
     * Whether an instance is started at once; one that does not start then fails the goal. {@code false}: the first
     * request starts it, as on the platform.
     */
    @Parameter(property = "fc.eager", defaultValue = "true")
    private boolean eager;

    @Inject
    RunMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    void run() {
        if ("off".equals(gatewayPort)) {
            runAlone();
        } else {
            runBehindGateway();
        }
    }

    @Override
    boolean holdsMemory() {
        return true;
    }

    private void runAlone() {
        try (ForegroundInstance foreground = ForegroundInstance.of(this, line -> getLog().info(line))) {
            RunningInstance running = foreground.running();
            CaPort port = ContractCheck.awaitReady(running, startTimeout());
            running.instance().notes().forEach(getLog()::info);
            getLog().info("The function runs at " + url(port) + "; Ctrl-C ends it.");
            awaitEnd(running);
        }
    }

    private void awaitEnd(RunningInstance running) {
        try {
            running.server().awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        getLog().info("The function " + running.server().ending() + ".");
    }

    private void runBehindGateway() {
        try (OpenGateway open = GoalGateway.open(this, port(), getLog()::info)) {
            if (eager) {
                open.gateway().startInstance();
            }
            open.announce();
            getLog().info("The function runs at " + open.gateway().url() + ", as on Function Compute; Ctrl-C ends it.");
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the gateway listens; 0 for a free port. */
    private int port() {
        if (gatewayPort != null) {
            return GoalGateway.port(gatewayPort);
        }
        boolean free = Gateway.isFree(GATEWAY_PORT);
        if (!free) {
            getLog().info("Port " + GATEWAY_PORT + " is taken, so the gateway takes another one; -Dfc.gatewayPort sets"
                    + " it.");
        }
        return free ? GATEWAY_PORT : 0;
    }
}
