package io.github.fcmaven.packaging;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Compares how the parameters deploy the function, and how the {@code s.yaml} that the user keeps does.
 *
 * @param agreement gets what is compared
 * @param ours what the parameters say
 * @param there what the file says
 */
record SpecAgreement(Agreement agreement, FunctionSpec ours, FunctionSpec there) {

    /** @param key the other key, beside its name, by which the file names the function */
    void hold(String key) {
        if (!ours.name().equals(key)) {
            agreement.hold("functionName", ours.name(), there.name());
        }
        agreement.hold("region", ours.region(), there.region());
        FunctionSpec.Resources has = ours.resources();
        FunctionSpec.Resources hasThere = there.resources();
        agreement.hold("memorySize", has.memoryMegabytes(), hasThere.memoryMegabytes());
        agreement.hold("cpu", has.cpu(), hasThere.cpu());
        agreement.hold("diskSize", has.diskMegabytes(), hasThere.diskMegabytes());
        agreement.hold("timeout", has.timeoutSeconds(), hasThere.timeoutSeconds());
        agreement.hold("instanceConcurrency", has.instanceConcurrency(), hasThere.instanceConcurrency());
        ours.trigger().ifPresent(this::holdTrigger);
        holdHook("initializer", ours.calls().initializerSeconds(), there.calls().initializerSeconds());
        holdHook("preStop", ours.calls().preStopSeconds(), there.calls().preStopSeconds());
        ours.healthCheck().ifPresent(this::holdHealthCheck);
        ours.triggers().forEach(this::holdOther);
        ours.settings()
                .forEach((name, value) -> agreement.holdTree(
                        Settings.parameter(name), value, there.settings().get(name)));
    }

    private void holdTrigger(HttpTrigger trigger) {
        HttpTrigger other = there.trigger().orElse(new HttpTrigger("none", List.of()));
        agreement.hold("trigger.authType", trigger.authType(), other.authType());
        agreement.hold("trigger.methods", trigger.methods(), other.methods());
    }

    /** One of the file's triggers has the name, and says all that the parameter says. */
    private void holdOther(Map<String, Object> trigger) {
        Object other = there.triggers().stream()
                .filter(one -> Objects.equals(one.get("triggerName"), trigger.get("triggerName")))
                .findFirst()
                .orElse(null);
        if (!Agreement.isPart(trigger, other)) {
            agreement.hold("triggers", trigger, other);
        }
    }

    private void holdHook(String hook, Optional<Integer> seconds, Optional<Integer> other) {
        if (other.isEmpty()) {
            agreement.hold(hook, seconds, other, "{timeout: " + seconds.orElse(0) + "}", "none");
        } else {
            agreement.hold(hook + ".timeout", seconds.orElse(0), other.get());
        }
    }

    private void holdHealthCheck(HealthCheck check) {
        if (there.healthCheck().isEmpty()) {
            agreement.hold(
                    "healthCheckConfig",
                    ours.healthCheck(),
                    there.healthCheck(),
                    "{httpGetUrl: " + check.httpGetUrl() + "}",
                    "none");
            return;
        }
        HealthCheck other = there.healthCheck().get();
        String name = "healthCheckConfig.";
        agreement.hold(name + "httpGetUrl", check.httpGetUrl(), other.httpGetUrl());
        agreement.hold(name + "initialDelaySeconds", check.initialDelaySeconds(), other.initialDelaySeconds());
        agreement.hold(name + "periodSeconds", check.periodSeconds(), other.periodSeconds());
        agreement.hold(name + "timeoutSeconds", check.timeoutSeconds(), other.timeoutSeconds());
        agreement.hold(name + "failureThreshold", check.failureThreshold(), other.failureThreshold());
        agreement.hold(name + "successThreshold", check.successThreshold(), other.successThreshold());
    }
}
