package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.PlatformError;
import io.github.fcmaven.platform.RequestSizes;
import io.github.fcmaven.platform.Requirement;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One request in the instance: on a connection that is kept or a new one, its body sent while the answer is awaited,
 * and ended at the function's timeout. It must be closed.
 */
final class FunctionCall implements AutoCloseable {

    /** Sent again where a kept connection turns out to be closed, as by the platform. */
    private static final Set<String> SENT_AGAIN = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final LocalPlatform platform;
    private final ServingInstance instance;
    private final ClientRequest request;
    private final Future<?> timeout;
    private final long begin = System.nanoTime();
    private Wire server;
    private volatile Future<?> upload;

    /** Why the connection was ended here; empty where it was not. */
    private volatile Optional<PlatformError> ended = Optional.empty();

    private boolean reusable;
    private boolean closed;

    FunctionCall(LocalPlatform platform, ServingInstance instance, ClientRequest request) {
        this.platform = platform;
        this.instance = instance;
        this.request = request;
        this.upload = request.framing().hasBody() ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
        this.timeout = platform.timer()
                .schedule(() -> end(timedOut()), platform.limit().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Sends the request, and returns once the head of the answer is there.
     *
     * @param body the client's, which is read as far as it is sent
     * @param interim gets each answer before the answer, such as 100
     */
    CallResult send(MessageHead head, InputStream body, Consumer<MessageHead> interim) {
        while (true) {
            boolean kept = false;
            try {
                ServerConnections.Taken taken = instance.connections().take();
                kept = taken.kept();
                use(taken.wire());
                server.write(head);
                if (request.framing().hasBody()) {
                    upload = platform.workers().submit(() -> upload(body));
                }
                return answer(interim);
            } catch (IOException e) {
                boolean again = kept
                        && SENT_AGAIN.contains(request.method())
                        && !request.framing().hasBody();
                if (!again || ended.isPresent() || instance.endsSoon()) {
                    return new CallResult.Failed(error(e, kept));
                }
                server.close();
            }
        }
    }

    /** The body of the answer. */
    InputStream body(Framing framing) {
        return server.body(framing);
    }

    /** The body of the answer was read to its end. */
    void complete(CallResult.Answered answer) {
        reusable = answer.framing().end() != Framing.End.CLOSE
                && !answer.head().lists("Connection", "close")
                && answer.head().first().startsWith("HTTP/1.1")
                && awaitUpload();
    }

    /** The connection to the server, in another protocol from now on. */
    Wire tunnel() {
        return server;
    }

    /** Why the call was ended here; empty where it was not. */
    Optional<PlatformError> ended() {
        return ended;
    }

    /** Whether nobody reads from the client any more: its body has been sent, or there is none. */
    boolean readsNothing() {
        return upload.isDone();
    }

    /** The client does not wait for it any more: the function sees its connection end. */
    void cancel() {
        end(PlatformError.canceled());
    }

    boolean isCanceled() {
        return ended.filter(PlatformError.canceled()::equals).isPresent();
    }

    /** Whether nothing of the client's body is left unread after a moment, so that another request may follow. */
    boolean awaitUpload() {
        try {
            upload.get(100, TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void close() {
        timeout.cancel(false);
        synchronized (this) {
            closed = true;
        }
        if (server != null && reusable && ended.isEmpty()) {
            instance.connections().keep(server);
        } else if (server != null) {
            server.close();
        }
    }

    private synchronized void use(Wire wire) throws IOException {
        server = wire;
        if (ended.isPresent()) {
            throw new EOFException("ended before it was sent");
        }
    }

    /** Nothing, once it is closed: the connection is the next request's. */
    private synchronized void end(PlatformError why) {
        if (closed) {
            return;
        }
        ended = Optional.of(why);
        if (server != null) {
            server.close();
        }
    }

    private CallResult answer(Consumer<MessageHead> interim) throws IOException {
        while (true) {
            MessageHead head = server.readHead().orElseThrow(() -> new EOFException("no answer"));
            int status = status(head);
            if (head.size() > RequestSizes.HEADERS) {
                return new CallResult.Failed(PlatformError.badResponse(
                        "the response headers have " + head.size() + " bytes, more than " + RequestSizes.HEADERS,
                        "send smaller headers and cookies: all names and values together have at most 8 KB"));
            }
            if (status == 101 && !request.isUpgrade()) {
                return new CallResult.Failed(PlatformError.badResponse(
                        "the answer is 101 Switching Protocols, which the request did not ask for",
                        Requirement.FC_HTTP.id() + ": answer 101 to a request with Upgrade only"));
            }
            if (status >= 200 || status == 101) {
                return new CallResult.Answered(status, head, Framing.ofAnswer(request.method(), status, head));
            }
            interim.accept(head);
        }
    }

    private static int status(MessageHead head) throws ProtocolException {
        if (!head.first().matches("HTTP/1\\.[01] [1-9]\\d\\d( .*)?")) {
            throw new ProtocolException("no status line of HTTP/1: " + head.first());
        }
        return Integer.parseInt(head.first().substring(9, 12));
    }

    private void upload(InputStream body) {
        try {
            OutputStream out = server.bodyOut(request.framing(), body);
            Wire.copy(new LimitedBody(body, RequestLimits.bodyLimit(request)), out);
        } catch (LimitedBody.TooLarge e) {
            end(PlatformError.entityTooLarge(e.limit()));
            throw new IllegalStateException(e);
        } catch (Wire.BrokenOff e) {
            end(PlatformError.canceled());
            throw new IllegalStateException(e);
        } catch (IOException e) {
            // The answer, or its absence, says more: a server may answer before it has read all.
            throw new IllegalStateException(e);
        }
    }

    /** Why an answer that had begun does not come to its end. */
    PlatformError brokenOff(IOException e) {
        return error(e, false);
    }

    private PlatformError error(IOException e, boolean kept) {
        if (ended.isPresent()) {
            return ended.get();
        }
        if (e instanceof ProtocolException) {
            return PlatformError.badResponse(
                    e.getMessage(), Requirement.FC_HTTP.id() + ": answer with well-formed HTTP/1.1");
        }
        if (instance.endsSoon() && instance.isOutOfMemory()) {
            return PlatformError.outOfMemory(elapsed(), instance.memorySize());
        }
        if (instance.endsSoon()) {
            return PlatformError.exited(
                    elapsed(),
                    instance.peakMegabytes(),
                    "the function " + instance.running().server().ending() + " before it answered " + asked()
                            + ", after " + DurationText.measured(elapsed()) + instance.lastWords(),
                    instance.readLog() + "; keep the server running after " + asked() + " that it cannot handle");
        }
        return kept
                ? PlatformError.dropped(elapsed(), instance.peakMegabytes())
                : PlatformError.exited(
                        elapsed(),
                        instance.peakMegabytes(),
                        "the server ended the connection before its answer to " + asked() + " was whole (" + e + ")",
                        instance.readLog() + "; answer each request before the connection is closed");
    }

    private PlatformError timedOut() {
        return PlatformError.timedOut(
                platform.timeout(),
                instance.peakMegabytes(),
                "the function did not answer " + asked() + " within its timeout of " + platform.timeout() + " s"
                        + instance.lastWords());
    }

    private String asked() {
        return InvokeFunction.isCalled(request) ? "the event" : "the request";
    }
}
