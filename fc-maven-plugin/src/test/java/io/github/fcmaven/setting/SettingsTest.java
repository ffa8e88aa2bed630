package io.github.fcmaven.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.platform.FcProblem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit of each setting, by a value that it refuses. */
class SettingsTest {

    private static final String VPC =
            "<vpcConfig><vpcId>vpc-1</vpcId><vSwitchIds>auto</vSwitchIds><securityGroupId>auto"
                    + "</securityGroupId></vpcConfig>";

    private static final String LOGS = "<logConfig>auto</logConfig>";

    private static final String OSS = "<m><bucketName>pictures</bucketName><endpoint>http://oss.example.com</endpoint>"
            + "<mountDir>/mnt/oss</mountDir></m>";

    private static final String ALWAYS = "<defaultTarget>1</defaultTarget><alwaysAllocateCPU>true</alwaysAllocateCPU>"
            + "<alwaysAllocateGPU>false</alwaysAllocateGPU>";

    /** The POM, what is told, what to change; and {@code ~} before what is only a warning. */
    private static final List<Arguments> BAD = List.of(
            bad("<role>my role</role>", "role is 'my role'", "set role to auto, a role's name, or acs:ram::"),
            bad("<role>acs:ram::1:user/x</role>", "role is 'acs:ram::1:user/x'", "set role to auto"),
            bad("<description><a>b</a></description>", "description is a mapping, which is not a text", "a text"),
            bad("<logConfig>Auto</logConfig>", "logConfig is 'Auto'", "set logConfig to auto"),
            bad("<logConfig>auto|enableRequestMetrics=false</logConfig>", "logConfig is 'auto|", "to auto"),
            bad("<logConfig><project>p-1</project></logConfig>", "logConfig has no logstore", "logConfig.logstore"),
            bad(
                    "<logConfig><project>Shop</project><logstore>orders</logstore></logConfig>",
                    "logConfig.project is 'Shop'",
                    "3 to 63 lower-case letters"),
            bad(
                    "<logConfig><project>shop</project><logstore>-x</logstore></logConfig>",
                    "logConfig.logstore is '-x'",
                    "2 to 63 lower-case letters"),
            bad(
                    "<logConfig><project>shop</project><logstore>orders</logstore><logBeginRule>Regex"
                            + "</logBeginRule></logConfig>",
                    "logConfig.logBeginRule is 'Regex'",
                    "to DefaultRegex or None"),
            bad(
                    "<logConfig><project>shop</project><logstore>orders</logstore><enableLlmMetrics>1"
                            + "</enableLlmMetrics></logConfig>",
                    "logConfig.enableLlmMetrics is '1', which is not true or false",
                    "to true or false, without quotes"),
            bad(VPC.replace("vpc-1", "bp1"), "vpcConfig.vpcId is 'bp1'", "the id of a VPC, such as vpc-bp1abc"),
            bad(
                    VPC.replace(">auto</vSwitchIds>", "/>").replace("<vSwitchIds/>", "<vSwitchIds></vSwitchIds>"),
                    "vpcConfig.vSwitchIds is ''",
                    "auto, or a list"),
            bad(
                    VPC.replace("<vSwitchIds>auto", "<vSwitchIds><v>sw-1</v>"),
                    "vpcConfig.vSwitchIds[0] is 'sw-1'",
                    "such as vsw-bp1abc"),
            bad(
                    VPC.replace("<securityGroupId>auto</securityGroupId>", ""),
                    "vpcConfig has no securityGroupId",
                    "auto, or the id of a security group"),
            bad(
                    VPC.replace("vpcId>", "vpcid>"),
                    "vpcConfig.vpcid is not a key that the deploy tool reads",
                    "did you mean vpcId?"),
            bad(
                    VPC.replace("<vpcId>", "<zones>a</zones><vpcId>"),
                    "vpcConfig.zones is not a key that the deploy tool reads",
                    "remove it; the keys there are vpcId, vSwitchIds, securityGroupId"),
            bad("<vpcBinding/>", "vpcBinding has no vpcIds", "set vpcBinding.vpcIds to a list"),
            bad(
                    "<vpcBinding><vpcIds>" + "<v>vpc-1</v>".repeat(21) + "</vpcIds></vpcBinding>",
                    "vpcBinding.vpcIds has 21 elements",
                    "give vpcBinding.vpcIds 0 to 20"),
            bad("<internetAccess>no</internetAccess>", "internetAccess is 'no'", "true or false"),
            bad(
                    "<customDNS><nameServers><n>fe80::1</n></nameServers></customDNS>",
                    "customDNS.nameServers[0] is 'fe80::1'",
                    "an IPv4 address"),
            bad(
                    "<customDNS><dnsOptions><o><name>ndots</name></o></dnsOptions></customDNS>",
                    "customDNS.dnsOptions[0] has no value",
                    "set customDNS.dnsOptions[0].value"),
            bad(nas("<userId>65535</userId>"), "nasConfig.userId is 65535", "a whole number from 0 to 65534"),
            bad(nas("<userId>-1</userId>"), "nasConfig.userId is -1", "a whole number from 0 to 65534"),
            bad(nas("<userId>root</userId>"), "nasConfig.userId is 'root', which is not a number", "0 to 65534"),
            bad(
                    nas("<userId>0</userId>").replace("/mnt/nas", "/opt/nas"),
                    "nasConfig.mountPoints[0].mountDir is '/opt/nas'",
                    "a folder of its own below /mnt, /home, /tmp or /data"),
            bad(nas("<userId>0</userId>").replace("/mnt/nas", "/code"), "mountDir is '/code'", "such as /mnt/nas"),
            bad(
                    nas("<userId>0</userId>").replace("host:/", "host"),
                    "nasConfig.mountPoints[0].serverAddr is 'host'",
                    "HOST:/FOLDER, at most 128 characters"),
            bad(
                    nas("<userId>0</userId>").replace("host:/", "host:/" + "x".repeat(123)),
                    "nasConfig.mountPoints[0].serverAddr is 'host:/xxx",
                    "at most 128 characters"),
            bad(
                    nas("<userId>0</userId>").replace(VPC, ""),
                    "nasConfig is set, but not vpcConfig",
                    "set vpcConfig to the VPC of the mount target"),
            bad(
                    "<ossMountConfig><mountPoints>" + OSS.repeat(6) + "</mountPoints></ossMountConfig>",
                    "ossMountConfig.mountPoints has 6 elements",
                    "give ossMountConfig.mountPoints 1 to 5"),
            bad(
                    "<ossMountConfig><mountPoints>" + OSS.replace("pictures", "My_Bucket")
                            + "</mountPoints></ossMountConfig>",
                    "ossMountConfig.mountPoints[0].bucketName is 'My_Bucket'",
                    "3 to 63 lower-case letters"),
            bad(
                    "<ossMountConfig><mountPoints>" + OSS.replace("http://", "") + "</mountPoints></ossMountConfig>",
                    "ossMountConfig.mountPoints[0].endpoint is 'oss.example.com'",
                    "an address such as http://oss-cn-hangzhou-internal"),
            bad(
                    nas("<userId>0</userId>") + "<ossMountConfig><mountPoints>" + OSS.replace("/mnt/oss", "/mnt/nas/")
                            + "</mountPoints></ossMountConfig>",
                    "ossMountConfig.mountPoints[0].mountDir is /mnt/nas/, where another mount is already",
                    "a folder of its own"),
            bad("<tracingConfig><type>Zipkin</type></tracingConfig>", "tracingConfig.type is 'Zipkin'", "to Jaeger"),
            bad(
                    "<tracingConfig><jaegerConfig><endpoint>tracing:14268</endpoint></jaegerConfig>"
                            + "</tracingConfig>",
                    "tracingConfig.jaegerConfig.endpoint is 'tracing:14268'",
                    "an address that begins with http"),
            bad(
                    "<asyncInvokeConfig><maxAsyncRetryAttempts>9</maxAsyncRetryAttempts></asyncInvokeConfig>",
                    "asyncInvokeConfig.maxAsyncRetryAttempts is 9",
                    "a whole number from 0 to 8"),
            bad(
                    "<asyncInvokeConfig><maxAsyncEventAgeInSeconds>2592001</maxAsyncEventAgeInSeconds>"
                            + "</asyncInvokeConfig>",
                    "asyncInvokeConfig.maxAsyncEventAgeInSeconds is 2592001",
                    "from 1 to 2592000"),
            bad(
                    "<asyncInvokeConfig><destinationConfig><onSuccess><destination>acs:mns:::/queues/q"
                            + "</destination></onSuccess></destinationConfig></asyncInvokeConfig>",
                    "asyncInvokeConfig.destinationConfig.onSuccess.destination is 'acs:mns:::/queues/q'",
                    "/queues/NAME/messages"),
            bad(
                    "<asyncInvokeConfig><qualifier>a b</qualifier></asyncInvokeConfig>",
                    "asyncInvokeConfig.qualifier is 'a b'",
                    "LATEST, a version or an alias"),
            bad("<concurrencyConfig/>", "concurrencyConfig has no reservedConcurrency", "at least 0"),
            bad(
                    "<concurrencyConfig><reservedConcurrency>1.5</reservedConcurrency></concurrencyConfig>",
                    "concurrencyConfig.reservedConcurrency is 1.5",
                    "a whole number of at least 0"),
            bad(
                    "~<concurrencyConfig><reservedConcurrency>0</reservedConcurrency></concurrencyConfig>",
                    "reservedConcurrency is 0, so every call is refused",
                    "the most instances"),
            bad(provision("<defaultTarget>1</defaultTarget>"), "provisionConfig has no alwaysAllocateCPU", "true"),
            bad(
                    provision(ALWAYS + "<scheduledActions><a><name>n</name><startTime>today</startTime>"
                            + "<endTime>2026-01-01T00:00:00</endTime><target>1</target>"
                            + "<scheduleExpression>cron(0 0 8 * * *)</scheduleExpression>"
                            + "<timeZone>Asia/Shanghai</timeZone></a></scheduledActions><targetTrackingPolicies/>"),
                    "provisionConfig.scheduledActions[0].startTime is 'today'",
                    "a time such as 2026-01-31T10:00:00"),
            bad(
                    provision(ALWAYS + "<scheduledActions/><targetTrackingPolicies><p><name>n</name>"
                            + "<startTime>2026-01-01T00:00:00</startTime><endTime>2026-02-01T00:00:00</endTime>"
                            + "<metricType>ProvisionedConcurrencyUtilization</metricType><metricTarget>60"
                            + "</metricTarget>"
                            + "<minCapacity>1</minCapacity><maxCapacity>2</maxCapacity>"
                            + "<timeZone>Asia/Shanghai</timeZone>"
                            + "</p></targetTrackingPolicies>"),
                    "provisionConfig.targetTrackingPolicies[0].metricTarget is 60",
                    "a number from 0 to 1"),
            bad(
                    provision(ALWAYS + "<scheduledActions/><targetTrackingPolicies/>") + "<scalingConfig/>",
                    "provisionConfig and scalingConfig are both set, but the deploy tool takes only one",
                    "remove provisionConfig: scalingConfig is its newer name"),
            bad(
                    "<scalingConfig><scheduledPolicies><p><scheduleExpression>0 0 8 * *"
                            + "</scheduleExpression></p></scheduledPolicies></scalingConfig>",
                    "scalingConfig.scheduledPolicies[0].scheduleExpression is '0 0 8 * *'",
                    "cron(0 0 20 * * *) with six fields"),
            bad(
                    LOGS + "<scalingConfig><horizontalScalingPolicies><p><minInstances>5</minInstances>"
                            + "<maxInstances>2</maxInstances></p></horizontalScalingPolicies></scalingConfig>",
                    "scalingConfig.horizontalScalingPolicies[0] has minInstances 5 and maxInstances 2",
                    "to at most 2"),
            bad(
                    "<scalingConfig><horizontalScalingPolicies><p><name>n</name></p>"
                            + "</horizontalScalingPolicies></scalingConfig>",
                    "the platform answers InstanceMetricsRequired",
                    "set logConfig.enableInstanceMetrics to true, or logConfig to auto"),
            bad(
                    "<customDomain><domainName>shop</domainName><protocol>HTTP</protocol></customDomain>",
                    "customDomain.domainName is 'shop'",
                    "auto, or a domain such as www.example.com"),
            bad(
                    "<customDomain><domainName>auto</domainName><protocol>http</protocol></customDomain>",
                    "customDomain.protocol is 'http'",
                    "to HTTP, HTTPS or HTTP,HTTPS"),
            bad(
                    "<customDomain><domainName>auto</domainName><protocol>HTTP</protocol><route><methods>"
                            + "<m>get</m></methods></route></customDomain>",
                    "customDomain.route.methods[0] is 'get'",
                    "GET, POST"),
            bad(
                    "<customDomain><domainName>auto</domainName><protocol>HTTP</protocol><tlsConfig>"
                            + "<minVersion>1.2</minVersion></tlsConfig></customDomain>",
                    "customDomain.tlsConfig.minVersion is '1.2'",
                    "TLSv1.2"),
            bad(
                    "~<customDomain><domainName>auto</domainName><protocol>HTTP,HTTPS</protocol></customDomain>",
                    "customDomain.protocol is HTTP,HTTPS, and there is no certConfig",
                    "the certificate of the domain"),
            bad("<sessionAffinity>COOKIE</sessionAffinity>", "sessionAffinity is 'COOKIE'", "GENERATED_COOKIE"),
            bad(
                    affinity("<affinityHeaderFieldName>x-fc-session</affinityHeaderFieldName>"),
                    "sessionAffinityConfig.affinityHeaderFieldName is 'x-fc-session'",
                    "not with x-fc-"),
            bad(
                    affinity("<affinityHeaderFieldName>sess</affinityHeaderFieldName>"),
                    "sessionAffinityConfig.affinityHeaderFieldName is 'sess'",
                    "5 to 40 letters"),
            bad(
                    affinity("<affinityHeaderFieldName>session</affinityHeaderFieldName>"
                            + "<sessionConcurrencyPerInstance>201</sessionConcurrencyPerInstance>"),
                    "sessionAffinityConfig.sessionConcurrencyPerInstance is 201",
                    "from 1 to 200"),
            bad(
                    affinity("<affinityHeaderFieldName>session</affinityHeaderFieldName>"
                            + "<sessionTTLInSeconds>59</sessionTTLInSeconds>"),
                    "sessionAffinityConfig.sessionTTLInSeconds is 59",
                    "from 60 to 86400"),
            bad("~<sessionAffinity>HEADER_FIELD</sessionAffinity>", "no header is named", "a session is known"),
            bad(
                    "~<sessionAffinityConfig><sseEndpointPath>/sse</sseEndpointPath></sessionAffinityConfig>",
                    "sessionAffinityConfig is set, but not sessionAffinity",
                    "set sessionAffinity to the kind that is meant"),
            bad(
                    "<instanceIsolationMode>session</instanceIsolationMode>",
                    "instanceIsolationMode is 'session'",
                    "SESSION_EXCLUSIVE"),
            bad(
                    "<instanceIsolationMode>SESSION_EXCLUSIVE</instanceIsolationMode>",
                    "instanceIsolationMode is SESSION_EXCLUSIVE with cpu 0.35",
                    "set cpu to 2 or more"),
            bad(
                    "<instanceIsolationMode>REQUEST_EXCLUSIVE</instanceIsolationMode>"
                            + "<sessionAffinity>MCP_SSE</sessionAffinity>",
                    "instanceIsolationMode is REQUEST_EXCLUSIVE, and sessionAffinity is MCP_SSE",
                    "set sessionAffinity to NONE"),
            bad("<gpuConfig><gpuType>T4</gpuType></gpuConfig>", "gpuConfig.gpuType is 'T4'", "fc.gpu.tesla.1"),
            bad(
                    "<gpuConfig><gpuMemorySize>1500</gpuMemorySize></gpuConfig>",
                    "gpuConfig.gpuMemorySize is 1500",
                    "a multiple of 1024 from 1024"),
            bad("<tags><tag><key>team</key></tag></tags>", "tags[0] has no value", "set tags[0].value"),
            bad(
                    "<tags><tag><key>acs:x</key><value/></tag></tags>",
                    "tags[0].key is 'acs:x'",
                    "begin neither with aliyun nor with acs:"),
            bad(
                    "<tags>" + "<tag><key>k</key><value>v</value></tag>".repeat(21) + "</tags>",
                    "tags has 21 elements",
                    "give tags 0 to 20"),
            bad(
                    "<tags>" + "<tag><key>k</key><value>v</value></tag>".repeat(2) + "</tags>",
                    "tags has k twice",
                    "set tags[1].key to another key"),
            bad("<tags>team=shop</tags>", "tags is 'team=shop', which is not a list", "a list"),
            bad("<resourceGroupId>default</resourceGroupId>", "resourceGroupId is 'default'", "rg-abc123"),
            bad(
                    "<props><idleTimeOut>1</idleTimeOut></props>",
                    "idleTimeOut is not a key that the deploy tool reads",
                    "did you mean idleTimeout?"));

