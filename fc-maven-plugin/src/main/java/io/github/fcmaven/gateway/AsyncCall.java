package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.PlatformError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A request whose caller has its answer already: the function is called, and its answer told at the console alone. */
final class AsyncCall implements Runnable {

    private final LocalPlatform platform;
    private final ClientRequest request;
    private final MessageHead head;
    private final byte[] event;

    AsyncCall(LocalPlatform platform, ClientRequest request, FunctionRequest function, byte[] event) {
        Framing framing = Framing.ofLength(event.length);
        this.platform = platform;
        this.request = new ClientRequest(request.head(), request.method(), request.target(), false, framing);
        this.head = framing.in(function.head());
        this.event = event;
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
            Admission admission = platform.instance().enter();
            if (admission instanceof Admission.Refused refused) {
                tell(refused.error());
                return;
            }
            ServingInstance instance = ((Admission.Admitted) admission).instance();
            try {
                call(instance);
            } finally {
                platform.instance().leave(instance);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(ServingInstance instance) {
        try (FunctionCall call = new FunctionCall(platform, instance, request)) {
            CallResult result = call.send(head, new ByteArrayInputStream(event), interim -> {});
            if (result instanceof CallResult.Failed failed) {
                tell(failed.error());
                return;
            }
            CallResult.Answered answered = (CallResult.Answered) result;
            Wire.copy(call.body(answered.framing()), OutputStream.nullOutputStream());
            call.complete(answered);
            told(Integer.toString(answered.status()), call.elapsed());
        } catch (IOException e) {
            told("the answer broke off: " + e.getMessage(), Duration.ZERO);
        }
    }

    private void tell(PlatformError error) {
        platform.listener().problem(error.describe());
        told(error.code() + "; it is not called again here", Duration.ZERO);
    }

    private void told(String result, Duration took) {
        platform.listener()
                .request("asynchronous " + request.method() + " " + request.target() + " " + result
                        + (took.isZero() ? "" : " " + took.toMillis() + " ms"));
    }
}
