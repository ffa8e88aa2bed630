package io.github.fcmaven.invocation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.platform.FcProblem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The event that {@code invoke} sends: a text, a file, a template. */
class EventSourceTest {

    private static final FunctionSpec NO_TRIGGER = TestSpec.DEMO;
    private static final int LIMIT = 1000;

    @TempDir
    Path work;

    @Test
    void aTextAFileAndTheStandardInputAreSentByteForByte() throws Exception {
        byte[] bytes = {0, (byte) 0xff, '\r', '\n'};
        Path file = Files.write(work.resolve("event"), bytes);

        assertThat(event(source("{\"name\":\"水\"}", null, null, null))).isEqualTo("{\"name\":\"水\"}".getBytes(UTF_8));
        assertThat(event(source(null, file, null, null))).isEqualTo(bytes);
        assertThat(source(null, Path.of("-"), null, null).event(NO_TRIGGER, LIMIT, new ByteArrayInputStream(bytes)))
                .isEqualTo(bytes);
    }

    @Test
    void aTemplateTakesItsFieldsAndTheFunctionsRegion() {
        assertThat(event(source(null, null, "oss", "bucket=photos,key=a.png")))
                .asString(UTF_8)
                .contains("\"name\":\"photos\"", "\"key\":\"a.png\"", "\"region\":\"cn-hangzhou\"");
    }

    @Test
    void aTemplateTakesTheNamesOfTheFunctionsOwnTriggerWhereNoneAreGiven() {
        FunctionSpec triggered = NO_TRIGGER.withTriggers(
                Optional.empty(),
                List.of(Map.of(
                        "triggerName",
                        "photos",
                        "triggerType",
                        "oss",
                        "sourceArn",
                        "acs:oss:cn-hangzhou:1:photos",
                        "triggerConfig",
                        Map.of("filter", Map.of("key", Map.of("prefix", "in/", "suffix", ".png"))))));

        assertThat(source(null, null, "oss", "key=a.jpg").event(triggered, LIMIT, InputStream.nullInputStream()))
                .asString(UTF_8)
                .contains("\"name\":\"photos\"", "\"key\":\"a.jpg\"");
        assertThat(source(null, null, "oss", null).event(triggered, LIMIT, InputStream.nullInputStream()))
                .asString(UTF_8)
                .contains("\"key\":\"in/sample.png\"");
    }

    @Test
    void withoutAnyItIsTheEventOfTheFirstTriggerThatSendsSome() {
        FunctionSpec triggered = NO_TRIGGER.withTriggers(
                Optional.empty(),
                List.of(
                        Map.of("triggerName", "web", "triggerType", "http"),
                        Map.of("triggerName", "nightly", "triggerType", "timer")));

        assertThat(source(null, null, null, null).event(triggered, LIMIT, InputStream.nullInputStream()))
                .asString(UTF_8)
                .contains("\"triggerName\":\"nightly\"");
        assertThat(event(source(null, null, null, null))).asString(UTF_8).isEqualTo("{}");
    }

    @Test
    void whatContradictsItselfOrIsNotThereIsRefused() throws Exception {
        Path large = Files.write(work.resolve("large"), new byte[LIMIT + 1]);

        refuses(source("{}", null, "oss", null), "more than one of event, eventFile and eventTemplate");
        refuses(source(null, null, null, "key=a"), "eventFields is given without eventTemplate");
        refuses(source(null, work.resolve("none"), null, null), "none, which does not exist");
        refuses(source(null, large, null, null), "has more than 1000 bytes");
    }

    @Test
    void anEventMayBeAsLongAsItsTypeOfInvocationAllows() {
        assertThatThrownBy(() -> new Event(
                        TestFunction.script("true").function(), new byte[128 * 1024 + 1], InvocationType.ASYNC))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("with invocationType Async it may have 131072")
                .hasMessageContaining("EntityTooLarge: 400, payload size exceeds maximum allowed size (131072 bytes)");
        assertThat(InvocationType.of("async")).isEqualTo(InvocationType.ASYNC);
        assertThatThrownBy(() -> InvocationType.of("later")).hasMessageContaining("give Sync or Async");
    }

    private static void refuses(EventSource source, String what) {
        assertThatThrownBy(() -> event(source)).isInstanceOf(FcProblem.class).hasMessageContaining(what);
    }

    private static byte[] event(EventSource source) {
        return source.event(NO_TRIGGER, LIMIT, InputStream.nullInputStream());
    }

    private static EventSource source(String text, Path file, String template, String fields) {
        return new EventSource(
                Optional.ofNullable(text),
                Optional.ofNullable(file),
                Optional.ofNullable(template),
                Optional.ofNullable(fields));
    }
}
