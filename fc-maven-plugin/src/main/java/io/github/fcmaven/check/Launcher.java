package io.github.fcmaven.check;

import io.github.fcmaven.instance.Instance;
import java.util.List;
import java.util.function.Function;

/** Launches the function that is checked, as often as a check needs it: each instance ends before the next one is launched, since they share a port. */
public interface Launcher {

    /**
     * Launches an instance, and ends it when the work is done.
     *
     * @param jvmOptions for every JVM of that instance, besides those that are shipped
     */
    <T> T with(Function<Instance, List<String>> jvmOptions, Function<Launched, T> work);
}
