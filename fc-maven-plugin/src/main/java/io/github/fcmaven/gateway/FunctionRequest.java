package io.github.fcmaven.gateway;

import io.github.fcmaven.http.Request;
import io.github.fcmaven.instance.PlatformRequests;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What reaches the function of a request: the client's own, without what the platform keeps for itself, and with the
 * headers that it puts into each.
 *
 * @param head with the framing of its body
 * @param requestId the platform's name for this request
 * @param dropped the client's headers that the function does not get, except those of every connection
 */
record FunctionRequest(MessageHead head, String requestId, List<String> dropped) {

    static final String REQUEST_ID = "X-Fc-Request-Id";

    /** Between two neighbours on the way, and never passed on; those of the framing are written anew. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "keep-alive", "proxy-connection", "upgrade", "content-length", "transfer-encoding");

    /** Read by the platform itself. */
    private static final Set<String> CONSUMED =
            Set.of("x-fc-invocation-type", "x-fc-log-type", "x-fc-async-task-id", "x-fc-stateful-async-invocation-id");

    /**
     * A request of the HTTP trigger.
     *
     * @param peer the address from which the client came
     */
    static FunctionRequest ofTrigger(ClientRequest request, PlatformRequests platform, String peer) {
        Set<String> hops = request.head()
                .elements("Connection")
                .map(FunctionRequest::lower)
                .collect(Collectors.toSet());
        MessageHead own = request.head()
                .without(field -> field.isPlatforms()
                        || OF_THE_CONNECTION.contains(lower(field.name()))
                        || hops.contains(lower(field.name())));
        MessageHead head = new MessageHead(request.method() + " " + request.target() + " HTTP/1.1", own.fields());
        head = head.with("X-Forwarded-For", appended(head, "X-Forwarded-For", peer))
                .with("X-Forwarded-Proto", appended(head, "X-Forwarded-Proto", "http"));
        if (request.isUpgrade()) {
            head = head.plus("Connection", "Upgrade")
                    .plus("Upgrade", request.head().get("Upgrade").orElseThrow());
        }
        return of(request, request.framing().in(head), platform.get(request.path()));
    }

    /**
     * An event: the bytes of the body are the client's, and nothing else is.
     *
     * @param address of the instance, which is its Host
     */
    static FunctionRequest ofEvent(ClientRequest request, PlatformRequests platform, String address) {
        MessageHead head = new MessageHead("POST /invoke HTTP/1.1", List.of()).plus("Host", address);
        Framing framing = request.framing().hasBody() ? request.framing() : Framing.ofLength(0);
        return of(request, framing.in(head), platform.event(new byte[0]));
    }

    private static FunctionRequest of(ClientRequest request, MessageHead head, Request common) {
        MessageHead all = head;
        for (var header : common.headers().entrySet()) {
            all = all.with(header.getKey(), header.getValue());
        }
        List<String> dropped = request.head().fields().stream()
                .filter(field -> field.isPlatforms() && !CONSUMED.contains(lower(field.name())))
                .map(MessageHead.Field::name)
                .toList();
        return new FunctionRequest(all, common.headers().get(REQUEST_ID), dropped);
    }

    private static String appended(MessageHead head, String name, String value) {
        return Stream.concat(head.elements(name), Stream.of(value)).collect(Collectors.joining(", "));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
