package io.github.fcmaven.setting;

import static io.github.fcmaven.setting.Shapes.ANYTHING;
import static io.github.fcmaven.setting.Shapes.FLAG;
import static io.github.fcmaven.setting.Shapes.NAME;
import static io.github.fcmaven.setting.Shapes.may;
import static io.github.fcmaven.setting.Shapes.must;
import static io.github.fcmaven.setting.Shapes.text;
import static io.github.fcmaven.setting.Shapes.whole;
import static io.github.fcmaven.setting.Shapes.words;

/**
 * The configuration of a trigger of EventBridge. Only the source judges its own parameters. Source: page on advanced
 * triggers.
 */
final class EventBridge {

    static final Fields SHAPE = Fields.of(
            must("triggerEnable", FLAG),
            must("asyncInvocationType", FLAG),
            must("eventRuleFilterPattern", text("a pattern as JSON, {} for all", "\\{(?s).*}")),
            must("eventSourceConfig", Fields.of(must("eventSourceType", NAME), may("eventSourceParameters", ANYTHING))),
            may(
                    "eventSinkConfig",
                    Fields.of(must(
                            "deliveryOption",
                            Fields.of(
                                    may("mode", words("event-driven", "event-streaming")),
                                    may("eventSchema", words("CloudEvents", "RawData")),
                                    may("concurrency", whole(1)))))),
            may(
                    "runOptions",
                    Fields.of(
                            may("mode", words("event-driven", "event-streaming")),
                            may("maximumTasks", whole(1)),
                            may("errorsTolerance", words("ALL", "NONE")),
                            may(
                                    "retryStrategy",
                                    Fields.of(
                                            must(
                                                    "PushRetryStrategy",
                                                    words("BACKOFF_RETRY", "EXPONENTIAL_DECAY_RETRY")),
                                            may("MaximumEventAgeInSeconds", whole(0)),
                                            may("MaximumRetryAttempts", whole(0)))),
                            may("deadLetterQueue", Fields.of(must("Arn", text("a resource name", "acs:.+")))),
                            may(
                                    "batchWindow",
                                    Fields.of(
                                            may("CountBasedWindow", whole(1, 10000)),
                                            may("TimeBasedWindow", whole(0, 15)))))));

    private EventBridge() {}
}
