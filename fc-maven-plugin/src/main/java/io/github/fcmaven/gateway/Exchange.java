package io.github.fcmaven.gateway;

import io.github.fcmaven.http.Status;
import io.github.fcmaven.platform.PlatformError;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One request of a client, from its head to the line that tells of it. */
final class Exchange {

    private final LocalPlatform platform;
    private final Wire client;
    private final ClientRequest request;
    private final Channel channel;
    private final FunctionRequest function;
    private final List<String> notes = new ArrayList<>();
    private final long begin = System.nanoTime();
    private int status;

    Exchange(LocalPlatform platform, Wire client, ClientRequest request) {
        this.platform = platform;
        this.client = client;
        this.request = request;
        this.channel = InvokeFunction.isCalled(request) ? Channel.API : Channel.HTTP;
        this.function = channel == Channel.API
                ? FunctionRequest.ofEvent(request, platform.requests(), "localhost")
                : FunctionRequest.ofTrigger(
                        request,
                        platform.requests(),
                        client.socket().getInetAddress().getHostAddress());
        if (!function.dropped().isEmpty()) {
            notes.add("the function does not get " + String.join(", ", function.dropped()));
        }
    }

    /** Answers it; whether another one may follow on the connection. */
    boolean run() throws IOException {
        try {
            Optional<PlatformError> refusal = RequestLimits.tooLarge(request).or(this::refusal);
            if (refusal.isPresent()) {
                return fail(refusal.get());
            }
            if (channel == Channel.HTTP && isAnsweredForTheFunction()) {
                return answer(
                        ClientAnswer.preflight(request, function.requestId()),
                        200,
                        new byte[0],
                        !request.framing().hasBody());
            }
            if (request.isAsync()) {
                return enqueue();
            }
            return channel == Channel.API ? callForEvent() : call();
        } catch (Wire.BrokenOff e) {
            notes.add("the answer broke off");
            throw e;
        } catch (IOException e) {
            notes.add("499 ClientClosedRequest: the client ended the connection");
            throw e;
        } finally {
            platform.listener().request(line());
        }
    }

    private Optional<PlatformError> refusal() {
        if (channel == Channel.API) {
            return InvokeFunction.refusal(request, platform.function());
        }
        if (isAnsweredForTheFunction()) {
            return Optional.empty();
        }
        return RequestLimits.refusedMethod(request, platform.function())
                .or(() -> platform.settings().domain() == Domain.DEFAULT
                                && request.path().endsWith(".apk")
                        ? Optional.of(PlatformError.apk())
                        : Optional.empty());
    }

    /** A preflight goes to the function only where its trigger takes OPTIONS. */
    private boolean isAnsweredForTheFunction() {
        return request.isPreflight()
                && RequestLimits.refusedMethod(request, platform.function()).isPresent();
    }

    /** The client does not wait for the function: what it sends is kept, and the function called meanwhile. */
    private boolean enqueue() throws IOException {
        byte[] event;
        goOn();
        try {
            event = AsyncCall.read(client.body(request.framing()));
        } catch (LimitedBody.TooLarge e) {
            return fail(PlatformError.entityTooLarge(e.limit()));
        }
        platform.workers().submit(new AsyncCall(platform, request, function, event));
        return answer(ClientAnswer.accepted(function.requestId()), 202, new byte[0], true);
    }

    /** No function sees that the client waits, where it gets the event alone or is called later. */
    private void goOn() {
        if (request.waitsToSend()) {
            passInterim(new MessageHead("HTTP/1.1 100 Continue", List.of()));
        }
    }

