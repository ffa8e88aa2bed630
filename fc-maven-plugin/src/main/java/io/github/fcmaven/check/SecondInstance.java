package io.github.fcmaven.check;

import io.github.fcmaven.clock.ClockControl;
import io.github.fcmaven.http.Connection;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.server.NodeLimits;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.startup.StartupListener;
import io.github.fcmaven.startup.StartupWait;
import io.github.fcmaven.virtualtime.Day;
import io.github.fcmaven.virtualtime.DayProof;
import io.github.fcmaven.virtualtime.DayRequests;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Another instance of the function, launched when the first one was timed and has ended: it may carry what is not shipped. */
final class SecondInstance {

    /** The script looks again some time after the port is open, and with each request. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private static final Duration TOLD = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Launcher launcher;
    private final CheckSettings settings;
    private final CheckListener listener;
    private final Bounds bounds;

    SecondInstance(Launcher launcher, CheckSettings settings, CheckListener listener, Bounds bounds) {
        this.launcher = launcher;
        this.settings = settings;
        this.listener = listener;
        this.bounds = bounds;
    }

    /** What was seen, and what a day by the warped clock showed. */
    Observation shownADay(Observation seen) {
        listener.warping();
        return seen.with(launched(SecondInstance::clock, this::day, Day::notShown));
    }

    private static Map<String, String> clock(Instance instance) {
        return Map.of(
                ClockControl.VARIABLE, ClockControl.install(instance.clock()).option());
    }

    private Day day(RunningInstance armed) {
        StartOutcome start =
                StartupWait.forConnection(armed, StartupListener.NONE).await(settings.startTimeout());
        if (!(start instanceof StartOutcome.Accepted accepted)) {
            return Day.notShown("the second instance, which carries the clock, did not start"
                    + (start instanceof StartOutcome.Ended ended ? ": it " + ended.ending() : ""));
        }
        return ReachableAddresses.of(accepted.port())
                .address()
                .map(address -> {
                    // Of this instance too no request may come before; what comes of the call was judged of the first.
                    new ConfiguredCalls(armed.function().spec(), address, () -> false).initialize();
                    return DayProof.of(
                            armed.server(),
                            address,
                            ClockControl.at(armed.instance().clock()),
                            new DayRequests(settings.probePath(), settings.slowPath(), bounds.answer()));
                })
                .orElseGet(() -> Day.notShown("the second instance accepts no connection"));
    }

    /** What was seen, and what the running server says of itself. */
    Observation askedForLimits(Observation seen) {
        listener.reading();
        return launched(
                SecondInstance::preload,
                armed -> limits(armed)
                        .map(limits -> seen.with(limits.declared()))
                        .orElseGet(() -> seen.with(Day.notShown("the second instance did not tell its limits"))),
                why -> seen.with(Day.notShown(why)));
    }

    private <T> T launched(
            Function<Instance, Map<String, String>> more,
            Function<RunningInstance, T> work,
            Function<String, T> failed) {
        try {
            return launcher.with(more, work);
        } catch (FcProblem e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return failed.apply("the second instance could not be launched: " + e.what());
        }
    }

    private static Map<String, String> preload(Instance instance) {
        return NodeLimits.preload(instance.clock());
    }

    private Optional<NodeLimits> limits(RunningInstance armed) {
        StartOutcome start =
                StartupWait.forConnection(armed, StartupListener.NONE).await(settings.startTimeout());
        return start instanceof StartOutcome.Accepted accepted
                ? ReachableAddresses.of(accepted.port()).address().flatMap(address -> limits(armed, address))
                : Optional.empty();
    }

    private Optional<NodeLimits> limits(RunningInstance armed, InetSocketAddress address) {
        Deadline answer = Deadline.in(bounds.answer());
        try (Connection connection = Connection.open(address, answer)) {
            connection.request("GET", settings.probePath(), answer);
        }
        Pause.of(LOOK_AGAIN, Deadline.in(LOOK_AGAIN));
        Deadline deadline = Deadline.in(TOLD);
        Optional<NodeLimits> limits = read(armed, address);
        while (limits.isEmpty() && !deadline.passed()) {
            Pause.of(PAUSE, deadline);
            limits = read(armed, address);
        }
        return limits;
    }

    private static Optional<NodeLimits> read(RunningInstance armed, InetSocketAddress address) {
        return NodeLimits.read(armed.instance().clock(), address.getPort());
    }
}
