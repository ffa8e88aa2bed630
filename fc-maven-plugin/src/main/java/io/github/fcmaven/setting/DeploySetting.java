package io.github.fcmaven.setting;

import static io.github.fcmaven.setting.Shapes.ANYTHING;
import static io.github.fcmaven.setting.Shapes.ARN;
import static io.github.fcmaven.setting.Shapes.BUCKET;
import static io.github.fcmaven.setting.Shapes.FLAG;
import static io.github.fcmaven.setting.Shapes.LOGSTORE;
import static io.github.fcmaven.setting.Shapes.LOG_PROJECT;
import static io.github.fcmaven.setting.Shapes.MOUNT_DIR;
import static io.github.fcmaven.setting.Shapes.NAME;
import static io.github.fcmaven.setting.Shapes.QUALIFIER;
import static io.github.fcmaven.setting.Shapes.SCHEDULE;
import static io.github.fcmaven.setting.Shapes.TEXT;
import static io.github.fcmaven.setting.Shapes.TIME;
import static io.github.fcmaven.setting.Shapes.TIME_ZONE;
import static io.github.fcmaven.setting.Shapes.VPC;
import static io.github.fcmaven.setting.Shapes.auto;
import static io.github.fcmaven.setting.Shapes.either;
import static io.github.fcmaven.setting.Shapes.list;
import static io.github.fcmaven.setting.Shapes.may;
import static io.github.fcmaven.setting.Shapes.must;
import static io.github.fcmaven.setting.Shapes.number;
import static io.github.fcmaven.setting.Shapes.text;
import static io.github.fcmaven.setting.Shapes.whole;
import static io.github.fcmaven.setting.Shapes.words;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A setting that goes to the deploy tool by its own name, with the limits that the platform documents. The order is
 * that of the deploy tool's page. Where no page says more, its public schema says what is allowed.
 */
