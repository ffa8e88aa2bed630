package io.github.fcmaven.invocation;

import io.github.fcmaven.event.EventFields;
import io.github.fcmaven.event.EventTemplate;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.input.TooLongException;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.setting.TriggerEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the event comes from. At most one of text, file and template is given; without them it is the event of the
 * function's first trigger that sends some, else <code>{}</code>.
 *
 * @param text the event itself
 * @param file one that holds the event byte for byte; {@code -} is the standard input
 * @param template the name of a template
 * @param fields values for its fields
 */
public record EventSource(
        Optional<String> text, Optional<Path> file, Optional<String> template, Optional<String> fields) {

    private static final String NAME_ANOTHER =
            "give a file that is there: -Dfc.eventFile=event.json, or - for the standard input";

    private static final Path STANDARD_INPUT = Path.of("-");

    /**
     * The event, as the bytes of {@code POST /invoke}.
     *
     * @param spec of the function that gets it
     * @param limit how many bytes of a file are read
     * @param standardInput is read where the file is {@code -}
     * @throws FcProblem where two sources are given, the file cannot be read, or the template does not have a field
     */
    public byte[] event(FunctionSpec spec, int limit, InputStream standardInput) {
        refuseContradictions();
        if (text.isPresent()) {
            return text.get().getBytes(StandardCharsets.UTF_8);
        }
        if (file.isPresent()) {
            return read(file.get(), limit, standardInput);
        }
        Stream<TriggerEvent> triggered =
                spec.triggers().stream().map(TriggerEvent::of).flatMap(Optional::stream);
        return template.isPresent()
                ? ofTemplate(EventTemplate.named(template.get()), triggered, spec.region())
                : triggered.findFirst().map(event -> event.body(spec.region())).orElseGet(TriggerEvent::empty);
    }

    /** A field that is not given has the name that the function's own trigger has for it, if it has such a one. */
    private byte[] ofTemplate(EventTemplate named, Stream<TriggerEvent> triggered, String region) {
        Map<String, String> all = new LinkedHashMap<>();
        triggered.filter(event -> event.template() == named).findFirst().ifPresent(event -> all.putAll(event.fields()));
        fields.map(EventFields::parse).ifPresent(all::putAll);
        return named.event(all, region, Instant.now());
    }

    private void refuseContradictions() {
        if (Stream.of(text, file, template).filter(Optional::isPresent).count() > 1) {
            throw FcProblem.local(
                    "more than one of event, eventFile and eventTemplate is given",
                    "give one of them: each is the whole event");
        }
        if (fields.isPresent() && template.isEmpty()) {
            throw FcProblem.local(
                    "eventFields is given without eventTemplate",
                    "give -Dfc.eventTemplate=NAME too; -Dfc.eventTemplate=list lists them with their fields");
        }
    }

    private static byte[] read(Path file, int limit, InputStream standardInput) {
        try {
            // Not closed: the standard input is the process's own.
            if (file.equals(STANDARD_INPUT)) {
                return BoundedInput.bytes(standardInput, limit, "the event");
            }
            try (InputStream in = Files.newInputStream(file)) { // a pipe too: <(command) is one
                return BoundedInput.bytes(in, limit, file.toString());
            }
        } catch (TooLongException e) {
            throw FcProblem.local(
                    "the event in " + file + " has more than " + limit + " bytes",
                    "send less, or put the data into OSS and send its name",
                    e);
        } catch (NoSuchFileException e) {
            throw FcProblem.local("eventFile names " + file + ", which does not exist", NAME_ANOTHER, e);
        } catch (IOException e) {
            throw FcProblem.local("the event cannot be read: " + e, NAME_ANOTHER, e);
        }
    }
}
