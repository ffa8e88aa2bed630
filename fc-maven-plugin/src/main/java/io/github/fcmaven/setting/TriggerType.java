package io.github.fcmaven.setting;

import static io.github.fcmaven.setting.Shapes.ANYTHING;
import static io.github.fcmaven.setting.Shapes.FLAG;
import static io.github.fcmaven.setting.Shapes.LOGSTORE;
import static io.github.fcmaven.setting.Shapes.LOG_PROJECT;
import static io.github.fcmaven.setting.Shapes.NAME;
import static io.github.fcmaven.setting.Shapes.TEXT;
import static io.github.fcmaven.setting.Shapes.either;
import static io.github.fcmaven.setting.Shapes.list;
import static io.github.fcmaven.setting.Shapes.may;
import static io.github.fcmaven.setting.Shapes.must;
import static io.github.fcmaven.setting.Shapes.numberOrText;
import static io.github.fcmaven.setting.Shapes.text;
import static io.github.fcmaven.setting.Shapes.words;

import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.platform.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What calls a function. Each type has what its {@code triggerConfig} may have, and the resource name of its source.
 * The deploy tool judges none of that: an empty type of its schema takes every {@code triggerConfig}.
 */
public enum TriggerType {
    HTTP(
            "http",
            "http",
            Arn.NONE,
            Fields.of(
                    may("authType", words(HttpTrigger.AUTH_TYPES)),
                    may("methods", list(words(HttpTrigger.METHODS), 1, Integer.MAX_VALUE)),
                    may("disableURLInternet", FLAG),
                    may(
                            "authConfig",
                            Fields.of(
                                    may("jwks", Fields.of(must("keys", list(ANYTHING, 1, Integer.MAX_VALUE)))),
                                    may("tokenLookup", either(NAME, list(ANYTHING))),
                                    may("claimPassBy", either(NAME, list(ANYTHING))),
                                    may("whitelist", list(text("a path that begins with /", "/.*"))),
                                    may("blacklist", list(text("a path that begins with /", "/.*"))),
                                    may("tokens", list(ANYTHING)))),
                    may("corsConfig", ANYTHING)),
            Map.of("authType", "function", "methods", HttpTrigger.METHODS)),
    TIMER(
            "timer",
            "timer",
            Arn.NONE,
            Fields.of(must("cronExpression", Cron.SHAPE), must("enable", FLAG), may("payload", TEXT)),
            Map.of("enable", true)),
    OSS(
            "oss",
            "oss",
            Arn.of("acs:oss:{region}:{account}:{bucketName}", List.of("bucketName"), "acs:oss:[^:]*:[^:]*:[^:/]+"),
            Fields.of(
                    must(
                            "events",
                            list(
                                    words(
                                            "oss:ObjectCreated:*",
                                            "oss:ObjectCreated:PutObject",
                                            "oss:ObjectCreated:PutSymlink",
                                            "oss:ObjectCreated:PostObject",
                                            "oss:ObjectCreated:CopyObject",
                                            "oss:ObjectCreated:AppendObject",
                                            "oss:ObjectCreated:InitiateMultipartUpload",
                                            "oss:ObjectCreated:UploadPart",
                                            "oss:ObjectCreated:UploadPartCopy",
                                            "oss:ObjectCreated:CompleteMultipartUpload",
                                            "oss:ObjectModified:UpdateObjectMeta",
                                            "oss:ObjectRemoved:DeleteObject",
                                            "oss:ObjectRemoved:DeleteObjects",
                                            "oss:ObjectRemoved:AbortMultipartUpload"),
                                    1,
                                    Integer.MAX_VALUE)),
                    must("filter", Fields.of(must("key", Fields.of(must("prefix", TEXT), must("suffix", TEXT)))))),
            Map.of("filter", Map.of("key", Map.of("prefix", "", "suffix", "")))),
    LOG(
            "log",
            "log",
            Arn.of(
                    "acs:log:{region}:{account}:project/{projectName}",
                    List.of("projectName"),
                    "acs:log:[^:]*:[^:]*:project/[^/]+"),
            Fields.of(
                    must("sourceConfig", Fields.of(must("logstore", LOGSTORE))),
                    must(
                            "jobConfig",
                            Fields.of(
                                    may("triggerInterval", numberOrText(3, 600)),
                                    may("maxRetryTime", numberOrText(0, 100)))),
                    must("logConfig", Fields.of(must("project", LOG_PROJECT), must("logstore", LOGSTORE))),
                    may("functionParameter", ANYTHING),
                    must("enable", FLAG)),
            Map.of("jobConfig", Map.of(), "functionParameter", Map.of(), "enable", true)),
    MNS_TOPIC(
            "mnsTopic",
            "mns_topic",
            Arn.of(
                    "acs:mns:{region}:{account}:/topics/{topicName}",
                    List.of("topicName"),
                    "acs:mns:[^:]*:[^:]*:/topics/[^/]+"),
            Fields.of(
                    must("notifyContentFormat", words("STREAM", "JSON")),
                    must("notifyStrategy", words("BACKOFF_RETRY", "EXPONENTIAL_DECAY_RETRY")),
                    may("filterTag", text("at most 16 characters", "(?s).{0,16}"))),
            Map.of("notifyContentFormat", "STREAM", "notifyStrategy", "BACKOFF_RETRY")),
    CDN_EVENTS(
            "cdnEvents",
            "cdn_events",
            Arn.of("acs:cdn:*:{account}", List.of(), "acs:cdn:\\*:[^:]*"),
            Fields.of(
                    must(
                            "eventName",
                            words(
                                    "LogFileCreated",
                                    "CachedObjectsRefreshed",
                                    "CachedObjectsPushed",
                                    "CachedObjectsBlocked",
                                    "CdnDomainAdded",
                                    "CdnDomainDeleted",
                                    "CdnDomainStarted",
                                    "CdnDomainStopped")),
                    must("eventVersion", words("1.0.0")),
                    must("notes", TEXT),
                    must("filter", Fields.of(must("domain", list(NAME, 1, Integer.MAX_VALUE))))),
            Map.of("eventVersion", "1.0.0", "notes", "")),
    TABLESTORE(
            "tablestore",
            "tablestore",
            Arn.of(
                    "acs:ots:{region}:{account}:instance/{instanceName}/table/{tableName}",
                    List.of("instanceName", "tableName"),
                    "acs:ots:[^:]*:[^:]*:instance/[^/]+/table/[^/]+"),
            Fields.of(),
            Map.of()),
    EVENTBRIDGE(
            "eventbridge",
            "eventbridge",
            Arn.of(
                    "",
                    List.of(),
                    "acs:eventbridge:[^:]*:[^:]*:(?:eventbus/[^/]+/rule/[^/]+|eventstreaming/[^/]+)",
                    "acs:eventbridge:region:ACCOUNT:eventbus/bus/rule/rule or"
                            + " acs:eventbridge:region:ACCOUNT:eventstreaming/name"),
            EventBridge.SHAPE,
            Map.of("triggerEnable", true, "asyncInvocationType", false));

