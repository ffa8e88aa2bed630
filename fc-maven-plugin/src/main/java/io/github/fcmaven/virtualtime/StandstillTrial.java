package io.github.fcmaven.virtualtime;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.FreezableTree;
import io.github.fcmaven.process.Freezer;
import io.github.fcmaven.process.ServerProcess;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Stops every process of a server, lets them go on, and asks for an answer before and afterwards. Whoever ends the
 * server in between lets it go on first.
 *
 * @param address where it accepts requests
 * @param request makes the requests, which are answered at once
 * @param answer how long each may take
 */
public record StandstillTrial(
        ServerProcess server, InetSocketAddress address, Supplier<Request> request, Duration answer) {

    private static final Duration AN_HOUR = Duration.ofHours(1);

    /** In real time, where the clock shows another one: long enough that no process still runs by chance. */
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    private static final Duration UNTIL_STOPPED = Duration.ofSeconds(2);

    private static final Duration CLOSE_IS_SEEN = Duration.ofMillis(500);

    /** It is frozen for so long. */
    public Standstill of(Duration time) {
        return of(time, time, () -> {}, () -> {});
    }

    /** It is frozen, and an hour has passed by its clock when it goes on. */
    Standstill ofAnHour(VirtualClock clock) {
        return of(A_MOMENT, AN_HOUR, () -> clock.move(AN_HOUR), clock::awaitFollowers);
    }

    private Standstill of(Duration real, Duration shown, Runnable meanwhile, Runnable afterwards) {
        try (Connection connection = Connection.open(address, Deadline.in(answer))) {
            Reply first = ask(connection);
            if (!(first instanceof Response before) || before.body() != Response.Body.WHOLE) {
                return new Standstill.NotShown("before it was frozen, the server " + first.describe());
            }
            int printed = server.printed().size();
            Optional<String> missing = stop(real, meanwhile);
            if (missing.isPresent()) {
                return new Standstill.NotShown(missing.get());
            }
            afterwards.run();
            Optional<Reply> kept =
                    Optional.of(before).filter(Response::reusable).map(reusable -> ask(connection));
            connection.close(); // a server may serve one connection after the other
            Reply fresh = askAnew();
            List<String> all = server.printed();
            return new Standstill.Seen(
                    shown, before, kept, fresh, all.subList(Math.min(printed, all.size()), all.size()));
        }
    }

    /** Why it did not stand still for all that time; empty where it did. */
    private Optional<String> stop(Duration time, Runnable meanwhile) {
        Optional<Freezer> started = Freezer.start(server.machine());
        if (started.isEmpty()) {
            return Optional.of("this system cannot stop a server and let it go on");
        }
        FreezableTree tree = server.freezable();
        try (Freezer freezer = started.get()) {
            boolean still = tree.freeze(freezer);
            try {
                awaitStill(tree);
                meanwhile.run();
                Pause.of(time, Deadline.in(time));
                still &= tree.standsStill();
            } finally {
                tree.thaw(freezer);
            }
            return still ? Optional.empty() : Optional.of("not every process of the server could be stopped here");
        }
    }

    /** On a busy machine a process that is told to stop runs until it gets its turn. */
    private static void awaitStill(FreezableTree tree) {
        Deadline stopped = Deadline.in(UNTIL_STOPPED);
        while (tree.isFrozen() && !tree.standsStill() && !stopped.passed()) {
            Pause.of(A_MOMENT.dividedBy(20), stopped);
        }
    }

    /** A server of one connection at a time may not have seen yet that the last one was closed. */
    private Reply askAnew() {
        Deadline seen = Deadline.in(CLOSE_IS_SEEN);
        Reply reply = askOnce();
        while (!(reply instanceof Response) && !seen.passed()) {
            Pause.of(A_MOMENT, seen);
            reply = askOnce();
        }
        return reply;
    }

    private Reply askOnce() {
        try (Connection connection = Connection.open(address, Deadline.in(answer))) {
            return ask(connection);
        }
    }

    private Reply ask(Connection connection) {
        return connection.request(request.get(), Deadline.in(answer));
    }
}
