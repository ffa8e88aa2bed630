package io.github.fcmaven.invocation;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.ReceivedBody;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.PlatformRequests;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.InvocationLog;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.platform.RequestSizes;
import io.github.fcmaven.startup.ReachableAddresses;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * One {@code POST /invoke} to an instance that was launched for it and is ready, as the platform makes it, and what it
 * makes of the answer.
 */
public final class InstanceCall {

    /** The platform's pages say no limit for an answer; this one keeps a build from running out of memory. */
    static final int ANSWER = 64 << 20;

    private static final int ERROR = 400;

    /** How long the end of a process, or the last lines that it prints, may come after its answer. */
    private static final Duration MOMENT = Duration.ofMillis(500);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Event event;
    private final RunningInstance running;
    private final Consumer<String> log;
    private final Request request;
    private final String id;

    /** @param log gets the lines that the platform prints around those of the function */
    public InstanceCall(Event event, RunningInstance running, Consumer<String> log) {
        this.event = event;
        this.running = running;
        this.log = log;
        this.request = new PlatformRequests(event.function()).event(event.bytes());
        this.id = request.headers().get("X-Fc-Request-Id");
    }

    /**
     * Sends the event and waits for the end. Of an asynchronous one the caller gets no answer, as on the platform; its
     * end is awaited all the same, because the instance ends with the build.
     *
     * @param port where the server is ready
     * @param limit how long the function may take
     */
    public InvocationResult send(CaPort port, Duration limit) {
        InvocationResult result = sent(port, limit);
        return event.type() == InvocationType.SYNC
                ? result
                : new InvocationResult(new byte[0], result.notes(), result.failure());
    }

    private InvocationResult sent(CaPort port, Duration limit) {
        InetSocketAddress address = ReachableAddresses.of(port.number())
                .address()
                .orElseThrow(() -> running.failed("the server accepts no connection any more"));
        ReceivedBody body = ReceivedBody.kept(ANSWER);
        Deadline deadline = Deadline.in(limit);
        log.accept(InvocationLog.first(id));
        long begin = System.nanoTime();
        Reply reply;
        try (Connection connection = Connection.open(address, deadline)) {
            reply = connection.request(request, deadline, body);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        long memory = running.server().peakMemory();
        boolean ended = !isAnswer(reply) && Pause.until(() -> !running.server().isAlive(), MOMENT);
        Pause.of(LOOK, Deadline.in(LOOK)); // what it printed before it answered is still on its way
        InvocationResult result = result(reply, body, ended, new FunctionFailure(running, id, took, memory));
        int granted = event.function().spec().resources().memoryMegabytes();
        new InvocationLog(id, result.failure().isPresent(), took, granted, memory)
                .last()
                .forEach(log);
        return result;
    }

    private InvocationResult result(Reply reply, ReceivedBody body, boolean ended, FunctionFailure failure) {
        if (ended) {
            return failure.exited();
        }
        return reply instanceof Response response ? answered(response, body, failure) : failure.instead(reply);
    }

    private static boolean isAnswer(Reply reply) {
        return reply instanceof Response response
                && response.body() != Response.Body.BROKEN
                && response.body() != Response.Body.LATE;
    }

    private InvocationResult answered(Response response, ReceivedBody body, FunctionFailure failure) {
        if (response.body() == Response.Body.TOO_LONG) {
            throw running.failed(
                    "the function's answer has more than " + ANSWER + " bytes, which fc:invoke does not read");
        }
        if (!isAnswer(response)) {
            return failure.instead(response);
        }
        int bytes = response.headers().values().entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        if (bytes > RequestSizes.HEADERS) {
            return failure.headersTooLong(bytes);
        }
        String told = response.headers().get("X-Fc-Status").orElse("200");
        return told.startsWith("2")
                ? InvocationResult.succeeded(body.content(), dropped(response.status()))
                : failure.told(told, body.content());
    }

    private static List<String> dropped(int status) {
        return status < ERROR
                ? List.of()
                : List.of("The function answered " + status + ". The platform drops this status: the caller gets 200,"
                        + " and the event counts as handled. Answer with the header x-fc-status: 404 too where the"
                        + " function failed");
    }
}
