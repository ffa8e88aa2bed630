package io.github.fcmaven.setting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The event that a trigger sends, with the names that the trigger has and made-up values else. Source: page of event
 * formats. A Tablestore trigger sends CBOR; here it is JSON, as the platform's own console sends it.
 */
public final class TriggerEvent {

    private static final String ACCOUNT = "1234567890123456";
    private static final String ID = "5f5e6c1a-0b1d-4f5a-9a57-3c1f0f4a6b2e";

    private final Map<?, ?> trigger;
    private final Map<?, ?> config;
    private final String region;
    private final Instant now;

    private TriggerEvent(Map<?, ?> trigger, String region, Instant now) {
        this.trigger = trigger;
        this.config = trigger.get("triggerConfig") instanceof Map<?, ?> map ? map : Map.of();
        this.region = region;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * The body of {@code POST /invoke}, sent now.
     *
     * @param region of the function
     */
    public static String of(Map<?, ?> trigger, String region) {
        return of(trigger, region, Instant.now());
    }

    static String of(Map<?, ?> trigger, String region, Instant now) {
        TriggerEvent event = new TriggerEvent(trigger, region, now);
        Optional<TriggerType> type = TriggerType.of(trigger);
        return type.isEmpty() ? "{}" : event.body(type.get());
    }

    private String body(TriggerType type) {
        return switch (type) {
            case HTTP -> "{}";
            case TIMER ->
                json(
                        "triggerTime",
                        now.toString(),
                        "triggerName",
                        TriggerMaps.name(trigger),
                        "payload",
                        text("payload"));
            case OSS -> oss();
            case LOG -> log();
            case MNS_TOPIC -> mns();
            case CDN_EVENTS -> cdn();
            case TABLESTORE -> tablestore();
            case EVENTBRIDGE -> eventBridge();
        };
    }

    private String oss() {
        String event = config.get("events") instanceof List<?> events && !events.isEmpty()
                ? String.valueOf(events.get(0)).replaceFirst("^oss:", "").replace("*", "PutObject")
                : "ObjectCreated:PutObject";
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("eventName", event);
        all.put("eventSource", "acs:oss");
        all.put("eventTime", now.toString().replace("Z", ".000Z"));
        all.put("eventVersion", "1.0");
        all.put("oss", stored());
        all.put("region", region);
        all.put("requestParameters", Map.of("sourceIPAddress", "203.0.113.1"));
        all.put("responseElements", Map.of("requestId", "5F5E6C1A0B1D4F5A9A573C1F"));
        all.put("userIdentity", Map.of("principalId", ACCOUNT));
        return json("events", List.of(all));
    }

    /** An object that the filter takes. */
    private Map<String, Object> stored() {
        String bucket = lastOfSource(":", "bucket");
        Object key = at("filter", "key");
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("deltaSize", 1024);
        object.put("eTag", "5D41402ABC4B2A76B9719D911017C592");
        object.put("key", part(key, "prefix") + "sample" + part(key, "suffix"));
        object.put("size", 1024);
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("arn", "acs:oss:" + region + ":" + ACCOUNT + ":" + bucket);
        source.put("name", bucket);
        source.put("ownerIdentity", ACCOUNT);
        return map("bucket", source, "object", object, "ossSchemaVersion", "1.0", "ruleId", "rule");
    }

    private String log() {
        Map<String, Object> source = map(
                "endpoint",
                "http://" + region + "-intranet.log.aliyuncs.com",
                "projectName",
                lastOfSource("/", "project"),
                "logstoreName",
                part(config.get("sourceConfig"), "logstore"),
                "shardId",
                0,
                "beginCursor",
                "MTcwMDAwMDAwMDAwMDAwMDAwMA==");
        source.put("endCursor", "MTcwMDAwMDAwMDAwMDAwMDAwMQ==");
        Object parameter = config.get("functionParameter") instanceof Map<?, ?> given ? given : Map.of();
        return json(
                "parameter",
                parameter,
                "source",
                source,
                "jobName",
                "1f7043ced683de1a4e3d8d70b5a412843d810000",
                "taskId",
                ID,
                "cursorTime",
                now.getEpochSecond());
    }

    private String mns() {
        if (!"JSON".equals(config.get("notifyContentFormat"))) {
            return "a message";
        }
        Map<String, Object> all = map(
                "TopicOwner",
                ACCOUNT,
                "Message",
                "a message",
                "Subscriber",
                ACCOUNT,
                "PublishTime",
                now.toEpochMilli(),
                "SubscriptionName",
                TriggerMaps.name(trigger));
        all.putAll(map(
                "MessageMD5",
                "9E0F5C0A1B2D3C4E5F60718293A4B5C6",
                "TopicName",
                lastOfSource("/", "topic"),
                "MessageId",
                "9E0F5C0A1B2D3C4E5F60718293A4B5C6"));
        return Json.of(all);
    }

    private String cdn() {
        String event = text("eventName");
        Object domains = at("filter", "domain");
        String domain =
                domains instanceof List<?> list && !list.isEmpty() ? String.valueOf(list.get(0)) : "example.com";
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("eventName", event);
        all.put("eventSource", "cdn");
        all.put("region", region);
        all.put("eventVersion", "1.0.0");
        all.put("eventTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now.atOffset(ZoneOffset.ofHours(8))));
        all.put("traceId", ID);
        all.put("userIdentity", Map.of("aliUid", ACCOUNT));
        all.put("resource", Map.of("domain", domain));
        all.put("eventParameter", cdnParameter(event, domain));
        return json("events", List.of(all));
    }

    private Map<String, Object> cdnParameter(String event, String domain) {
        long second = now.getEpochSecond();
        Map<String, Object> parameter = map("domain", domain);
        if (event.equals("LogFileCreated")) {
            parameter.put("endTime", second);
            parameter.put("fileSize", 1788115);
            parameter.put("filePath", "http://example.com/log.gz");
            parameter.put("startTime", second - 300);
        } else if (event.startsWith("CachedObjects")) {
            parameter.put("objectPath", List.of("/index.html"));
            parameter.put("createTime", second);
            parameter.put("completeTime", second);
            parameter.put("objectType", "File");
            parameter.put("taskId", 1);
        } else if (event.endsWith("Started") || event.endsWith("Stopped")) {
            parameter.put("status", "online");
        }
        return parameter;
    }

    private String tablestore() {
        Map<String, Object> column =
                map("Type", "Put", "ColumnName", "column", "Value", "value", "Timestamp", now.toEpochMilli());
        Map<String, Object> row = map(
                "Type",
                "PutRow",
                "Info",
                map("Timestamp", now.toEpochMilli() * 1000),
                "PrimaryKey",
                List.of(map("ColumnName", "id", "Value", 1)),
                "Columns",
                List.of(column));
        return json("Version", "Sync-v1", "Records", List.of(row));
    }

    /** Of the default bus one event, of every other source a list of them. */
    private String eventBridge() {
        String source = part(config.get("eventSourceConfig"), "eventSourceType");
        boolean bus = source.isEmpty() || source.equals("Default");
        Map<String, Object> event = map(
                "id",
                ID,
                "source",
                bus ? "acs.oss" : source + "-function-" + TriggerMaps.name(trigger),
                "specversion",
                "1.0",
                "type",
                bus ? "oss:ObjectCreated:PutObject" : "event",
                "time",
                now.toString());
        event.putAll(map(
                "datacontenttype",
                "application/json;charset=utf-8",
                "aliyunaccountid",
                ACCOUNT,
                "aliyuneventbusname",
                "default",
                "aliyunregionid",
                region,
                "data",
                Map.of()));
        return Json.of(bus ? event : List.of(event));
    }

    private String lastOfSource(String separator, String other) {
        Object source = trigger.get("sourceArn");
        return source == null
                ? other
                : String.valueOf(source).substring(String.valueOf(source).lastIndexOf(separator) + 1);
    }

    private String text(String key) {
        return part(config, key);
    }

    private Object at(String key, String inner) {
        return config.get(key) instanceof Map<?, ?> map ? map.get(inner) : null;
    }

    private static String part(Object map, String key) {
        return map instanceof Map<?, ?> one && one.get(key) != null ? String.valueOf(one.get(key)) : "";
    }

    private static String json(Object... pairs) {
        return Json.of(map(pairs));
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
