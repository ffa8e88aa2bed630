package io.github.fcmaven.invocation;

import io.github.fcmaven.gateway.EventAnswer;
import io.github.fcmaven.gateway.GatewayFile;
import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.ReceivedBody;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.RequestBody;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One call of InvokeFunction, of the platform's API, at a gateway, which calls its own instance. */
public final class GatewayCall {

    /** The gateway keeps to the function's timeout, and knows whether a debugger holds it. */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** As much of an error as a message takes. */
    private static final int SHOWN = 500;

    private final Event event;
    private final GatewayFile gateway;
    private final Consumer<String> log;

    /** @param log gets the end of the function's log, where the gateway sends it */
    public GatewayCall(Event event, GatewayFile gateway, Consumer<String> log) {
        this.event = event;
        this.gateway = gateway;
        this.log = log;
    }

    /**
     * Sends the event.
     *
     * @throws FcProblem where the gateway does not answer
     */
    public InvocationResult send() {
        ReceivedBody body = ReceivedBody.kept(EventAnswer.LONGEST);
        Deadline deadline = Deadline.in(LONGEST);
        try (Connection connection = Connection.open(address(), deadline)) {
            Reply reply = connection.request(request(), deadline, body);
            if (reply instanceof Response response && response.body() == Response.Body.WHOLE) {
                return answered(response, body.content());
            }
            if (reply instanceof Response response && response.body() == Response.Body.TOO_LONG) {
                throw FcProblem.local(
                        "the function's answer has more than " + EventAnswer.LONGEST
                                + " bytes, which fc:invoke does not read",
                        "send the event with another client to " + gateway.url()
                                + request().path());
            }
            throw FcProblem.local(
                    "fc:run of this project (PID " + gateway.pid() + ") at " + gateway.url() + " " + reply.describe(),
                    "read what it says in its terminal; end it, and fc:invoke launches the function itself");
        }
    }

    private InetSocketAddress address() {
        URI url = URI.create(gateway.url());
        return new InetSocketAddress(url.getHost(), url.getPort());
    }

    private Request request() {
        String name = event.function().spec().name();
        return new Request(
                "POST",
                "/2023-03-30/functions/" + name + "/invocations",
                Map.of(
                        "Content-Type",
                        "application/octet-stream",
                        "X-Fc-Invocation-Type",
                        event.type().word(),
                        "X-Fc-Log-Type",
                        event.type() == InvocationType.SYNC ? "Tail" : "None"),
                Optional.of(RequestBody.of(event.bytes())));
    }

    private InvocationResult answered(Response response, byte[] answer) {
        response.headers().get("X-Fc-Log-Result").ifPresentOrElse(this::tell, () -> tellWhere(response));
        Optional<String> error = response.headers().get("X-Fc-Error-Type");
        if (error.isEmpty() && response.status() / 100 == 2) {
            return InvocationResult.succeeded(answer, List.of());
        }
        String text = new String(answer, StandardCharsets.UTF_8);
        return InvocationResult.failed(
                answer,
                FcProblem.local(
                        "the invocation failed: " + response.status()
                                + error.map(type -> " " + type).orElse("") + ": "
                                + text.substring(0, Math.min(SHOWN, text.length())),
                        "read what fc:run says of it in its terminal (PID " + gateway.pid() + ")"));
    }

    /** Of a function that takes several requests at once, no line is known to be of this one. */
    private void tellWhere(Response response) {
        log.accept("RequestId: " + response.headers().get("X-Fc-Request-Id").orElse("none")
                + "; the function's log is in the terminal of fc:run");
    }

    private void tell(String base64) {
        try {
            new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(log);
        } catch (IllegalArgumentException e) {
            // No log of ours: the answer stands without it.
        }
    }
}
