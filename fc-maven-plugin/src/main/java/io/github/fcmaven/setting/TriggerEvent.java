package io.github.fcmaven.setting;

import io.github.fcmaven.event.EventFields;
import io.github.fcmaven.event.EventTemplate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The event that a trigger sends, with the names that its configuration has.
 *
 * @param template its text
 * @param fields what the configuration says of it
 */
public record TriggerEvent(EventTemplate template, Map<String, String> fields) {

    public TriggerEvent {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The one of a trigger; empty for one that sends no events. */
    public static Optional<TriggerEvent> of(Map<?, ?> trigger) {
        return TriggerType.of(trigger).filter(type -> type != TriggerType.HTTP).map(type -> new Reader(trigger)
                .read(type));
    }

    /** The event of a sender of whom nothing is known: <code>{}</code>. */
    public static byte[] empty() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The body of {@code POST /invoke}, sent now.
     *
     * @param region of the function
     */
    public byte[] body(String region) {
        return template.event(fields, region, Instant.now());
    }

    /** Reads what the configuration says. */
    private static final class Reader {

        private final Map<?, ?> trigger;
        private final Map<?, ?> config;
        private final Map<String, String> fields = new LinkedHashMap<>();

        Reader(Map<?, ?> trigger) {
            this.trigger = trigger;
            this.config = trigger.get("triggerConfig") instanceof Map<?, ?> map ? map : Map.of();
        }

        TriggerEvent read(TriggerType type) {
            EventTemplate template =
                    switch (type) {
                        case HTTP -> throw new IllegalArgumentException("requests are no events");
                        case TIMER -> timer();
                        case OSS -> oss();
                        case LOG -> log();
                        case MNS_TOPIC -> mnsTopic();
                        case CDN_EVENTS -> cdnEvents();
                        case TABLESTORE -> EventTemplate.TABLESTORE;
                        case EVENTBRIDGE -> eventBridge();
                    };
            fields.values().removeIf(String::isEmpty);
            return new TriggerEvent(template, fields);
        }

        private EventTemplate timer() {
            fields.put("triggerName", TriggerMaps.name(trigger));
            fields.put("payload", text(config, "payload"));
            return EventTemplate.TIMER;
        }

        /** Of an object that the filter takes. */
        private EventTemplate oss() {
            if (config.get("events") instanceof List<?> events && !events.isEmpty()) {
                fields.put(
                        "eventName",
                        String.valueOf(events.get(0)).replaceFirst("^oss:", "").replace("*", "PutObject"));
            }
            Object key = at("filter", "key");
            fields.put("bucket", lastOfSource(":"));
            fields.put("key", text(key, "prefix") + "sample" + text(key, "suffix"));
            return EventTemplate.OSS;
        }

        private EventTemplate log() {
            fields.put("project", lastOfSource("/"));
            fields.put("logstore", text(config.get("sourceConfig"), "logstore"));
            if (config.get("functionParameter") instanceof Map<?, ?> parameter) {
                fields.put("parameter", EventFields.text(parameter));
            }
            return EventTemplate.LOG;
        }

        private EventTemplate mnsTopic() {
            if (!"JSON".equals(config.get("notifyContentFormat"))) {
                return EventTemplate.MNS_TOPIC;
            }
            fields.put("triggerName", TriggerMaps.name(trigger));
            fields.put("topic", lastOfSource("/"));
            return EventTemplate.MNS_TOPIC_JSON;
        }

        private EventTemplate cdnEvents() {
            if (at("filter", "domain") instanceof List<?> domains && !domains.isEmpty()) {
                fields.put("domain", String.valueOf(domains.get(0)));
            }
            String event = text(config, "eventName");
            if (event.isEmpty() || event.equals("LogFileCreated")) {
                return EventTemplate.CDN_EVENTS;
            }
            fields.put("eventName", event);
            if (event.startsWith("CachedObjects")) {
                return EventTemplate.CDN_EVENTS_OBJECTS;
            }
            boolean status = event.endsWith("Started") || event.endsWith("Stopped");
            return status ? EventTemplate.CDN_EVENTS_STATUS : EventTemplate.CDN_EVENTS_DOMAIN;
        }

        private EventTemplate eventBridge() {
            String type = text(config.get("eventSourceConfig"), "eventSourceType");
            EventTemplate template =
                    switch (type) {
                        case "", "Default" -> EventTemplate.EVENTBRIDGE;
                        case "MNS" -> EventTemplate.EVENTBRIDGE_MNS;
                        case "RocketMQ" -> EventTemplate.EVENTBRIDGE_ROCKETMQ;
                        case "RabbitMQ" -> EventTemplate.EVENTBRIDGE_RABBITMQ;
                        case "Kafka" -> EventTemplate.EVENTBRIDGE_KAFKA;
                        case "MQTT" -> EventTemplate.EVENTBRIDGE_MQTT;
                        case "DTS" -> EventTemplate.EVENTBRIDGE_DTS;
                        default -> EventTemplate.EVENTBRIDGE_STREAM;
                    };
            if (template == EventTemplate.EVENTBRIDGE_STREAM) {
                fields.put("source", type + "-function-" + TriggerMaps.name(trigger));
            }
            return template;
        }

        private String lastOfSource(String separator) {
            Object source = trigger.get("sourceArn");
            return source == null
                    ? ""
                    : String.valueOf(source).substring(String.valueOf(source).lastIndexOf(separator) + 1);
        }

        private Object at(String key, String inner) {
            return config.get(key) instanceof Map<?, ?> map ? map.get(inner) : null;
        }

        private static String text(Object map, String key) {
            return map instanceof Map<?, ?> one && one.get(key) != null ? String.valueOf(one.get(key)) : "";
        }
    }
}
