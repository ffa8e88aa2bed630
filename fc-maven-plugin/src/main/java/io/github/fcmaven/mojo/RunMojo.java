package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** Runs the packaged function in the foreground and prints its output, until it ends or Ctrl-C ends it. */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
public class RunMojo extends AbstractLaunchMojo {

    /** A port of 127.0.0.1 on which a debugger can attach to the function's JVM. Default: none. */
    @Parameter(property = "fc.debugPort")
    private Integer debugPort;

    /**
     * Whether the function's JVM waits for the debugger before it runs the application; {@code startTimeout} includes
     * this wait.
     */
    @Parameter(property = "fc.debugSuspend", defaultValue = "false")
    private boolean debugSuspend;

    @Inject
    RunMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    void run() {
        RunningInstance running = launch(debugger(), line -> getLog().info(line));
        Thread ctrlC = new Thread(running::close, "fc-run-stop");
        Runtime.getRuntime().addShutdownHook(ctrlC);
        try (running) {
            CaPort port = ContractCheck.awaitReady(running, startTimeout());
            running.instance().notes().forEach(getLog()::info);
            getLog().info("The function runs at " + url(port) + "; Ctrl-C ends it.");
            awaitEnd(running);
        } finally {
            forgetHook(ctrlC);
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

    /** In the variable that every JVM takes up, also one that a script starts. */
    private Map<String, String> debugger() {
        if (debugPort == null) {
            return Map.of();
        }
        if (debugPort < 1 || debugPort > 65535) {
            throw FcProblem.local("debugPort is " + debugPort, "give a free port from 1 to 65535, such as 5005");
        }
        String agent = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=" + (debugSuspend ? "y" : "n")
                + ",address=127.0.0.1:" + debugPort;
        return Map.of("JAVA_TOOL_OPTIONS", agent);
    }

    private static void forgetHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM ends already: the hook does its work
        }
    }
}
