package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.toolchain.ToolchainManager;

/** Runs the packaged function in the foreground and prints its output, until it ends or Ctrl-C ends it. */
@Mojo(name = "run", requiresProject = false, threadSafe = true)
public class RunMojo extends AbstractForegroundMojo {

    @Inject
    RunMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    void run() {
        try (ForegroundInstance foreground = launchInForeground(line -> getLog().info(line))) {
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
}