public enum DeploySetting {
    CUSTOM_DNS(
            "customDNS",
            "page of network settings",
            Fields.of(
                    may(
                            "nameServers",
                            list(text("an IPv4 address: the platform has no IPv6", "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}"))),
                    may("searches", list(NAME)),
                    may("dnsOptions", list(Fields.of(must("name", NAME), must("value", TEXT)))))),
    DESCRIPTION("description", "schema of the deploy tool", TEXT),
    GPU_CONFIG(
            "gpuConfig",
            "schema of the deploy tool, and page of GPU cards",
            Fields.of(
                    may("gpuType", text("a card such as fc.gpu.tesla.1", "fc\\.gpu\\.[a-z0-9.-]+")),
                    may("gpuMemorySize", number(1024, 98304, 1024)))),
    INSTANCE_ISOLATION_MODE(
            "instanceIsolationMode",
            "page on session isolation",
            words("SHARE", "SESSION_EXCLUSIVE", "REQUEST_EXCLUSIVE")),
    INTERNET_ACCESS("internetAccess", "page of network settings", FLAG),
    LOG_CONFIG(
            "logConfig",
            "pages on logs, and on Simple Log Service",
            auto(Fields.of(
                    must("project", LOG_PROJECT),
                    must("logstore", LOGSTORE),
                    may("enableRequestMetrics", FLAG),
                    may("enableInstanceMetrics", FLAG),
                    may("enableLlmMetrics", FLAG),
                    may("logBeginRule", words("DefaultRegex", "None"))))),
    NAS_CONFIG(
            "nasConfig",
            "page on NAS, and page of limits",
            auto(Fields.of(
                    must("userId", whole(0, 65534)),
                    must("groupId", whole(0, 65534)),
                    must(
                            "mountPoints",
                            list(
                                    Fields.of(
                                            must(
                                                    "serverAddr",
                                                    text(
                                                            "HOST:/FOLDER, at most 128 characters",
                                                            "(?=.{1,128}$)[A-Za-z0-9.-]+:/\\S*")),
                                            must("mountDir", MOUNT_DIR),
                                            may("enableTLS", FLAG)),
                                    1,
                                    5))))),
    OSS_MOUNT_CONFIG(
            "ossMountConfig",
            "page of limits",
            auto(Fields.of(must(
                    "mountPoints",
                    list(
                            Fields.of(
                                    must("bucketName", BUCKET),
                                    must(
                                            "endpoint",
                                            text(
                                                    "an address such as"
                                                            + " http://oss-cn-hangzhou-internal.aliyuncs.com",
                                                    "https?://\\S+")),
                                    may("bucketPath", text("a path that begins with /", "/.*")),
                                    must("mountDir", MOUNT_DIR),
                                    may("readOnly", FLAG)),
                            1,
                            5))))),
    RESOURCE_GROUP_ID("resourceGroupId", "page of resource groups", text("an id such as rg-abc123", "rg-[a-z0-9]+")),
    ROLE(
            "role",
            "the deploy tool's own code",
            text(
                    "auto, a role's name, or acs:ram::ACCOUNT:role/NAME",
                    "(?:acs:ram::[^:]*:role/)?[A-Za-z0-9.@_-]{1,64}")),
    SESSION_AFFINITY(
            "sessionAffinity",
            "page on sessions",
            words("NONE", "MCP_SSE", "MCP_STREAMABLE", "GENERATED_COOKIE", "HEADER_FIELD")),
    SESSION_AFFINITY_CONFIG(
            "sessionAffinityConfig",
            "page on sessions",
            either(
                    text("a mapping, or the same as JSON in a text", "\\{(?s).*}"),
                    Fields.of(
                            may(
                                    "affinityHeaderFieldName",
                                    text(
                                            "5 to 40 letters, digits, - and _ that begin with a letter and not with"
                                                    + " x-fc-",
                                            "(?!(?i:x-fc-))[A-Za-z][A-Za-z0-9_-]{4,39}")),
                            may("sseEndpointPath", text("a path that begins with /", "/.*")),
                            may("sessionConcurrencyPerInstance", whole(1, 200)),
                            may("sessionTTLInSeconds", whole(60, 86400)),
                            may("sessionIdleTimeoutInSeconds", whole(0, 86400)),
                            may("disableSessionIdReuse", FLAG)))),
    TAGS(
            "tags",
            "page of tags",
            list(
                    Fields.of(
                            must(
                                    "key",
                                    text(
                                            "1 to 128 characters, without http:// and https://, that begin neither with"
                                                    + " aliyun nor with acs:",
                                            "(?s)(?!aliyun|acs:)(?!.*https?://).{1,128}")),
                            must(
                                    "value",
                                    text(
                                            "at most 128 characters, without http:// and https://",
                                            "(?s)(?!.*https?://).{0,128}"))),
                    0,
                    20)),
    TRACING_CONFIG(
            "tracingConfig",
            "schema of the deploy tool",
            Fields.of(
                    may("type", words("Jaeger")),
                    may("params", ANYTHING),
                    may(
                            "jaegerConfig",
                            Fields.of(must("endpoint", text("an address that begins with http", "https?://\\S+")))))),
    VPC_BINDING("vpcBinding", "page of network settings", Fields.of(must("vpcIds", list(VPC, 0, 20)))),
    VPC_CONFIG(
            "vpcConfig",
            "page of network settings, and schema of the deploy tool",
            auto(Fields.of(
                    must("vpcId", VPC),
                    must(
                            "vSwitchIds",
                            auto(list(
                                    text("the id of a switch, such as vsw-bp1abc", "vsw-[a-z0-9]+"),
                                    1,
                                    Integer.MAX_VALUE))),
                    must(
                            "securityGroupId",
                            text("auto, or the id of a security group, such as sg-bp1abc", "auto|sg-[a-z0-9]+"))))),
    ASYNC_INVOKE_CONFIG(
            "asyncInvokeConfig",
            "page on asynchronous calls, and schema of the deploy tool",
            Fields.of(
                    may("qualifier", QUALIFIER),
                    may("maxAsyncRetryAttempts", whole(0, 8)),
                    may("maxAsyncEventAgeInSeconds", whole(1, 2592000)),
                    may("asyncTask", FLAG),
                    may(
                            "destinationConfig",
                            Fields.of(
                                    may("onSuccess", Fields.of(must("destination", ARN))),
                                    may("onFailure", Fields.of(must("destination", ARN))))))),
    CONCURRENCY_CONFIG(
            "concurrencyConfig", "page on instance quotas", Fields.of(must("reservedConcurrency", whole(0)))),
    PROVISION_CONFIG(
            "provisionConfig",
            "page on scaling, and schema of the deploy tool",
            Fields.of(
                    may("qualifier", QUALIFIER),
                    must("defaultTarget", whole(0)),
                    must("alwaysAllocateCPU", FLAG),
                    must("alwaysAllocateGPU", FLAG),
                    must(
                            "scheduledActions",
                            list(Fields.of(
                                    must("name", NAME),
                                    must("startTime", TIME),
                                    must("endTime", TIME),
                                    must("target", whole(0)),
                                    must("scheduleExpression", SCHEDULE),
                                    must("timeZone", TIME_ZONE)))),
                    must(
                            "targetTrackingPolicies",
                            list(Fields.of(
                                    must("name", NAME),
                                    must("startTime", TIME),
                                    must("endTime", TIME),
                                    must("metricType", NAME),
                                    must("metricTarget", number(0, 1, 0)),
                                    must("minCapacity", whole(0)),
                                    must("maxCapacity", whole(0)),
                                    must("timeZone", TIME_ZONE)))),
                    may("mode", NAME))),
    SCALING_CONFIG(
            "scalingConfig",
            "page on scaling, and schema of the deploy tool",
            Fields.of(
                    may("qualifier", QUALIFIER),
                    may("minInstances", whole(0)),
                    may("residentPoolId", NAME),
                    may(
                            "horizontalScalingPolicies",
                            list(Fields.of(
                                    may("name", NAME),
                                    may("metricType", NAME),
                                    may("metricTarget", number(0, 1, 0)),
                                    may("minInstances", whole(0)),
                                    may("maxInstances", whole(0)),
                                    may("startTime", TIME),
                                    may("endTime", TIME),
                                    may("timeZone", TIME_ZONE)))),
                    may(
                            "scheduledPolicies",
                            list(Fields.of(
                                    may("name", NAME),
                                    may("scheduleExpression", SCHEDULE),
                                    may("target", whole(0)),
                                    may("startTime", TIME),
                                    may("endTime", TIME),
                                    may("timeZone", TIME_ZONE)))),
                    may("mode", NAME))),
    CUSTOM_DOMAIN("customDomain", "page on custom domains, and the component fc3-domain", CustomDomain.SHAPE);

    private final String key;
    private final String source;
    private final Shape shape;

    DeploySetting(String key, String source, Shape shape) {
        this.key = key;
        this.source = source;
        this.shape = shape;
    }

    /** Its name in {@code s.yaml}, and of the parameter. */
    public String key() {
        return key;
    }

    /** Where its limits are documented. */
    public String source() {
        return source;
    }

    /** The setting of that name. */
    public static Optional<DeploySetting> ofKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    /** What its value may be. */
    Shape shape() {
        return shape;
    }

    /** Reads its value from an element of the POM. */
    Object read(Element element) {
        return shape.read(element);
    }

    /** Reports what is wrong with its value. */
    public void check(Object value, Consumer<Fault> faults) {
        shape.check(key, value, faults);
    }
}
