package io.github.fcmaven.mojo;

import io.github.fcmaven.instance.RunningInstance;
import java.util.function.Consumer;

/** An instance that ends with the goal, or with the JVM where Ctrl-C ends that first. */
final class ForegroundInstance implements AutoCloseable {

    private final RunningInstance running;
    private final Thread ctrlC;

    private ForegroundInstance(RunningInstance running) {
        this.running = running;
        this.ctrlC = new Thread(running::close, "fc-stop");
        Runtime.getRuntime().addShutdownHook(ctrlC);
    }

    /** Launches it. */
    static ForegroundInstance of(AbstractForegroundMojo goal, Consumer<String> lines) {
        return new ForegroundInstance(goal.launchDebuggable(lines));
    }

    RunningInstance running() {
        return running;
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
