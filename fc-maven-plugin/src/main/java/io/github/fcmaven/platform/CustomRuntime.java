package io.github.fcmaven.platform;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * One of the platform's custom runtimes, in the order of the releases of Debian, and what its image holds. Source: the
 * platform's table of runtime images.
 */
public enum CustomRuntime {
    /** Debian 9, the only one with a Java of its own: OpenJDK 1.8.0_232. */
    CUSTOM(
            "custom",
            "Debian 9",
            24,
            22,
            8,
            "/usr/local/bin/apache-maven/bin:/usr/local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin"
                    + ":/bin:/usr/local/ruby/bin"),
    /** Debian 10. */
    CUSTOM_DEBIAN10(
            "custom.debian10", "Debian 10", 28, 25, 0, "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
    /** Debian 11. */
    CUSTOM_DEBIAN11(
            "custom.debian11", "Debian 11", 31, 28, 0, "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"),
    /** Debian 12. */
    CUSTOM_DEBIAN12(
            "custom.debian12", "Debian 12", 36, 30, 0, "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");

    private final String wireName;
    private final String system;
    private final int glibc;
    private final int libstdcxx;
    private final int java;
    private final String path;

    CustomRuntime(String wireName, String system, int glibc, int libstdcxx, int java, String path) {
        this.wireName = wireName;
        this.system = system;
        this.glibc = glibc;
        this.libstdcxx = libstdcxx;
        this.java = java;
        this.path = path;
    }

    /** The platform's name for it, such as {@code custom.debian11}. */
    public String wireName() {
        return wireName;
    }

    /** The one with the newest Debian. */
    public static CustomRuntime newest() {
        return values()[values().length - 1];
    }

    /** Whether its Debian is the other's, or a newer one: what a release of Debian brought, the later ones have. */
    public boolean isAsNewAs(CustomRuntime other) {
        return compareTo(other) >= 0;
    }

    /** The system the image is made of. */
    public String system() {
        return system;
    }

    /**
     * The system's C library by its minor version: a program built for 2.{@code glibc} or older runs on it. Source: the
     * releases of Debian.
     */
    public int glibc() {
        return glibc;
    }

    /**
     * The system's C++ library by the last number of its version, 3.4.N. Source: the releases of Debian, and GCC's page
     * on its ABI.
     */
    public int libstdcxx() {
        return libstdcxx;
    }

    /** The Java that the image holds, by its feature number; empty where it holds none. */
    public OptionalInt java() {
        return java == 0 ? OptionalInt.empty() : OptionalInt.of(java);
    }

    /** The image's own {@code PATH}. */
    public String path() {
        return path;
    }

    /**
     * The runtime of that name.
     *
     * @throws FcProblem where the platform has no custom runtime of that name
     */
    public static CustomRuntime parse(String name) {
        return Arrays.stream(values())
                .filter(runtime -> runtime.wireName.equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> FcProblem.of(
                        Requirement.FC_RUNTIME,
                        "runtime is '" + name + "', which is not a custom runtime",
                        "give auto or one of "
                                + Arrays.stream(values())
                                        .map(CustomRuntime::wireName)
                                        .collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return wireName;
    }
}
