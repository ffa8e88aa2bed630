package io.github.fcmaven.setting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each limit of a trigger, by one that breaks it; and the event that each sends. */
class TriggersTest {

    private static final String TIMER = "<timer><cronExpression>0 0 4 * * *</cronExpression></timer>";

    private static final String OSS =
            "<oss><bucketName>b-1</bucketName><events><e>oss:ObjectCreated:PutObject</e></events></oss>";

    private static final String LOG =
            "<log><projectName>shop</projectName><sourceConfig><logstore>from</logstore></sourceConfig>"
                    + "<logConfig><project>shop</project><logstore>to</logstore></logConfig></log>";

    private static final String MNS = "<mnsTopic><topicName>t</topicName></mnsTopic>";

    private static final String CDN = "<cdnEvents><eventName>CdnDomainStarted</eventName>"
            + "<filter><domain><d>www.example.com</d></domain></filter></cdnEvents>";

    private static final String TABLE =
            "<tablestore><instanceName>i</instanceName><tableName>t</tableName></tablestore>";

    private static final String EVENTS = "<eventbridge><eventRuleFilterPattern>{}</eventRuleFilterPattern>"
            + "<eventSourceConfig><eventSourceType>Default</eventSourceType></eventSourceConfig></eventbridge>";

    private static final List<String> GOOD = List.of(TIMER, OSS, LOG, MNS, CDN, TABLE, EVENTS);

