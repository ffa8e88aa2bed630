package io.github.fcmaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/**
 * A hook in the life of an instance, as {@code instanceLifecycleConfig} spells it; the platform gives its path to a
 * custom runtime.
 */
public class LifecycleHook {

    /** Seconds the hook may take: 1 to 300 for {@code initializer}, 1 to 90 for {@code preStop}. Default: 3. */
    @Parameter
    private int timeout = 3;

    int seconds() {
        return timeout;
    }
}
