package io.github.fcmaven.check;

import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.RunningInstance;
import java.util.Map;
import java.util.function.Function;

/**
 * Launches the function that is checked, as often as a check needs it: each instance ends before the next one is
 * launched, since they share a port.
 */
public interface Launcher {

    /**
     * Launches an instance, and ends it when the work is done.
     *
     * @param more words for that instance's variables, by their names; where a variable is shipped, they come after the
     *     words it has
     */
    <T> T with(Function<Instance, Map<String, String>> more, Function<RunningInstance, T> work);
}
