package io.github.fcmaven.platform;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One of the platform's official layers that bring a Java to a runtime. Source: the platform's catalogue of layers. */
public enum JavaLayer {
    /** OpenJDK 1.8.0_322. */
    JAVA8("Java8", 1, "1.8.0_322", 8, EnumSet.of(CustomRuntime.CUSTOM_DEBIAN10)),
    /** OpenJDK 11.0.13. */
    JAVA11("Java11", 3, "11.0.13", 11, EnumSet.allOf(CustomRuntime.class)),
    /** OpenJDK 17.0.2. */
    JAVA17("Java17", 3, "17.0.2", 17, EnumSet.allOf(CustomRuntime.class)),
    /** OpenJDK 21. */
    JAVA21("Java21", 2, "21", 21, EnumSet.complementOf(EnumSet.of(CustomRuntime.CUSTOM)));

    private static final String OFFICIAL = ":official:layers/";

    private final String layerName;
    private final int version;
    private final String javaVersion;
    private final int java;
    private final Set<CustomRuntime> runtimes;

    JavaLayer(String layerName, int version, String javaVersion, int java, Set<CustomRuntime> runtimes) {
        this.layerName = layerName;
        this.version = version;
        this.javaVersion = javaVersion;
        this.java = java;
        this.runtimes = runtimes;
    }

    /** The Java it brings, by its feature number. */
    public int java() {
        return java;
    }

    /** The version of the Java it brings, such as {@code 17.0.2}. */
    public String javaVersion() {
        return javaVersion;
    }

    /** The Java home it brings, such as {@code /opt/java17}. */
    public String home() {
        return "/opt/java" + java;
    }

    /** The {@code java} it brings: no layer changes {@code PATH}. */
    public String javaCommand() {
        return home() + "/bin/java";
    }

    /** Whether the layer may be used with that runtime. */
    public boolean supports(CustomRuntime runtime) {
        return runtimes.contains(runtime);
    }

    /** The layer's resource name in that region. */
    public String arn(String region) {
        return "acs:fc:" + region + OFFICIAL + layerName + "/versions/" + version;
    }

    /** The layer with the oldest Java that runs that level on that runtime. */
    public static Optional<JavaLayer> atLeast(int java, CustomRuntime runtime) {
        return Arrays.stream(values())
                .filter(layer -> layer.java >= java && layer.supports(runtime))
                .findFirst();
    }

    /** The layer that a resource name names, in whatever region and version. */
    public static Optional<JavaLayer> ofArn(String arn) {
        return Arrays.stream(values())
                .filter(layer -> arn.contains(OFFICIAL + layer.layerName + "/"))
                .findFirst();
    }

    @Override
    public String toString() {
        return layerName;
    }
}
