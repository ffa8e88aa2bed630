package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.inject.Inject;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Runs the packaged function in the foreground, behind a gateway that plays the platform, and prints its output and a
 * line for each request, until Ctrl-C ends it. In a build of several modules it runs the functions of all of them, a
 * gateway each: {@code mvn package fc:run}.
 */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
public class RunMojo extends AbstractGatewayMojo {

    /**
     * The port of 127.0.0.1 at which the gateway plays the platform: {@code http://localhost:3000}. {@code auto}: a
     * free one. {@code off}: no gateway, only the function's own port; the goal then ends with the function. Of several
     * functions, it is the port of the first one, and the others have those that follow. Default: 3000, or a free one
     * where that is taken.
     */
    @Parameter(property = "fc.gatewayPort")
    private String gatewayPort;

    /**
     * Whether an instance is started at once; one that does not start then fails the goal. {@code false}: the first
     * request starts it, as on the platform.
     */
    @Parameter(property = "fc.eager", defaultValue = "true")
    private boolean eager;

    private final BuildPluginManager plugins;

    @Inject
    RunMojo(ToolchainManager toolchains, BuildPluginManager plugins) {
        super(toolchains);
        this.plugins = plugins;
    }

    @Override
    void run() throws MojoFailureException {
        Optional<Reactor> reactor = Reactor.of(this);
        Optional<Reactor.Place> place = Reactor.Place.of(this);
        if (reactor.isPresent()) {
            reactor.get().each(plugins);
            if (reactor.get().functions().size() > 1) {
                awaitCtrlC();
            }
        } else if (place.isPresent()) {
            new ReactorRun(this, place.get()).run(Optional.ofNullable(gatewayPort), eager);
        } else if ("off".equals(gatewayPort)) {
            runAlone();
        } else {
            runBehindGateway();
        }
    }

    /** Beside the others, each server that can take another port than CAPort gets one. */
    @Override
    boolean takesFreePort() {
        return Reactor.Place.of(this).isPresent();
    }

    private static void awaitCtrlC() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
            awaitCtrlC();
        }
    }

    /** Where the gateway listens; 0 for a free port. */
    private int port() {
        if (gatewayPort != null) {
            return GoalGateway.port(gatewayPort);
        }
        boolean free = Gateway.isFree(GoalGateway.FIRST_PORT);
        if (!free) {
            getLog().info("Port " + GoalGateway.FIRST_PORT
                    + " is taken, so the gateway takes another one; -Dfc.gatewayPort sets" + " it.");
        }
        return free ? GoalGateway.FIRST_PORT : 0;
    }
}
