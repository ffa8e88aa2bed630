package io.github.fcmaven.platform;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of the platform's official layers that bring a Java to a runtime. Source: the platform's catalogue of layers. */
public enum JavaLayer {
    /** OpenJDK 1.8.0_322. */
    JAVA8("Java8", 1, "1.8.0_322", 8, EnumSet.of(CustomRuntime.CUSTOM_DEBIAN10)),
    /** OpenJDK 11.0.13. */
    JAVA11("Java11", 3, "11.0.13", 11, EnumSet.range(CustomRuntime.CUSTOM, CustomRuntime.CUSTOM_DEBIAN12)),
    /** OpenJDK 17.0.2. */
    JAVA17("Java17", 3, "17.0.2", 17, EnumSet.range(CustomRuntime.CUSTOM, CustomRuntime.CUSTOM_DEBIAN12)),
    /** OpenJDK 21. */
    JAVA21("Java21", 2, "21", 21, EnumSet.range(CustomRuntime.CUSTOM_DEBIAN10, CustomRuntime.CUSTOM_DEBIAN12));

    private final OfficialLayer layer;
    private final String javaVersion;
    private final int java;

    JavaLayer(String name, int version, String javaVersion, int java, Set<CustomRuntime> runtimes) {
        this.layer = new OfficialLayer(name, version, runtimes);
        this.javaVersion = javaVersion;
        this.java = java;
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

    /** The layer itself. */
    public OfficialLayer layer() {
        return layer;
    }

    /** Whether the layer may be used with that runtime. */
    public boolean supports(CustomRuntime runtime) {
        return layer.supports(runtime);
    }

    /** The layer's resource name in that region. */
    public String arn(String region) {
        return layer.arn(region);
    }

    /** The layer with the oldest Java that runs that level on that runtime. */
    public static Optional<JavaLayer> atLeast(int java, CustomRuntime runtime) {
        for (JavaLayer one : values()) {
            if (one.java >= java && one.supports(runtime)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** The layer that a resource name names, in whatever region and version. */
    public static Optional<JavaLayer> ofArn(String arn) {
        return Arrays.stream(values()).filter(one -> one.layer.isNamedBy(arn)).findFirst();
    }

    /** The layers among these resource names, in their order. */
    public static List<JavaLayer> among(List<String> arns) {
        return arns.stream().flatMap(arn -> ofArn(arn).stream()).toList();
    }

    @Override
    public String toString() {
        return layer.name();
    }
}