    /**
     * The resource name of a source.
     *
     * @param made how it is made from the region, the account and what the POM says; empty where it is not made
     * @param parts the elements of the POM that it needs
     * @param form the pattern that it matches; empty where there is none
     * @param example the same for people
     */
    record Arn(String made, List<String> parts, String form, String example) {

        static final Arn NONE = new Arn("", List.of(), "", "");

        /** A name that is made. */
        static Arn of(String made, List<String> parts, String form) {
            return new Arn(
                    made, parts, form, made.replace("{account}", "ACCOUNT").replaceAll("[{}]", ""));
        }

        static Arn of(String made, List<String> parts, String form, String example) {
            return new Arn(made, parts, form, example);
        }

        boolean isNeeded() {
            return !made.isEmpty();
        }

        boolean takes(String arn) {
            return Pattern.matches(form, arn);
        }
    }

    private final String element;
    private final String type;
    private final Arn arn;
    private final Fields config;
    private final Map<String, Object> defaults;

    TriggerType(String element, String type, Arn arn, Fields config, Map<String, Object> defaults) {
        this.element = element;
        this.type = type;
        this.arn = arn;
        this.config = config;
        this.defaults = defaults;
    }

    /** Its element in the POM. */
    String element() {
        return element;
    }

    /** Its {@code triggerType}. */
    String type() {
        return type;
    }

    Arn arn() {
        return arn;
    }

    Fields config() {
        return config;
    }

    /** Values that its configuration must have, and that nobody has to choose. */
    Map<String, Object> defaults() {
        return defaults;
    }

    /** The type that a trigger is of. */
    static Optional<TriggerType> of(Map<?, ?> trigger) {
        return Arrays.stream(values())
                .filter(one -> one.type.equals(trigger.get("triggerType")))
                .findFirst();
    }

    /** What others call a type: no letters lead from these names to ours. */
    private static final Map<String, TriggerType> OTHERWISE = Map.ofEntries(
            Map.entry("cron", TIMER),
            Map.entry("crontab", TIMER),
            Map.entry("schedule", TIMER),
            Map.entry("scheduled", TIMER),
            Map.entry("rate", TIMER),
            Map.entry("api", HTTP),
            Map.entry("apigateway", HTTP),
            Map.entry("apigw", HTTP),
            Map.entry("web", HTTP),
            Map.entry("url", HTTP),
            Map.entry("s3", OSS),
            Map.entry("cos", OSS),
            Map.entry("bucket", OSS),
            Map.entry("storage", OSS),
            Map.entry("sns", MNS_TOPIC),
            Map.entry("topic", MNS_TOPIC),
            Map.entry("queue", MNS_TOPIC),
            Map.entry("sls", LOG),
            Map.entry("ots", TABLESTORE),
            Map.entry("dynamodb", TABLESTORE));

    /** The type that is meant by a name which is none. */
    static TriggerType meant(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        List<String> known = Arrays.stream(values()).map(TriggerType::type).toList();
        return Optional.ofNullable(OTHERWISE.get(plain)).orElseGet(() -> {
            String nearest = Spelling.nearest(name, known);
            return Arrays.stream(values())
                    .filter(one -> one.type.equals(nearest))
                    .findFirst()
                    .orElseThrow();
        });
    }
}
