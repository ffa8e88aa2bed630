package io.github.fcmaven.platform;

import java.util.Set;

/**
 * One of the platform's official layers. Source: the platform's catalogue of layers.
 *
 * @param name as its resource name has it, such as {@code Java17}
 * @param version the version that is taken
 * @param runtimes those it is made for
 */
public record OfficialLayer(String name, int version, Set<CustomRuntime> runtimes) {

    private static final String OFFICIAL = ":official:layers/";

    public OfficialLayer {
        runtimes = Set.copyOf(runtimes);
    }

    /** Whether the layer may be used with that runtime. */
    public boolean supports(CustomRuntime runtime) {
        return runtimes.contains(runtime);
    }

    /** The layer's resource name in that region. */
    public String arn(String region) {
        return "acs:fc:" + region + OFFICIAL + name + "/versions/" + version;
    }

    /** Whether a resource name names this layer, in whatever region and version. */
    public boolean isNamedBy(String arn) {
        return arn.contains(OFFICIAL + name + "/");
    }

    @Override
    public String toString() {
        return name;
    }
}
