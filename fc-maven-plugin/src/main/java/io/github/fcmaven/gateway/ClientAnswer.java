package io.github.fcmaven.gateway;

import com.google.gson.JsonObject;
import io.github.fcmaven.http.Status;
import io.github.fcmaven.platform.PlatformError;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What reaches a client of the function's answer, and what the platform adds to it. */
final class ClientAnswer {

    /** The function's are ignored: the platform writes its own, or none. */
    private static final Set<String> DROPPED =
            Set.of("connection", "content-length", "transfer-encoding", "date", "keep-alive", "server", "upgrade");

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private ClientAnswer() {}

    /**
     * An answer of the function to a request of the HTTP trigger.
     *
     * @param framing where its body ends on the client's connection
     */
    static MessageHead of(MessageHead function, ClientRequest request, String id, Domain domain, Framing framing) {
        MessageHead head = function.without(
                field -> field.isPlatforms() || DROPPED.contains(field.name().toLowerCase(Locale.ROOT)));
        if (domain == Domain.DEFAULT) {
            head = head.with("Content-Disposition", "attachment");
        }
        return framing.in(withCors(added(head, id), request));
    }

    /** The function goes on in another protocol: the head is what both sides agreed upon, and stays. */
    static MessageHead switching(MessageHead function, String id) {
        return function.without(MessageHead.Field::isPlatforms).with(FunctionRequest.REQUEST_ID, id);
    }

    /** An answer to a browser that asks whether it may ask: the function sees nothing of it. */
    static MessageHead preflight(ClientRequest request, String id) {
        MessageHead head = withCors(added(MessageHead.ofStatus(200), id), request)
                .with(
                        "Access-Control-Allow-Methods",
                        request.head().get("Access-Control-Request-Method").orElseThrow())
                .with("Access-Control-Max-Age", "3600");
        MessageHead answer = request.head()
                .get("Access-Control-Request-Headers")
                .map(names -> head.with("Access-Control-Allow-Headers", names))
                .orElse(head);
        return Framing.ofLength(0).in(answer);
    }

    /** An answer of the API: the body of the function, and nothing else of it. */
    static MessageHead ofApi(String id, long length) {
        return Framing.ofLength(length)
                .in(added(MessageHead.ofStatus(200), id).with("Content-Type", "application/octet-stream"));
    }

    /** The request waits in a queue: the client gets its name. */
    static MessageHead accepted(String id) {
        return Framing.ofLength(0).in(added(MessageHead.ofStatus(202), id));
    }

    /** An answer of the platform in place of the function's. */
    static MessageHead error(PlatformError error, Channel channel, ClientRequest request, String id, long length) {
        MessageHead head = added(MessageHead.ofStatus(channel.status(error)), id)
                .with("X-Fc-Error-Type", error.type())
                .with("Content-Type", "application/json");
        return Framing.ofLength(length).in(withCors(head, request));
    }

    static byte[] body(PlatformError error, String id) {
        JsonObject body = new JsonObject();
        error.body(id).forEach(body::addProperty);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static MessageHead added(MessageHead head, String id) {
        return head.plus(FunctionRequest.REQUEST_ID, id)
                .plus("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .plus("Access-Control-Expose-Headers", "Date,x-fc-request-id");
    }

    /** Beside what the function says itself, unless that is the same. */
    private static MessageHead withCors(MessageHead head, ClientRequest request) {
        String origin = request.head().get("Origin").orElse("");
        if (origin.isEmpty()) {
            return head;
        }
        MessageHead all = head;
        for (var field : List.of(
                new MessageHead.Field(ALLOW_ORIGIN, origin),
                new MessageHead.Field("Access-Control-Allow-Credentials", "true"))) {
            if (all.all(field.name()).noneMatch(field.value()::equals)) {
                all = all.plus(field.name(), field.value());
            }
        }
        return all;
    }

    /** What a developer should hear of an answer that passes here, and would not everywhere. */
    static List<String> notes(MessageHead answer, int status, Domain domain) {
        List<String> notes = new ArrayList<>();
        if (answer.all(ALLOW_ORIGIN).distinct().count() > 1) {
            notes.add("two values of " + ALLOW_ORIGIN + ", the function's and the platform's: browsers refuse that");
        }
        if (domain == Domain.CUSTOM && Status.isRedirect(status)) {
            notes.add("the default domain answers 400 ExternalRedirectForbidden instead");
        }
        return notes;
    }
}
