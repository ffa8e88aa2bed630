package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.InvocationLog;
import io.github.fcmaven.platform.PlatformError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
        Wire.copy(new LimitedBody(body, RequestLimits.ASYNC_BODY), event);
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
        Admission admission = platform.instance().enter();
        if (admission instanceof Admission.Refused refused) {
            return failed(refused.error());
        }
        ServingInstance instance = ((Admission.Admitted) admission).instance();
        try {
            return call(instance);
        } finally {
            platform.instance().leave(instance);
        }
    }

    private Outcome call(ServingInstance instance) {
        platform.log().add(InvocationLog.first(requestId));
        try (FunctionCall call = new FunctionCall(platform, instance, request)) {
            Outcome outcome = call(call);
            platform.tellEnd(requestId, outcome.failed(), call.elapsed(), instance);
            return outcome;
        }
    }

    private Outcome call(FunctionCall call) {
        MessageHead counted = head.with("X-Fc-Retry-Count", Integer.toString(again));
        CallResult result = call.send(counted, new ByteArrayInputStream(event), interim -> {});
        if (result instanceof CallResult.Failed failed) {
            return failed(failed.error());
        }
        CallResult.Answered answered = (CallResult.Answered) result;
        try {
            Wire.copy(call.body(answered.framing()), OutputStream.nullOutputStream());
        } catch (IOException e) {
            return failed(call.brokenOff(e));
        }
        call.complete(answered);
        String took = answered.status() + " " + call.elapsed().toMillis() + " ms";
        return InvokeFunction.failed(answered)
                ? new Outcome(took + "; InvocationError, by the function's x-fc-status", true, false)
                : new Outcome(took, false, false);
    }

    private Outcome failed(PlatformError error) {
        platform.listener().problem(error.describe());
        return new Outcome(error.code(), true, error.api() == THROTTLED);
    }

    private void tell(Outcome outcome, Optional<Duration> pause) {
        String line = "asynchronous " + request.method() + " " + request.target() + " " + outcome.text();
        String next = pause.map(time -> "; it is called again in " + DurationText.inUnits(time))
                .orElse("; it failed " + (again + 1) + (again == 0 ? " time" : " times") + ", and is not called again");
        platform.listener().request(outcome.failed() ? line + next : line);
    }
}
