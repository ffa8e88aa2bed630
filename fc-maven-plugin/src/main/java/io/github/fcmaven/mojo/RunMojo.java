package io.github.fcmaven.mojo;

import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.platform.FcProblem;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MavenPluginManager;
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

    /**
     * Whether the function is packed again where a file changes that it is made of, and its instance is replaced: the
     * jar that another terminal or an IDE builds, files of {@code functionDirectory}. Requests wait meanwhile. What
     * cannot be packed leaves the instance as it is; where the new one does not start, the package before serves again.
     */
    @Parameter(property = "fc.watch", defaultValue = "false")
    private boolean watch;

    private final LifecycleExecutor lifecycle;

    private final MavenPluginManager goals;

    private final BuildPluginManager plugins;

    @Inject
    RunMojo(
            ToolchainManager toolchains,
            LifecycleExecutor lifecycle,
            MavenPluginManager goals,
            BuildPluginManager plugins) {
        super(toolchains);
        this.lifecycle = lifecycle;
        this.goals = goals;
        this.plugins = plugins;
    }

    @Override
    boolean packsAgain() {
        return watch;
    }

    @Override
    void run() throws MojoFailureException {
        Optional<Reactor> reactor = Reactor.of(this);
        Optional<Reactor.Position> position = Reactor.Position.of(this);
        if (reactor.isPresent()) {
            reactor.get().each(plugins);
            if (reactor.get().functions().size() > 1) {
                SessionEnd.awaitCtrlC();
            }
        } else if (position.isPresent()) {
            refuseToWatch(
                    "watch follows one function, and this build runs several",
                    "call mvn fc:run -Dfc.watch in the folder of one module");
            new ReactorRun(this, position.get()).run(Optional.ofNullable(gatewayPort), eager);
        } else if ("off".equals(gatewayPort)) {
            refuseToWatch(
                    "watch needs the gateway, where requests wait, and gatewayPort is off", "remove one of the two");
            ForegroundInstance.run(this);
        } else if (watch) {
            runWatched();
        } else {
            ServedFunction.run(this, port(), eager);
        }
    }

    private void refuseToWatch(String why, String fix) {
        if (watch) {
            throw FcProblem.local(why, fix);
        }
    }

    private void runWatched() throws MojoFailureException {
        try {
            WatchedFunction.run(this, new PackageGoal(this, lifecycle, goals), port(), eager);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Beside the others, each server that can take another port than CAPort gets one. */
    @Override
    boolean takesFreePort() {
        return Reactor.Position.of(this).isPresent();
    }

    @Override
    boolean holdsMemory() {
        return true;
    }

    /** Where the gateway listens; 0 for a free port. */
    private int port() {
        if (gatewayPort != null) {
            return GoalGateway.port(gatewayPort);
        }
        boolean free = Gateway.isFree(GoalGateway.FIRST_PORT);
        if (!free) {
            getLog().info("Port " + GoalGateway.FIRST_PORT
                    + " is taken, so the gateway takes another one; -Dfc.gatewayPort sets it.");
        }
        return free ? GoalGateway.FIRST_PORT : 0;
    }
}
