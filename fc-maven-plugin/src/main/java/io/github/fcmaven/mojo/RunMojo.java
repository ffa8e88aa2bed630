package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.gateway.GatewayFile;
import io.github.fcmaven.gateway.InstanceSource;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
<<<<<<< HEAD
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.zip.FunctionZip;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
=======
>>>>>>> main
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Runs the packaged function in the foreground, behind a gateway that plays the platform, and prints its output and a
 * line for each request, until Ctrl-C ends it.
 */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
<<<<<<< HEAD
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

    /** A port of 127.0.0.1 on which a debugger can attach to the function's JVM. Default: none. */
    @Parameter(property = "fc.debugPort")
    private Integer debugPort;

    /**
     * Whether the function's JVM waits for the debugger before it runs the application; {@code startTimeout} includes
     * this wait.
     */
    @Parameter(property = "fc.debugSuspend", defaultValue = "false")
    private boolean debugSuspend;
=======
public class RunMojo extends AbstractForegroundMojo {
>>>>>>> main

    @Inject
    RunMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    void run() {
<<<<<<< HEAD
        if ("off".equals(gatewayPort)) {
            runAlone();
        } else {
            runBehindGateway();
        }
    }

    private void runAlone() {
        RunningInstance running = launch(debugger(), line -> getLog().info(line));
        Thread ctrlC = new Thread(running::close, "fc-run-stop");
        Runtime.getRuntime().addShutdownHook(ctrlC);
        try (running) {
=======
        try (ForegroundInstance foreground = launchInForeground(line -> getLog().info(line))) {
            RunningInstance running = foreground.running();
>>>>>>> main
            CaPort port = ContractCheck.awaitReady(running, startTimeout());
            running.instance().notes().forEach(getLog()::info);
            getLog().info("The function runs at " + url(port) + "; Ctrl-C ends it.");
            awaitEnd(running);
        }
    }

    private void runBehindGateway() {
        InstanceSource source = source(debugger());
        Path file = files().gateway();
        Gateway gateway = Gateway.open(source, settings(port()), console(getLog()::info));
        GatewayFile entry =
                GatewayFile.of(gateway, FunctionZip.describe(packaged()).sha256());
        Runnable end = () -> {
            entry.remove(file);
            gateway.close();
        };
        Thread ctrlC = new Thread(end, "fc-run-stop");
        Runtime.getRuntime().addShutdownHook(ctrlC);
        try {
            if (eager) {
                gateway.startInstance();
            }
            entry.write(file);
            tellUnverified(source);
            getLog().info("The function runs at " + gateway.url() + ", as on Function Compute; Ctrl-C ends it.");
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end.run();
            forgetHook(ctrlC);
        }
    }

    /** Where the gateway listens; 0 for a free port. */
    private int port() {
        if (gatewayPort == null) {
            boolean free = Gateway.isFree(GATEWAY_PORT);
            if (!free) {
                getLog().info("Port " + GATEWAY_PORT + " is taken, so the gateway takes another one;"
                        + " -Dfc.gatewayPort sets it.");
            }
            return free ? GATEWAY_PORT : 0;
        }
        if (gatewayPort.equals("auto")) {
            return 0;
        }
        if (!gatewayPort.matches("[1-9]\\d{0,4}") || Integer.parseInt(gatewayPort) > 65535) {
            throw FcProblem.local(
                    "gatewayPort is '" + gatewayPort + "'", "give a free port such as 3000, or auto, or off");
        }
        return Integer.parseInt(gatewayPort);
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
}
