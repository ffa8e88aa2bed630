package io.github.fcmaven.function;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.util.Objects;
import java.util.Optional;

/**
 * What the user declares for a function's deployment, and what ships unchanged.
 *
 * @param name 1 to 64 letters, digits, {@code _} and {@code -}, not beginning with a digit or {@code -}
 * @param region where it is deployed, such as {@code cn-hangzhou}
 * @param resources what an instance has
 * @param healthCheck the platform's own health check, where one is wanted
 * @param trigger how it is called
 */
public record FunctionSpec(
        String name, String region, Resources resources, Optional<HealthCheck> healthCheck, HttpTrigger trigger) {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]{0,63}";

    /** @throws FcProblem where the platform would not take the name or the region */
    public FunctionSpec {
        Objects.requireNonNull(resources, "resources");
        Objects.requireNonNull(healthCheck, "healthCheck");
        Objects.requireNonNull(trigger, "trigger");
        check(
                name.matches(NAME),
                "functionName",
                name,
                "1 to 64 letters, digits, _ and -, beginning with a letter or _");
        check(region.matches("[a-z]+(-[a-z0-9]+)+"), "region", region, "a region's id, such as cn-hangzhou");
    }

    /** A name that the platform takes, made of any text: what it does not take becomes {@code -}. */
    public static String validName(String text) {
        String name = text.replaceAll("[^A-Za-z0-9_-]", "-");
        if (!name.matches("[A-Za-z_].*")) {
            name = "_" + name;
        }
        return name.length() > 64 ? name.substring(0, 64) : name;
    }

    static void check(boolean ok, String parameter, Object value, String range) {
        if (!ok) {
            throw FcProblem.of(
                    Requirement.FC_CONFIG,
                    parameter + " is " + value + ", which the platform refuses",
                    "give " + range);
        }
    }

    /**
     * What an instance of a function has.
     *
     * @param memoryMegabytes 128 to 32768, a multiple of 64
     * @param cpu virtual CPUs, 0.05 to 16 in steps of 0.05, and one for each 1 to 4 GB of memory
     * @param diskMegabytes 512 or 10240
     * @param timeoutSeconds how long a request may run, 1 to 86400
     * @param instanceConcurrency how many requests at once, 1 to 200
     */
    public record Resources(
            int memoryMegabytes, double cpu, int diskMegabytes, int timeoutSeconds, int instanceConcurrency) {

        /** @throws FcProblem where a value is out of the platform's range */
        public Resources {
            check(
                    memoryMegabytes >= 128 && memoryMegabytes <= 32768 && memoryMegabytes % 64 == 0,
                    "memorySize",
                    memoryMegabytes,
                    "128 to 32768 MB in steps of 64");
            double steps = cpu / 0.05;
            check(
                    cpu >= 0.05 && cpu <= 16 && Math.abs(steps - Math.rint(steps)) < 1e-6,
                    "cpu",
                    cpu,
                    "0.05 to 16 in steps of 0.05");
            double gigabytesPerCpu = memoryMegabytes / 1024.0 / cpu;
            check(
                    gigabytesPerCpu >= 1 - 1e-9 && gigabytesPerCpu <= 4 + 1e-9,
                    "cpu",
                    cpu + " with memorySize " + memoryMegabytes,
                    "one cpu for each 1 to 4 GB of memory");
            check(diskMegabytes == 512 || diskMegabytes == 10240, "diskSize", diskMegabytes, "512 or 10240 MB");
            check(timeoutSeconds >= 1 && timeoutSeconds <= 86400, "timeout", timeoutSeconds, "1 to 86400 seconds");
            check(
                    instanceConcurrency >= 1 && instanceConcurrency <= 200,
                    "instanceConcurrency",
                    instanceConcurrency,
                    "1 to 200");
        }
    }
}
