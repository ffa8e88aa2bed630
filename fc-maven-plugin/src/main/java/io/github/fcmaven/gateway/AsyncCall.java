package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.RequestSizes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * A request whose caller has its answer already: the function is called, and again where it fails, and its answer told
 * at the console alone.
 */
final class AsyncCall implements Runnable {

    private static final int THROTTLED = 429;

    private final LocalPlatform platform;
    private final ClientRequest request;
    private final MessageHead head;
    private final String requestId;
    private final byte[] event;
    private final AsyncRetries retries;
    private final long taken = System.nanoTime();
    private int again;

    /**
     * What came of one call.
     *
     * @param throttled whether the function did not get it
     */
    private record Outcome(String text, boolean failed, boolean throttled) {}

    AsyncCall(LocalPlatform platform, ClientRequest request, FunctionRequest function, byte[] event) {
        Framing framing = Framing.ofLength(event.length);
        this.platform = platform;
        this.request = new ClientRequest(request.head(), request.method(), request.target(), false, framing);
        this.head = framing.in(function.head());
        this.requestId = function.requestId();
        this.event = event;
        this.retries = AsyncRetries.of(platform.function().spec());
    }

    /** All of a body that the platform keeps until the function is called. */
    static byte[] read(InputStream body) throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        Wire.copy(new LimitedBody(body, RequestSizes.ASYNC_BODY), event);
        return event.toByteArray();
    }

    @Override
    public void run() {
        try {
            Outcome outcome = outcome();
            Optional<Duration> pause = Optional.of(outcome)
                    .filter(Outcome::failed)
                    .flatMap(failed -> retries.wait(again, failed.throttled(), sinceTaken()));
            tell(outcome, pause);
            pause.ifPresent(this::callAgain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration sinceTaken() {
        return Duration.ofNanos(System.nanoTime() - taken);
    }

    private void callAgain(Duration pause) {
        again++;
        try {
            platform.timer().schedule(() -> platform.workers().submit(this), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the gateway ends, and what waits with it
        }
    }

    private Outcome outcome() throws InterruptedException {
        MessageHead counted = head.with("X-Fc-Retry-Count", Integer.toString(again));
        EventOutcome outcome = new EventCall(platform, request, requestId)
                .run(counted, new ByteArrayInputStream(event), call -> ClientWatch.NOBODY, EventCall.Answer.DISCARDED);
        if (outcome instanceof EventOutcome.Failed failed) {
            platform.listener().problem(failed.why().describe());
            return new Outcome(failed.why().code(), true, failed.why().api() == THROTTLED);
        }
        EventOutcome.Answered answered = (EventOutcome.Answered) outcome;
        String took = answered.status() + " " + answered.took().toMillis() + " ms";
        return answered.error().isPresent()
                ? new Outcome(took + "; InvocationError, by the function's x-fc-status", true, false)
                : new Outcome(took, false, false);
    }

    private void tell(Outcome outcome, Optional<Duration> pause) {
        String line = "asynchronous " + request.method() + " " + request.target() + " " + outcome.text();
        String next = pause.map(time -> "; it is called again in " + DurationText.inUnits(time))
                .orElse("; it failed " + (again + 1) + (again == 0 ? " time" : " times") + ", and is not called again");
        platform.listener().request(outcome.failed() ? line + next : line);
    }
}
