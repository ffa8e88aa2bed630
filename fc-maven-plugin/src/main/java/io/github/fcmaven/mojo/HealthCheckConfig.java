package io.github.fcmaven.mojo;

import io.github.fcmaven.function.HealthCheck;
import org.apache.maven.plugins.annotations.Parameter;

/** The platform's health check of an instance, as in {@code customRuntimeConfig}. */
public class HealthCheckConfig {

    /** The path it requests. Default: {@code /}. */
    @Parameter
    private String httpGetUrl = "/";

    /** Seconds before the first check, 0 to 120. Default: 0. */
    @Parameter
    private int initialDelaySeconds = 0;

    /** Seconds between checks, 1 to 120. Default: 3. */
    @Parameter
    private int periodSeconds = 3;

    /** Seconds a check may take, 1 to 3. Default: 1. */
    @Parameter
    private int timeoutSeconds = 1;

    /** Failures in a row that make an instance unhealthy, 1 to 120. Default: 3. */
    @Parameter
    private int failureThreshold = 3;

    /** Successes in a row that make it healthy, 1 to 120. Default: 1. */
    @Parameter
    private int successThreshold = 1;

    HealthCheck toHealthCheck() {
        return new HealthCheck(
                httpGetUrl, initialDelaySeconds, periodSeconds, timeoutSeconds, failureThreshold, successThreshold);
    }
}
