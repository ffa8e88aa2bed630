package io.github.fcmaven.setting;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Settings that do not go together. Values that come from a variable of the deploy tool are not judged.
 *
 * @param settings all of them
 * @param cpu the virtual processors of an instance
 * @param faults gets each
 */
record Conflicts(Map<String, Object> settings, double cpu, Consumer<Fault> faults) {

    private static final int EXCLUSIVE_CPU = 2;

    void tell() {
        bothOfScaling();
        mounts();
        policies();
        sessions();
        tags();
        others();
    }

    private void bothOfScaling() {
        if (settings.containsKey("provisionConfig") && settings.containsKey("scalingConfig")) {
            refuse(
                    "provisionConfig",
                    "provisionConfig and scalingConfig are both set, but the deploy tool takes only one",
                    "remove " + Fault.AT + ": scalingConfig is its newer name");
        }
    }

    /** Source: page on NAS. */
    private void mounts() {
        Set<String> folders = new HashSet<>();
        for (String setting : List.of("nasConfig", "ossMountConfig")) {
            List<?> points = list(at(setting, "mountPoints"));
            for (int i = 0; i < points.size(); i++) {
                String path = setting + ".mountPoints[" + i + "].mountDir";
                if (value(points.get(i), "mountDir") instanceof String folder
                        && !Shape.isVariable(folder)
                        && !folders.add(folder.replaceFirst("/+$", ""))) {
                    refuse(
                            path,
                            path + " is " + folder + ", where another mount is already",
                            "set " + Fault.AT + " to a folder of its own");
                }
            }
        }
        if (settings.get("nasConfig") instanceof Map<?, ?> && !settings.containsKey("vpcConfig")) {
            refuse(
                    "vpcConfig",
                    "nasConfig is set, but not vpcConfig: a NAS is reached only through its VPC",
                    "set " + Fault.AT + " to the VPC of the mount target");
        }
    }

    /** Source: page on scaling. */
    private void policies() {
        range("provisionConfig", "targetTrackingPolicies", "minCapacity", "maxCapacity");
        range("scalingConfig", "horizontalScalingPolicies", "minInstances", "maxInstances");
        boolean tracks = !list(at("provisionConfig", "targetTrackingPolicies")).isEmpty()
                || !list(at("scalingConfig", "horizontalScalingPolicies")).isEmpty();
        Object log = settings.get("logConfig");
        boolean unmeasured = log == null
                || log instanceof Map<?, ?> own && !own.containsKey("enableInstanceMetrics")
                || Boolean.FALSE.equals(value(log, "enableInstanceMetrics"));
        if (tracks && unmeasured) {
            refuse(
                    "logConfig.enableInstanceMetrics",
                    "a policy tracks a metric, but the function has no instance metrics: the platform answers"
                            + " InstanceMetricsRequired",
                    "set " + Fault.AT + " to true, or logConfig to auto");
        }
    }

    private void range(String setting, String policies, String least, String most) {
        List<?> all = list(at(setting, policies));
        for (int i = 0; i < all.size(); i++) {
            if (value(all.get(i), least) instanceof Number from
                    && value(all.get(i), most) instanceof Number to
                    && from.doubleValue() > to.doubleValue()) {
                String path = setting + "." + policies + "[" + i + "]";
                refuse(
                        path + "." + least,
                        path + " has " + least + " " + from + " and " + most + " " + to,
                        "set " + Fault.AT + " to at most " + to);
            }
        }
    }

    /** Source: pages on sessions and their isolation. */
    private void sessions() {
        Object mode = settings.get("instanceIsolationMode");
        Object affinity = settings.get("sessionAffinity");
        if ("SESSION_EXCLUSIVE".equals(mode) && cpu < EXCLUSIVE_CPU) {
            refuse(
                    "cpu",
                    "instanceIsolationMode is SESSION_EXCLUSIVE with cpu " + cpu,
                    "set " + Fault.AT + " to 2 or more, with the memory that goes with it");
        }
        if ("REQUEST_EXCLUSIVE".equals(mode) && affinity != null && !"NONE".equals(affinity)) {
            refuse(
                    "sessionAffinity",
                    "instanceIsolationMode is REQUEST_EXCLUSIVE, and sessionAffinity is " + affinity,
                    "set " + Fault.AT + " to NONE: an instance that serves one request keeps no session");
        }
        if ("HEADER_FIELD".equals(affinity)
                && !(settings.get("sessionAffinityConfig") instanceof String)
                && at("sessionAffinityConfig", "affinityHeaderFieldName") == null) {
            doubt(
                    "sessionAffinityConfig.affinityHeaderFieldName",
                    "sessionAffinity is HEADER_FIELD, but no header is named",
                    "set " + Fault.AT + " to the header by which a session is known");
        }
        if (settings.containsKey("sessionAffinityConfig") && affinity == null) {
            doubt(
                    "sessionAffinity",
                    "sessionAffinityConfig is set, but not sessionAffinity: it has no effect",
                    "set " + Fault.AT + " to the kind that is meant");
        }
    }

    private void tags() {
        Set<Object> keys = new HashSet<>();
        List<?> tags = list(settings.get("tags"));
        for (int i = 0; i < tags.size(); i++) {
            Object key = value(tags.get(i), "key");
            if (key != null && !Shape.isVariable(key) && !keys.add(key)) {
                refuse("tags[" + i + "].key", "tags has " + key + " twice", "set " + Fault.AT + " to another key");
            }
        }
    }

    private void others() {
        if (Integer.valueOf(0).equals(at("concurrencyConfig", "reservedConcurrency"))) {
            doubt(
                    "concurrencyConfig.reservedConcurrency",
                    "concurrencyConfig.reservedConcurrency is 0, so every call is refused",
                    "set " + Fault.AT + " to the most instances that the function may have");
        }
        if (at("customDomain", "protocol") instanceof String protocol
                && protocol.contains("HTTPS")
                && at("customDomain", "certConfig") == null) {
            doubt(
                    "customDomain.certConfig",
                    "customDomain.protocol is " + protocol + ", and there is no certConfig",
                    "set " + Fault.AT + " to the certificate of the domain, or protocol to HTTP");
        }
    }

    private void refuse(String path, String observed, String fix) {
        faults.accept(new Fault(Fault.Kind.REFUSED, path, observed, fix));
    }

    private void doubt(String path, String observed, String fix) {
        faults.accept(new Fault(Fault.Kind.DOUBTFUL, path, observed, fix));
    }

    private Object at(String setting, String key) {
        return value(settings.get(setting), key);
    }

    private static Object value(Object map, String key) {
        return map instanceof Map<?, ?> one ? one.get(key) : null;
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
