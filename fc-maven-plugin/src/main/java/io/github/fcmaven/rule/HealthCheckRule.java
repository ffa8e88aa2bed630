package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_HEALTHCHECK_CONFIG;

import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.platform.Requirement;
import java.util.Set;

/** The numbers of the platform's own health check. */
final class HealthCheckRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_HEALTHCHECK_CONFIG);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        context.function().spec().healthCheck().ifPresent(check -> judge(check, context.origin(), findings));
    }

    private static void judge(HealthCheck check, FixLocation origin, Findings findings) {
        String url = check.httpGetUrl();
        if (!url.matches("/.{0,2047}|.*\\$\\{.*")) {
            violated(
                    findings,
                    origin,
                    "httpGetUrl",
                    "'" + url + "'",
                    "a path that begins with /, at most 2048 characters");
        }
        within(findings, origin, "initialDelaySeconds", check.initialDelaySeconds(), 0, 120);
        within(findings, origin, "periodSeconds", check.periodSeconds(), 1, 120);
        within(findings, origin, "timeoutSeconds", check.timeoutSeconds(), 1, 3);
        within(findings, origin, "failureThreshold", check.failureThreshold(), 1, 120);
        within(findings, origin, "successThreshold", check.successThreshold(), 1, 120);
        if (!findings.isViolated(FC_HEALTHCHECK_CONFIG)) {
            findings.met(FC_HEALTHCHECK_CONFIG, "GET " + url + ", and every number is in its range");
        }
    }

    private static void within(Findings findings, FixLocation origin, String name, int value, int least, int most) {
        if (value < least || value > most) {
            violated(findings, origin, name, Integer.toString(value), least + " to " + most);
        }
    }

    private static void violated(Findings findings, FixLocation origin, String name, String value, String range) {
        findings.violated(
                FC_HEALTHCHECK_CONFIG,
                "healthCheckConfig." + name + " is " + value,
                "set " + origin.at("healthCheckConfig." + name) + " to " + range);
    }
}
