package io.github.fcmaven.mojo;

import org.apache.maven.plugins.annotations.Parameter;

/**
 * A hook in the life of an instance, as in {@code instanceLifecycleConfig}; for a custom runtime the platform fixes its
 * path.
 */
public class LifecycleHook {

    /** Seconds the hook may take: 1 to 300 for {@code initializer}, 1 to 90 for {@code preStop}. Default: 3. */
    @Parameter
    private int timeout = 3;

    int seconds() {
        return timeout;
    }
}
