package io.github.fcmaven.mojo;

import io.github.fcmaven.setting.Element;
import io.github.fcmaven.setting.Settings;
import io.github.fcmaven.setting.TriggerMaps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * The settings that the deploy tool gets by its own names. They are trees of XML, which one table judges: a value
 * may be {@code auto} or a mapping, and a variable of the deploy tool may stand where a number is meant, so that no
 * Java type holds them.
 */
abstract class AbstractSettingsMojo extends AbstractLocalMojo {

    /** What Maven leaves where neither the POM nor the command line sets a parameter. */
    private static final Pattern UNSET = Pattern.compile("\\$\\{fc\\.[A-Za-z]+}");

    /**
     * The role that the function has on the platform: its name, {@code acs:ram::ACCOUNT:role/NAME}, or {@code auto} for
     * one that the deploy tool makes. The deploy tool writes it in lower case. Default: none.
     */
    @Parameter(property = "fc.role")
    private PlexusConfiguration role;

    /** What the function is for, as the platform's console shows it. Default: none. */
    @Parameter(property = "fc.description")
    private PlexusConfiguration description;

    /**
     * Where what the function prints is kept: {@code auto} for a log project that the deploy tool makes and that is
     * billed, or {@code project} and {@code logstore}, with {@code enableRequestMetrics},
     * {@code enableInstanceMetrics}, {@code enableLlmMetrics} and {@code logBeginRule} ({@code DefaultRegex},
     * {@code None}). Default: none, there are no logs, and FC-LOGS warns.
     */
    @Parameter(property = "fc.logConfig")
    private PlexusConfiguration logConfig;

    /**
     * The VPC that the function reaches: {@code auto}, or {@code vpcId}, {@code vSwitchIds} and
     * {@code securityGroupId}. Default: none.
     */
    @Parameter(property = "fc.vpcConfig")
    private PlexusConfiguration vpcConfig;

    /** The VPCs from which alone the function is called: {@code vpcIds}, at most 20. Default: none. */
    @Parameter(property = "fc.vpcBinding")
    private PlexusConfiguration vpcBinding;

    /**
     * Whether the function reaches the internet by itself. Default: as the platform has it, {@code true}.
     */
    @Parameter(property = "fc.internetAccess")
    private PlexusConfiguration internetAccess;

    /** Name servers of its own: {@code nameServers}, {@code searches}, {@code dnsOptions}. Default: none. */
    @Parameter(property = "fc.customDNS")
    private PlexusConfiguration customDNS;

    /**
     * NAS file systems: {@code auto}, or {@code userId} and {@code groupId} (0 to 65534) and {@code mountPoints}, 1
     * to 5 of {@code serverAddr}, {@code mountDir} and {@code enableTLS}; with a {@code vpcConfig}. Default: none.
     */
    @Parameter(property = "fc.nasConfig")
    private PlexusConfiguration nasConfig;

    /**
     * OSS buckets as folders: {@code auto}, or {@code mountPoints}, 1 to 5 of {@code bucketName}, {@code endpoint},
     * {@code bucketPath}, {@code mountDir} and {@code readOnly}. Default: none.
     */
    @Parameter(property = "fc.ossMountConfig")
    private PlexusConfiguration ossMountConfig;

    /**
     * Tracing: {@code type} ({@code Jaeger}), {@code params}, {@code jaegerConfig} with {@code endpoint}. Default:
     * none.
     */
    @Parameter(property = "fc.tracingConfig")
    private PlexusConfiguration tracingConfig;

    /**
     * Asynchronous calls: {@code qualifier}, {@code maxAsyncRetryAttempts} (0 to 8),
     * {@code maxAsyncEventAgeInSeconds}, {@code asyncTask}, {@code destinationConfig} with {@code onSuccess} and
     * {@code onFailure}, each with its {@code destination}. Default: none, the platform's 3 attempts.
     */
    @Parameter(property = "fc.asyncInvokeConfig")
    private PlexusConfiguration asyncInvokeConfig;

    /** How many instances there may be: {@code reservedConcurrency}. Default: none, the account's quota. */
    @Parameter(property = "fc.concurrencyConfig")
    private PlexusConfiguration concurrencyConfig;

    /**
     * Instances that are kept ready, by the older name: {@code defaultTarget}, {@code alwaysAllocateCPU},
     * {@code alwaysAllocateGPU}, {@code scheduledActions}, {@code targetTrackingPolicies}; not beside
     * {@code scalingConfig}. Default: none.
     */
    @Parameter(property = "fc.provisionConfig")
    private PlexusConfiguration provisionConfig;

    /**
     * Instances that are kept ready: {@code minInstances}, {@code horizontalScalingPolicies},
     * {@code scheduledPolicies}, {@code residentPoolId}; not beside {@code provisionConfig}. Default: none.
     */
    @Parameter(property = "fc.scalingConfig")
    private PlexusConfiguration scalingConfig;

