package io.github.fcmaven.function;

/**
 * The platform's own health check of an instance,
 * {@code customRuntimeConfig}'s {@code healthCheckConfig}; times in seconds.
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
        int successThreshold) {}