    static Stream<Arguments> bad() {
        return BAD.stream();
    }

    private static String nas(String user) {
        return VPC + "<nasConfig>" + user + "<groupId>0</groupId><mountPoints><m><serverAddr>host:/</serverAddr>"
                + "<mountDir>/mnt/nas</mountDir></m></mountPoints></nasConfig>";
    }

    private static String provision(String fields) {
        return LOGS + "<provisionConfig>" + fields + "</provisionConfig>";
    }

    private static String affinity(String fields) {
        return "<sessionAffinity>HEADER_FIELD</sessionAffinity><sessionAffinityConfig>" + fields
                + "</sessionAffinityConfig>";
    }

    private static Arguments bad(String configuration, String observed, String fix) {
        return Arguments.of(configuration, observed, fix);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aValueOutsideItsLimitIsToldWithWhatItMayBe(String configuration, String observed, String fix)
            throws Exception {
        boolean doubtful = configuration.startsWith("~");

        List<Fault> faults = faults(Xml.settings(doubtful ? configuration.substring(1) : configuration));

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.observed()).contains(observed);
            assertThat(fault.fix(fault.path())).contains(fix);
            assertThat(fault.kind() == Fault.Kind.DOUBTFUL).isEqualTo(doubtful);
        });
    }

    @Test
    void everySettingHasAValueThatIsRefused() {
        Set<String> refused = bad().map(arguments -> (String) arguments.get()[0])
                .flatMap(text -> Arrays.stream(DeploySetting.values()).filter(one -> text.contains("<" + one.key())))
                .map(DeploySetting::key)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(refused).containsExactlyInAnyOrderElementsOf(Settings.names());
    }

    @Test
    void whatIsLeftToTheDeployToolIsNotJudged() throws Exception {
        Map<String, Object> settings = Xml.settings("<role>${env('ROLE')}</role><logConfig>${vars.log}</logConfig>"
                + "<internetAccess>${env('NET')}</internetAccess><nasConfig><userId>${vars.user}</userId>"
                + "<groupId>0</groupId><mountPoints>${vars.mounts}</mountPoints></nasConfig><vpcConfig>auto</vpcConfig>"
                + "<concurrencyConfig><reservedConcurrency>${vars.most}</reservedConcurrency></concurrencyConfig>");

        assertThat(faults(settings)).isEmpty();
    }

    @Test
    void whatAFileOfOthersSaysIsJudgedLikewise() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("nasConfig", Map.of("userId", "0", "groupId", 0, "mountPoints", Map.of()));
        settings.put("vpcConfig", "auto");
        settings.put("tags", List.of(Map.of("key", "cost", "value", 7)));

        assertThat(faults(settings))
                .extracting(Fault::observed)
                .containsExactlyInAnyOrder(
                        "nasConfig.userId is '0', which is not a number",
                        "nasConfig.mountPoints is a mapping, which is not a list",
                        "tags[0].value is 7, which is not a text");
    }

    @Test
    void aSecretIsNotShown() throws Exception {
        List<Fault> faults = faults(Xml.settings("<customDomain><domainName>auto</domainName><protocol>HTTP</protocol>"
                + "<certConfig><privateKey></privateKey></certConfig>"
                + "<authConfig><token>abc123</token></authConfig></customDomain>"));

        assertThat(faults).isNotEmpty().noneMatch(fault -> fault.observed().contains("abc123"));
    }

    @Test
    void theTreeOfPropsIsPassedAsItIs() throws Exception {
        assertThat(Xml.settings("<props><a>1</a><b>01</b><c>true</c><d>1.5</d><e/><f><item>x</item></f>"
                        + "<g><h>no</h></g><i>123456789012</i></props>"))
                .isEqualTo(Map.of(
                        "a",
                        1,
                        "b",
                        "01",
                        "c",
                        true,
                        "d",
                        1.5,
                        "e",
                        "",
                        "f",
                        List.of("x"),
                        "g",
                        Map.of("h", "no"),
                        "i",
                        123456789012d));
    }

    @ParameterizedTest
    @MethodSource
    void propsTakeNothingThatAParameterSays(String key, String fix) {
        assertThatThrownBy(() -> Xml.settings("<props><" + key + ">x</" + key + "></props>"))
                .isInstanceOf(FcProblem.class)
                .hasMessageStartingWith("props has " + key + ",")
                .hasMessageContaining(fix);
    }

    static Stream<Arguments> propsTakeNothingThatAParameterSays() {
        return Stream.of(
                Arguments.of("role", "write role beside props"),
                Arguments.of("memorySize", "write memorySize beside props"),
                Arguments.of("triggers", "write triggers beside props"),
                Arguments.of("customRuntimeConfig", "write command, args, caPort and healthCheckConfig beside props"),
                Arguments.of("code", "remove it from props"));
    }

    @Test
    void theSettingsHaveTheOrderOfTheTable() throws Exception {
        assertThat(Xml.settings("<props><zzzzzz>1</zzzzzz></props><tags/><customDNS/><role>r</role>")
                        .keySet())
                .containsExactly("customDNS", "role", "tags", "zzzzzz");
    }

    private static List<Fault> faults(Map<String, Object> settings) {
        return Settings.faults(settings, 0.35);
    }
}