    /**
     * A domain of your own: {@code domainName} (or {@code auto}), {@code protocol}, {@code route}, {@code certConfig},
     * {@code tlsConfig}, {@code authConfig}, {@code wafConfig}. Default: none.
     */
    @Parameter(property = "fc.customDomain")
    private PlexusConfiguration customDomain;

    /**
     * How requests of one session find one instance: {@code NONE}, {@code GENERATED_COOKIE}, {@code HEADER_FIELD},
     * {@code MCP_SSE} or {@code MCP_STREAMABLE}. Default: none.
     */
    @Parameter(property = "fc.sessionAffinity")
    private PlexusConfiguration sessionAffinity;

    /**
     * Its settings: {@code affinityHeaderFieldName}, {@code sseEndpointPath},
     * {@code sessionConcurrencyPerInstance} (1 to 200), {@code sessionTTLInSeconds},
     * {@code sessionIdleTimeoutInSeconds}, {@code disableSessionIdReuse}; or the same as JSON. Default: none.
     */
    @Parameter(property = "fc.sessionAffinityConfig")
    private PlexusConfiguration sessionAffinityConfig;

    /**
     * Who shares an instance: {@code SHARE}, {@code SESSION_EXCLUSIVE} (with 2 {@code cpu} or more) or
     * {@code REQUEST_EXCLUSIVE}. Default: none, {@code SHARE}.
     */
    @Parameter(property = "fc.instanceIsolationMode")
    private PlexusConfiguration instanceIsolationMode;

    /** A GPU: {@code gpuType} and {@code gpuMemorySize} in MB, a multiple of 1024. Default: none. */
    @Parameter(property = "fc.gpuConfig")
    private PlexusConfiguration gpuConfig;

    /** Tags, at most 20, each with {@code key} and {@code value}. Default: none. */
    @Parameter(property = "fc.tags")
    private PlexusConfiguration tags;

    /**
     * The group of resources that the function belongs to, such as {@code rg-abc}. Default: none, the default group.
     */
    @Parameter(property = "fc.resourceGroupId")
    private PlexusConfiguration resourceGroupId;

    /**
     * What calls the function: one element for each trigger, with the name of its type: {@code http}, {@code timer},
     * {@code oss}, {@code log}, {@code mnsTopic}, {@code cdnEvents}, {@code tablestore} or {@code eventbridge}. Each
     * has {@code triggerName} (default: the name of the element), {@code description}, {@code qualifier}, {@code
     * invocationRole}, {@code sourceArn}, and what its {@code triggerConfig} holds. The {@code sourceArn} is made of
     * {@code bucketName}, {@code projectName}, {@code topicName}, or {@code instanceName} and {@code tableName}. If
     * {@code trigger} is set too, it is one more. {@code integration-test} sends the event of each to {@code POST
     * /invoke}. Default: {@code trigger} alone.
     */
    @Parameter
    private PlexusConfiguration triggers;

    /**
     * More settings under {@code props} of the {@code s.yaml}, unchanged: for what the deploy tool reads and no
     * parameter has. {@code true}, {@code false} and numbers keep their type; elements that are all called {@code item}
     * are a list. Default: none.
     */
    @Parameter(property = "fc.props")
    private PlexusConfiguration props;

    AbstractSettingsMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    /** What is set of them; where nothing is, nothing of their table is loaded. */
    final Map<String, Object> settings() {
        List<Element> given = Stream.of(
                        role,
                        description,
                        logConfig,
                        vpcConfig,
                        vpcBinding,
                        internetAccess,
                        customDNS,
                        nasConfig,
                        ossMountConfig,
                        tracingConfig,
                        asyncInvokeConfig,
                        concurrencyConfig,
                        provisionConfig,
                        scalingConfig,
                        customDomain,
                        sessionAffinity,
                        sessionAffinityConfig,
                        instanceIsolationMode,
                        gpuConfig,
                        tags,
                        resourceGroupId)
                .flatMap(one -> element(one).stream())
                .toList();
        Optional<Element> more = element(props);
        return given.isEmpty() && more.isEmpty() ? Map.of() : Settings.read(given, more);
    }

    /** What {@code triggers} has, in the region; empty where it is not set. */
    final Optional<List<Map<String, Object>>> triggers(String region) {
        return element(triggers).map(all -> TriggerMaps.read(all, region));
    }

    /** A parameter as it is set; empty where it has no value. */
    final Optional<Element> element(PlexusConfiguration parameter) {
        if (parameter == null) {
            return Optional.empty();
        }
        String text = parameter.getValue();
        if (parameter.getChildCount() > 0
                || text != null && !UNSET.matcher(text).matches()) {
            return Optional.of(tree(parameter));
        }
        return property("fc." + parameter.getName()).map(value -> Element.of(parameter.getName(), value));
    }

    private Element tree(PlexusConfiguration parameter) {
        String text = parameter.getValue();
        return new Element(
                parameter.getName(),
                text == null ? "" : filled(text),
                Stream.of(parameter.getChildren()).map(this::tree).toList());
    }

    /** A text of the POM, with the properties that other plugins of the build have set, which Maven leaves in it. */
    final String filled(String text) {
        return UnsetProperties.filled(text, execution, session);
    }
}
