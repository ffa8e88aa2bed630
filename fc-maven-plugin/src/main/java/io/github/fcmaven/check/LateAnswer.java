package io.github.fcmaven.check;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.startup.QuietTime;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * For how long a first answer is waited for beyond its time: a busy machine draws out the work behind it, and turns no
 * verdict. As long as the server's processes work, or it answers nothing else either.
 */
final class LateAnswer implements AutoCloseable {

    /** Of the time of an answer: how long one may come after another, and how long a rest is that ends the wait. */
    private static final int MOMENTS = 10;

    private final ServerProcess server;
    private final InetSocketAddress address;
    private final Supplier<Request> another;
    private final Bounds bounds;
    private final Deadline startTimeout;
    private final Deadline silence;
    private final QuietTime rest;
    private final QuietTime moment;
    private Deadline asked;
    private Deadline together;
    private Connection beside;
    private CompletableFuture<Reply> elsewhere;
    private boolean otherProtocol;

    /** @param another a request for a path that no application has */
    LateAnswer(CheckContext context, InetSocketAddress address, Supplier<Request> another) {
        this.server = context.server();
        this.address = address;
        this.another = another;
        this.bounds = context.bounds();
        this.startTimeout = Deadline.in(context.settings().startTimeout());
        this.silence = Deadline.in(bounds.silence());
        this.rest = new QuietTime(server, bounds.answer());
        this.moment = new QuietTime(server, bounds.answer().dividedBy(MOMENTS));
    }

    /** Looks what the server has used so far; called when the request is made. */
    synchronized void begin() {
        rest.lasts(true);
        moment.lasts(true);
    }

    /** Whether to wait on; asked again and again from the moment at which the time of an answer is over. */
    synchronized boolean mayCome() {
        boolean resting = rest.lasts(true);
        boolean pausing = moment.lasts(true);
        if (asked == null) {
            askElsewhere();
        }
        if (otherProtocol || startTimeout.passed()) {
            return false;
        }
        if (answersElsewhere()) {
            together = together == null ? Deadline.in(bounds.answer().dividedBy(MOMENTS)) : together;
            return !together.passed() || !pausing && !silence.passed();
        }
        if (Unanswered.dying(server.printed())) {
            return !asked.passed();
        }
        return !resting || !silence.passed();
    }

    /** What was seen meanwhile. */
    synchronized Unanswered seen() {
        return Unanswered.of(answersElsewhere(), server);
    }

    @Override
    public synchronized void close() {
        if (beside != null) {
            beside.close();
        }
    }

    private void askElsewhere() {
        asked = Deadline.in(bounds.answer().dividedBy(2));
        Reply none = new Reply.TimedOut(bounds.answer(), 0);
        otherProtocol = OtherProtocol.of(address, none, another).isPresent();
        beside = Connection.open(address, asked);
        elsewhere = CompletableFuture.supplyAsync(
                () -> beside.request(another.get(), Deadline.in(startTimeout.left())), LateAnswer::run);
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "fc-another");
        thread.setDaemon(true);
        thread.start();
    }

    private boolean answersElsewhere() {
        return Optional.ofNullable(elsewhere)
                .map(reply -> reply.getNow(null))
                .filter(Response.class::isInstance)
                .isPresent();
    }
}