    private static final List<Arguments> BAD = List.of(
            bad(TIMER.replace("0 0 4", "0 4"), "triggers.timer.cronExpression is '0 4 * * *'", "@every 5m"),
            bad(TIMER.replace("</timer>", "<enable>on</enable></timer>"), "triggers.timer.enable is 'on'", "true"),
            bad(
                    TIMER.replace("</timer>", "<payload>" + "x".repeat(131073) + "</payload></timer>"),
                    "triggers.timer.payload has more than 128 KB",
                    "shorten triggers.timer.payload"),
            bad(
                    TIMER.replace("</timer>", "<sourceArn>acs:oss:::b</sourceArn></timer>"),
                    "triggers.timer.sourceArn is 'acs:oss:::b'",
                    "remove triggers.timer.sourceArn: the trigger has no source"),
            bad(
                    TIMER.replace("<timer>", "<timer><triggerName>1st</triggerName>"),
                    "triggers.1st.triggerName is '1st'",
                    "beginning with a letter or _"),
            bad(
                    TIMER.replace("<timer>", "<timer><triggerName>" + "x".repeat(129) + "</triggerName>"),
                    "triggerName is 'xxx",
                    "1 to 128 letters"),
            bad(TIMER + TIMER, "two triggers are called timer", "give one of triggers.timer another triggerName"),
            bad(
                    TIMER.replace("<timer>", "<timer><qualifier>a b</qualifier>"),
                    "triggers.timer.qualifier is 'a b'",
                    "LATEST, a version or an alias"),
            bad(numbered(TIMER, "timer", 51), "there are 51 triggers", "leave at most 50 in triggers"),
            bad(numbered(OSS, "oss", 11), "b-1 has 11 triggers", "leave at most 10 for a bucket"),
            bad(
                    "<http/><http><triggerName>other</triggerName></http>",
                    "there are 2 HTTP triggers for one version",
                    "a version or alias has one HTTP trigger"),
            bad("<http><authType>none</authType></http>", "triggers.http.authType is 'none'", "function, jwt"),
            bad(
                    "<http><authType>jwt</authType><authConfig><whitelist><p>login</p></whitelist></authConfig></http>",
                    "triggers.http.authConfig.whitelist[0] is 'login'",
                    "a path that begins with /"),
            bad(
                    "<http><authType>jwt</authType><authConfig><whitelist><p>/a</p></whitelist>"
                            + "<blacklist><p>/b</p></blacklist></authConfig></http>",
                    "triggers.http.authConfig has both whitelist and blacklist",
                    "keep one of them"),
            bad("<http><authType>apikey</authType></http>", "triggers.http.authType is 'apikey'", "bearer or basic"),
            bad("<http><methods><m>get</m></methods></http>", "triggers.http.methods[0] is 'get'", "GET, POST"),
            bad(
                    OSS.replace("oss:ObjectCreated:PutObject", "oss:ObjectCreated"),
                    "triggers.oss.events[0] is 'oss:ObjectCreated'",
                    "oss:ObjectCreated:*"),
            bad(
                    OSS.replace("<events>", "<filter><key><prefix>a/</prefix></key></filter><events>"),
                    "triggers.oss.filter.key has no suffix",
                    "set triggers.oss.filter.key.suffix to a text"),
            bad(
                    OSS.replace("<bucketName>b-1</bucketName>", ""),
                    "triggers.oss has no sourceArn",
                    "acs:oss:region:ACCOUNT:bucketName, or bucketName beside it"),
            bad(
                    OSS.replace("<bucketName>b-1</bucketName>", "<sourceArn>b-1</sourceArn>"),
                    "triggers.oss.sourceArn is 'b-1'",
                    "one such as acs:oss:region:ACCOUNT:bucketName"),
            bad(
                    LOG.replace(
                            "<sourceConfig>",
                            "<jobConfig><triggerInterval>2</triggerInterval></jobConfig><sourceConfig>"),
                    "triggers.log.jobConfig.triggerInterval is 2",
                    "from 3 to 600"),
            bad(
                    LOG.replace(
                            "<sourceConfig>", "<jobConfig><maxRetryTime>101</maxRetryTime></jobConfig><sourceConfig>"),
                    "triggers.log.jobConfig.maxRetryTime is 101",
                    "from 0 to 100"),
            bad(LOG.replace("<logstore>to", "<logstore>To"), "triggers.log.logConfig.logstore is 'To'", "lower-case"),
            bad(
                    "~" + LOG.replace("<logstore>to", "<logstore>from"),
                    "each call causes the next one",
                    "another logstore"),
            bad(
                    MNS.replace("</mnsTopic>", "<filterTag>" + "x".repeat(17) + "</filterTag></mnsTopic>"),
                    "triggers.mnsTopic.filterTag is 'xxx",
                    "at most 16 characters"),
            bad(
                    MNS.replace("</mnsTopic>", "<notifyContentFormat>XML</notifyContentFormat></mnsTopic>"),
                    "triggers.mnsTopic.notifyContentFormat is 'XML'",
                    "STREAM or JSON"),
            bad(
                    MNS.replace("</mnsTopic>", "<notifyStrategy>RETRY</notifyStrategy></mnsTopic>"),
                    "triggers.mnsTopic.notifyStrategy is 'RETRY'",
                    "BACKOFF_RETRY or EXPONENTIAL_DECAY_RETRY"),
            bad(
                    CDN.replace("CdnDomainStarted", "DomainStarted"),
                    "triggers.cdnEvents.eventName is 'DomainStarted'",
                    "CdnDomainStarted"),
            bad(
                    CDN.replace("</cdnEvents>", "<eventVersion>2.0</eventVersion></cdnEvents>"),
                    "triggers.cdnEvents.eventVersion is '2.0'",
                    "to 1.0.0"),
            bad(CDN.replace("<d>www.example.com</d>", ""), "filter.domain has 0 elements", "1 or more"),
            bad(
                    TABLE.replace("<tableName>t</tableName>", ""),
                    "triggers.tablestore has no sourceArn",
                    "or instanceName and tableName beside it"),
            bad(
                    "~" + TABLE,
                    "triggers.tablestore ends a call after 60 s, and timeout is 400",
                    "set timeout to at most 60"),
            bad("~" + EVENTS, "triggers.eventbridge ends a call after 300 s", "set timeout to at most 300"),
            bad(
                    EVENTS.replace(">{}<", ">source = acs.oss<"),
                    "triggers.eventbridge.eventRuleFilterPattern is 'source = acs.oss'",
                    "a pattern as JSON"),
            bad(
                    EVENTS.replace(
                            "</eventbridge>",
                            "<runOptions><errorsTolerance>NONE</errorsTolerance><deadLetterQueue>"
                                    + "<Arn>acs:mns:::/queues/q</Arn></deadLetterQueue></runOptions>"
                                    + "</eventbridge>"),
                    "runOptions has a deadLetterQueue, and errorsTolerance is NONE",
                    "to ALL"),
            bad(
                    EVENTS.replace(
                            "</eventbridge>",
                            "<runOptions><batchWindow><CountBasedWindow>10001</CountBasedWindow>"
                                    + "<TimeBasedWindow>16</TimeBasedWindow></batchWindow></runOptions>"
                                    + "</eventbridge>"),
                    "triggers.eventbridge.runOptions.batchWindow.TimeBasedWindow is 16",
                    "from 0 to 15"),
            bad(
                    EVENTS.replace(
                                    "<eventbridge>",
                                    "<eventbridge><sourceArn>acs:eventbridge:::eventbus/b/rule/r</sourceArn>")
                            + EVENTS.replace(
                                    "<eventbridge>",
                                    "<eventbridge><triggerName>o</triggerName>"
                                            + "<sourceArn>acs:eventbridge:::eventbus/b/rule/r</sourceArn>"),
                    "triggers.o has the sourceArn of another trigger",
                    "a source of its own"));

