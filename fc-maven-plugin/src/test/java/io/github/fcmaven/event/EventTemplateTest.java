package io.github.fcmaven.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The events of the triggers, beside the pages of the platform. */
class EventTemplateTest {

    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00.123Z");

    private static final String CDN = "{events:[{eventName:s,eventSource:s,region:s,eventVersion:s,eventTime:s,"
            + "traceId:s,userIdentity:{aliUid:s},resource:{domain:s},eventParameter:{%s}}]}";
    private static final String STREAM = "[{id:s,source:s,specversion:s,type:s,subject:s,time:s,datacontenttype:s,"
            + "aliyunaccountid:s,aliyunpublishtime:s,aliyunoriginalaccountid:s,aliyuneventbusname:s,aliyunregionid:s,"
            + "aliyunpublishaddr:s,data:{%s}}]";

    /** The names and types of the page of event formats: s is a text, n a number, b true or false. */
    private static String page(EventTemplate template) {
        return switch (template) {
            case TIMER -> "{triggerTime:s,triggerName:s,payload:s}";
            case OSS ->
                "{events:[{eventName:s,eventSource:s,eventTime:s,eventVersion:s,oss:{bucket:{arn:s,name:s,"
                        + "ownerIdentity:s},object:{deltaSize:n,eTag:s,key:s,objectMeta:{mimeType:s,userMeta:{}},"
                        + "size:n},ossSchemaVersion:s,ruleId:s},region:s,requestParameters:{sourceIPAddress:s},"
                        + "responseElements:{requestId:s},userIdentity:{principalId:s}}]}";
            case MNS_TOPIC -> "s";
            case MNS_TOPIC_ATTRIBUTES -> "{body:s,attrs:{Extend:s}}";
            case MNS_TOPIC_JSON ->
                "{TopicOwner:s,Message:s,Subscriber:s,PublishTime:n,SubscriptionName:s,MessageMD5:s,TopicName:s,"
                        + "MessageId:s}";
            case LOG ->
                "{parameter:{},source:{endpoint:s,projectName:s,logstoreName:s,shardId:n,beginCursor:s,endCursor:s},"
                        + "jobName:s,taskId:s,cursorTime:n}";
            case CDN_EVENTS -> CDN.formatted("domain:s,endTime:n,fileSize:n,filePath:s,startTime:n");
            case CDN_EVENTS_OBJECTS ->
                CDN.formatted("objectPath:[s],createTime:n,domain:s,completeTime:n,objectType:s,taskId:n");
            case CDN_EVENTS_STATUS -> CDN.formatted("domain:s,status:s");
            case CDN_EVENTS_DOMAIN -> CDN.formatted("domain:s");
            case TABLESTORE, TABLESTORE_JSON ->
                "{Version:s,Records:[{Type:s,Info:{Timestamp:n},PrimaryKey:[{ColumnName:s,Value:n}],"
                        + "Columns:[{Type:s,ColumnName:s,Value:s,Timestamp:n}]}]}";
            case EVENTBRIDGE ->
                "{id:s,source:s,specversion:s,type:s,subject:s,time:s,datacontenttype:s,aliyunaccountid:s,"
                        + "aliyunpublishtime:s,aliyuneventbusname:s,aliyunregionid:s,aliyunpublishaddr:s,data:{}}";
            case EVENTBRIDGE_STREAM -> STREAM.formatted("");
            case EVENTBRIDGE_MNS -> STREAM.formatted("requestId:s,messageId:s,messageBody:s");
            case EVENTBRIDGE_ROCKETMQ ->
                STREAM.formatted("topic:s,systemProperties:{MIN_OFFSET:s,TRACE_ON:s,MAX_OFFSET:s,MSG_REGION:s,KEYS:s,"
                        + "CONSUME_START_TIME:n,UNIQ_KEY:s,TAGS:s,INSTANCE_ID:s},userProperties:{},body:s");
            case EVENTBRIDGE_ROCKETMQ_OWN ->
                "[{msgId:s,topic:s,systemProperties:{UNIQ_KEY:s,CLUSTER:s,MIN_OFFSET:s,TAGS:s,MAX_OFFSET:s},"
                        + "userProperties:{},body:s}]";
            case EVENTBRIDGE_RABBITMQ ->
                STREAM.formatted("envelope:{deliveryTag:n,exchange:s,redeliver:b,routingKey:s},body:s,"
                        + "props:{contentEncoding:s,messageId:s}");
            case EVENTBRIDGE_KAFKA ->
                STREAM.formatted(
                        "topic:s,partition:n,offset:n,timestamp:n,headers:{headers:[],isReadOnly:b},key:s,value:s");
            case EVENTBRIDGE_MQTT -> "[{props:{firstTopic:s,secondTopic:s,clientId:s},body:s}]";
            case EVENTBRIDGE_DTS ->
                STREAM.formatted("id:n,topicPartition:{hash:n,partition:n,topic:s},offset:n,sourceTimestamp:n,"
                        + "operationType:s,schema:{},beforeImage:{},afterImage:{}");
            case APIGATEWAY ->
                "{path:s,httpMethod:s,headers:{},queryParameters:{},pathParameters:{},body:s,isBase64Encoded:b}";
        };
    }

