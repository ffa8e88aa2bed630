package io.github.fcmaven.mojo;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Ends the function that {@code start} launched, and every process that came from it; if none runs, it does
 * nothing.
 */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public class StopMojo extends AbstractFcMojo {

    @Override
    void run() {
        context().forgetStarted(files().zip()).ifPresentOrElse(StartedFunction::stop, () -> getLog().info(
                        "No function was started in this build."));
    }

    @Override
    boolean runsFunction() {
        return true;
    }
}