    static Stream<Arguments> bad() {
        return BAD.stream();
    }

    /** By what it does, where the letters lead elsewhere: "log" has the fewest changes from "cron". */
    @ParameterizedTest
    @CsvSource({
        "cron, timer",
        "Schedule, timer",
        "timmer, timer",
        "api-gateway, http",
        "sls, log",
        "logs, log",
        "s3, oss",
        "mns_topics, mns_topic",
        "eventBridge, eventbridge"
    })
    void aTypeThatIsNoneIsMeantAsOneThatIs(String name, String type) {
        assertThat(TriggerType.meant(name).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void aValueOutsideItsLimitIsTold(String triggers, String observed, String fix) throws Exception {
        boolean doubtful = triggers.startsWith("~");

        List<Fault> faults = TriggerFaults.of(read(doubtful ? triggers.substring(1) : triggers), false, 400);

        assertThat(faults).anySatisfy(fault -> {
            assertThat(fault.observed()).contains(observed);
            assertThat(fault.fix(fault.path())).contains(fix);
            assertThat(fault.kind() == Fault.Kind.DOUBTFUL).isEqualTo(doubtful);
        });
    }

    @Test
    void whatKeepsItsLimitsIsFine() throws Exception {
        assertThat(TriggerFaults.of(read(String.join("", GOOD)), true, 60)).isEmpty();
    }

    @Test
    void whatAFileOfOthersSaysIsJudgedLikewise() {
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("triggerName", "${vars.name}");
        log.put("triggerType", "log");
        log.put("sourceArn", "acs:log:${vars.region}:${config('AccountID')}:project/${vars.project}");
        log.put(
                "triggerConfig",
                Map.of(
                        "sourceConfig", Map.of("logstore", "from"),
                        "jobConfig", Map.of("triggerInterval", "30", "maxRetryTime", 1),
                        "logConfig", Map.of("project", "shop", "logstore", "to"),
                        "enable", true));
        Map<String, Object> timmer = Map.of("triggerName", "t", "triggerType", "timmer", "triggerConfig", Map.of());

        assertThat(TriggerFaults.of(List.of(log), false, 60)).isEmpty();
        assertThat(TriggerFaults.of(List.of(timmer), false, 60))
                .extracting(fault -> fault.fix("it"))
                .containsExactly("set it to timer, or another of http, timer, oss, log, mns_topic, cdn_events,"
                        + " tablestore, eventbridge");
    }

    @Test
    void whatAFileSaysOfTokensIsJudgedByItsPlace() {
        Map<String, Object> auth = new LinkedHashMap<>();
        auth.put("jwks", Map.of("keys", List.of(Map.of("kty", "RSA", "n", "n", "e", "AQAB"))));
        auth.put("tokenLookup", "header:Authorization:Bearer ");
        auth.put("claimPassBy", List.of(Map.of("claimName", "uid")));
        auth.put("whitelist", List.of("/login"));
        Map<String, Object> http = Map.of(
                "triggerName",
                "api",
                "triggerType",
                "http",
                "triggerConfig",
                Map.of("authType", "jwt", "methods", List.of("GET"), "authConfig", auth));

        assertThat(TriggerFaults.inFile(List.of(http), 60)).isEmpty();
        auth.put("whitelist", List.of("login"));
        auth.put("jwks", Map.of("key", List.of()));
        assertThat(TriggerFaults.inFile(List.of(http), 60))
                .extracting(Fault::path)
                .contains(
                        "triggers[0].triggerConfig.authConfig.whitelist[0]",
                        "triggers[0].triggerConfig.authConfig.jwks.key");
    }

    @ParameterizedTest
    @CsvSource({"bearer, tokens", "basic, users"})
    void whatTheSchemaOfTokensLacksIsLeftToThePlatform(String authType, String key) {
        Map<String, Object> config = Map.of(
                "authType",
                authType,
                "methods",
                List.of("GET"),
                "corsConfig",
                Map.of("allowOrigins", List.of("*")),
                "authConfig",
                Map.of(key, List.of(Map.of("tokenName", "a", "enable", true))));

        assertThat(TriggerFaults.inFile(List.of(http(config)), 60)).isEmpty();
        assertThat(TriggerFaults.of(List.of(http(config)), false, 60)).isEmpty();
    }

    @Test
    void ofEachTriggerOfAFileTheWayOfAuthenticationIsJudged() {
        Map<String, Object> good = new LinkedHashMap<>(http(Map.of("authType", "basic", "methods", List.of("GET"))));
        Map<String, Object> bad = new LinkedHashMap<>(http(Map.of("authType", "none", "methods", List.of("get"))));
        bad.putAll(Map.of("triggerName", "other", "qualifier", "prod"));

        assertThat(TriggerFaults.inFile(List.of(good, bad), 60))
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "triggers[1].triggerConfig.authType", "triggers[1].triggerConfig.methods[0]");
        assertThat(TriggerFaults.inFile(List.of(http(Map.of())), 60)).isEmpty();
    }

    private static Map<String, Object> http(Map<String, Object> config) {
        return Map.of("triggerName", "api", "triggerType", "http", "triggerConfig", config);
    }

    @Test
    void eachSendsTheEventOfItsPage() throws Exception {
        Instant now = Instant.parse("2026-11-28T06:00:00.5Z");
        List<JsonElement> events = new ArrayList<>();
        for (Map<String, Object> trigger : read(String.join("", GOOD)
                .replace("<topicName>", "<notifyContentFormat>JSON</notifyContentFormat><topicName>"))) {
            TriggerEvent sent = TriggerEvent.of(trigger).orElseThrow();
            byte[] event = sent.template().event(sent.fields(), "cn-hangzhou", now);
            // that of Tablestore is CBOR, of which EventTemplateTest knows more
            events.add(
                    trigger.get("triggerType").equals("tablestore")
                            ? JsonNull.INSTANCE
                            : new Gson().fromJson(new String(event, UTF_8), JsonElement.class));
        }

        assertThat(events.get(0))
                .hasToString("{\"triggerTime\":\"2026-11-28T06:00:00Z\",\"triggerName\":\"timer\",\"payload\":\"\"}");
        assertThat(at(events.get(1), "events", "0", "oss", "bucket", "name")).hasToString("\"b-1\"");
        assertThat(at(events.get(1), "events", "0", "eventName")).hasToString("\"ObjectCreated:PutObject\"");
        assertThat(at(events.get(2), "source", "projectName")).hasToString("\"shop\"");
        assertThat(at(events.get(2), "source", "logstoreName")).hasToString("\"from\"");
        assertThat(at(events.get(3), "TopicName")).hasToString("\"t\"");
        assertThat(at(events.get(4), "events", "0", "resource", "domain")).hasToString("\"www.example.com\"");
        assertThat(at(events.get(4), "events", "0", "eventTime")).hasToString("\"2026-11-28T14:00:00+08:00\"");
        assertThat(events.get(5).isJsonNull()).isTrue();
        assertThat(at(events.get(6), "source")).hasToString("\"acs.oss\"");
    }

    @Test
    void aMessageOfAStreamIsItsText() throws Exception {
        assertThat(TriggerEvent.of(read(MNS).get(0)).orElseThrow().body("cn-hangzhou"))
                .asString(UTF_8)
                .isEqualTo("a message");
    }

    @ParameterizedTest
    @EnumSource
    void eachTypeHasItsRowOnThePageOfTheContract(TriggerType type) throws Exception {
        assertThat(Files.readString(Path.of("../src-site/markdown/contract.md")))
                .contains("\n| `" + type.element() + "` |");
    }

    private static JsonElement at(JsonElement json, String... keys) {
        JsonElement found = json;
        for (String key : keys) {
            found = found.isJsonArray()
                    ? found.getAsJsonArray().get(Integer.parseInt(key))
                    : found.getAsJsonObject().get(key);
        }
        return found;
    }

    private static String numbered(String trigger, String element, int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(trigger.replace("<" + element + ">", "<" + element + "><triggerName>n" + i + "</triggerName>"));
        }
        return all.toString();
    }

    private static List<Map<String, Object>> read(String triggers) throws Exception {
        return TriggerMaps.read(
                Xml.elements("<triggers>" + triggers + "</triggers>").get(0), "cn-hangzhou");
    }

    private static Arguments bad(String triggers, String observed, String fix) {
        return Arguments.of(triggers, observed, fix);
    }
}