    @ParameterizedTest
    @EnumSource
    void hasTheNamesAndTypesOfItsPage(EventTemplate template) {
        JsonElement event =
                switch (template) {
                    case MNS_TOPIC -> new JsonPrimitive(text(template, Map.of()));
                    // CborTest holds the bytes of the same tree
                    case TABLESTORE -> JsonParser.parseString(text(EventTemplate.TABLESTORE_JSON, Map.of()));
                    default -> JsonParser.parseString(text(template, Map.of()));
                };

        assertThat(shape(event)).isEqualTo(page(template));
    }

    @Test
    void tablestoreIsCbor() {
        byte[] event = EventTemplate.TABLESTORE.event(Map.of("primaryKeyValue", "true"), "cn-hangzhou", NOW);

        assertThat(event)
                .isEqualTo(Cbor.of(
                        JsonParser.parseString(text(EventTemplate.TABLESTORE_JSON, Map.of("primaryKeyValue", "true")))))
                .startsWith(0xa2, 0x67, 'V', 'e', 'r', 's', 'i', 'o', 'n', 0x67, 'S', 'y', 'n', 'c');
    }

    @Test
    void aFieldIsPutWhereverItBelongsInTheTypeOfItsPlace() {
        String event = text(
                EventTemplate.OSS,
                EventFields.parse("bucket=photos,key=a, b.png,size=7,region=cn-shanghai,time=2026-01-01T00:00:00Z"));

        assertThat(event)
                .contains("\"arn\":\"acs:oss:cn-shanghai:1000000000000000:photos\",\"name\":\"photos\"")
                .contains("\"key\":\"a, b.png\"", "\"deltaSize\":7,", "\"size\":7}", "\"region\":\"cn-shanghai\"")
                .contains("\"eventTime\":\"2026-01-01T00:00:00.000Z\"");
    }

    @Test
    void aFieldOfAnyTypeIsJsonOrElseAText() {
        assertThat(text(EventTemplate.EVENTBRIDGE_KAFKA, Map.of("value", "{\"a\": [1, \"${x}\"]}")))
                .contains("\"value\":{\"a\":[1,\"${x}\"]}");
        assertThat(text(EventTemplate.EVENTBRIDGE_KAFKA, Map.of("value", "12 apples")))
                .contains("\"value\":\"12 apples\"");
        assertThat(text(EventTemplate.TIMER, Map.of("payload", "{\"a\":1}"))).contains("\"payload\":\"{\\\"a\\\":1}\"");
    }

    @Test
    void eachTimeHasTheFormOfItsPage() {
        assertThat(text(EventTemplate.TIMER, Map.of())).contains("\"2026-11-28T06:00:00Z\"");
        assertThat(text(EventTemplate.OSS, Map.of())).contains("\"2026-11-28T06:00:00.123Z\"");
        assertThat(text(EventTemplate.CDN_EVENTS, Map.of()))
                .contains("\"2026-11-28T14:00:00+08:00\"", "\"endTime\":1795845600,", "\"startTime\":1795845300");
        assertThat(text(EventTemplate.MNS_TOPIC_JSON, Map.of())).contains("\"PublishTime\":1795845600123,");
        assertThat(text(EventTemplate.TABLESTORE_JSON, Map.of())).contains("\"Timestamp\":1795845600123000}");
    }

    @Test
    void whatIsMisspeltIsToldWithTheNearest() {
        refuses(() -> EventTemplate.named("tablestor"), "no template", "did you mean tablestore?");
        refuses(
                () -> text(EventTemplate.OSS, Map.of("buckt", "b")),
                "the event oss has no field buckt",
                "did you mean bucket? There are eventName, time, region, account, bucket, size, key,");
        refuses(() -> text(EventTemplate.OSS, Map.of("size", "big")), "size", "'big', which is not a number");
        refuses(() -> text(EventTemplate.OSS, Map.of("time", "now")), "which is not a time", "2026-11-28T06:00:00Z");
        refuses(() -> text(EventTemplate.LOG, Map.of("parameter", "{\"a\"")), "parameter", "is not JSON: {\"a\"");
        refuses(() -> text(EventTemplate.LOG, Map.of("parameter", "{} {}")), "parameter", "is not JSON: {} {}");
        refuses(() -> EventFields.parse("bucket"), "bucket has no value", "key=a.png");
        refuses(() -> EventFields.parse("key=a,key=b"), "gives key twice", "once");
    }

    @Test
    void theListHasEachWithOneSentenceAndItsFields() {
        assertThat(EventTemplate.list())
                .hasSameSizeAs(EventTemplate.values())
                .contains("timer                    A timer fires. Fields: time, triggerName, payload");
    }

    private static void refuses(Runnable what, String... said) {
        assertThatThrownBy(what::run).message().contains(said);
    }

    private static String text(EventTemplate template, Map<String, String> fields) {
        return new String(template.event(fields, "cn-hangzhou", NOW), UTF_8);
    }

    private static String shape(JsonElement element) {
        if (element instanceof JsonObject object) {
            return object.entrySet().stream()
                    .map(one -> one.getKey() + ":" + shape(one.getValue()))
                    .collect(joining(",", "{", "}"));
        }
        if (element instanceof JsonArray array) {
            return StreamSupport.stream(array.spliterator(), false)
                    .map(EventTemplateTest::shape)
                    .collect(joining(",", "[", "]"));
        }
        JsonPrimitive one = element.getAsJsonPrimitive();
        return one.isNumber() ? "n" : one.isBoolean() ? "b" : "s";
    }
}
