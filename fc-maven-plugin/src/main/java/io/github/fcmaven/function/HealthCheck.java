package io.github.fcmaven.function;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;

/**
 * The platform's own health check of an instance, {@code customRuntimeConfig}'s {@code healthCheckConfig}; times in seconds.
 *
 * @param httpGetUrl the path it requests, beginning with {@code /}, at most 2048 characters
 * @param initialDelaySeconds 0 to 120
 * @param periodSeconds 1 to 120
 * @param timeoutSeconds 1 to 3
 * @param failureThreshold 1 to 120
 * @param successThreshold 1 to 120
 */
public record HealthCheck(
        String httpGetUrl,
        int initialDelaySeconds,
        int periodSeconds,
        int timeoutSeconds,
        int failureThreshold,
        int successThreshold) {

    /** @throws FcProblem where a value is out of the platform's range */
    public HealthCheck {
        if (!httpGetUrl.startsWith("/") || httpGetUrl.length() > 2048) {
            throw FcProblem.of(
                    Requirement.FC_CONFIG,
                    "healthCheckConfig.httpGetUrl is '" + httpGetUrl + "'",
                    "give a path that begins with / and has at most 2048 characters");
        }
        within("initialDelaySeconds", initialDelaySeconds, 0, 120);
        within("periodSeconds", periodSeconds, 1, 120);
        within("timeoutSeconds", timeoutSeconds, 1, 3);
        within("failureThreshold", failureThreshold, 1, 120);
        within("successThreshold", successThreshold, 1, 120);
    }

    private static void within(String name, int value, int least, int most) {
        FunctionSpec.check(
                value >= least && value <= most,
                "healthCheckConfig." + name,
                value,
                least + " to " + most + " seconds or tries");
    }
}
