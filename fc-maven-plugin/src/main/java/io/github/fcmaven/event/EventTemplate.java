package io.github.fcmaven.event;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An event that a trigger sends, with made-up values for what it does not know. The whole text of each is a resource
 * beside this class, called as the template; {@link Filling} says how its places are written. Source: page of event
 * formats.
 */
public enum EventTemplate {
    TIMER("timer", "A timer fires"),
    OSS("oss", "An object of an OSS bucket is created, changed or removed"),
    MNS_TOPIC("mns_topic", "A message of a topic, as its bare text: notifyContentFormat STREAM", Encoding.TEXT),
    MNS_TOPIC_ATTRIBUTES("mns_topic-attributes", "The same for a message with attributes"),
    MNS_TOPIC_JSON("mns_topic-json", "A message of a topic: notifyContentFormat JSON"),
    LOG("log", "A Logstore has new entries, which the function reads with these cursors"),
    CDN_EVENTS("cdn_events", "The CDN has written a log file: LogFileCreated"),
    CDN_EVENTS_OBJECTS("cdn_events-objects", "The CDN has refreshed, pushed or blocked objects: CachedObjects..."),
    CDN_EVENTS_STATUS("cdn_events-status", "A domain of the CDN is started or stopped"),
    CDN_EVENTS_DOMAIN("cdn_events-domain", "A domain of the CDN is added or deleted"),
    TABLESTORE("tablestore", "A row of a table changes, in CBOR as the trigger sends it", Encoding.CBOR),
    TABLESTORE_JSON("tablestore-json", "The same in JSON, as the test of the console sends it", "tablestore"),
    EVENTBRIDGE("eventbridge", "An event of a bus of EventBridge, such as one of a cloud product"),
    EVENTBRIDGE_MNS("eventbridge-mns", "Messages of an MNS queue through EventBridge"),
    EVENTBRIDGE_ROCKETMQ("eventbridge-rocketmq", "Messages of RocketMQ through EventBridge"),
    EVENTBRIDGE_ROCKETMQ_OWN("eventbridge-rocketmq-own", "Messages of a RocketMQ of your own, without an envelope"),
    EVENTBRIDGE_RABBITMQ("eventbridge-rabbitmq", "Messages of RabbitMQ through EventBridge"),
    EVENTBRIDGE_KAFKA("eventbridge-kafka", "Messages of Kafka through EventBridge"),
    EVENTBRIDGE_MQTT("eventbridge-mqtt", "Messages of MQTT through EventBridge, without an envelope"),
    EVENTBRIDGE_DTS("eventbridge-dts", "Changes of a database that DTS reports through EventBridge"),
    EVENTBRIDGE_STREAM("eventbridge-stream", "Events of any other source that streams through EventBridge"),
    APIGATEWAY("apigateway", "A request of API Gateway to an event function");

    private enum Encoding {
        JSON,
        CBOR,
        /** The template is one JSON text, of which the bare characters are sent. */
        TEXT
    }

    /** What no template reaches. */
    private static final int LIMIT = 1 << 16;

    private final String name;
    private final String sentence;
    private final Encoding encoding;
    private final String resource;

    EventTemplate(String name, String sentence) {
        this(name, sentence, Encoding.JSON, name);
    }

    EventTemplate(String name, String sentence, String resource) {
        this(name, sentence, Encoding.JSON, resource);
    }

    EventTemplate(String name, String sentence, Encoding encoding) {
        this(name, sentence, encoding, name);
    }

    EventTemplate(String name, String sentence, Encoding encoding, String resource) {
        this.name = name;
        this.sentence = sentence;
        this.encoding = encoding;
        this.resource = resource;
    }

    /**
     * The template of that name.
     *
     * @throws FcProblem where there is none
     */
    public static EventTemplate named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> FcProblem.local(
                        "eventTemplate is '" + name + "', which is no template",
                        "did you mean "
                                + Spelling.nearest(
                                        name,
                                        Arrays.stream(values())
                                                .map(one -> one.name)
                                                .toList())
                                + "? -Dfc.eventTemplate=list lists them"));
    }

    /** Every template with its sentence and its fields, a line each. */
    public static List<String> list() {
        return Arrays.stream(values())
                .map(one -> String.format(
                        Locale.ROOT, "%-24s %s. Fields: %s", one.name, one.sentence, String.join(", ", one.fields())))
                .toList();
    }

    /** What can be given for it, in the order of its text. */
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        addFields(template(), fields);
        return fields;
    }

    /**
     * The event, as the bytes of {@code POST /invoke}.
     *
     * @param given values of fields by their names; the others have their defaults
     * @param region where no other is given
     * @param now the time of the event where no other is given
     * @throws FcProblem where a field is not one of this template, or its value is not of its type
     */
    public byte[] event(Map<String, String> given, String region, Instant now) {
        Set<String> fields = fields();
        given.keySet().stream()
                .filter(field -> !fields.contains(field))
                .findFirst()
                .ifPresent(unknown -> {
                    throw FcProblem.local(
                            "the event " + name + " has no field " + unknown,
                            "did you mean " + Spelling.nearest(unknown, fields) + "? There are "
                                    + String.join(", ", fields));
                });
        JsonElement tree = new Filling(given, region, now).into(template());
        return switch (encoding) {
            case JSON -> Json.text(tree).getBytes(StandardCharsets.UTF_8);
            case CBOR -> Cbor.of(tree);
            case TEXT -> tree.getAsString().getBytes(StandardCharsets.UTF_8);
        };
    }

    private JsonElement template() {
        try (InputStream text = EventTemplate.class.getResourceAsStream(resource + ".json")) {
            return JsonParser.parseString(BoundedInput.text(text, LIMIT, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addFields(JsonElement template, Set<String> fields) {
        if (template instanceof JsonObject object) {
            object.entrySet().forEach(one -> addFields(one.getValue(), fields));
        } else if (template instanceof JsonArray array) {
            array.forEach(one -> addFields(one, fields));
        } else {
            Filling.PLACE.matcher(template.getAsString()).results().forEach(place -> fields.add(place.group(1)));
        }
    }
}
