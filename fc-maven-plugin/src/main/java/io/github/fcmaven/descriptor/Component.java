package io.github.fcmaven.descriptor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A component of the deploy tool, and which keys it reads of a function. Source: the public
 * schema and interface of fc3, the pages of fc.
 *
 * @param name what {@code component} says
 * @param functionName the key of the function's name
 * @param code the key of the package
 * @param others the keys of a function that mean nothing for its start
 * @param elsewhere how a key is written that it does not read: most are those of the other component
 * @param trigger the keys of a trigger, in the order name, type, configuration, and then those that may be left out
 * @param triggerElsewhere how a trigger's key is written that it does not read
 */
record Component(
        String name,
        String functionName,
        String code,
        Set<String> others,
        Map<String, String> elsewhere,
        List<String> trigger,
        Map<String, String> triggerElsewhere) {

    /** Of edition 3.0.0: a function stands in {@code props} of {@code resources}. */
    static final Component FC3 = new Component(
            "fc3",
            "functionName",
            "code",
            words("""
                    handler description role internetAccess logConfig nasConfig vpcConfig ossMountConfig tags customDNS
                    customDomain provisionConfig scalingConfig concurrencyConfig asyncInvokeConfig tracingConfig
                    sessionAffinity sessionAffinityConfig resourceGroupId instanceIsolationMode enableLongLiving
                    vpcBinding annotations endpoint supplement gpuConfig disableOndemand disableInjectCredentials
                    idleTimeout polarFsConfig customContainerConfig microSandboxConfig"""),
            fixes("""
                    caPort customRuntimeConfig.port
                    port customRuntimeConfig.port
                    command customRuntimeConfig.command
                    args customRuntimeConfig.args
                    healthCheckConfig customRuntimeConfig.healthCheckConfig
                    customHealthCheckConfig customRuntimeConfig.healthCheckConfig
                    initializer instanceLifecycleConfig.initializer.handler
                    initializationTimeout instanceLifecycleConfig.initializer.timeout
                    preStop instanceLifecycleConfig.preStop
                    codeUri code
                    ossBucket code.ossBucketName
                    ossKey code.ossObjectName
                    name functionName
                    asyncConfiguration asyncInvokeConfig
                    gpuMemorySize gpuConfig.gpuMemorySize
                    customDomains customDomain
                    environment environmentVariables
                    envs environmentVariables
                    env environmentVariables"""),
            List.of(
                    "triggerName",
                    "triggerType",
                    "triggerConfig",
                    "description",
                    "qualifier",
                    "sourceArn",
                    "invocationRole"),
            fixes("""
                    name triggerName
                    type triggerType
                    config triggerConfig
                    role invocationRole"""));

    /** Its predecessor, of edition 1.0.0: a function stands in {@code props.function} of {@code services}. */
    static final Component FC = new Component(
            "fc",
            "name",
            "codeUri",
            words("""
                    handler description ossBucket ossKey customContainerConfig instanceType gpuMemorySize
                    asyncConfiguration customDNS initializer initializationTimeout"""),
            fixes("""
                    functionName name
                    code codeUri
                    port caPort
                    healthCheckConfig customHealthCheckConfig
                    asyncInvokeConfig asyncConfiguration
                    environment environmentVariables
                    env environmentVariables"""),
            List.of("name", "type", "config", "description", "qualifier", "sourceArn", "role"),
            fixes("""
                    triggerName name
                    triggerType type
                    triggerConfig config
                    invocationRole role"""));

    /** Settings of fc3 that are mappings, and their keys: enough to know a slip, for later releases may have more. */
    static final Map<String, Set<String>> MAPPINGS = Map.of(
            "logConfig",
            words("project logstore enableRequestMetrics enableInstanceMetrics enableLlmMetrics logBeginRule"),
            "vpcConfig",
            words("vpcId vSwitchIds securityGroupId"),
            "nasConfig",
            words("userId groupId mountPoints"),
            "ossMountConfig",
            words("mountPoints"),
            "tracingConfig",
            words("type params jaegerConfig"),
            "customDNS",
            words("nameServers searches dnsOptions"),
            "gpuConfig",
            words("gpuType gpuMemorySize"),
            "asyncInvokeConfig",
            words("qualifier maxAsyncRetryAttempts maxAsyncEventAgeInSeconds asyncTask destinationConfig"),
            "concurrencyConfig",
            words("reservedConcurrency"),
            "customDomain",
            words("domainName protocol route certConfig tlsConfig authConfig wafConfig"));

    /** Settings of fc3 that are true or false. */
    static final Set<String> FLAGS = words("internetAccess enableLongLiving disableOndemand");

    /** Settings of both that are texts. */
    static final Set<String> TEXTS =
            words("handler description role resourceGroupId endpoint disableInjectCredentials");

    /**
     * Settings of fc3 that its deployment empties where the description has no value for them, whatever the function
     * in the cloud has. Source: its {@code FC_RESOURCES_EMPTY_CONFIG}.
     */
    static final List<String> EMPTIED = List.of(
            "environmentVariables",
            "layers",
            "role",
            "logConfig",
            "vpcConfig",
            "nasConfig",
            "ossMountConfig",
            "tracingConfig",
            "instanceIsolationMode",
            "sessionAffinity");

    /** What is read here of a function of either. */
    private static final Set<String> OF_BOTH = words("""
            region runtime layers memorySize cpu diskSize timeout instanceConcurrency environmentVariables triggers
            customRuntimeConfig instanceLifecycleConfig""");

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    private static Map<String, String> fixes(String lines) {
        Map<String, String> fixes = new HashMap<>();
        lines.lines().map(line -> line.split(" ")).forEach(pair -> fixes.put(pair[0], "write it as " + pair[1]));
        return Map.copyOf(fixes);
    }

    /** What fc3 and fc read of a health check. */
    static final Set<String> HEALTH_CHECK = words("""
            httpGetUrl initialDelaySeconds periodSeconds timeoutSeconds failureThreshold successThreshold""");

    /** How the keys of a function are written that stand beside it. */
    Map<String, String> beside(String fix) {
        Map<String, String> fixes = new HashMap<>();
        elsewhere.keySet().forEach(key -> fixes.put(key, fix));
        others.forEach(key -> fixes.put(key, fix));
        OF_BOTH.forEach(key -> fixes.put(key, fix));
        List.of(functionName, code).forEach(key -> fixes.put(key, fix));
        return fixes;
    }

    /** How the keys of a function are written that stand inside its {@code customRuntimeConfig}. */
    Map<String, String> insideCustomRuntimeConfig() {
        Map<String, String> fixes = beside("write it beside customRuntimeConfig");
        if (name.equals("fc")) {
            fixes.put("port", "write it as caPort, beside customRuntimeConfig");
            fixes.put("healthCheckConfig", "write it as customHealthCheckConfig, beside customRuntimeConfig");
        } else {
            fixes.put("caPort", "write it as port");
            fixes.put("customHealthCheckConfig", "write it as healthCheckConfig");
        }
        return fixes;
    }

    /** Another one of a trigger's keys. */
    Set<String> optionalOfTrigger() {
        return trigger.stream().skip(3).collect(Collectors.toSet());
    }
}
