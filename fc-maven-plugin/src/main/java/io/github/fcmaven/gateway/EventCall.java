package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.InvocationLog;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.platform.PlatformError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * One call of the function for a caller that gets no more of its answer than the body, or nothing: from its admission
 * to the last line of its log.
 *
 * @param request its method, and where the body ends
 * @param id of the request
 */
record EventCall(LocalPlatform platform, ClientRequest request, String id) {

    /** What becomes of the body of an answer. */
    enum Answer {
        /** Somebody gets it. */
        KEPT,
        /** Nobody does: it may be as long as it likes. */
        DISCARDED
    }

    /** The function says by it whether it did what the event asks for: without it, whatever it answers is a success. */
    private static final String FUNCTION_STATUS = "X-Fc-Status";

    /** What the function printed before it answered is still on its way. */
    private static final Duration PRINTING = Duration.ofMillis(20);

    /**
     * Runs it.
     *
     * @param head that the function gets
     * @param body that the function gets
     * @param watch what looks meanwhile whether somebody still waits for the answer; asked once the event is let in
     * @param answer what becomes of the body of the answer
     */
    EventOutcome run(MessageHead head, InputStream body, Function<FunctionCall, ClientWatch> watch, Answer answer)
            throws InterruptedException {
        Admission admission = platform.instance().enter();
        if (admission instanceof Admission.Refused refused) {
            return new EventOutcome.Failed(refused.error());
        }
        ServingInstance instance = ((Admission.Admitted) admission).instance();
        try (FunctionCall call = new FunctionCall(platform, instance, request);
                ClientWatch watched = watch.apply(call)) {
            long mark = platform.log().mark();
            platform.log().add(InvocationLog.first(id));
            CallResult result = call.send(head, body, interim -> {});
            return result instanceof CallResult.Answered answered
                    ? answered(call, instance, answered, mark, answer)
                    : failed(call, instance, ((CallResult.Failed) result).error());
        } finally {
            platform.instance().leave(instance, true);
        }
    }

    private EventOutcome answered(
            FunctionCall call, ServingInstance instance, CallResult.Answered answered, long mark, Answer answer) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            InputStream all = call.body(answered.framing());
            if (answer == Answer.KEPT) {
                Wire.copy(new LimitedBody(all, EventAnswer.LONGEST), body);
            } else {
                Wire.copy(all, OutputStream.nullOutputStream());
            }
        } catch (LimitedBody.TooLarge e) {
            return failed(
                    call,
                    instance,
                    PlatformError.internal(
                            "the function's answer has more than " + e.limit() + " bytes, which are not kept here",
                            "answer an event with less"));
        } catch (IOException e) {
            return failed(call, instance, call.brokenOff(e));
        }
        call.complete(answered);
        Optional<PlatformError> error = answered.head()
                .get(FUNCTION_STATUS)
                .filter(status -> !status.startsWith("2"))
                .map(status -> PlatformError.told(status, instance.readLog()));
        Duration took = tellEnd(call, instance, error.isPresent());
        String log = platform.log().since(mark);
        return new EventOutcome.Answered(
                answered.status(), body.toByteArray(), took, instance, log, call.awaitUpload(), error);
    }

    private EventOutcome failed(FunctionCall call, ServingInstance instance, PlatformError error) {
        tellEnd(call, instance, true);
        return new EventOutcome.Failed(error);
    }

    private Duration tellEnd(FunctionCall call, ServingInstance instance, boolean failed) {
        Duration took = call.elapsed();
        if (InvokeFunction.asksForLog(request)) {
            Pause.of(PRINTING, Deadline.in(PRINTING));
        }
        platform.tellEnd(id, failed, took, instance);
        return took;
    }
}
