package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import org.apache.maven.plugin.logging.Log;

/** An instance that ends with the goal, or with the JVM where Ctrl-C ends that first. */
final class ForegroundInstance implements AutoCloseable {

    private final RunningInstance running;
    private final Thread ctrlC;

    private ForegroundInstance(RunningInstance running) {
        this.running = running;
        this.ctrlC = new Thread(running::close, "fc-stop");
        Runtime.getRuntime().addShutdownHook(ctrlC);
    }

    /** Launches the function of a goal that has no gateway, and waits until it ends, or Ctrl-C ends it. */
    static void run(AbstractForegroundMojo goal) {
        Log log = goal.getLog();
        try (ForegroundInstance foreground = new ForegroundInstance(goal.launchDebuggable(log::info))) {
            RunningInstance running = foreground.running;
            CaPort port = ContractCheck.awaitReady(running, goal.startTimeout(), goal.servers());
            running.instance().notes().forEach(log::info);
            log.info("The function runs at " + AbstractLaunchMojo.url(port) + "; Ctrl-C ends it.");
            running.server().awaitEnd();
            log.info("The function " + running.server().ending() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            running.close();
        } finally {
            forgetHook();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(ctrlC);
        } catch (IllegalStateException e) {
            // the JVM ends already: the hook does its work
        }
    }
}