    private boolean call() throws IOException {
        Admission admission;
        try {
            admission = platform.instance().enter();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (admission instanceof Admission.Refused refused) {
            return fail(refused.error());
        }
        ServingInstance instance = ((Admission.Admitted) admission).instance();
        try (FunctionCall call = new FunctionCall(platform, instance, request);
                ClientWatch watch = ClientWatch.of(platform, client, call)) {
            CallResult result = call.send(function.head(), client.body(request.framing()), this::passInterim);
            if (result instanceof CallResult.Failed failed) {
                return fail(failed.error());
            }
            CallResult.Answered answered = (CallResult.Answered) result;
            if (answered.status() == 101) {
                watch.close();
            }
            return answered.isStream() ? passStream(instance, call, answered) : passAnswer(call, answered);
        } finally {
            platform.instance().leave(instance, true);
        }
    }

    private boolean callForEvent() throws IOException {
        EventOutcome outcome;
        try {
            outcome = new EventCall(platform, request, function.requestId())
                    .run(function.head(), client.body(request.framing()), this::letIn, EventCall.Answer.KEPT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        if (outcome instanceof EventOutcome.Failed failed) {
            return fail(failed.why());
        }
        EventOutcome.Answered answered = (EventOutcome.Answered) outcome;
        answered.error().ifPresent(error -> notes.add("InvocationError, by the function's x-fc-status"));
        notes.addAll(answered.notes());
        MessageHead head = InvokeFunction.head(answered, function.requestId());
        if (InvokeFunction.getsLog(request, platform.function())) {
            head = head.with("X-Fc-Log-Result", answered.log());
        }
        return answer(head, 200, answered.body(), answered.read());
    }

    /** The client of an event that is refused need not send it. */
    private ClientWatch letIn(FunctionCall call) {
        goOn();
        return ClientWatch.of(platform, client, call);
    }

    /** Before the answer, such as the 100 that a client with a long body waits for. */
    private void passInterim(MessageHead head) {
        if (!request.http10()) {
            try {
                client.write(head);
            } catch (IOException e) {
                // The answer cannot be passed either, and says so.
            }
        }
    }

    private boolean passAnswer(FunctionCall call, CallResult.Answered answered) throws IOException {
        if (platform.settings().domain() == Domain.DEFAULT && Status.isRedirect(answered.status())) {
            return fail(PlatformError.redirect());
        }
        Framing framing = answered.framing().toward(request.http10());
        Domain domain = platform.settings().domain();
        MessageHead head = ClientAnswer.of(answered.head(), request, function.requestId(), domain, framing);
        if (request.method().equals("HEAD")
                && answered.head().get("Content-Length").isPresent()) {
            head = head.with(
                    "Content-Length", answered.head().get("Content-Length").get());
        }
        boolean more = request.keepsAlive() && framing.end() != Framing.End.CLOSE;
        status = answered.status();
        notes.addAll(ClientAnswer.notes(head, status, domain));
        client.write(more ? head : head.plus("Connection", "close"));
        InputStream body = call.body(answered.framing());
        try {
            Wire.copy(body, client.bodyOut(framing, body));
        } catch (Wire.BrokenOff e) {
            if (call.isCanceled()) {
                throw new IOException("the client went away", e);
            }
            tell(call.brokenOff(e));
            throw e;
        }
        call.complete(answered);
        return more && call.awaitUpload();
    }

    private boolean passStream(ServingInstance instance, FunctionCall call, CallResult.Answered answered)
            throws IOException {
        instance.beginStream();
        try {
            return answered.status() == 101 ? passUpgrade(call, answered) : passAnswer(call, answered);
        } finally {
            instance.endStream();
        }
    }

    private boolean passUpgrade(FunctionCall call, CallResult.Answered answered) throws IOException {
        status = 101;
        client.write(ClientAnswer.switching(answered.head(), function.requestId()));
        Wire server = call.tunnel();
        platform.workers().submit(() -> {
            try {
                Wire.copy(client.body(Framing.UNTIL_CLOSE), server.bodyOut(Framing.UNTIL_CLOSE, null));
                server.endOutput();
            } catch (IOException e) {
                server.reset();
            }
            return null;
        });
        try {
            Wire.copy(server.body(Framing.UNTIL_CLOSE), client.bodyOut(Framing.UNTIL_CLOSE, null));
        } catch (IOException e) {
            call.ended().ifPresent(this::tell);
        }
        return false;
    }

    private boolean fail(PlatformError error) throws IOException {
        tell(error);
        byte[] body = ClientAnswer.body(error, function.requestId());
        MessageHead head = ClientAnswer.error(error, channel, request, function.requestId(), body.length);
        notes.add(error.code());
        return answer(head, channel.status(error), body, !request.framing().hasBody());
    }

    private void tell(PlatformError error) {
        platform.listener().problem(error.describe());
    }

    /**
     * An answer that is whole.
     *
     * @param read whether nothing of the request is left unread, so that another one may follow
     */
    private boolean answer(MessageHead head, int code, byte[] body, boolean read) throws IOException {
        status = code;
        boolean more = read && request.keepsAlive();
        MessageHead last = more ? head : head.plus("Connection", "close");
        client.write(last, request.method().equals("HEAD") ? new byte[0] : body);
        return more;
    }

    private String line() {
        long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        String line = request.method() + " " + request.target() + " " + status + " " + millis + " ms";
        return notes.isEmpty() ? line : line + "; " + String.join("; ", notes);
    }
}
