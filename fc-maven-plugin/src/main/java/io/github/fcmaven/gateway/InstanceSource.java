package io.github.fcmaven.gateway;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import java.util.function.Consumer;

/** Where the gateway gets the function's instances from, one at a time. */
public interface InstanceSource {

    /** The function, as it is deployed. */
    FunctionPackage function();

    /**
     * Starts an instance, and does not wait until it is ready.
     *
     * @param lines gets each line that it prints
     * @throws io.github.fcmaven.platform.FcProblem where it cannot be started
     */
    RunningInstance launch(Consumer<String> lines);

    /**
     * Waits until it accepts connections, is initialized and is healthy.
     *
     * @return the port where it does
     * @throws io.github.fcmaven.platform.FcProblem where it does not, as the platform says it
     */
    CaPort awaitReady(RunningInstance running);
}
